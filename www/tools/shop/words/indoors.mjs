// What is said of instruments, food, sound and photo, and stationery.

/** @type {import("../describe.mjs").WordsByType} */
export const INDOORS = {
  guitar: {
    names: { acoustic: ["acoustic guitar", "folk guitar"], electric: ["electric guitar", "solid-body guitar"], ukulele: ["ukulele", "soprano ukulele"] },
    open: ["Three chords, and the evening is saved.", "Stays in tune until the last song.", "For bedrooms, beaches and, who knows, stages.", "Its voice opens up over the years.", "The neck is slim and kind to beginners.", "Loud enough to be heard over a fire."],
    detail: ["{material}, braced by hand.", "Frets are level, and strings lie low.", "A rosewood board with inlaid dots shows you where you are.", "Machine heads turn {14-18} to one.", "Weighs {0.6-3.9} kilos on its strap."],
    close: ["Set up before it is sent.", "Bag, strap and three plectra included.", "Left-handed to order.", "Neighbours may join in."],
  },
  drum: {
    names: { snare: ["snare drum", "drum"], djembe: ["djembe", "hand drum"], bongos: ["bongos", "pair of bongos"] },
    open: ["Rhythm first, the rest can follow.", "Speaks under fingertips and shouts under sticks.", "A heartbeat for the living room.", "Street parade or studio, it cuts through.", "Patience for parents is sold apart."],
    detail: ["The shell is {material}, {6-10} plies thick.", "Heads tune evenly with one key.", "Goatskin, stretched wet and dried for three days.", "A rubber ring keeps it still on a wooden floor.", "{18-36} centimetres across the head."],
    close: ["Sticks or a key, whichever it needs, is in the box.", "Oil the rim in winter.", "Carry bag included.", "Practice pads exist."],
  },
  keyboard: {
    names: { stage: ["stage piano", "digital piano"], toy: ["toy piano", "children's piano"], synthesizer: ["synthesizer", "analogue synth"] },
    open: ["From scales to symphonies, with headphones on.", "Notes under your hands in less than a second.", "It makes sounds that nobody has a name for yet.", "A grand instrument for a small flat.", "Play now, read music later."],
    detail: ["{25-88} keys with a proper weight to them.", "Knobs for everything, menus for nothing.", "The case is {material} and very nearly too pretty to gig with.", "It records what you play and forgives you.", "Two can plug in and nobody hears a thing."],
    close: ["Stand sold apart.", "Power supply included, for once.", "Midi in, midi out.", "Dust cover in the box."],
  },
  trumpet: {
    names: { trumpet: ["trumpet", "B flat trumpet"], maracas: ["pair of maracas", "maracas"], tambourine: ["tambourine", "hand percussion"] },
    open: ["Heard in the next street, if you want it to be.", "Wakes a room up.", "First lesson to first concert.", "Shake it, blow it, mean it.", "A bright sound with a soft edge."],
    detail: ["Made from {material} by a family that plays.", "Balanced in the hand, light on the wrist.", "Every joint is lacquered twice.", "Sits comfortably for hours.", "Tuned and tried before it leaves us: {2-3} people, one room."],
    close: ["Case and cloth included.", "Neighbours: forewarned.", "For school bands and samba queues.", "Wipe after playing."],
  },
  jar: {
    names: { jam: ["jam", "fruit preserve"], honey: ["honey", "blossom honey"], pickle: ["pickled gherkins", "pickles"] },
    open: ["Summer, with a lid on.", "Cooked in copper, {8-30} jars at a time.", "Toast has been waiting for it.", "The spoon stands up in it.", "Grandmother's recipe, with a third less sugar.", "From hives, hedges and gardens that we have walked through."],
    detail: ["Fruit first, sugar second, nothing third.", "Set softly, so that it runs a little.", "{180-500} grams.", "Tastes of {taste}.", "The paper cap is tied on by hand."],
    close: ["Keep in the fridge once opened.", "Good on cheese, too.", "Bring the glass back.", "Gone by Sunday."],
    variant: { honey: ["Linden, clover and whatever else the bees found.", "Crystallises in winter; warm it gently and it flows again."], pickle: ["Crunch that you can hear in the next room.", "Dill, mustard seed and a bay leaf float about in it."], jam: ["Picked in the morning, boiled by noon."] },
  },
  bread: {
    names: { loaf: ["loaf of bread", "country bread"], baguettes: ["baguettes", "pair of baguettes"], rolls: ["bread rolls", "breakfast rolls"], plaited: ["plaited loaf", "challah"] },
    open: ["Crackles when you squeeze it.", "Thirty hours from flour to oven, and it shows.", "Still warm at eight.", "Needs only butter, and not even that.", "Baked on stone, dusted with flour."],
    detail: ["The starter is {12-90} years old and is fed every day.", "A dark crust, an open crumb.", "{material} from a mill that turns with the river.", "No additives, only time.", "{250-1000} grams before anybody gets to it."],
    close: ["Keeps for three days in a cloth.", "Freeze it sliced.", "Makes the best toast.", "Sold until it is gone."],
  },
  packet: {
    names: { coffee: ["coffee beans", "whole-bean coffee"], tea: ["loose-leaf tea", "tea"], biscuits: ["biscuits", "chocolate chip cookies"], pasta: ["spaghetti", "dried pasta"] },
    open: ["The good sort, for people who pretend they do not mind.", "A cupboard without it looks bare.", "Small producer, long name, short list of ingredients.", "Open it and the kitchen smells of holidays.", "For three o'clock, when the day sags."],
    detail: ["{125-500} grams, sealed within an hour.", "Bought directly, at a price the growers set.", "Tastes of {taste}.", "Dried slowly, at a low temperature.", "The packet closes again, which spares you the clothes peg."],
    close: ["Keep it dry and dark.", "Best shared.", "Compost the wrapping.", "A refill is cheaper."],
    variant: { coffee: ["Roasted on Tuesdays, ground when you like.", "As espresso it is syrup, as filter it is tea."], tea: ["Three minutes, eighty degrees, second infusion recommended.", "Calms the nerves or starts the day, depending on the leaf."], biscuits: ["Dunk for two seconds, not three.", "Butter, oats and a reckless number of chips."], pasta: ["Rough on the outside, so that sauce holds on.", "Nine minutes in very salty water."] },
  },
  chocolate: {
    names: { bar: ["chocolate bar", "bar of chocolate"], pralines: ["box of pralines", "chocolates"] },
    open: ["One square is enough, said nobody.", "Snaps cleanly and melts slowly.", "From bean to bar in a single room.", "An apology that fits through a letter box.", "Hide it well."],
    detail: ["{38-82} per cent cocoa.", "Notes of {taste}.", "Stone-ground for three days.", "Wrapped in paper that you will not want to throw away.", "Filled by hand, and never twice the same."],
    close: ["Keep cool, not cold.", "Serves one to six.", "With a glass of something dark.", "Best before tonight."],
  },
  cheese: {
    names: { wedge: ["mountain cheese", "wedge of cheese"], soft: ["soft cheese", "brie"], wheel: ["wheel of cheese", "whole cheese"] },
    open: ["Ripened for {2-18} months in a cellar that smells of mushrooms.", "It runs if you let it.", "Made at 1,600 metres, by two brothers and forty animals.", "Ask for a taste and you will leave with half.", "The end of every good dinner."],
    detail: ["{material}, unpasteurised.", "Nutty at first, sharp at the end.", "The rind can be eaten, and should be.", "Holes come from patience.", "Turned and brushed by hand twice a week."],
    close: ["Take it out an hour before.", "Wrap in paper, not in film.", "With pears.", "Melts well."],
  },
  fruit: {
    names: { apples: ["crate of apples", "apples"], oranges: ["crate of oranges", "oranges"], pears: ["crate of pears", "pears"], lemons: ["crate of lemons", "lemons"] },
    open: ["Picked ripe, which is why they are late.", "Peel one and everybody wants a piece.", "No two the same size, on purpose.", "From trees older than the farmer.", "Juice down to the elbow."],
    detail: ["{2-6} kilos, straight from the branch.", "Not sprayed, not waxed, not polished.", "Sweet, with an edge.", "They keep for {2-8} weeks somewhere cool.", "Leaves left on, as a receipt."],
    close: ["Bring the crate back.", "Bake the last ones.", "Lunch boxes rejoice.", "In season, so not for ever."],
  },
  headphones: {
    names: { "over-ear": ["over-ear headphones", "studio headphones"], "on-ear": ["on-ear headphones", "headphones"], "in-ear": ["earbuds", "wireless earphones"] },
    open: ["The train goes quiet.", "You will hear the drummer breathe.", "Forget that they are there.", "{24-60} hours on one charge.", "For open-plan offices and closed eyes."],
    detail: ["Cushions lift off with a twist and are cheap to renew.", "Two telephones at once, and it knows which one rings.", "The band is padded and does not pull hair.", "A cable is in the box, for aeroplanes and purists.", "Microphones pick up you and not the café."],
    close: ["They fold flat.", "Works with everything that has Bluetooth.", "Case included.", "Repairable, with four screws."],
  },
  speaker: {
    names: { portable: ["portable speaker", "Bluetooth speaker"], shelf: ["bookshelf speaker", "loudspeaker"], radio: ["radio", "kitchen radio"] },
    open: ["Fills the kitchen, and the garden if you open the window.", "Bass that you feel in the table.", "Morning news, evening jazz.", "Small box, wide stage.", "Plays {10-24} hours away from the wall."],
    detail: ["The case is {material}, glued and screwed from inside.", "A knob that turns, and nothing to swipe.", "Two of them make stereo.", "Rain does not bother it.", "Voices sound like people."],
    close: ["Cable and stand in the box.", "Put it in a corner for more depth.", "Batteries can be changed.", "Remembers your station."],
  },
  camera: {
    names: { rangefinder: ["rangefinder camera", "compact camera"], reflex: ["reflex camera", "SLR camera"], instant: ["instant camera", "party camera"] },
    open: ["Makes you look twice.", "One roll, thirty-six chances.", "The picture is in your hand before the moment is over.", "A click that sounds like a promise.", "Leave the telephone at home."],
    detail: ["A bright lens of f/{1.4-2.8} copes with candlelight.", "Dials you can set with cold fingers.", "The body is {material} and takes a knock.", "Shutter speeds from a second to a {1000-4000}th.", "Its viewfinder is large and clear."],
    close: ["With a strap and a first film.", "Takes standard batteries.", "Learn it in a weekend.", "Pictures come out warm."],
  },
  notebook: {
    names: { bound: ["notebook", "journal"], spiral: ["spiral notebook", "sketchbook"], stitched: ["exercise book", "notebook"] },
    open: ["For lists, plots and pressed leaves.", "Lies flat from the first page.", "Blank, like Monday.", "Paper that takes a fountain pen without bleeding.", "Half of all good ideas get lost. Not yours."],
    detail: ["{80-240} pages of {70-120} gram paper.", "Covers of {material} survive a rucksack.", "Pages are numbered, and there is an index to fill in.", "A pocket in the back keeps tickets.", "The ribbon marks where you gave up."],
    close: ["Dotted, lined or plain.", "Fits a coat pocket.", "Made from offcuts of a bigger book.", "Sharpen something first."],
  },
  pencils: {
    names: { cup: ["set of coloured pencils", "pencils in a cup"], row: ["box of coloured pencils", "crayons"], fountain: ["fountain pen", "pen"] },
    open: ["Write something by hand today.", "Glides, scratches a little, makes you think.", "For architects, children and crossword people.", "Colour that goes on like butter.", "A proper tool for thank-you letters."],
    detail: ["Leads are glued in along their length and do not snap.", "Made of {material}, from forests that are replanted.", "The nib has a touch of spring.", "It sits between the fingers as if it had always been there.", "Sharpens to a needle."],
    close: ["In a box worth keeping.", "Refills everywhere.", "{6-24} shades.", "Not to be lent."],
  },
};
