// The filter of a place, in the SDK's words.

import { where } from "../../../sdk/src/index.js";
import { CITIES } from "./cities.js";
import { FACETS } from "./place.js";

/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./place.js").Facet} Facet */
/** @typedef {import("../../../sdk/src/index.js").Filter} Filter */

/** No product has it; a filter for favourites needs something to be true of none. */
const NOBODY = -1;

/**
 * @param {Place} place @param {number[]} favourites
 * @param {Facet} [without] a facet that is left out, to count its own values
 * @returns {Filter | undefined}
 */
export function filterOf(place, favourites, without) {
  const conditions = [];
  for (const facet of FACETS) {
    if (facet !== without && place.chosen[facet].length > 0) conditions.push(where.is(facet, place.chosen[facet]));
  }
  if (place.low !== undefined) conditions.push(where.range("price", { gte: place.low }));
  if (place.high !== undefined) conditions.push(where.range("price", { lte: place.high }));
  const city = CITIES.find(({ name }) => name === place.city);
  if (city) conditions.push(where.near("stores", city, place.distance * 1000));
  if (place.inStock) conditions.push(where.range("stock", { gt: 0 }));
  if (place.favourites) conditions.push(where.ids(...(favourites.length > 0 ? favourites : [NOBODY])));
  return conditions.length > 0 ? where.all(...conditions) : undefined;
}
