// Model files in Cache Storage, each under its SHA-256: an unchanged file is found again whatever else changed.

import { NearsightError, asNearsightError, failure } from "./error.js";

/** @typedef {{ name: string, bytes: number, sha256: string }} ModelFile */
/** @typedef {{ code: string, message: string }} Warning */

const CACHE = "nearsight-models-1";

/** The cached files of one model folder. Without Cache Storage it is always empty. */
export class ModelCache {
  #cache;
  #folder;
  /** @type {Warning[]} Why something could not be kept. */
  warnings = [];

  /**
   * @param {Cache | undefined} cache
   * @param {string} folder
   */
  constructor(cache, folder) {
    this.#cache = cache;
    this.#folder = folder;
  }

  /** @param {string} folder absolute address, ends with "/" */
  static async open(folder) {
    return new ModelCache(await globalThis.caches?.open(CACHE).catch(() => undefined), folder);
  }

  /** The key of the manifest; it is there only when the model once worked as a whole. */
  get manifest() {
    return new URL("manifest.json", this.#folder).href;
  }

  /** @param {ModelFile} file */
  key({ name, sha256 }) {
    const url = new URL(name, this.#folder);
    url.searchParams.set("sha256", sha256);
    return url.href;
  }

  /** @param {string} key */
  async get(key) {
    const response = await this.#cache?.match(key);
    return response && new Uint8Array(await response.arrayBuffer());
  }

  /** @param {string} key */
  async delete(key) {
    await this.#cache?.delete(key);
  }

  /**
   * A failure is a warning: the model works from memory.
   * @param {string} key
   * @param {Uint8Array<ArrayBuffer>} bytes
   */
  async put(key, bytes) {
    try {
      if (!this.#cache) throw failure("persistence-unavailable", "This page has no Cache Storage, so each visit fetches the model again.");
      await this.#cache.put(key, new Response(bytes));
    } catch (thrown) {
      const { code, message } = thrown instanceof NearsightError ? thrown : asNearsightError(thrown);
      if (!this.warnings.some((warning) => warning.code === code)) this.warnings.push({ code, message });
    }
  }

  /**
   * Removes what an earlier version of the model left.
   * @param {string[]} keys what stays
   */
  async keepOnly(keys) {
    for (const { url } of (await this.#cache?.keys()) ?? []) {
      if (url.startsWith(this.#folder) && !keys.includes(url)) await this.delete(url);
    }
  }
}
