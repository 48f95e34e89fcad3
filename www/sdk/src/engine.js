// Hosts the wasm module: one collection, and one model if it has any. Runs in the worker, or in the page for
// `worker: false`.

import { shares } from "./classify.js";
import { NearsightError, asNearsightError, failure } from "./error.js";
import { Indexing } from "./indexing.js";
import { KeptCollection } from "./kept-collection.js";
import { lookAlikes } from "./look-alikes.js";
import { loadModel } from "./models.js";
import { Pool } from "./pool.js";
import { Transfer } from "./rpc.js";
import { Sealing } from "./sealing.js";
import { documentsWasm, isTrap, wasm, wordsWasm } from "./wasm.js";

/** @typedef {import("./rpc.js").CallContext} CallContext */
/** @typedef {import("./wasm.js").DocId} DocId */
/** @typedef {import("./model-cache.js").Warning} Warning */
/** @typedef {{ documents: object[], skipInvalid: boolean, base: string }} UpsertParams */

/**
 * @typedef {object} OpenParams
 * @property {string} name
 * @property {Record<string, string>} [fields]
 * @property {string | undefined} folder absolute address of the model folder, ends with "/"; nothing where there is no model
 * @property {string} [pictures] absolute address of the folder of the model of pictures, ends with "/"
 * @property {string | Uint8Array} [index] a prebuilt index, or its absolute address
 * @property {boolean} persist
 * @property {boolean} [readOnly] never writes, and leaves the writer's turn to others
 * @property {import("./wasm.js").Precision} [precision]
 * @property {number} workers threads that encode passages while indexing; 1: the engine's own
 */

/** One collection, and one model if it has any. */
export class Engine {
  /** @type {import("./wasm.js").Encoder | undefined} */
  #encoder;
  /** @type {import("./wasm.js").Encoders | undefined} */
  #encoders;
  /** @type {Warning[]} */
  #warnings = [];
  #kept = new KeptCollection(this.#warnings);
  #sealing = new Sealing({ source: () => this.#kept.current, keep: () => this.#kept.rewrite() });
  #closing = false;
  /** @type {Promise<unknown>} */
  #upserts = Promise.resolve();
  /** @type {Indexing | undefined} The upsert under way. */
  #indexing;
  /** @type {Pool | undefined} */
  #pool;
  /** @type {import("./pictures.js").Pictures | undefined} */
  #pictures;
  /** The model for texts beside pictures, where it is not that of the passages. @type {import("./wasm.js").Encoder | undefined} */
  #pictureTexts;

  /**
   * @param {OpenParams} params
   * @param {CallContext} context
   */
  async open(params, context) {
    const module = await moduleFor(params);
    try {
      await this.#kept.start(params);
      await this.#openWith(module, params, context, false);
      if (context.signal.aborted) throw failure("aborted", "Opening was aborted.");
      return { model: this.#startPool(params), warnings: this.#warnings };
    } catch (thrown) {
      this.#free();
      throw thrown;
    }
  }

  /**
   * @param {import("./wasm.js").Words} module
   * @param {OpenParams} params
   * @param {CallContext} context
   * @param {boolean} fresh
   * @returns {Promise<void>}
   */
  async #openWith(module, params, context, fresh) {
    this.#encoders = new module.Encoders();
    let isCached = await this.#load(params, context, fresh);
    try {
      const { fields, areCached } = await this.#openPictures(params, context, fresh);
      isCached ||= areCached;
      await this.#kept.open(module.Collection, this.#encoders, fields ? { ...params, fields } : params, context);
    } catch (thrown) {
      // The site may have replaced model and index together, while the cache still has the old model.
      if (!isCached || !params.index || asNearsightError(thrown).code !== "model-mismatch") throw thrown;
      this.#freeEncoders();
      await this.#openWith(module, params, context, true);
    }
  }

  /**
   * @param {OpenParams} params
   * @param {CallContext} context
   * @param {boolean} fresh
   * @returns {Promise<boolean>} whether the model came from the cache
   */
  async #load({ folder, precision }, context, fresh) {
    if (folder === undefined) return false;
    const { ModelLoader } = await wasm();
    const { encoder, isCached, warnings } = await loadModel(ModelLoader, { folder, precision, fresh, ...context });
    this.#encoder = encoder;
    this.#encoders?.set_text(encoder);
    this.#warnings.push(...warnings);
    return isCached;
  }

  /**
   * @param {OpenParams} params
   * @param {CallContext} context
   * @param {boolean} fresh
   * @returns {Promise<Pick<OpenParams, "fields"> & { areCached: boolean }>} fields in which "image" says how long its vectors are
   */
  async #openPictures({ pictures, workers, precision, fields }, context, fresh) {
    if (pictures === undefined || !this.#encoders) return { areCached: false };
    const { openPictures, withDimension } = await import("./picture-space.js");
    const { ModelLoader } = await wasm();
    this.#pictures?.close();
    const opened = await openPictures(ModelLoader, this.#encoders, { folder: pictures, workers, precision, fresh, encoder: this.#encoder }, context);
    this.#pictures = opened.pictures;
    this.#pictureTexts = opened.texts;
    this.#warnings.push(...opened.warnings);
    return { areCached: opened.isCached, ...(fields ? { fields: withDimension(fields, opened.dimension) } : {}) };
  }

  /**
   * @param {OpenParams} params
   * @returns {import("./collection.js").ModelInfo | undefined} the model, if there is one
   */
  #startPool({ folder, workers, precision }) {
    if (!this.#encoder || folder === undefined) return undefined;
    const { id, fingerprint, dimension } = this.#encoder;
    if (workers > 1) this.#pool = new Pool(workers, { folder, precision, fingerprint });
    return { id, fingerprint, dimension };
  }

  /**
   * Adds documents, or replaces those with the same id.
   * @param {UpsertParams} params
   * @param {CallContext} context
   */
  upsert(params, context) {
    const turn = this.#upserts.then(() => this.#index(params, context));
    this.#upserts = turn.catch(() => {});
    return turn;
  }

  /**
   * @param {UpsertParams} params
   * @param {CallContext} context
   */
  async #index({ documents, skipInvalid, base }, { signal, onProgress }) {
    await this.#kept.requireWriter();
    if (signal.aborted) throw failure("aborted", "Indexing was aborted before it began.", { detail: { documents: 0, passages: 0 } });
    const fields = this.#opened().collection.picture_fields();
    const seen = await this.#pictures?.see(documents, { fields, base, skipInvalid }, { signal, onProgress });
    const left = seen && seen.documents.length === 0 && seen.skipped.length > 0;
    if (left) return { documents: 0, passages: 0, skipped: seen.skipped };
    const indexing = new Indexing(this.#opened(), seen?.documents ?? documents, seen?.vectors ?? [], this.#pool, skipInvalid);
    this.#indexing = indexing;
    const wake = () => indexing.wake();
    signal.addEventListener("abort", wake);
    this.#kept.rest();
    try {
      while (!indexing.isFinished && !signal.aborted && !this.#closing) {
        await indexing.turn();
        onProgress({ stage: "index", ...indexing.progress });
        // A failed commit is tried again, and reported, at the end.
        if (!indexing.isFinished && this.#kept.isCommitDue) await this.#kept.commit().catch(rethrowTrap);
      }
      const detail = indexing.done;
      const failed = await this.#kept.commit().then(() => undefined, rethrowTrap);
      this.#sealing.start();
      if (!indexing.isFinished) {
        const what = `Indexing stopped after ${detail.documents} of ${indexing.nDocuments} documents.`;
        throw failure(signal.aborted ? "aborted" : "closed", what, { detail, cause: failed });
      }
      if (failed) throw new NearsightError(failed.code, failed.message, { detail: { .../** @type {object | undefined} */ (failed.detail), ...detail }, cause: failed });
      return skipInvalid ? { ...detail, skipped: allSkipped(indexing.skipped, seen) } : detail;
    } finally {
      signal.removeEventListener("abort", wake);
      this.#indexing = undefined;
      indexing.free();
    }
  }

  /**
   * @param {ReturnType<typeof import("./requests.js").searchRequest>} asked
   * @param {CallContext} context
   */
  async search({ request, vector, image }, context) {
    await this.#kept.refresh();
    const shown = image === undefined ? undefined : await this.#see(image, context);
    const { collection, encoders } = this.#opened();
    const start = performance.now();
    const { hits, facets = {} } = collection.search(request, shown ? { ...vector, ...shown } : vector, encoders);
    return { hits, facets, took: performance.now() - start };
  }

  /**
   * A picture's vector, for every field of pictures.
   * @param {any} image
   * @param {CallContext} context
   * @returns {Promise<import("./vectors.js").VectorsByField>}
   */
  async #see(image, context) {
    const fields = this.#opened().collection.picture_fields();
    if (!this.#pictures || fields.length === 0) {
      throw failure("query-invalid", 'The collection has no pictures: open it with { tier: "multimodal" } and a field of type "image".');
    }
    const vector = await this.#pictures.encode(image, context);
    return Object.fromEntries(fields.map((field) => [field, vector]));
  }

  /**
   * @param {ReturnType<typeof import("./requests.js").classifyRequest>} asked
   * @param {CallContext} context
   */
  async classify({ image, labels, template, temperature }, context) {
    const encoder = this.#pictureTexts ?? this.#encoder;
    if (!this.#pictures?.hasTexts || !encoder) {
      throw failure("query-invalid", 'Labels have no place among pictures here: open the collection with { tier: "multimodal" } and a model of both.');
    }
    const picture = await this.#pictures.encode(image, context);
    const places = encoder.encode(labels.map((label) => template.replaceAll("{}", () => label)));
    return shares(picture, labels, places, temperature);
  }

  /**
   * @param {ReturnType<typeof import("./requests.js").duplicatesRequest>} asked
   * @param {CallContext} context
   */
  async duplicates(asked, { signal }) {
    await this.#kept.refresh();
    return lookAlikes(() => this.#opened().collection, asked, signal);
  }

  /** @param {import("./wasm.js").ScrollRequest} request */
  async scroll(request) {
    await this.#kept.refresh();
    return this.#opened().collection.scroll(request);
  }

  /** @param {{ ids: DocId[] }} params */
  async retrieve({ ids }) {
    await this.#kept.refresh();
    return this.#opened().collection.retrieve(ids);
  }

  /** @param {{ ids: DocId[], fields: import("./wasm.js").Fields }} params */
  setPayload({ ids, fields }) {
    return this.#change((collection) => collection.set_payload(ids, fields));
  }

  /** @param {{ ids: DocId[], keys: string[] }} params */
  deletePayload({ ids, keys }) {
    return this.#change((collection) => collection.delete_payload(ids, keys));
  }

  /** @param {{ ids: DocId[] }} params */
  delete({ ids }) {
    return this.#change((collection) => collection.remove(ids));
  }

  /** @param {(collection: import("./wasm.js").Collection) => number} change says how many documents it changed */
  async #change(change) {
    await this.#kept.requireWriter();
    const nChanged = change(this.#opened().collection);
    if (nChanged > 0) await this.#kept.commit();
    return nChanged;
  }

  async export() {
    await this.#kept.refresh();
    const bytes = this.#opened().collection.to_bytes();
    return new Transfer(bytes, [bytes.buffer]);
  }

  /** @param {{ filter?: import("./filter.js").Filter }} params */
  async count({ filter }) {
    await this.#kept.refresh();
    const { collection } = this.#opened();
    const all = { documents: collection.n_documents, passages: collection.n_passages };
    return filter ? collection.count(filter) : all;
  }

  /**
   * Documents of one file; needs no collection.
   * @param {{ name: string, bytes: Uint8Array }} file
   */
  async documents({ name, bytes }) {
    return (await documentsWasm()).documents(name, bytes);
  }

  /** Resolves when no graph is being made. */
  settled() {
    return this.#sealing.settled();
  }

  /** Waits for the step and the commit under way, then gives memory and lock back. */
  async close() {
    this.#closing = true;
    this.#sealing.close();
    this.#indexing?.wake();
    await this.#upserts;
    await this.#kept.settled();
    this.#free();
  }

  /** The state of the wasm module is lost: only the lock can still be given back. */
  abandon() {
    this.#closing = true;
    this.#encoder = this.#encoders = this.#pictureTexts = undefined;
    this.#pool?.close();
    this.#pictures?.close();
    this.#sealing.close();
    this.#kept.abandon();
  }

  #opened() {
    if (!this.#encoders) throw failure("closed", "The collection is closed.");
    return { collection: this.#kept.current, encoders: this.#encoders };
  }

  #free() {
    this.#kept.free();
    this.#freeEncoders();
    this.abandon();
  }

  #freeEncoders() {
    this.#encoders?.free();
    this.#encoder?.free();
    this.#pictureTexts?.free();
    this.#encoder = this.#encoders = this.#pictureTexts = undefined;
  }
}

/**
 * Who has no model downloads no encoder. Who declares vectors takes the module that is built for speed: it scans twice as many.
 * @param {OpenParams} params
 */
function moduleFor({ folder, pictures, fields = {} }) {
  const hasVectors = Object.values(fields).some((type) => type.startsWith("vector"));
  return folder === undefined && pictures === undefined && !hasVectors ? wordsWasm() : wasm();
}

/**
 * Storage may fail and the collection still answers; after a trap it does not.
 * @param {unknown} thrown
 */
function rethrowTrap(thrown) {
  if (isTrap(thrown)) throw thrown;
  return asNearsightError(thrown);
}

/**
 * Documents that were left out, with or without the pictures' fault, by their places among those given.
 * @param {import("./wasm.js").Skipped[]} indexed
 * @param {import("./pictures.js").Seen | undefined} seen
 */
function allSkipped(indexed, seen) {
  if (!seen) return indexed;
  const moved = indexed.map((one) => ({ ...one, position: seen.positions[one.position] ?? one.position }));
  return [...seen.skipped, ...moved].sort((a, b) => a.position - b.position);
}
