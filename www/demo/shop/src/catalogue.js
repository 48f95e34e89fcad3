// The products: found by their words at once, by their meaning as soon as the model is there, and by pictures when one is shown.

import { Collection } from "../../../sdk/src/index.js";
import { FIELDS } from "./fields.js";
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
/** @typedef {import("../../../sdk/src/index.js").OnProgress} OnProgress */
/**
 * What a search has beside the place: `picture` that the visitor shows, `favourites`, the most recent first.
 * @typedef {{ favourites: number[], picture?: Blob | undefined, limit: number, signal: AbortSignal, onProgress?: OnProgress }} Search
 */
/** @typedef {"words" | "meaning"} Depth */

/** The most products that an order other than the best match is made of, when there is a question. */
const MOST_SORTED = 200;

/** Favourites that "for you" goes by: taste changes. */
const MOST_FAVOURITES = 24;

const MODELS = "../../models/";
/** Sees pictures, and has a place for texts among them. */
const PICTURE_MODEL = "lite0-minilm";

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

  /**
   * The products by their words: answers come before any model is there. The page makes this index itself, because the texts compress
   * to a third of what an index does.
   */
  static async open() {
    const fetching = fetch("./products.json");
    const collection = await Collection.open("shop-words", { tier: "keyword", fields: FIELDS, persist: false });
    const response = await fetching;
    if (!response.ok) throw new Error("The products could not be fetched; try again later.");
    await collection.upsert(await response.json());
    return new Catalogue(collection);
  }

  /** Goes on with the index of meanings, whose model is downloaded once; what sees pictures waits for the first. @param {OnProgress} onProgress */
  async deepen(onProgress) {
    const deep = await Collection.open("shop", {
      tier: "multimodal", index: "./shop.nsi", models: MODELS, pictureModel: PICTURE_MODEL, persist: false, workers: 1, onProgress,
    });
    const shallow = this.#collection;
    this.#collection = deep;
    this.depth = "meaning";
    await shallow.close();
  }

  /** Whether this browser has what sees pictures. */
  static async seesPictures() {
    const { stored, total } = await Collection.storedModel({ models: MODELS, model: PICTURE_MODEL });
    return stored === total;
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

  /** @param {Place} place @param {Search} search @returns {Promise<Answer>} */
  async find(place, search) {
    const filter = filterOf(place, search.favourites);
    const [documents, count, facets] = await Promise.all([
      this.#documents(place, filter, search), this.#collection.count(filter), this.#facets(place, search.favourites, search.signal),
    ]);
    return { products: /** @type {Product[]} */ (/** @type {unknown} */ (documents)), total: count.documents, facets };
  }

  /**
   * What answers are to be near, beside the question's words.
   * @param {Place} place @param {Search} search
   * @returns {import("../../../sdk/src/index.js").SearchRequest}
   */
  #near({ like, unlike, order }, { favourites, picture }) {
    if (this.depth === "words") return {};
    const isForYou = order === "for-you" && favourites.length > 0;
    return {
      ...(isForYou ? { like: [...like, ...favourites.slice(0, MOST_FAVOURITES)], unlike, strategy: "best_score" } : { like, unlike }),
      ...(picture ? { image: picture } : {}),
    };
  }

  /** @param {Place} place @param {import("../../../sdk/src/index.js").Filter | undefined} filter @param {Search} search */
  async #documents(place, filter, search) {
    const { limit, signal, onProgress } = search;
    const [key = "", direction] = place.order === "for-you" ? [] : place.order.split("-");
    const near = this.#near(place, search);
    const isAsked = place.query !== "" || near.image !== undefined || (near.like ?? []).length + (near.unlike ?? []).length > 0;
    if (!isAsked) {
      const orderBy = key ? { key, direction: /** @type {"asc" | "desc"} */ (direction) } : undefined;
      return this.#collection.scroll({ filter, limit, orderBy });
    }
    const request = { ...(place.query ? { text: place.query } : {}), ...near, filter, limit: key ? MOST_SORTED : limit };
    const { hits } = await this.#collection.search(request, onProgress ? { signal, onProgress } : { signal });
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
