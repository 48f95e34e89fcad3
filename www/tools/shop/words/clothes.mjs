// What is said of clothes. Words in braces are filled in by describe.mjs; {200-300} is a number from that range.

/** @type {import("../describe.mjs").WordsByType} */
export const CLOTHES = {
  tshirt: {
    names: { "crew-neck": ["T-shirt", "crew-neck tee"], "V-neck": ["V-neck T-shirt", "V-neck tee"], pocket: ["pocket T-shirt", "pocket tee"], "long-sleeved": ["long-sleeved T-shirt", "long-sleeved top"], raglan: ["raglan T-shirt", "baseball tee"] },
    open: ["The one you reach for first on laundry day.", "Cut a little boxy, so that it hangs well on its own and does not bunch under a jumper.", "Knitted from {material} in a weight that is neither flimsy nor stiff.", "A tee that was washed {20-60} times before we agreed to sell it.", "Soft from the first wear, because the yarn is combed before it is knitted.", "Made for warm evenings, school runs and everything between."],
    detail: ["The neckline is taped on the inside and keeps its shape.", "Side seams run straight and stay straight, even after the tumble dryer.", "At {150-220} grams a square metre it is opaque but never heavy.", "Shoulders are reinforced where a bag strap would rub.", "There is no label to scratch your neck; size and care are printed inside."],
    close: ["Goes with jeans, shorts and a good mood.", "Wash at thirty, hang it up, forget the iron.", "It runs true to size.", "Packs down to the size of a fist."],
  },
  shirt: {
    names: { classic: ["shirt", "button-up shirt"], "short-sleeved": ["short-sleeved shirt", "summer shirt"], pocket: ["shirt with pocket", "work shirt"], "band-collar": ["band-collar shirt", "grandad shirt"] },
    open: ["Smart enough for an interview, relaxed enough for the train home.", "We kept the cut of an old favourite and changed only the cloth: {material}, woven in Portugal.", "Wear it buttoned to the top, or open over a tee.", "This is what a weekend looks like on a hanger.", "A collar that stands up by itself, all day and without starch.", "Crisp in the morning, comfortably rumpled by five."],
    detail: ["Buttons are sewn on with a shank, so they do not come off on a Monday.", "A back pleat gives your shoulders room to reach for things.", "The hem is curved and looks right tucked in or left out.", "Cuffs are cut to be rolled twice and stay there.", "Seams are flat-felled, with {6-9} stitches to the centimetre."],
    close: ["Iron it damp, if you must.", "Sleeves come long; tall people thank us.", "Spare buttons hide in the side seam.", "Looks better in its third year than in its first."],
  },
  hoodie: {
    names: { pullover: ["hoodie", "hooded sweatshirt"], zip: ["zip hoodie", "hooded jacket"] },
    open: ["For campfires, late buses and Sunday mornings.", "Heavyweight {material} with a loop back that breathes.", "Somewhere between a jumper and a hug.", "What you pull on after swimming.", "The hood is cut from two layers, so that it frames the face instead of collapsing on it."],
    detail: ["Both hands meet in the pocket, and so do keys and half a sandwich.", "The drawcord ends are dipped in rubber and will not fray.", "Ribbed panels at the sides let it move when you climb.", "It was brushed on the inside until it felt like a cat.", "{320-420} grams of cloth keep out a cold wind."],
    close: ["Take one size up if you like to disappear in it.", "Softens with every wash.", "Teenagers borrow it and do not give it back.", "Dries overnight over a chair."],
  },
  sweater: {
    names: { "crew-neck": ["jumper", "crew-neck jumper"], "roll-neck": ["roll-neck jumper", "polo-neck sweater"], cardigan: ["cardigan", "knitted cardigan"], "cable-knit": ["cable-knit jumper", "fisherman's sweater"] },
    open: ["Knitted slowly, on old machines, from {material} that was dyed in the fleece.", "Warm without weight: {280-460} grams on the scale, an open fire on the shoulders.", "For houses where the heating comes on late.", "A grandfather's favourite, minus the holes in the elbows.", "The first cold day of autumn asks for exactly this.", "Thick stitches, plain shape, nothing to go out of fashion."],
    detail: ["Sleeves are linked on by hand, so there is no ridge at the shoulder.", "Cuffs are long enough to turn back or to hide your hands in.", "The wool is soft enough for bare skin, which we tested on people who complain.", "Ribbing at the hem keeps draughts out.", "Every piece comes with a metre of yarn for mending."],
    close: ["Air it instead of washing it.", "Lay it flat to dry and it will outlast your car.", "It pills a little at first, then stops.", "Fits over a shirt without looking stuffed."],
  },
  jacket: {
    names: { puffer: ["puffer jacket", "quilted jacket"], rain: ["raincoat", "rain jacket"], denim: ["denim jacket", "trucker jacket"], bomber: ["bomber jacket", "blouson"] },
    open: ["The layer by the front door, for nine months of the year.", "Light on the arm and serious about the weather.", "Cut short enough for a bicycle, long enough for a bus stop in November.", "Made of {material} and built around five pockets.", "A jacket that does not look technical, but is."],
    detail: ["The zip runs in both directions and is backed by a flap against the wind.", "An inside pocket takes a paperback or a large telephone.", "Cuffs close tightly around gloves.", "It weighs {420-890} grams and folds into its own pocket.", "Underarm vents open when the hill gets steep."],
    close: ["Reproof it once a year and it stays dry inside.", "Roomy enough for a thick jumper underneath.", "Street lamps catch its edges at night.", "Repairs are free for five years."],
    variant: { rain: ["Every seam is taped, and a column of {10000-20000} millimetres of water does not get through.", "Keeps you dry in the sort of weather that cancels trains."], puffer: ["Down-free filling keeps warm even when it is wet.", "Baffles are stitched close together, so nothing sinks to the bottom."], denim: ["Unwashed denim, which fades where you bend.", "Copper rivets sit where others only sew."], bomber: ["Borrowed from pilots, with ribbing at every opening."] },
  },
  trousers: {
    names: { straight: ["trousers", "straight-leg trousers"], wide: ["wide-leg trousers", "palazzo trousers"], jogger: ["joggers", "tapered trousers"], jeans: ["jeans", "straight jeans"] },
    open: ["They sit at the waist and leave the rest to gravity.", "For people who walk to meetings and kneel on the floor with children, on the same day.", "Cut from {material} with just enough give to cycle in.", "A pair that looks pressed, though it never was.", "Half formal, half pyjama, entirely presentable.", "Long legs, high waist, deep pockets: in that order."],
    detail: ["Pockets reach down to where a hand expects the bottom.", "The waistband is cut higher at the back, for sitting.", "Leave the hem long or turn it up twice.", "Bar tacks hold every corner that takes a strain.", "The inseam is {74-84} centimetres; we shorten it for nothing."],
    close: ["Wash them inside out.", "They travel well and come out of a suitcase smooth.", "One belt, any shoes.", "Knees are doubled on the inside."],
  },
  shorts: {
    names: { chino: ["shorts", "chino shorts"], swim: ["swimming shorts", "swim trunks"], running: ["running shorts", "sports shorts"] },
    open: ["Short enough for the heat, long enough for lunch.", "From the lake to the ice-cream van without changing.", "When the thermometer passes {24-30} degrees, these come out.", "Light {material}, a drawcord that holds, and no fuss.", "Meant for running, but nobody checks."],
    detail: ["A mesh pocket lets water out and keeps coins in.", "Side slits give way to long strides.", "They dry on a railing in {15-40} minutes.", "The zip pocket at the back takes a key and a bank card.", "Salt, chlorine and sun leave the colour alone."],
    close: ["Size between two? Take the smaller.", "Rinse after the sea.", "They weigh less than an apple.", "No chafing, not even on the long way home."],
  },
  dress: {
    names: { sleeveless: ["dress", "sleeveless dress"], "short-sleeved": ["tea dress", "puff-sleeved dress"], slip: ["slip dress", "strappy dress"], wrap: ["wrap dress", "belted dress"] },
    open: ["For garden parties, and for Tuesdays that need one.", "It swings when you turn, and you will turn.", "One piece, thirty seconds, dressed.", "Cool {material} that does not cling when it is hot.", "Somebody will ask where you got it.", "Made to be danced in, washed, and danced in again."],
    detail: ["There are pockets. Two of them, and they are real.", "The waist ties where you want your waist to be.", "It is lined to the knee with cotton.", "A hidden zip at the side makes getting in easy.", "The skirt takes {2-4} metres of cloth, and it shows when you walk."],
    close: ["Wear it with sandals now and tights later.", "Steam it in the bathroom and it falls straight.", "Fits a growing belly, too.", "Hand wash, drip dry, repeat."],
  },
  skirt: {
    names: { flared: ["skirt", "A-line skirt"], pleated: ["pleated skirt", "pleated midi skirt"], pencil: ["pencil skirt", "buttoned skirt"] },
    open: ["Sits on the waist and moves with the stairs.", "Made for bicycles: it stays where it is.", "A length that suits boots in winter and bare ankles in June.", "Tidy from the front, lively from the side.", "{material}, cut on the bias so that it falls rather than stands."],
    detail: ["Pleats are pressed in with steam and survive the wash.", "The waistband is elastic at the back only, where nobody sees it.", "It has a lining that slides over tights.", "A pocket in the seam holds a ticket and a lipstick.", "{58-82} centimetres from waist to hem."],
    close: ["Spin once before buying.", "Tuck something in, or let it hang over.", "Cool wash, no tumble.", "Pairs with the thick jumper you already own."],
  },
};
