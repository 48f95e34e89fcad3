// What is said of accessories, shoes and bags.

/** @type {import("../describe.mjs").WordsByType} */
export const ACCESSORIES = {
  hat: {
    names: { cap: ["cap", "baseball cap"], beanie: ["bobble hat", "beanie"], bucket: ["bucket hat", "fishing hat"], "wide-brimmed": ["sun hat", "wide-brimmed hat"] },
    open: ["Bad hair, good day.", "It has been sat on, rained on and rolled up in a coat, and came back each time.", "Shade that you carry with you.", "For heads that are always cold, or always in the sun.", "Shaped over a wooden block, the way it used to be done."],
    detail: ["The inner band soaks up what runs down on a hot climb.", "Fits heads from {54-56} to {59-62} centimetres.", "Ears are covered, hearing is not.", "Stitched with a thread that resists the sun.", "Folds flat and springs back."],
    close: ["Sponge it clean.", "Looks good tilted.", "Holds on in a stiff breeze.", "One size, honestly."],
  },
  socks: {
    names: { ankle: ["ankle socks", "trainer socks"], crew: ["socks", "crew socks"], knee: ["knee socks", "long socks"] },
    open: ["A small joy between shoe and trouser.", "Nobody needs to know, but you will.", "They stay up. That is the whole point.", "Thick under the heel, thin over the toes.", "Pairs that survive the washing machine as a pair."],
    detail: ["The toe is closed by hand, so no seam rubs.", "A cushioned sole forgives hard floors.", "{material} keeps feet dry in winter boots and cool in summer.", "There is a left one and a right one.", "The cuff is wide and leaves no marks."],
    close: ["Comes as a set of {2-5} pairs.", "Wash warm, sort never.", "A present that always fits.", "Darned for free, should it come to that."],
  },
  scarf: {
    names: { fringed: ["scarf", "fringed scarf"], looped: ["snood", "looped scarf"], square: ["headscarf", "silk square"] },
    open: ["Two turns round the neck, and winter can start.", "As good on a chilly beach as in an overheated office.", "Soft enough to sleep on, which is what trains are for.", "Woven by a family of four in a mill with one river and no neighbours.", "It can be a shawl, a blanket or a flag."],
    detail: ["{160-200} centimetres long, so that it can be knotted properly.", "Edges are rolled and sewn by hand.", "Dyed with colours that do not come off on a white collar.", "Light enough to be pulled through a ring.", "The fringe is twisted, not glued."],
    close: ["Air it on a foggy night.", "Makes an old coat look planned.", "Comes in a paper box.", "Moths love it, so keep it in cedar."],
  },
  gloves: {
    names: { mittens: ["mittens", "knitted mittens"], fingered: ["gloves", "knitted gloves"] },
    open: ["For snowballs and for waiting.", "Warm hands, all the way down to {5-20} below.", "They come as a pair and, with luck, stay one.", "Thumb and finger still work the telephone.", "Knitted in the round, so there is no seam to feel."],
    detail: ["The cuff reaches well under the sleeve.", "Lined with fleece up to the wrist.", "Palms have a grip that holds a ski pole or a steering wheel.", "A loop lets you hang them on a hook to dry.", "Snow brushes off before it melts."],
    close: ["A string for children is included.", "Hand wash, cool.", "Small, medium or large: trace your hand.", "Keep a second pair in the car."],
  },
  sunglasses: {
    names: { round: ["round sunglasses", "sunglasses"], square: ["square sunglasses", "sunglasses"], pilot: ["pilot sunglasses", "aviator sunglasses"] },
    open: ["Makes a low sun on a wet road bearable.", "Look like somebody who has a boat.", "For squinters, drivers and people with secrets.", "Old film posters, new lenses.", "Light enough to forget on your head."],
    detail: ["Lenses stop all of the ultraviolet and most of the glare.", "Hinges have five barrels and no wobble.", "The frame is milled from one sheet of {material}.", "Can be fitted with your own prescription.", "They weigh {18-34} grams."],
    close: ["With a case that closes with a proper clack.", "Polish with a shirt, if nobody is looking.", "Suits narrow faces and wide ones.", "Floats, should the boat capsize."],
  },
  umbrella: {
    names: { crook: ["umbrella", "crook-handled umbrella"], straight: ["umbrella", "walking umbrella"] },
    open: ["Turns a downpour into a drum solo.", "Stays the right way round in winds of {60-110} kilometres an hour.", "Room for two who like each other.", "The last one you lend to anybody.", "A bright roof for grey streets."],
    detail: ["Eight ribs of fibreglass bend and do not break.", "The handle is turned from a single piece of chestnut.", "A button opens it with one hand while the other holds the shopping.", "Drops run off before you reach the door.", "Its tip is rounded, out of kindness to others."],
    close: ["Let it dry open.", "Every part can be replaced.", "Doubles as a walking stick.", "Do not leave it on the bus."],
  },
  watch: {
    names: { round: ["wristwatch", "watch"], square: ["square watch", "wristwatch"], diver: ["diver's watch", "sports watch"] },
    open: ["Tells the time, and nothing else.", "No messages, no steps, no charging.", "Thin enough to slip under a cuff.", "Made in a valley where people have been punctual for two hundred years.", "Big numerals for small hours."],
    detail: ["A movement that loses less than {5-15} seconds a month.", "The strap changes without tools.", "Sapphire glass shrugs off door frames.", "Goes {30-200} metres under water, which is further than you will.", "Hands glow until dawn."],
    close: ["A battery lasts four years.", "Engraving is free.", "It ages better than most of us.", "Handed on, it becomes an heirloom."],
  },
  sneaker: {
    names: { low: ["sneakers", "low-top trainers"], high: ["high-top sneakers", "high-tops"], "slip-on": ["slip-ons", "slip-on sneakers"], running: ["running shoes", "trainers"] },
    open: ["Straight out of the box and ten kilometres through town.", "For concrete, gym floors and the odd puddle.", "A shape from the seventies with a sole from this year.", "Half the weight you expect.", "They squeak on linoleum and grip on rain.", "Clean lines that get better with a bit of dirt."],
    detail: ["The insole comes out for washing, or for your own.", "Uppers of {material} bend where toes bend.", "The sole is stitched on as well as glued.", "A padded collar keeps heels in place.", "{220-380} grams a shoe in size 42."],
    close: ["Spare laces in a second colour are in the box.", "Half sizes from 36 to 47.", "Brush them; do not machine wash.", "We resole them twice."],
    variant: { running: ["Eight millimetres of drop and a rocker that rolls you forward.", "Made to be worn out over {600-900} kilometres."], high: ["Ankles are held without being squeezed."], "slip-on": ["No laces, no bending down, no excuse to stay in."], low: ["Unfussy, unbranded, and easy with everything."] },
  },
  boot: {
    names: { Chelsea: ["Chelsea boots", "ankle boots"], hiking: ["hiking boots", "walking boots"], tall: ["tall boots", "knee-high boots"], rain: ["wellingtons", "rubber boots"] },
    open: ["They have been up the hill, so that you know they come down again.", "Built on a last that leaves toes alone.", "Winter pavements, wet leaves, long platforms: fine.", "The kind you re-heel instead of replacing.", "{material} on the outside, warm cork below."],
    detail: ["The sole is sewn through, and can be taken off and renewed.", "A steel shank keeps the arch from sagging.", "The tongue is sewn in at both sides, so grit and water stay out.", "Pull tabs are strong enough to be pulled.", "Lined with leather that takes on the shape of your foot in {5-14} days."],
    close: ["Wax them in October.", "Take them off at the door; they carry home half the path.", "Room for a thick sock.", "Comes with a brush and a tin of grease."],
    variant: { hiking: ["For scree, roots and days with a rucksack.", "Grips on wet rock where other soles slide."], rain: ["Jump in first, ask how deep later.", "Fit for streams, stables and festival fields."], Chelsea: ["Elastic at both ankles: on in a second."], tall: ["Warm up to the knee, with a zip on the inside of the calf."] },
  },
  shoe: {
    names: { Oxford: ["Oxford shoes", "lace-up shoes"], brogue: ["brogues", "wingtip shoes"], loafer: ["loafers", "penny loafers"], ballerina: ["ballet flats", "ballerinas"] },
    open: ["Weddings, interviews, and then every other day.", "Polished once, admired for a week.", "Quiet on parquet and steady on cobbles.", "Made in {120-210} steps by people who sit while they work.", "A leather sole that tells the room you have arrived.", "Dress up, without giving up on comfort."],
    detail: ["The heel is stacked from eleven layers.", "{material} that creases gently across the toes.", "Lined in undyed calf, which breathes.", "A little cushion sits under the ball of the foot.", "Stitching is waxed, and finer than you would think possible."],
    close: ["Use shoe trees and they will see you retire.", "Break them in over a weekend.", "Narrow and wide fittings to order.", "With a dust bag and a horn."],
  },
  sandal: {
    names: { slide: ["slides", "pool slides"], strappy: ["strappy sandals", "sandals"], cork: ["cork sandals", "two-strap sandals"] },
    open: ["Toes out, worries off.", "From the hotel bed to the waterline in one step.", "All summer, and indoors until Christmas.", "For hot sand and cool tiles.", "As little shoe as the law allows."],
    detail: ["The bed is moulded and remembers your feet.", "Straps adjust over a high instep.", "A sole with grooves holds on wet decks.", "Edges are rounded and polished, so nothing rubs.", "They weigh {140-260} grams each."],
    close: ["Let them dry in the shade.", "Take your usual size.", "Can be worn with socks, if you dare.", "The footbed can be renewed."],
  },
  backpack: {
    names: { daypack: ["backpack", "daypack"], "roll-top": ["roll-top backpack", "cycling rucksack"], hiking: ["trekking rucksack", "hiking backpack"], flap: ["canvas rucksack", "flap backpack"] },
    open: ["Carries a laptop on weekdays and a picnic on Saturdays.", "Everything has a place, and the place is easy to find.", "{16-34} litres that sit close to the spine.", "Made for commuters who might miss the last train and walk.", "Looks small, swallows a lot.", "Weather on the outside, dry books on the inside."],
    detail: ["Shoulder straps are shaped, padded and do not creep.", "Water beads off the {material}; the base is doubled.", "A hidden pocket at the back keeps a passport against you.", "A chest strap takes the swing out of running for the bus.", "The lining is pale, so that you see what you look for."],
    close: ["Wipe it down and it is ready for Monday.", "Fits under the seat of an aeroplane.", "Ten years' guarantee, zips included.", "Bottle holders on either side."],
    variant: { hiking: ["The hip belt carries most of the load, so shoulders do not have to.", "Loops for poles, an axe and a wet tent."], "roll-top": ["Roll it down three times and not a drop gets in."], flap: ["Two buckles hide magnets: the look is old, the speed is not."] },
  },
  handbag: {
    names: { satchel: ["handbag", "satchel"], crossbody: ["crossbody bag", "shoulder bag"], bucket: ["bucket bag", "drawstring bag"] },
    open: ["Keys, telephone, book, apple, umbrella. It closes.", "Stands by itself on a café floor.", "Stitched in a workshop with six chairs and a radio.", "Evening bag by name, all-day bag by habit.", "Small outside, and strangely large within.", "{material} that takes on a shine where you hold it."],
    detail: ["The clasp clicks shut with one thumb.", "One zip pocket, one open one, and a hook for keys.", "Handles are rolled around a cord and do not cut into the hand.", "Brass feet keep its base off the ground.", "The strap comes off, and adjusts in {6-10} steps."],
    close: ["Condition it once a season.", "Comes in a cotton bag.", "Scratches rub out with a fingertip.", "A present that gets used."],
  },
  tote: {
    names: { "plain-handled": ["tote bag", "shopper"], market: ["market bag", "beach bag"], pocket: ["tote with pocket", "canvas shopper"] },
    open: ["Bread, leeks, a bunch of flowers, and still room.", "The opposite of a plastic bag.", "Hang it on the door and never forget it.", "Books are heavy. This does not mind.", "Folds to nothing and carries {12-25} kilos."],
    detail: ["Handles are long enough for a shoulder in a winter coat.", "The bottom is square, so that it stands while you pack.", "Seams are bound and sewn twice.", "{material} that softens and never sags.", "An inside pocket stops the key hunt."],
    close: ["Into the machine at forty degrees.", "Comes unprinted, as it should.", "Ideal for libraries.", "Take two, they get borrowed."],
  },
  suitcase: {
    names: { shell: ["suitcase", "cabin trolley"], "two-tone": ["two-tone suitcase", "trolley case"], vintage: ["vintage suitcase", "leather-trimmed case"] },
    open: ["Rolls like a tram and is as hard to tip over.", "Four days, one case, no queue at the carousel.", "You will spot it on the belt from far away.", "For people who pack the night before, and for people who pack in the taxi.", "{32-78} litres behind two sturdy locks."],
    detail: ["The wheels are silent on cobbles, or nearly.", "Its handle locks at three heights.", "Inside, a divider keeps shoes away from shirts.", "Corners are guarded where porters drop things.", "{material} springs back from dents."],
    close: ["Cabin size on most airlines.", "Wheels can be changed at home with a coin.", "Also a fine bedside table.", "Name tag included."],
  },
};
