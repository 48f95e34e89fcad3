// The facts of every product type: where it stands in the shop, in which variants, colours, patterns and materials it comes, what it costs.

/**
 * @typedef {object} Kind
 * @property {string} category @property {string} subcategory
 * @property {number} count how many of it the shop has
 * @property {string[]} variants as the drawing knows them
 * @property {string} range of RANGES in palette.mjs
 * @property {string[]} patterns beside plain, which every other product is; "colour block" suits what fills the sheet from top to bottom
 * @property {string[]} materials
 * @property {[number, number]} price lowest and highest, in euros
 * @property {"wall" | "floor" | "flat"} stand before a wall, on a floor, or lying, where it may be turned a little
 * @property {number} [scale] of the pattern
 */

const WOVEN = ["striped", "pinstriped", "checked", "tartan", "dotted", "floral", "diagonal"];
const KNIT = ["striped", "zigzag", "colour block", "dotted", "speckled"];
const PRINT = ["striped", "dotted", "floral", "zigzag", "starry", "colour block", "diagonal", "gradient", "checked"];
const GLAZED = ["striped", "dotted", "floral", "speckled", "gradient", "zigzag", "checked"];
const COATED = ["gradient", "speckled"];

/** @type {(category: string, subcategory: string, count: number, variants: string[], range: string, patterns: string[], materials: string[], price: [number, number], stand: "wall" | "floor" | "flat", scale?: number) => Kind} */
const kind = (category, subcategory, count, variants, range, patterns, materials, price, stand, scale = 1) =>
  ({ category, subcategory, count, variants, range, patterns, materials, price, stand, scale });

/** @type {Record<string, Kind>} */
export const KINDS = {
  tshirt: kind("Clothes", "T-shirts", 36, ["crew-neck", "V-neck", "pocket", "long-sleeved", "raglan"], "cloth", PRINT, ["organic cotton", "cotton jersey", "linen blend", "merino wool"], [12, 49], "wall"),
  shirt: kind("Clothes", "Shirts", 28, ["classic", "short-sleeved", "pocket", "band-collar"], "cloth", WOVEN, ["cotton poplin", "linen", "flannel", "Oxford cotton", "chambray"], [29, 95], "wall", 0.7),
  hoodie: kind("Clothes", "Hoodies", 24, ["pullover", "zip"], "cloth", ["colour block", "striped", "gradient", "starry", "zigzag"], ["brushed cotton", "organic cotton", "recycled fleece"], [39, 95], "wall"),
  sweater: kind("Clothes", "Jumpers", 26, ["crew-neck", "roll-neck", "cardigan", "cable-knit"], "cloth", KNIT, ["lambswool", "merino wool", "alpaca blend", "cotton knit"], [45, 149], "wall"),
  jacket: kind("Clothes", "Jackets", 24, ["puffer", "rain", "denim", "bomber"], "cloth", ["colour block", "checked", "gradient", "floral"], ["recycled polyester", "waxed cotton", "denim", "nylon"], [69, 249], "wall"),
  trousers: kind("Clothes", "Trousers", 24, ["straight", "wide", "jogger", "jeans"], "cloth", ["pinstriped", "checked", "tartan", "striped"], ["cotton twill", "wool blend", "denim", "linen", "corduroy"], [39, 129], "wall", 0.6),
  shorts: kind("Clothes", "Shorts", 20, ["chino", "swim", "running"], "cloth", ["striped", "floral", "dotted", "checked", "zigzag"], ["cotton twill", "quick-drying nylon", "linen", "recycled polyester"], [19, 65], "wall", 0.8),
  dress: kind("Clothes", "Dresses", 28, ["sleeveless", "short-sleeved", "slip", "wrap"], "cloth", ["floral", "dotted", "striped", "checked", "gradient", "zigzag"], ["viscose", "cotton lawn", "linen", "silk", "crêpe"], [49, 189], "wall"),
  skirt: kind("Clothes", "Skirts", 20, ["flared", "pleated", "pencil"], "cloth", ["tartan", "floral", "dotted", "striped", "checked"], ["cotton", "wool", "viscose", "corduroy", "denim"], [29, 99], "wall", 0.8),
  hat: kind("Accessories", "Hats", 28, ["cap", "beanie", "bucket", "wide-brimmed"], "cloth", ["striped", "checked", "dotted", "zigzag", "floral"], ["cotton", "lambswool", "felt", "straw"], [15, 79], "floor", 0.7),
  socks: kind("Accessories", "Socks", 24, ["ankle", "crew", "knee"], "bright", ["striped", "dotted", "zigzag", "checked", "starry"], ["organic cotton", "merino wool", "bamboo viscose"], [6, 22], "flat", 0.6),
  scarf: kind("Accessories", "Scarves", 16, ["fringed", "looped", "square"], "cloth", ["tartan", "striped", "floral", "dotted", "checked"], ["lambswool", "silk", "cashmere", "cotton"], [19, 119], "flat", 0.9),
  gloves: kind("Accessories", "Gloves", 12, ["mittens", "fingered"], "cloth", ["striped", "zigzag", "starry", "dotted"], ["lambswool", "fleece", "leather"], [14, 69], "flat", 0.7),
  sunglasses: kind("Accessories", "Sunglasses", 14, ["round", "square", "pilot"], "device", ["gradient"], ["acetate", "recycled acetate", "steel"], [25, 149], "wall"),
  umbrella: kind("Accessories", "Umbrellas", 16, ["crook", "straight"], "bright", ["striped", "dotted", "floral", "checked", "starry"], ["pongee", "recycled polyester"], [15, 59], "wall", 1.1),
  watch: kind("Accessories", "Watches", 16, ["round", "square", "diver"], "leather", ["striped"], ["leather", "woven nylon", "steel"], [49, 299], "flat", 0.6),
  sneaker: kind("Shoes", "Sneakers", 30, ["low", "high", "slip-on", "running"], "cloth", ["checked", "floral", "striped", "gradient", "dotted"], ["canvas", "leather", "suede", "recycled mesh"], [39, 149], "floor", 0.6),
  boot: kind("Shoes", "Boots", 26, ["Chelsea", "hiking", "tall", "rain"], "leather", ["dotted", "floral", "gradient", "colour block"], ["leather", "suede", "natural rubber", "nubuck"], [49, 239], "floor", 0.8),
  shoe: kind("Shoes", "Shoes", 20, ["Oxford", "brogue", "loafer", "ballerina"], "leather", ["gradient", "tartan", "dotted"], ["leather", "suede", "patent leather"], [59, 199], "floor", 0.6),
  sandal: kind("Shoes", "Sandals", 14, ["slide", "strappy", "cork"], "leather", ["striped", "dotted", "gradient"], ["leather", "cork and leather", "natural rubber"], [19, 99], "flat", 0.6),
  backpack: kind("Bags", "Backpacks", 28, ["daypack", "roll-top", "hiking", "flap"], "outdoor", ["striped", "checked", "colour block", "floral", "gradient", "zigzag"], ["waxed canvas", "recycled nylon", "cotton canvas", "leather"], [39, 179], "floor"),
  handbag: kind("Bags", "Handbags", 20, ["satchel", "crossbody", "bucket"], "leather", ["checked", "dotted", "gradient", "diagonal"], ["leather", "suede", "apple leather"], [49, 249], "floor"),
  tote: kind("Bags", "Tote bags", 18, ["plain-handled", "market", "pocket"], "cloth", ["striped", "dotted", "floral", "checked", "colour block"], ["cotton canvas", "linen", "jute"], [9, 45], "flat"),
  suitcase: kind("Bags", "Suitcases", 14, ["shell", "two-tone", "vintage"], "outdoor", ["gradient", "tartan", "dotted"], ["polycarbonate", "aluminium", "vulcanised fibre"], [79, 329], "floor"),
  mug: kind("Kitchen", "Mugs", 34, ["straight", "round", "tall", "enamel"], "glaze", GLAZED, ["stoneware", "porcelain", "bone china"], [7, 29], "floor"),
  plate: kind("Kitchen", "Plates", 24, ["rimmed", "coupe", "deep", "scalloped"], "glaze", ["striped", "dotted", "floral", "speckled", "checked"], ["stoneware", "porcelain", "earthenware"], [8, 34], "flat"),
  bowl: kind("Kitchen", "Bowls", 20, ["footed", "salad", "noodle", "nested"], "glaze", GLAZED, ["stoneware", "porcelain", "earthenware"], [9, 45], "floor"),
  pan: kind("Kitchen", "Pots and pans", 20, ["frying", "casserole", "saucepan"], "enamel", COATED, ["cast iron", "enamelled steel", "aluminium"], [25, 189], "floor"),
  kettle: kind("Kitchen", "Kettles", 18, ["whistling", "gooseneck", "electric"], "enamel", COATED, ["enamelled steel", "stainless steel", "copper"], [29, 129], "floor"),
  teapot: kind("Kitchen", "Teapots", 18, ["round", "tall", "bamboo-handled"], "glaze", GLAZED, ["stoneware", "porcelain", "cast iron"], [24, 89], "floor"),
  knife: kind("Kitchen", "Knives", 16, ["chef's", "bread", "paring", "cleaver"], "wood", ["gradient"], ["carbon steel", "stainless steel", "Damascus steel"], [12, 189], "flat"),
  board: kind("Kitchen", "Chopping boards", 14, ["handled", "round", "long"], "wood", ["striped", "diagonal", "checked"], ["oak", "walnut", "olive wood", "beech"], [15, 69], "flat"),
  chair: kind("Furniture", "Chairs", 26, ["shell", "spindle", "upholstered", "folding"], "glaze", ["striped", "checked", "floral"], ["beech", "oak", "recycled plastic", "ash"], [59, 289], "floor"),
  armchair: kind("Furniture", "Armchairs", 16, ["round", "winged", "lounge"], "cloth", ["checked", "floral", "striped", "tartan"], ["wool bouclé", "velvet", "linen", "corduroy"], [249, 899], "floor"),
  stool: kind("Furniture", "Stools", 12, ["round", "bar", "step"], "glaze", ["striped", "dotted", "checked"], ["beech", "oak", "ash"], [29, 149], "floor"),
  table: kind("Furniture", "Tables", 20, ["round", "rectangular", "coffee", "desk"], "wood", ["striped", "gradient"], ["oak", "walnut", "ash", "birch plywood"], [99, 899], "floor"),
  sofa: kind("Furniture", "Sofas", 20, ["two-seat", "three-seat", "curved"], "cloth", ["striped", "checked", "floral"], ["wool", "velvet", "linen", "corduroy", "bouclé"], [599, 2199], "floor"),
  shelf: kind("Furniture", "Shelves", 14, ["bookcase", "ladder", "wall"], "wood", [], ["oak", "walnut", "pine", "birch plywood"], [39, 449], "wall"),
  lamp: kind("Home", "Lamps", 26, ["table", "desk", "floor", "pendant"], "glaze", ["striped", "floral", "checked", "dotted"], ["linen and ceramic", "steel", "brass", "paper"], [29, 249], "wall", 0.8),
  cushion: kind("Home", "Cushions", 20, ["square", "round", "tasselled"], "cloth", ["striped", "checked", "floral", "zigzag", "dotted", "tartan", "starry"], ["linen", "velvet", "cotton", "wool"], [15, 65], "flat"),
  rug: kind("Home", "Rugs", 18, ["rectangular", "round", "runner"], "cloth", ["striped", "zigzag", "checked", "dotted"], ["wool", "jute", "cotton", "recycled yarn"], [49, 499], "flat"),
  vase: kind("Home", "Vases", 20, ["bellied", "tall", "bottle", "jug"], "glaze", GLAZED, ["stoneware", "porcelain", "glass", "terracotta"], [15, 89], "floor"),
  clock: kind("Home", "Clocks", 16, ["wall", "alarm", "mantel"], "enamel", ["gradient", "checked", "dotted"], ["steel", "beech", "brass", "enamelled steel"], [19, 119], "wall"),
  candle: kind("Home", "Candles", 12, ["jar", "pillars", "tapers"], "glaze", ["gradient", "striped"], ["beeswax", "soy wax", "rapeseed wax"], [8, 45], "floor", 0.7),
  tent: kind("Outdoor", "Tents", 22, ["dome", "ridge", "tunnel", "bell"], "outdoor", ["colour block", "gradient", "striped"], ["ripstop nylon", "recycled polyester", "cotton canvas"], [99, 699], "wall"),
  sleepingbag: kind("Outdoor", "Sleeping bags", 16, ["mummy", "rectangular", "rolled"], "outdoor", ["gradient", "checked", "striped"], ["down", "recycled fibre", "brushed cotton"], [49, 329], "flat"),
  bottle: kind("Outdoor", "Bottles", 22, ["flask", "sports", "glass"], "bright", ["gradient", "striped", "dotted", "floral", "zigzag", "colour block"], ["stainless steel", "recycled plastic", "glass"], [12, 45], "floor", 0.8),
  lantern: kind("Outdoor", "Lanterns", 14, ["storm", "candle", "paper"], "outdoor", ["gradient", "striped"], ["steel", "paper", "brass"], [15, 79], "wall"),
  bicycle: kind("Sport", "Bicycles", 24, ["city", "racing", "mountain", "child"], "bright", [], ["steel", "aluminium", "carbon fibre"], [189, 2499], "floor"),
  skateboard: kind("Sport", "Skateboards", 20, ["street", "cruiser", "longboard"], "bright", ["striped", "zigzag", "checked", "gradient", "floral", "starry"], ["maple", "bamboo", "recycled plastic"], [49, 189], "flat"),
  ball: kind("Sport", "Balls", 16, ["football", "basketball", "beach"], "bright", ["gradient", "dotted", "striped"], ["natural rubber", "synthetic leather", "recycled vinyl"], [9, 59], "floor"),
  bear: kind("Toys", "Soft toys", 20, ["bear", "rabbit", "elephant"], "cloth", ["checked", "dotted", "floral", "striped"], ["organic cotton", "mohair", "recycled plush"], [15, 59], "floor", 0.7),
  blocks: kind("Toys", "Building blocks", 12, ["tower", "castle", "rainbow"], "bright", [], ["beech", "maple", "lime wood"], [15, 69], "floor"),
  train: kind("Toys", "Toy vehicles", 16, ["train", "lorry", "bus"], "bright", ["striped", "dotted"], ["beech", "maple", "birch plywood"], [12, 49], "floor"),
  robot: kind("Toys", "Robots", 14, ["walking", "wheeled", "round"], "bright", ["gradient", "striped"], ["tin", "recycled plastic", "beech"], [15, 59], "floor"),
  kite: kind("Toys", "Kites", 14, ["diamond", "delta", "quartered"], "bright", ["striped", "starry", "gradient", "checked", "dotted"], ["ripstop nylon", "recycled polyester", "cotton"], [12, 49], "wall"),
  rocket: kind("Toys", "Rockets, tops and boats", 16, ["rocket", "top", "boat"], "bright", ["striped", "starry", "dotted", "checked"], ["lime wood", "tin", "beech"], [9, 45], "floor"),
  foliage: kind("Plants", "Green plants", 18, ["monstera", "rubber", "fern", "snake"], "glaze", GLAZED, ["stoneware", "terracotta", "porcelain"], [14, 79], "floor", 0.7),
  cactus: kind("Plants", "Cacti and succulents", 20, ["saguaro", "barrel", "pear", "rosette"], "glaze", GLAZED, ["terracotta", "stoneware", "porcelain"], [7, 39], "floor", 0.7),
  bouquet: kind("Plants", "Flowers", 16, ["tulips", "daisies", "sunflowers", "roses"], "bright", [], ["fresh cut", "dried", "from the greenhouse"], [12, 59], "wall"),
  guitar: kind("Instruments", "Guitars", 22, ["acoustic", "electric", "ukulele"], "enamel", ["gradient", "striped", "floral"], ["spruce and mahogany", "maple", "koa", "alder"], [49, 899], "flat"),
  drum: kind("Instruments", "Drums", 16, ["snare", "djembe", "bongos"], "enamel", ["zigzag", "striped", "gradient", "diagonal"], ["maple", "birch", "mahogany"], [49, 399], "floor"),
  keyboard: kind("Instruments", "Keyboards", 14, ["stage", "toy", "synthesizer"], "device", ["gradient"], ["beech", "aluminium", "walnut"], [39, 999], "floor"),
  trumpet: kind("Instruments", "Wind and percussion", 16, ["trumpet", "maracas", "tambourine"], "bright", ["striped", "zigzag", "gradient"], ["brass", "beech", "maple"], [15, 449], "wall"),
  jar: kind("Food", "Jams, honey and pickles", 22, ["jam", "honey", "pickle"], "bright", ["checked", "dotted", "striped", "floral"], ["glass jar"], [4, 14], "floor", 0.6),
  bread: kind("Food", "Bread", 14, ["loaf", "baguettes", "rolls", "plaited"], "wood", [], ["wheat", "rye", "spelt", "sourdough"], [2, 8], "flat"),
  packet: kind("Food", "Coffee, tea and pasta", 24, ["coffee", "tea", "biscuits", "pasta"], "glaze", ["striped", "floral", "dotted", "zigzag", "checked"], ["paper packet", "tin", "cardboard"], [4, 24], "floor", 0.7),
  chocolate: kind("Food", "Chocolate", 16, ["bar", "pralines"], "glaze", ["striped", "floral", "dotted", "zigzag", "checked", "starry"], ["cocoa"], [3, 29], "flat", 0.6),
  cheese: kind("Food", "Cheese", 12, ["wedge", "soft", "wheel"], "enamel", [], ["cow's milk", "sheep's milk", "goat's milk"], [5, 29], "floor"),
  fruit: kind("Food", "Fruit", 12, ["apples", "oranges", "pears", "lemons"], "bright", [], ["organic", "orchard-grown", "unwaxed"], [3, 19], "floor"),
  headphones: kind("Sound and photo", "Headphones", 22, ["over-ear", "on-ear", "in-ear"], "device", ["gradient", "speckled"], ["aluminium", "recycled plastic", "leather and steel"], [29, 329], "floor"),
  speaker: kind("Sound and photo", "Loudspeakers", 18, ["portable", "shelf", "radio"], "device", ["gradient", "speckled"], ["walnut", "aluminium", "recycled plastic"], [39, 449], "floor"),
  camera: kind("Sound and photo", "Cameras", 16, ["rangefinder", "reflex", "instant"], "device", ["gradient", "speckled"], ["aluminium", "magnesium", "recycled plastic"], [69, 1299], "floor"),
  notebook: kind("Stationery", "Notebooks", 22, ["bound", "spiral", "stitched"], "cloth", PRINT, ["linen", "recycled paper", "leather", "cork"], [5, 32], "flat"),
  pencils: kind("Stationery", "Pens and pencils", 16, ["cup", "row", "fountain"], "bright", ["striped", "dotted", "zigzag"], ["cedar", "lime wood", "resin and steel"], [6, 89], "flat", 0.6),
};

/** Colours that nature gives some types, by variant, in place of those of their range. */
export const NATURAL = {
  jam: ["cherry", "tomato", "burgundy", "plum", "tangerine", "apricot"],
  honey: ["mustard", "sunflower", "apricot", "butter"],
  pickle: ["moss", "olive", "sage", "leaf"],
  loaf: ["camel", "oak", "cognac", "chestnut"],
  baguettes: ["camel", "oak", "apricot", "cognac"],
  rolls: ["camel", "oak", "cognac", "apricot"],
  plaited: ["cognac", "camel", "oak", "apricot"],
  wedge: ["mustard", "apricot", "tangerine"],
  apples: ["cherry", "tomato", "leaf", "butter"],
  oranges: ["tangerine", "apricot"],
  tulips: ["tomato", "rose", "sunflower", "tangerine", "violet", "fuchsia", "coral"],
  daisies: ["fuchsia", "rose", "sunflower", "coral", "violet", "tangerine"],
  roses: ["tomato", "coral", "rose", "fuchsia", "sunflower", "tangerine"],
  pears: ["sage", "moss", "butter", "mustard"],
  lemons: ["sunflower", "butter", "mustard"],
  sunflowers: ["sunflower", "mustard", "tangerine", "butter"],
  trumpet: ["mustard", "silver", "apricot", "rose"],
  basketball: ["tangerine", "terracotta", "rust", "coral"],
};

/** What some variants are always made of. */
const MATERIALS = {
  "jacket denim": "denim", "jacket puffer": "recycled polyester", "jacket bomber": "nylon", "trousers jeans": "denim", "hat cap": "cotton", "hat beanie": "lambswool", "hat bucket": "cotton",
  "hat wide-brimmed": "straw", "scarf square": "silk", "boot rain": "natural rubber", "sandal cork": "cork and leather", "sandal slide": "natural rubber", "mug enamel": "enamelled steel",
  "bottle flask": "stainless steel", "bottle glass": "glass", "bottle sports": "recycled plastic", "lantern paper": "paper", "trumpet trumpet": "brass", "packet coffee": "paper packet",
  "packet tea": "tin", "packet biscuits": "cardboard", "packet pasta": "paper packet", "pencils fountain": "resin and steel", "pencils cup": "cedar", "pencils row": "lime wood",
  "chair upholstered": "oak", "chair spindle": "beech", "suitcase vintage": "vulcanised fibre", "lamp floor": "steel", "lamp table": "linen and ceramic", "guitar electric": "alder",
};

/** @param {import("./random.mjs").Random} random @param {string} type @param {import("./look.mjs").Look} look @returns {string} */
export function materialOf(random, type, { variant, shade }) {
  // What is drawn as oak is oak.
  if (KINDS[type].materials.includes(shade)) return shade;
  return MATERIALS[`${type} ${variant}`] ?? random.pick(KINDS[type].materials);
}
