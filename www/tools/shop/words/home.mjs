// What is said of kitchen things, furniture and the home.

/** @type {import("../describe.mjs").WordsByType} */
export const HOME = {
  mug: {
    names: { straight: ["mug", "coffee mug"], round: ["round mug", "belly mug"], tall: ["tall mug", "latte mug"], enamel: ["enamel mug", "camping mug"] },
    open: ["Holds {250-450} millilitres, which is the right amount of morning.", "Sits in the hand like a warm pebble.", "For the first coffee, the long tea and the soup you have instead of lunch.", "Thrown, glazed and fired twice in a studio by the sea.", "Every office kitchen has one that people fight over; this is it.", "Hot drinks stay hot a little longer behind thick walls."],
    detail: ["The handle takes three fingers, even in gloves.", "Its rim is thin, because that is where taste begins.", "Glaze pools at the foot, so no two are quite alike.", "It stacks, and does not stick.", "The base is left raw and does not slide."],
    close: ["Happy in the dishwasher.", "Also good for pencils.", "Microwave it, drop it once, keep it.", "Comes wrapped in straw."],
  },
  plate: {
    names: { rimmed: ["dinner plate", "rimmed plate"], coupe: ["plate", "coupe plate"], deep: ["pasta plate", "soup plate"], scalloped: ["dessert plate", "scalloped plate"] },
    open: ["Makes leftovers look like a decision.", "{18-29} centimetres across, with room for seconds.", "Set one, and the table looks laid.", "Food first, but the edge gets noticed.", "Turned by hand, which you feel when you run a finger around it."],
    detail: ["Knives leave no grey marks on the glaze.", "Warm it in the oven before serving.", "A shallow lip keeps sauce where it belongs.", "The foot ring is polished and kind to wood.", "It stacks low and takes little room in the cupboard."],
    close: ["Mix it with what you have.", "Dishwasher, microwave, freezer: yes.", "Sold singly, so you can replace the one you drop.", "Cake looks best on it."],
  },
  bowl: {
    names: { footed: ["footed bowl", "bowl"], salad: ["salad bowl", "serving bowl"], noodle: ["noodle bowl", "ramen bowl"], nested: ["set of nesting bowls", "mixing bowls"] },
    open: ["For porridge at seven and noodles at nine.", "Deep enough to toss a salad without losing half of it.", "Held in both hands, it warms them.", "From the mixer to the table without changing dishes.", "Fruit, keys or soup: it does not ask."],
    detail: ["Walls curve inward at the top, so spoons find the last of it.", "It holds {400-2600} millilitres to the brim.", "A small foot lifts it off the table and makes it look light.", "Glazed on both sides, with a rim left bare.", "Heavy enough to stay put while you whisk."],
    close: ["Stacks with its brothers.", "Goes from fridge to oven without sulking.", "Wash as you like.", "Eat from it on the sofa."],
  },
  pan: {
    names: { frying: ["frying pan", "skillet"], casserole: ["casserole", "Dutch oven"], saucepan: ["saucepan", "milk pan"] },
    open: ["Sears, braises, and goes to the table.", "Heat it slowly and it will do the rest.", "Heavy, in the way that good tools are.", "One-pot suppers start here.", "Its base is {4-7} millimetres thick and spreads heat to the edge.", "Sunday stew, Tuesday pancakes."],
    detail: ["Works on gas, induction and embers.", "The handle stays cool enough to hold.", "Drops that gather under the lid fall back as rain.", "A coating without the chemicals you have read about.", "Its sides slope so that a spatula gets under things."],
    close: ["Oil it, and it becomes non-stick by itself.", "Wash by hand, dry at once.", "Will be inherited.", "Feeds {2-8}."],
  },
  kettle: {
    names: { whistling: ["whistling kettle", "stovetop kettle"], gooseneck: ["gooseneck kettle", "pour-over kettle"], electric: ["electric kettle", "kettle"] },
    open: ["Boils a litre before you have found the cups.", "It sings when it is ready.", "A thin, steady stream for coffee made with patience.", "Tea for {2-8}, at any hour.", "The first sound of the morning."],
    detail: ["The lid opens wide enough for a sponge.", "Its spout does not drip, which is rarer than it should be.", "Walls are doubled, and the outside stays touchable.", "A thermometer in the lid shows when it is hot enough for green leaves.", "It switches itself off when it runs dry."],
    close: ["Descale with vinegar.", "Holds {0.8-1.9} litres.", "Looks well on any stove.", "The handle folds down."],
  },
  teapot: {
    names: { round: ["teapot", "round teapot"], tall: ["coffee pot", "tall teapot"], "bamboo-handled": ["bamboo-handled teapot", "Japanese teapot"] },
    open: ["An hour with a friend, in clay.", "Pours {4-8} cups without a dribble.", "It keeps the last cup as warm as the first.", "For leaves that want room to open.", "Every house needs one for visitors and bad news."],
    detail: ["A sieve of steel sits in the neck and lifts out.", "The lid has a tooth and does not fall when you tip.", "Its spout was cut seven times until it poured cleanly.", "Glazed inside, so mint today does not taste of smoke tomorrow.", "The handle is far enough from the belly for knuckles."],
    close: ["Rinse, never soap.", "With a cosy in winter, without in June.", "Cups to match are sold apart.", "Stands on a trivet or a book."],
  },
  knife: {
    names: { "chef's": ["chef's knife", "kitchen knife"], bread: ["bread knife", "serrated knife"], paring: ["paring knife", "vegetable knife"], cleaver: ["cleaver", "Chinese cleaver"] },
    open: ["Onions without tears, or at least with fewer.", "Hardened to {58-63} Rockwell and ground by hand.", "The one that hangs closest to the board.", "Goes through a ripe tomato under its own weight.", "Balanced at the point where finger and thumb meet."],
    detail: ["The spine is rounded, so it does not bite your hand.", "Steel runs the full length of the handle.", "Its edge comes back with five strokes on a stone.", "Riveted in brass, oiled with linseed.", "{9-24} centimetres of blade."],
    close: ["Keep it out of the dishwasher.", "Comes in a card sheath.", "We sharpen it once a year for free.", "Give a coin for it, if it is a present."],
  },
  board: {
    names: { handled: ["chopping board", "serving board"], round: ["round board", "cheese board"], long: ["cutting board", "long chopping board"] },
    open: ["Kind to knives and pretty under cheese.", "Cut from one plank and sanded four times.", "Bread, herbs, a fish: it takes them all.", "A slice of a tree that fell in a storm.", "It stays flat, even when one side is wet."],
    detail: ["A groove on the back catches juice.", "Rubbed with {2-4} coats of oil.", "Grain runs the long way and closes over small cuts.", "Hang it up by its hole.", "Thick enough to be planed one day."],
    close: ["Wash, stand it up, done.", "Oil it when it looks thirsty.", "Carry it straight to the table.", "No two have the same rings."],
  },
  chair: {
    names: { shell: ["dining chair", "shell chair"], spindle: ["spindle-back chair", "kitchen chair"], upholstered: ["upholstered chair", "padded dining chair"], folding: ["folding chair", "garden chair"] },
    open: ["Stays comfortable until the pudding, and well past it.", "A seat for the long end of the table.", "Light enough to lift with one hand, strong enough to stand on.", "Drawn in Denmark, made in {material}, sat on everywhere.", "It asks you to sit straight, but politely."],
    detail: ["The back gives a little when you lean.", "Legs are dowelled and wedged, without a single screw in sight.", "Seat height is {44-47} centimetres.", "Felt under the feet spares the floor.", "Carries {110-160} kilos, tested with sandbags."],
    close: ["Comes assembled.", "Buy one, then five more.", "Wipe with a damp cloth.", "The seat can be renewed in ten years."],
    variant: { folding: ["Flat against a wall until guests arrive.", "Balcony in May, cellar in November."] },
  },
  armchair: {
    names: { round: ["armchair", "cocktail chair"], winged: ["wing chair", "reading chair"], lounge: ["lounge chair", "club chair"] },
    open: ["One chapter turns into four.", "Where the cat will be when you come home.", "Sink in, look up two hours later.", "Wide enough for a person and a child and a book.", "For the corner with the good light."],
    detail: ["The frame is beech, jointed and glued for life.", "Springs under the seat, feathers above them.", "Arms are at the height of a cup.", "Covers of {material} come off with a zip.", "Wings keep draughts, and relatives, at a distance."],
    close: ["Delivered to the room you want.", "Legs screw on without tools.", "Brush it now and then.", "{72-96} centimetres wide."],
  },
  stool: {
    names: { round: ["stool", "three-legged stool"], bar: ["bar stool", "counter stool"], step: ["step stool", "kitchen steps"] },
    open: ["Perch on it, stand on it, put a plant on it.", "An extra seat that hides under the table.", "For the top shelf and the bottom drawer.", "Breakfast at the counter, feet off the ground.", "It never wobbles, because the floor does."],
    detail: ["Turned from {material} and left a little rough.", "The rung sits where feet look for it.", "{42-76} centimetres high.", "Rounded edges do not dent shins.", "Carries the heaviest uncle."],
    close: ["Flat pack, six bolts, ten minutes.", "Looks good in threes.", "Soap and water.", "Children drag it everywhere."],
  },
  table: {
    names: { round: ["round table", "dining table"], rectangular: ["dining table", "kitchen table"], coffee: ["coffee table", "low table"], desk: ["writing desk", "desk"] },
    open: ["Homework, birthdays, tax returns.", "{material}, oiled, with the knots left in.", "Seats {2-8}, and one more if you like each other.", "It gets rings and scratches, and gets better for them.", "The middle of the room, whatever the room is for."],
    detail: ["The top is {24-40} millimetres thick and cut from three boards.", "Legs stand back, so nobody bumps a knee.", "Edges are bevelled underneath, which makes it look thin.", "Cables vanish through a slot at the back.", "Sand it in ten years and start again."],
    close: ["Carried up by two people.", "Use coasters, or do not.", "Extension leaves to order.", "Wood from forests within a day's drive."],
  },
  sofa: {
    names: { "two-seat": ["two-seater sofa", "love seat"], "three-seat": ["three-seater sofa", "sofa"], curved: ["curved sofa", "sofa"] },
    open: ["For films, naps and whole rainy weekends.", "Long enough to lie down, firm enough to get up.", "Somewhere to be ill in comfort.", "The dog is allowed, we decided.", "Guests have slept on it and came back.", "{165-245} centimetres of doing nothing."],
    detail: ["Seat cushions are wrapped in wool and keep their edges.", "Covers in {material} are made to be taken off and washed.", "Depth is generous: legs fold up beside you.", "The frame carries a guarantee of {15-25} years.", "High legs let the vacuum cleaner through."],
    close: ["Comes through doors of 75 centimetres.", "Swap the cushions to even out the wear.", "Samples of cloth by post.", "Old one taken away."],
  },
  shelf: {
    names: { bookcase: ["bookcase", "bookshelf"], ladder: ["ladder shelf", "leaning shelf"], wall: ["wall shelf", "floating shelves"] },
    open: ["Holds more novels than you admit to owning.", "Books below, plants above, a small mess in between.", "For walls that look too empty.", "{material} boards that do not bow under an encyclopaedia.", "Give your things a place where they can be seen."],
    detail: ["Boards are adjustable in steps of three centimetres.", "Takes {18-40} kilos a board.", "Fixings for brick, plaster and patience are enclosed.", "The back is open, so the wall shows through.", "Edges are solid, not glued on."],
    close: ["Put up by one person and a spirit level.", "Add a second when it is full.", "Dust it monthly, or don't.", "{60-120} centimetres wide."],
  },
  lamp: {
    names: { table: ["table lamp", "bedside lamp"], desk: ["desk lamp", "reading lamp"], floor: ["floor lamp", "standard lamp"], pendant: ["pendant lamp", "ceiling lamp"] },
    open: ["Light for reading, not for interrogations.", "Turns a corner into a place.", "Soft at night, honest by day.", "It makes dinner look better than it is.", "For people who never use the big light.", "Points where you work and nowhere else."],
    detail: ["A dimmer sits in the flex, where the hand finds it.", "The shade throws a circle of {80-180} centimetres.", "Its cable is wrapped in cloth.", "Joints stay where you leave them.", "Takes any E27 bulb of up to {40-60} watts."],
    close: ["A warm bulb is included.", "Dust with a dry brush.", "Switch by foot or by hand.", "Best in pairs."],
  },
  cushion: {
    names: { square: ["cushion", "scatter cushion"], round: ["round cushion", "floor cushion"], tasselled: ["tasselled cushion", "throw pillow"] },
    open: ["The quickest way to repaint a room.", "Chop it in the middle, or leave it plump.", "Good behind a back, better under a head.", "{40-60} centimetres of softness.", "A sofa without one looks unfinished."],
    detail: ["Filled with feathers, and heavy as it should be.", "The cover of {material} has a hidden zip.", "Piped by hand along every edge.", "Both sides are the same, so wine has a second chance.", "Dyed in small lots."],
    close: ["Cover washes at thirty.", "Odd numbers look best.", "With filling, which is not always so.", "Shake it on Sundays."],
  },
  rug: {
    names: { rectangular: ["rug", "fringed rug"], round: ["round rug", "carpet"], runner: ["runner", "hall runner"] },
    open: ["Warm feet at six in the morning.", "It pulls the chairs together.", "Quiets a room that echoes.", "Woven on a loom as wide as a bus.", "Children build cities on it."],
    detail: ["{material}, {8-18} millimetres deep.", "It lies flat from the first day.", "Crumbs do not show. We checked.", "Edges are bound and will not curl.", "Washed in the river that runs past the mill."],
    close: ["Turn it round each spring.", "Comes rolled, not folded.", "Underlay is sold apart.", "{120-240} centimetres long."],
  },
  vase: {
    names: { bellied: ["vase", "bellied vase"], tall: ["tall vase", "flower vase"], bottle: ["bottle vase", "bud vase"], jug: ["jug", "pitcher vase"] },
    open: ["Even a twig looks chosen in it.", "Too pretty to keep in a cupboard between bunches.", "Supermarket tulips will thank you.", "It holds its own when it is empty.", "Thrown on the wheel, with the rings of the fingers left in."],
    detail: ["The neck is narrow, so stems stand where you put them.", "{18-38} centimetres tall and safe from cats, mostly.", "Watertight, and felt below.", "Glaze breaks brown over the edges.", "Heavy at the base on purpose."],
    close: ["Rinse with rice to clean it.", "Fits dried grass all winter.", "A present for hosts.", "Each one a bit different."],
  },
  clock: {
    names: { wall: ["wall clock", "kitchen clock"], alarm: ["alarm clock", "bedside clock"], mantel: ["mantel clock", "table clock"] },
    open: ["Readable from the far end of the kitchen.", "No snooze, no mercy, two bells.", "It does not tick. You may sleep.", "Time, without a screen.", "Old railway figures, new movement."],
    detail: ["A quartz movement sweeps without a sound.", "{14-34} centimetres across.", "Glass is domed, as it was.", "The hands have a little glow until midnight.", "It is set once in spring and once in autumn."],
    close: ["One battery for two years.", "A nail is all you need.", "Wakes teenagers.", "Spare parts for ever."],
  },
  candle: {
    names: { jar: ["scented candle", "candle in a jar"], pillars: ["pillar candles", "set of candles"], tapers: ["dinner candles", "taper candles"] },
    open: ["For power cuts and proposals.", "Smells of {scent}, and not too much.", "Burns for {20-70} hours without a drip.", "A small fire that behaves.", "November is bearable by its light."],
    detail: ["Poured by hand from {material}.", "The wick is cotton and does not smoke.", "It burns down evenly to the end.", "Scent comes from oils, never from a laboratory.", "The holder lives on as a tumbler."],
    close: ["Trim the wick.", "Never leave it alone with curtains.", "Comes in a box with matches.", "Burns brighter in company."],
  },
};
