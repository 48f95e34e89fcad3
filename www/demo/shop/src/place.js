// What the visitor asks for, as the address carries it: query, filters, order, product.

/** Fields that are filtered by values, in the order of the panel. */
export const FACETS = /** @type {const} */ (["category", "subcategory", "colour", "pattern", "material", "brand"]);

/** @typedef {typeof FACETS[number]} Facet */
/** @typedef {"" | "for-you" | "price-asc" | "price-desc" | "rating-desc" | "added-desc"} Order */

/**
 * @typedef {object} Place
 * @property {string} query
 * @property {Record<Facet, string[]>} chosen
 * @property {number | undefined} low @property {number | undefined} high euros
 * @property {string} city @property {number} distance kilometres
 * @property {boolean} inStock @property {boolean} favourites
 * @property {Order} order
 * @property {number[]} like @property {number[]} unlike ids of products
 * @property {string} picture name of the one that the visitor shows, which this tab keeps
 * @property {number | undefined} product the one that is open
 */

const ORDERS = ["for-you", "price-asc", "price-desc", "rating-desc", "added-desc"];
const DEFAULT_DISTANCE = 100;

/** @returns {Place} with nothing asked for */
export function nowhere() {
  const chosen = /** @type {Record<Facet, string[]>} */ (Object.fromEntries(FACETS.map((facet) => [facet, /** @type {string[]} */ ([])])));
  return { query: "", chosen, low: undefined, high: undefined, city: "", distance: DEFAULT_DISTANCE, inStock: false, favourites: false, order: "", like: [], unlike: [], picture: "", product: undefined };
}

/** @param {string | null} text */
function number(text) {
  const value = Number(text);
  return text !== null && text !== "" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** @param {string | null} text */
const ids = (text) => (text ?? "").split(".").map(Number).filter((id) => Number.isInteger(id) && id > 0);

/** @returns {Place} */
export function readPlace() {
  const values = new URLSearchParams(location.search);
  const place = nowhere();
  place.query = (values.get("q") ?? "").slice(0, 300);
  for (const facet of FACETS) place.chosen[facet] = values.getAll(facet);
  place.low = number(values.get("low"));
  place.high = number(values.get("high"));
  place.city = values.get("city") ?? "";
  place.distance = number(values.get("km")) ?? DEFAULT_DISTANCE;
  place.inStock = values.has("stock");
  place.favourites = values.has("favourites");
  const order = values.get("sort") ?? "";
  if (ORDERS.includes(order)) place.order = /** @type {Order} */ (order);
  place.like = ids(values.get("like"));
  place.unlike = ids(values.get("unlike"));
  place.picture = values.get("picture") ?? "";
  place.product = number(values.get("product"));
  return place;
}

/** @param {Place} place @returns {string} its part of the address, "" where nothing is asked for */
export function written(place) {
  const values = new URLSearchParams();
  if (place.query) values.set("q", place.query);
  for (const facet of FACETS) for (const value of place.chosen[facet]) values.append(facet, value);
  if (place.low !== undefined) values.set("low", String(place.low));
  if (place.high !== undefined) values.set("high", String(place.high));
  if (place.city) values.set("city", place.city);
  if (place.city && place.distance !== DEFAULT_DISTANCE) values.set("km", String(place.distance));
  if (place.inStock) values.set("stock", "1");
  if (place.favourites) values.set("favourites", "1");
  if (place.order) values.set("sort", place.order);
  if (place.like.length > 0) values.set("like", place.like.join("."));
  if (place.unlike.length > 0) values.set("unlike", place.unlike.join("."));
  if (place.picture) values.set("picture", place.picture);
  if (place.product !== undefined) values.set("product", String(place.product));
  return values.size > 0 ? `?${values}` : "";
}

/**
 * Typing and dragging replace the entry; steps that Back should undo add one.
 * @param {Place} place @param {{ push?: boolean }} [options]
 */
export function writePlace(place, { push = false } = {}) {
  const search = written(place);
  if (search === location.search) return;
  const address = location.pathname + search;
  if (push) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
