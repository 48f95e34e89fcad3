// What is said of outdoor things, sport, toys and plants.

/** @type {import("../describe.mjs").WordsByType} */
export const OUTSIDE = {
  tent: {
    names: { dome: ["dome tent", "two-person tent"], ridge: ["ridge tent", "A-frame tent"], tunnel: ["tunnel tent", "family tent"], bell: ["bell tent", "glamping tent"] },
    open: ["Sleeps {2-6}, or one with a lot of gear.", "Pitched in {4-15} minutes, in the dark, in an argument.", "Stood through a February storm on the Faroes.", "A roof for people who would rather be outside.", "Home, anywhere you can get a peg into the ground."],
    detail: ["The flysheet is good for {3000-8000} millimetres of water.", "Poles are colour-coded and shock-corded.", "Two doors mean nobody climbs over anybody.", "A porch keeps boots and stove out of the rain.", "Mesh below the roof lets heat out and mosquitoes wonder."],
    close: ["Packs to {38-60} centimetres and {1.6-9.5} kilos.", "Dry it before you store it.", "Patches and a spare pole are in the bag.", "Wake to birdsong."],
  },
  sleepingbag: {
    names: { mummy: ["sleeping bag", "mummy sleeping bag"], rectangular: ["sleeping bag", "blanket sleeping bag"], rolled: ["bedroll", "camping quilt"] },
    open: ["Comfortable down to {-12-8} degrees, says the laboratory and so do we.", "Night on a mountain, without counting the hours.", "Zip it up to the nose and listen to the rain.", "For huts, vans and friends' floors.", "It weighs {0.7-2.4} kilos and you will not regret one gram."],
    detail: ["The zip does not catch, thanks to a strip of stiff tape.", "A foot box gives toes room to wriggle.", "Filled with {material}, chamber by chamber.", "The hood closes around your face with one hand.", "Two of them zip together."],
    close: ["Store it loose, never squeezed.", "Stuff sack included.", "Washes in a big machine.", "For sleepers up to {185-200} centimetres."],
  },
  bottle: {
    names: { flask: ["insulated bottle", "vacuum flask"], sports: ["sports bottle", "water bottle"], glass: ["glass bottle", "drinking bottle"] },
    open: ["Ice is still ice after {18-30} hours.", "Tap water, wherever you go.", "Fits the holder on a bicycle and the side of any bag.", "Saves about {150-400} throwaway ones a year.", "Hot tea at the summit."],
    detail: ["It does not leak upside down, not even in a handbag.", "The mouth is wide enough for ice cubes and a brush.", "It gives no taste to what is in it.", "A loop in the cap takes a finger or a carabiner.", "Powder-coated, so that wet hands hold it."],
    close: ["{0.4-1} litres.", "Every part fits in the dishwasher.", "Spare seals for ever.", "Dents give it character."],
  },
  lantern: {
    names: { storm: ["storm lantern", "hurricane lamp"], candle: ["candle lantern", "garden lantern"], paper: ["paper lantern", "garden lampion"] },
    open: ["For the walk to the shed and the end of the party.", "Stays alight in wind that takes hats.", "Hang it in the apple tree.", "Enough light to play cards by.", "Evenings outside get longer with it."],
    detail: ["Glass lifts out with one lever.", "It burns for {8-24} hours on one filling.", "The handle locks upright, away from the heat.", "Soot wipes off with newspaper.", "Stands firmly on grass."],
    close: ["Bring it in when it snows.", "Spare wick inside.", "Moths approve.", "Lovely in rows."],
  },
  bicycle: {
    names: { city: ["city bicycle", "Dutch bicycle"], racing: ["racing bicycle", "road bike"], mountain: ["mountain bike", "trail bike"], child: ["children's bicycle", "first bicycle"] },
    open: ["The fastest way across town, and the nicest.", "Built by hand, in frame sizes from {48-52} to {58-62}.", "Gears for hills, brakes for views.", "It replaces a second car, and sometimes the first.", "Sit up, look round, ring the bell.", "Two wheels, no parking fee."],
    detail: ["{material} tubing takes the buzz out of bad roads.", "Brakes bite in the wet.", "The chain is covered, and trousers stay clean.", "Lights run off the hub and never need charging.", "{8.4-17.5} kilos, all in."],
    close: ["First service is on us.", "Comes nine tenths assembled.", "With a lock and a pump.", "Test ride in any of our shops."],
    variant: { child: ["Low enough for both feet on the ground, and quick enough to be proud of.", "Grows along for about {2-4} years."], racing: ["For long straight roads and the café at the end of them."], mountain: ["Rolls over roots that would stop you on foot."], city: ["The basket takes a bag of shopping or a small dog."] },
  },
  skateboard: {
    names: { street: ["skateboard", "street board"], cruiser: ["cruiser board", "mini cruiser"], longboard: ["longboard", "carving board"] },
    open: ["For kerbs, car parks and long, warm evenings.", "Learn to fall on it, then learn to fly.", "Seven layers of {material}, pressed with a good concave.", "Carves down a hill like a lazy signature.", "To the bakery and back, pushing twice."],
    detail: ["Wheels are {52-70} millimetres and soft enough for rough asphalt.", "The graphic is on the underside, where the world sees it when you slip.", "Bearings spin for {2-5} minutes, if you have nothing else to do.", "Trucks turn without a squeak.", "Grip tape runs to the very edge."],
    close: ["Comes ready to ride.", "Wear a helmet.", "Replaceable, piece by piece.", "Looks great on a wall in winter."],
  },
  ball: {
    names: { football: ["football", "match ball"], basketball: ["basketball", "street basketball"], beach: ["beach ball", "play ball"] },
    open: ["All you need, apart from friends.", "Flies straight, bounces true.", "Jumpers for goalposts, and off you go.", "Made for asphalt, and forgiving to bare feet.", "It is over the fence again."],
    detail: ["{18-32} panels, sewn by hand.", "The bladder holds its air for weeks.", "Wet weather adds nothing to its weight.", "A grippy skin for small hands and long passes.", "Valve and needle are standard."],
    close: ["Pump it to {0.6-0.9} bar.", "Sizes three to five.", "Sent flat, with a pump.", "Dogs love it, sadly."],
  },
  bear: {
    names: { bear: ["teddy bear", "cuddly bear"], rabbit: ["cuddly rabbit", "soft toy rabbit"], elephant: ["cuddly elephant", "soft toy elephant"] },
    open: ["Knows all the secrets and keeps them.", "For the first night in a big bed.", "Has been hugged by experts.", "Listens well, talks little.", "Somebody will love its nose off."],
    detail: ["Eyes are embroidered, so there is nothing to swallow.", "Arms and legs can be moved and take a lot of tugging.", "Stuffed with sheep's wool, which is why it is warm.", "{24-42} centimetres tall when sitting up straight.", "Its scarf comes off for washing."],
    close: ["Machine wash, in a pillowcase.", "Suitable from birth.", "Lost ones are found through a number sewn in the foot.", "Comes with a train ticket."],
  },
  blocks: {
    names: { tower: ["building blocks", "wooden blocks"], castle: ["castle blocks", "building set"], rainbow: ["stacking rainbow", "wooden rainbow"] },
    open: ["Up it goes, down it comes, again.", "No batteries, no instructions, no end.", "{12-64} pieces that fit together as the builder sees fit.", "Gravity, explained.", "Towers today, a zoo tomorrow."],
    detail: ["Corners are sanded until they are safe to throw.", "Colours are made for being chewed.", "Made from {material} off-cuts.", "Pieces are cut to whole multiples of each other.", "Heavy enough to stand, light enough for small hands."],
    close: ["In a cotton sack.", "From twelve months.", "Step on one and you will know it.", "Goes on for generations."],
  },
  train: {
    names: { train: ["toy train", "wooden engine"], lorry: ["toy lorry", "wooden tipper"], bus: ["toy bus", "wooden bus"] },
    open: ["All aboard for the kitchen.", "It pulls, it tips, it never breaks down.", "Delivers biscuits to the sofa.", "A vehicle with one horsepower: yours.", "Runs on carpets, gravel and imagination."],
    detail: ["Axles are steel and wheels turn freely.", "Painted with colours you could eat from.", "Carved from {material}, with every edge rounded.", "The roof lifts off for passengers.", "{16-34} centimetres from bumper to bumper."],
    close: ["Tough enough for stairs.", "From eighteen months.", "Fits all common wooden rails.", "Grandfathers play, too."],
  },
  robot: {
    names: { walking: ["toy robot", "walking robot"], wheeled: ["rolling robot", "toy robot"], round: ["round robot", "tin robot"] },
    open: ["Beep.", "From a future that people imagined in 1958.", "Wind it up and clear the table.", "Friendly, upright and slightly clumsy.", "It obeys, mostly."],
    detail: ["Its eyes light up when it moves.", "Arms swing, hands hold a pencil.", "A clockwork of {14-22} wheels sits in its belly.", "Turns round by itself at the edge.", "Pressed from {material}, as they used to be."],
    close: ["No app needed.", "From three years.", "Sits on a desk and supervises.", "The key is on a chain."],
  },
  kite: {
    names: { diamond: ["kite", "diamond kite"], delta: ["delta kite", "beach kite"], quartered: ["patchwork kite", "kite"] },
    open: ["Ten minutes after the box is open, it is a dot in the sky.", "Flies in a breath of wind and in half a gale.", "October's best idea.", "Run. Let go. Look up.", "For dunes, stubble fields and big lungs."],
    detail: ["Spars are carbon and cross in a rubber joint.", "The line is {30-80} metres and will not tangle, if you are patient.", "Its tail keeps it calm.", "Sewn like a sail, of {material}.", "It comes down softly."],
    close: ["Reel and bag are included.", "From five years.", "Not near power lines.", "Fits into a rucksack."],
  },
  rocket: {
    names: { rocket: ["toy rocket", "wooden rocket"], top: ["spinning top", "humming top"], boat: ["toy sailing boat", "wooden boat"] },
    open: ["Ready for take-off, or at least for the rug.", "Small enough for a pocket, big enough for an afternoon.", "Physics, disguised as fun.", "The sort of toy that grown-ups pick up.", "Made by one man called Anders."],
    detail: ["Turned from {material} and painted four times.", "Balanced so finely that it goes on for {40-120} seconds.", "All parts come off and go back on.", "The paint is milk-based.", "It floats, flies or falls, always well."],
    close: ["From two years.", "Bath-proof.", "A stocking filler that lasts.", "Packed in shavings."],
  },
  foliage: {
    names: { monstera: ["Swiss cheese plant", "monstera"], rubber: ["rubber plant", "fig tree"], fern: ["fern", "Boston fern"], snake: ["snake plant", "sansevieria"] },
    open: ["Forgives a fortnight without water.", "Green company for rooms that face north.", "It grows a new leaf and you tell people about it.", "Cleans the air, or so they say; it certainly cheers it.", "Brought up in a greenhouse by patient people."],
    detail: ["Likes bright shade and a drink once a week.", "Comes {35-110} centimetres tall, with plans.", "The pot of {material} has a hole and a saucer.", "Dust its leaves and it shines.", "Repot in spring, every second year."],
    close: ["Keep it away from cats who nibble.", "Travels in a sturdy box.", "Hard to kill. People have tried.", "Feeds on light and praise."],
  },
  cactus: {
    names: { saguaro: ["cactus", "column cactus"], barrel: ["barrel cactus", "ball cactus"], pear: ["prickly pear", "opuntia"], rosette: ["succulent", "houseleek"] },
    open: ["Asks for nothing, and means it.", "A desert on your windowsill.", "For people who travel.", "It flowers once a year, on a day of its own choice.", "Slow, spiky and content."],
    detail: ["Water it when you remember, and not in winter.", "Wants sun, sun and gravel.", "Lives in a pot of {material} with a hole below.", "{8-35} centimetres high and in no hurry.", "Gives off pups that you can pass on."],
    close: ["Mind your fingers.", "Arrives wrapped in paper and respect.", "Happy in dry, heated rooms.", "Good neighbour to a computer."],
  },
  bouquet: {
    names: { tulips: ["bunch of tulips", "tulips"], daisies: ["bunch of daisies", "gerberas"], sunflowers: ["bunch of sunflowers", "sunflowers"], roses: ["bunch of roses", "roses"] },
    open: ["Sorry, thank you, or no reason at all.", "Cut this morning, at your door tomorrow.", "Better than a card.", "A bit of a meadow, wrapped in paper.", "They open over three days, like good news."],
    detail: ["{9-30} stems, tied by hand.", "Grown without heating, an hour from here.", "Cut them at a slant and change the water.", "Lasts {7-14} days.", "The ribbon is cotton and comes with us twice."],
    close: ["With a note in your words.", "Vase not included.", "Smell first, then look.", "Delivered by bicycle."],
  },
};
