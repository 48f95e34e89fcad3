// All products of the shop, the same in every run.

import { Copywriter } from "./describe.mjs";
import { KINDS, materialOf } from "./kinds.mjs";
import { looks, picture } from "./look.mjs";
import { SHADES } from "./palette.mjs";
import { Random, seedOf } from "./random.mjs";
import { STORES } from "./stores.mjs";
import { BRANDS } from "./words/shared.mjs";

/**
 * @typedef {object} Product
 * @property {number} id from 1
 * @property {string} title @property {string} description
 * @property {string} category @property {string} subcategory
 * @property {number} price in euros
 * @property {string} colour the plain colour of its main shade, for filters
 * @property {string[]} shades names of its shades, the main one first
 * @property {string} pattern @property {string} material @property {string} brand
 * @property {number} stock @property {number} rating 1 to 5 @property {number} n_reviews
 * @property {{ lat: number, lon: number }[]} stores where it can be had
 * @property {string[]} store_names in the same order
 * @property {string} added RFC 3339
 * @property {string} photo path of its picture
 */

const FIRST_DAY = Date.UTC(2024, 0, 8);
const N_DAYS = 1000;
const DAY = 86_400_000;

/** Cheap ones are more frequent than dear ones; shops like their prices to end on a nine. */
function price(random, [low, high]) {
  const euros = low * (high / low) ** (random.next() ** 1.3);
  if (euros >= 150) return Math.round(euros / 10) * 10 - 1;
  return Math.floor(euros) + random.pick([0, 0.5, 0.9, 0.95]);
}

function reviews(random) {
  const nReviews = Math.floor(900 * random.next() ** 3);
  return { rating: nReviews === 0 ? 0 : Math.round((5 - 1.9 * random.next() ** 1.6) * 10) / 10, n_reviews: nReviews };
}

/** Checks are drawn on white. @param {import("./look.mjs").Look} look */
function shadesOf({ pattern, shade, secondShade }) {
  if (pattern === "plain") return [shade];
  return [shade, pattern === "checked" ? "white" : secondShade];
}

function product(random, type, number, look, writer) {
  const { category, subcategory, price: range } = KINDS[type];
  const material = materialOf(random, type, look);
  const stores = random.shuffled(STORES).slice(0, random.whole(1, 4));
  return {
    ...writer.write(look, material),
    category, subcategory, price: price(random, range),
    colour: SHADES[look.shade].family,
    shades: shadesOf(look),
    pattern: look.pattern, material, brand: random.pick(BRANDS),
    stock: random.chance(0.07) ? 0 : random.whole(1, 120),
    ...reviews(random),
    stores: stores.map(({ lat, lon }) => ({ lat, lon })),
    store_names: stores.map(({ name }) => name),
    added: new Date(FIRST_DAY + random.whole(0, N_DAYS) * DAY + random.whole(7, 18) * 3_600_000).toISOString().replace(".000Z", "Z"),
    photo: `photos/${type}-${String(number).padStart(2, "0")}.webp`,
  };
}

/** @returns {{ product: Product, svg: string }[]} in an order that mixes the types */
export function catalogue() {
  const titles = new Set();
  const all = Object.keys(KINDS).flatMap((type) => {
    // A seed of its own: a type that is added or changed leaves the others as they are.
    const random = new Random(seedOf(type));
    const writer = new Copywriter(random, type, titles);
    return looks(random, type).map((look, i) => ({ product: product(random, type, i + 1, look, writer), svg: picture(type, look) }));
  });
  return new Random(seedOf("order")).shuffled(all).map(({ product, svg }, i) => ({ product: { id: i + 1, ...product }, svg }));
}
