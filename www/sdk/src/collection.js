// The collection as the page sees it: every call goes to the engine, usually in a worker.

import { connect } from "./connection.js";
import { failure } from "./error.js";
import { requireFeatures } from "./features.js";
import { holdWriter } from "./locks.js";
import { ModelCache, totalBytes } from "./model-cache.js";
import { modelFolder, openParams, requireName } from "./open-options.js";
import { needDrawing, portable, portableDocuments } from "./page-pictures.js";
import { askToPersist } from "./persistent-storage.js";
import { classifyRequest, duplicatesRequest, requireIds, requireShallow, scrollRequest, searchRequest, upsertRequest } from "./requests.js";
import { eraseFolder } from "./storage/folder.js";

/** @typedef {import("./rpc.js").OnProgress} OnProgress */
/** @typedef {import("./wasm.js").DocId} DocId */
/** @typedef {import("./wasm.js").Hit} Hit */

/** @typedef {import("./open-options.js").OpenOptions} OpenOptions */
/** @typedef {import("./open-options.js").ModelPlace} ModelPlace */
/** @typedef {{ stored: number, total: number | undefined }} StoredModel in bytes; `total` once the model has worked as a whole */

/** @typedef {import("./wasm.js").Fields} Fields */
/** @typedef {import("./requests.js").SearchRequest} SearchRequest */
/** @typedef {import("./requests.js").ScrollRequest} ScrollRequest */
/** @typedef {import("./filter.js").Filter} Filter */

/**
 * `took`: milliseconds in the engine. `facets`: for each key asked for, how often its values occur, the most frequent first.
 * @typedef {{ hits: Hit[], facets: Record<string, import("./wasm.js").FacetCount[]>, took: number }} SearchAnswer
 */

/** @typedef {{ id: string, fingerprint: string, dimension: number }} ModelInfo */
/** @typedef {{ onProgress?: OnProgress, signal?: AbortSignal }} CallOptions */
/** @typedef {CallOptions & import("./requests.js").UpsertChoice} UpsertOptions */
/** What an upsert added; with `onInvalid: "skip"` also what it left out. @typedef {{ documents: number, passages: number, skipped?: import("./wasm.js").Skipped[] }} Added */

/** A searchable collection of documents. */
export class Collection {
  #connection;
  #closed = false;
  #isKept;
  /**
   * Whether the browser has promised not to remove the stored copy when the disk gets short. It is asked once, at the
   * first commit; not known before.
   * @type {boolean | undefined}
   */
  persisted;

  /**
   * Use `Collection.open`.
   * @param {string} name
   * @param {import("./connection.js").Connection} connection
   * @param {{ model: ModelInfo | undefined, warnings: import("./model-cache.js").Warning[] }} opened
   * @param {boolean} persist
   */
  constructor(name, connection, { model, warnings }, persist) {
    this.#connection = connection;
    this.#isKept = persist && !warnings.some(({ code }) => code === "persistence-unavailable");
    /** @readonly */
    this.name = name;
    /** @readonly The model that encodes its passages and queries; nothing where none is used. */
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
      return new Collection(name, connection, await connection.client.call("open", params, { onProgress, signal }), params.persist);
    } catch (thrown) {
      connection.end(failure("closed", `The collection "${name}" did not open.`));
      throw thrown;
    }
  }

  /**
   * Removes the stored copy of a collection, also one that no longer opens. Models stay.
   * @param {string} name
   * @throws {import("./error.js").NearsightError} `collection-busy` while it is open to be written
   */
  static async erase(name) {
    requireName(name);
    const release = await holdWriter(name);
    try {
      await eraseFolder(name);
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
   * @param {object[]} documents plain objects such as { id, title, text }; vectors are typed arrays, or arrays of numbers; pictures are
   *   files, elements, pixels or addresses (`PictureSource`), in fields of type "image"; an address stays in the document, the others do not
   * @param {UpsertOptions} [options] an abort keeps the documents finished so far; `error.detail` counts them
   * @returns {Promise<Added>} what was added
   */
  async upsert(documents, options) {
    const asked = upsertRequest(documents, options);
    // Calls reach the engine in the order in which they are made, except where a picture has to be drawn first.
    if (needDrawing(asked.documents)) asked.documents = await portableDocuments(asked.documents);
    const added = await this.#call("upsert", asked, options);
    // Some browsers ask the visitor; nobody waits for the answer.
    if (this.#isKept) void askToPersist().then((persisted) => void (this.persisted = persisted));
    return added;
  }

  /**
   * The documents that answer a question, by their words, their meaning and their own vectors, best first.
   * @param {SearchRequest} request
   * @param {CallOptions} [options] progress is of the model of pictures, which the first `image` downloads
   * @returns {Promise<SearchAnswer>}
   */
  async search(request, options) {
    const asked = searchRequest(request);
    if (asked.image !== undefined) asked.image = /** @type {typeof asked.image} */ (await portable(asked.image));
    return this.#call("search", asked, { ...options, leaveOnAbort: true });
  }

  /**
   * What a picture shows, of some labels (zero-shot): the best first, scores add up to 1. Nothing says "none of these". It needs
   * tier "multimodal", and a model that puts texts where pictures are.
   * @param {import("./page-pictures.js").PictureSource} image
   * @param {string[]} labels
   * @param {import("./requests.js").ClassifyOptions & { signal?: AbortSignal }} [options]
   * @returns {Promise<import("./classify.js").Classified[]>}
   */
  async classify(image, labels, options) {
    const { image: picture, ...asked } = classifyRequest(image, labels, options);
    return this.#call("classify", { ...asked, image: await portable(picture) }, { ...(options?.signal ? { signal: options.signal } : {}), leaveOnAbort: true });
  }

  /**
   * Groups of documents that look alike in a field of pictures or vectors, the largest first; members in the order of their
   * addition. Two are of one group when they are near enough, or when others between them are. One search a document,
   * with time for other calls between them.
   * @param {string} field
   * @param {import("./requests.js").DuplicatesOptions} [options]
   * @returns {Promise<DocId[][]>}
   */
  async duplicates(field, options) {
    const asked = duplicatesRequest(field, options);
    return this.#call("duplicates", asked, { ...(options?.signal ? { signal: options.signal } : {}), leaveOnAbort: true });
  }

  /**
   * The documents that meet a filter, in the order of a field or of their addition.
   * @param {ScrollRequest} [request]
   * @returns {Promise<Fields[]>}
   */
  async scroll(request = {}) {
    return this.#call("scroll", scrollRequest(request));
  }

  /**
   * The documents of some ids; those that are not there are left out.
   * @param {DocId[]} ids
   * @returns {Promise<Fields[]>}
   */
  async retrieve(ids) {
    requireIds(ids);
    return this.#call("retrieve", { ids });
  }

  /**
   * Sets fields of documents, beside those that they have, without encoding them again. Text fields are changed by `upsert`.
   * @param {DocId[]} ids
   * @param {Fields} fields
   * @returns {Promise<number>} how many documents were there and have changed
   */
  async setPayload(ids, fields) {
    requireIds(ids);
    return this.#call("setPayload", { ids, fields });
  }

  /**
   * Removes fields of documents.
   * @param {DocId[]} ids
   * @param {string[]} keys
   * @returns {Promise<number>} how many documents were there
   */
  async deletePayload(ids, keys) {
    requireIds(ids);
    return this.#call("deletePayload", { ids, keys });
  }

  /**
   * @param {DocId[]} ids
   * @returns {Promise<number>} how many documents were there and are gone
   */
  async delete(ids) {
    requireIds(ids);
    return this.#call("delete", { ids });
  }

  /**
   * The collection as a .nsi file, for `index` of another `open` or for the command line.
   * @returns {Promise<Uint8Array>}
   */
  export() {
    return this.#call("export");
  }

  /**
   * Resolves when nothing is being prepared in the background: vectors from some 50,000 on get a graph, made in a worker of
   * its own, with which searches take less time. Nothing needs to wait for it.
   */
  async settled() {
    await this.#call("settled");
  }

  /**
   * What is there: all of it, or the documents that meet a filter and all their passages.
   * @param {Filter} [filter]
   * @returns {Promise<{ documents: number, passages: number }>}
   */
  async count(filter) {
    requireShallow(filter);
    return this.#call("count", { filter });
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
