// The products: found by their words at once, and by their meaning as soon as the model is there.

import { Collection } from "../../../sdk/src/index.js";
import { filterOf } from "./filter.js";
import { FACETS } from "./place.js";

/** @typedef {import("./place.js").Place} Place */
/** @typedef {{ value: string, count: number }} FacetCount */

/**
 * @typedef {object} Product
 * @property {number} id @property {string} title @property {string} description
 * @property {string} category @property {string} subcategory @property {number} price
 * @property {string} colour @property {string[]} shades @property {string} pattern @property {string} material @property {string} brand
 * @property {number} stock @property {number} rating @property {number} n_reviews
 * @property {string[]} store_names @property {string} photo @property {string} added
 */

/** @typedef {{ products: Product[], total: number, facets: Record<string, FacetCount[]> }} Answer */
/** @typedef {"words" | "meaning"} Depth */

/** The most products that an order other than the best match is made of, when there is a question. */
const MOST_SORTED = 200;

/** @param {Product} product @param {string} key */
const valueOf = (product, key) => /** @type {Record<string, number | string>} */ (/** @type {unknown} */ (product))[key] ?? 0;

export class Catalogue {
  /** @type {Collection} */
  #collection;
  /** @type {Depth} */
  depth = "words";

  /** @param {Collection} collection */
  constructor(collection) {
    this.#collection = collection;
  }

  /** A small index of words: answers come before any model is there. */
  static async open() {
    return new Catalogue(await Collection.open("shop-words", { tier: "keyword", index: "./words.nsi", persist: false }));
  }

  /** Goes on with the index of meanings, whose model is downloaded once. @param {import("../../../sdk/src/index.js").OnProgress} onProgress */
  async deepen(onProgress) {
    const deep = await Collection.open("shop", { tier: "text", index: "./shop.nsi", models: "../../models/", persist: false, workers: 1, onProgress });
    const shallow = this.#collection;
    this.#collection = deep;
    this.depth = "meaning";
    await shallow.close();
  }

  /** @returns {Promise<Product | undefined>} @param {number} id */
  async product(id) {
    const [found] = await this.#collection.retrieve([id]);
    return /** @type {Product | undefined} */ (/** @type {unknown} */ (found));
  }

  /**
   * Products by their nearness to one.
   * @param {number} id @param {number} limit
   */
  async alike(id, limit) {
    if (this.depth === "words") return [];
    const { hits } = await this.#collection.search({ like: [id], limit });
    return hits.map(({ document }) => /** @type {Product} */ (/** @type {unknown} */ (document)));
  }

  /**
   * @param {Place} place @param {number[]} favourites @param {number} limit @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async find(place, favourites, limit, signal) {
    const filter = filterOf(place, favourites);
    const [documents, count, facets] = await Promise.all([
      this.#documents(place, filter, limit, signal), this.#collection.count(filter), this.#facets(place, favourites, signal),
    ]);
    return { products: /** @type {Product[]} */ (/** @type {unknown} */ (documents)), total: count.documents, facets };
  }

  /** @param {Place} place @param {import("../../../sdk/src/index.js").Filter | undefined} filter @param {number} limit @param {AbortSignal} signal */
  async #documents(place, filter, limit, signal) {
    const [key = "", direction] = place.order.split("-");
    const near = this.depth === "meaning" ? { like: place.like, unlike: place.unlike } : { like: [], unlike: [] };
    const isAsked = place.query !== "" || near.like.length + near.unlike.length > 0;
    if (!isAsked) {
      const orderBy = key ? { key, direction: /** @type {"asc" | "desc"} */ (direction) } : undefined;
      return this.#collection.scroll({ filter, limit, orderBy });
    }
    const request = { ...(place.query ? { text: place.query } : {}), ...near, filter, limit: key ? MOST_SORTED : limit };
    const { hits } = await this.#collection.search(request, { signal });
    const documents = hits.map(({ document }) => document);
    if (!key) return documents;
    const sign = direction === "asc" ? 1 : -1;
    const products = /** @type {Product[]} */ (/** @type {unknown} */ (documents));
    return products.sort((a, b) => (valueOf(a, key) < valueOf(b, key) ? -sign : sign)).slice(0, limit);
  }

  /** Of a facet that narrows already, the values are counted as if it did not. @param {Place} place @param {number[]} favourites @param {AbortSignal} signal */
  async #facets(place, favourites, signal) {
    const narrowing = FACETS.filter((facet) => place.chosen[facet].length > 0);
    const others = FACETS.filter((facet) => place.chosen[facet].length === 0);
    const count = async (/** @type {string[]} */ keys, /** @type {import("./place.js").Facet | undefined} */ without) => {
      const request = { text: "the", weights: { vector: 0 }, limit: 1, filter: filterOf(place, favourites, without), facets: keys };
      return (await this.#collection.search(request, { signal })).facets;
    };
    const counted = await Promise.all([count(others, undefined), ...narrowing.map((facet) => count([facet], facet))]);
    return /** @type {Record<string, FacetCount[]>} */ (Object.assign({}, ...counted));
  }
}
