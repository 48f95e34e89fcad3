// The photos that were looked at: a collection in this browser, and their previews.

import { Collection } from "../../../sdk/src/index.js";
import * as previews from "./previews.js";

/** @typedef {{ id: string, name: string, taken: string, bytes: number }} Photo */
/** @typedef {{ path: string, file: File }} Chosen */
/** @typedef {{ text?: string, image?: Blob, like?: string }} Question */
/** @typedef {{ photo: Photo, reason: string }} Refused */

const NAME = "photos";

/** How near two look-alikes are: a burst of one scene is about here, another photo of the same thing is not. */
const ALIKE = 0.93;

/** File names are words that find a photo; the model for sentences has nothing to say about them. */
const WEIGHTS = { text: 0.5, vector: 0, photo: 1 };

export class Library {
  #collection;

  /** @param {Collection} collection */
  constructor(collection) {
    this.#collection = collection;
  }

  /** @param {(progress: import("../../../sdk/src/index.js").Progress) => void} onProgress */
  static async open(onProgress) {
    const fields = { name: "text", photo: "image", taken: "datetime" };
    const collection = await Collection.open(NAME, { tier: "multimodal", models: new URL("../../../models/", import.meta.url), fields, onProgress });
    return new Library(collection);
  }

  /** Whether something was added before. */
  static async isStored() {
    return (await previews.count().catch(() => 0)) > 0;
  }

  async count() {
    return (await this.#collection.count()).documents;
  }

  /**
   * Those that are not here yet as they are now.
   * @param {Chosen[]} chosen
   */
  async fresh(chosen) {
    const known = new Map((await this.#collection.retrieve(chosen.map(({ path }) => path))).map((photo) => [photo.id, photo]));
    return chosen.filter(({ path, file }) => known.get(path)?.bytes !== file.size || known.get(path)?.taken !== taken(file));
  }

  /**
   * Looks at some photos. What is no picture is left out.
   * @param {Chosen[]} chosen
   * @param {{ signal: AbortSignal }} options
   * @returns {Promise<Refused[]>}
   */
  async add(chosen, options) {
    const photos = chosen.map(({ path, file }) => ({ id: path, name: words(path), taken: taken(file), bytes: file.size }));
    const small = await Promise.allSettled(chosen.map(({ file }) => previews.preview(file)));
    for (const [i, { path }] of chosen.entries()) {
      const made = small[i];
      if (made?.status === "fulfilled") await previews.keep(path, made.value);
    }
    const documents = photos.map((photo, i) => ({ ...photo, photo: chosen[i]?.file }));
    const { skipped = [] } = await this.#collection.upsert(documents, { ...options, onInvalid: "skip" });
    return skipped.flatMap(({ position, message }) => {
      const photo = photos[position];
      return photo ? [{ photo, reason: message }] : [];
    });
  }

  /**
   * @param {Question} question
   * @param {{ limit: number, signal: AbortSignal }} options
   * @returns {Promise<Photo[]>}
   */
  async search({ text, image, like }, { limit, signal }) {
    const request = { ...(text ? { text } : {}), ...(image ? { image } : {}), ...(like ? { like: [like] } : {}) };
    const { hits } = await this.#collection.search({ ...request, weights: WEIGHTS, limit }, { signal });
    return hits.map(({ document }) => /** @type {Photo} */ (document));
  }

  /** The newest first. @param {number} limit @returns {Promise<Photo[]>} */
  async newest(limit) {
    return /** @type {Photo[]} */ (await this.#collection.scroll({ orderBy: { key: "taken", direction: "desc" }, limit }));
  }

  /** Photos that look alike, the largest groups first; those without a like are in none. @returns {Promise<Photo[][]>} */
  async groups() {
    const groups = await this.#collection.duplicates("photo", { minSimilarity: ALIKE });
    return Promise.all(groups.map(async (ids) => /** @type {Photo[]} */ (await this.#collection.retrieve(ids))));
  }

  /** Forgets all photos; their files stay. */
  async clear() {
    await this.#collection.close();
    await Collection.erase(NAME);
    await previews.clear();
  }
}

/** @param {File} file */
const taken = (file) => new Date(file.lastModified).toISOString();

/** What a file's name says. @param {string} path */
function words(path) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.replace(/\.[^.]*$/, "").replaceAll(/[-_]+/g, " ").trim() || name;
}
