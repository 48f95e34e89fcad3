// The collection as the page sees it: every call goes to the engine, usually in a worker.

import { connect } from "./connection.js";
import { failure } from "./error.js";
import { requireFeatures } from "./features.js";
import { holdWriter } from "./locks.js";
import { ModelCache, totalBytes } from "./model-cache.js";
import { defaultWorkers } from "./pool-size.js";
import { Storage } from "./storage/storage.js";

/** @typedef {import("./rpc.js").OnProgress} OnProgress */
/** @typedef {import("./wasm.js").DocId} DocId */
/** @typedef {import("./wasm.js").Hit} Hit */

/**
 * @typedef {object} OpenOptions
 * @property {"text"} [tier] the only tier so far: sentences are compared by meaning
 * @property {Record<string, string>} [fields] declared fields and their types, such as { title: "text" }
 * @property {string | URL} [models] where the model folders are served; by default "models/" beside the page
 * @property {string} [model] folder name of the model
 * @property {string | URL | ArrayBuffer | Uint8Array} [index] a prebuilt .nsi, or its address. With `persist` it is
 *   the beginning of the stored copy, and takes its place when its bytes have changed
 * @property {import("./connection.js").WorkerOption} [worker]
 * @property {number} [workers] threads that encode passages while indexing. With 1 the engine encodes itself; with
 *   more, a large upsert starts that many workers beside it, and searches do not wait for passages. The index is the
 *   same. By default a core less than the device has, at most 4, fewer where memory is small; with `worker: false` always 1
 * @property {import("./wasm.js").Precision} [precision] "w8a13", or "w7a7": faster, a little less exact, and another
 *   vector space, so an index made with the one does not open with the other (`model-mismatch`)
 * @property {boolean} [persist] keep the collection in this browser
 * @property {OnProgress} [onProgress]
 * @property {AbortSignal} [signal]
 */

/** @typedef {Pick<OpenOptions, "models" | "model">} ModelPlace */
/** @typedef {{ stored: number, total: number | undefined }} StoredModel in bytes; `total` once the model has worked as a whole */

/** @typedef {import("./wasm.js").SearchRequest} SearchRequest */

/** @typedef {{ hits: Hit[], took: number }} SearchAnswer `took`: milliseconds in the engine */

/** @type {import("./wasm.js").Precision[]} */
const PRECISIONS = ["w8a13", "w7a7"];

/** @typedef {{ id: string, fingerprint: string, dimension: number }} ModelInfo */
/** @typedef {{ onProgress?: OnProgress, signal?: AbortSignal }} CallOptions */

/**
 * @param {boolean} valid
 * @param {string} what
 */
function requireOption(valid, what) {
  if (!valid) throw failure("option-invalid", what);
}

/** @param {unknown} name */
function requireName(name) {
  // A folder of the private file system carries the name, percent-encoded.
  const valid = typeof name === "string" && name.length > 0 && encodeURIComponent(name).length <= 200;
  requireOption(valid, "A collection needs a name: a string of 1 to 200 letters (fewer outside ASCII).");
}

/** @param {string | URL} address relative to the page */
function absolute(address) {
  try {
    return new URL(address, globalThis.document?.baseURI ?? globalThis.location?.href).href;
  } catch (thrown) {
    throw failure("option-invalid", `"${address}" is not an address.`, { cause: thrown });
  }
}

/**
 * @param {ModelPlace} place
 * @returns {string} address of the model's folder
 */
function modelFolder({ models = "models/", model = "minilm-l6" }) {
  const base = absolute(models);
  return new URL(`${model}/`, base.endsWith("/") ? base : `${base}/`).href;
}

/**
 * @param {string} name
 * @param {OpenOptions} options
 * @returns {import("./engine.js").OpenParams}
 */
function openParams(name, options) {
  const { tier = "text", fields, precision, index, persist = true, worker = true, workers = defaultWorkers() } = options;
  requireName(name);
  requireOption(tier === "text", `There is no tier "${tier}" yet; use "text".`);
  requireOption(Number.isInteger(workers) && workers > 0, "`workers` must be a whole number above 0.");
  requireOption(precision === undefined || PRECISIONS.includes(precision), `There is no precision "${precision}"; use one of: ${PRECISIONS.join(", ")}.`);
  const folder = modelFolder(options);
  /** @type {import("./engine.js").OpenParams} */
  const params = { name, folder, persist, workers: worker === false ? 1 : workers };
  if (precision) params.precision = precision;
  if (fields) params.fields = fields;
  if (index instanceof ArrayBuffer) params.index = new Uint8Array(index);
  else if (index instanceof Uint8Array) params.index = index;
  else if (index !== undefined) params.index = absolute(index);
  return params;
}

/** A searchable collection of documents. */
export class Collection {
  #connection;
  #closed = false;

  /**
   * Use `Collection.open`.
   * @param {string} name
   * @param {import("./connection.js").Connection} connection
   * @param {{ model: ModelInfo, warnings: import("./model-cache.js").Warning[] }} opened
   */
  constructor(name, connection, { model, warnings }) {
    this.#connection = connection;
    /** @readonly */
    this.name = name;
    /** @readonly The model that encodes its passages and queries. */
    this.model = model;
    /** @readonly What does not work here without being an error, such as `persistence-unavailable`. */
    this.warnings = warnings;
  }

  /**
   * Opens the collection `name` of this origin, or begins it. Downloads the model on its first use.
   * @param {string} name
   * @param {OpenOptions} [options]
   * @returns {Promise<Collection>}
   * @throws {import("./error.js").NearsightError}
   */
  static async open(name, options = {}) {
    requireFeatures();
    const params = openParams(name, options);
    const { worker = true, onProgress, signal } = options;
    const connection = await connect(worker);
    try {
      return new Collection(name, connection, await connection.client.call("open", params, { onProgress, signal }));
    } catch (thrown) {
      connection.end(failure("closed", `The collection "${name}" did not open.`));
      throw thrown;
    }
  }

  /**
   * Removes the stored copy of a collection, also one that no longer opens. Models stay.
   * @param {string} name
   * @throws {import("./error.js").NearsightError} `collection-busy` while it is open
   */
  static async erase(name) {
    requireName(name);
    const release = await holdWriter(name);
    try {
      await Storage.erase(name);
    } finally {
      release();
    }
  }

  /**
   * How much of a model this browser holds, before anything is downloaded: where `stored` is `total`, all of it;
   * a download that was cut off counts with what has come.
   * @param {ModelPlace} [place]
   * @returns {Promise<StoredModel>}
   */
  static async storedModel(place = {}) {
    const cache = await ModelCache.open(modelFolder(place));
    const manifest = await cache.manifest();
    return { stored: await cache.total(), total: manifest && totalBytes(manifest) };
  }

  /**
   * Adds documents, or replaces those with the same id, and commits them.
   * @param {object[]} documents plain objects such as { id, title, text }
   * @param {CallOptions} [options] an abort keeps the documents finished so far; `error.detail` counts them
   * @returns {Promise<{ documents: number, passages: number }>} what was added
   */
  upsert(documents, options) {
    return this.#call("upsert", { documents }, options);
  }

  /**
   * The documents whose passages are nearest to the query, best first.
   * @param {SearchRequest} request
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<SearchAnswer>}
   */
  async search(request, options) {
    const { text, limit = 10, offset = 0, focus = false } = request ?? {};
    requireOption(typeof text === "string", "A search needs { text }: a string.");
    requireOption(Number.isInteger(limit) && limit > 0, "`limit` must be a whole number above 0.");
    requireOption(Number.isInteger(offset) && offset >= 0, "`offset` must be a whole number, 0 or above.");
    return this.#call("search", { text, limit, offset, focus }, { ...options, leaveOnAbort: true });
  }

  /**
   * @param {DocId[]} ids
   * @returns {Promise<number>} how many documents were there and are gone
   */
  async delete(ids) {
    requireOption(Array.isArray(ids), "`delete` takes an array of ids.");
    return this.#call("delete", { ids });
  }

  /**
   * The collection as a .nsi file, for `index` of another `open` or for the command line.
   * @returns {Promise<Uint8Array>}
   */
  export() {
    return this.#call("export");
  }

  /** @returns {Promise<{ documents: number, passages: number }>} */
  count() {
    return this.#call("count");
  }

  /**
   * Ends the worker, which gives its memory back. Waits for a commit under way; an upsert under way
   * keeps what it has finished. Calls after it reject with `closed`.
   */
  async close() {
    if (this.#closed) return;
    this.#closed = true;
    // A worker that has already ended has nothing left to close.
    await this.#connection.client.call("close").catch(() => {});
    this.#connection.end(failure("closed", `The collection "${this.name}" is closed.`));
  }

  /**
   * @param {string} method
   * @param {unknown} [params]
   * @param {CallOptions & { leaveOnAbort?: boolean }} [options]
   */
  async #call(method, params, options) {
    if (this.#closed) throw failure("closed", `The collection "${this.name}" is closed.`);
    return this.#connection.client.call(method, params, options);
  }
}
