// Hosts the wasm module: one model and one collection. Runs in the worker, or in the page for
// `worker: false`.

import { NearsightError, asNearsightError, failure } from "./error.js";
import { Indexing } from "./indexing.js";
import { fetchIndex, loadModel } from "./models.js";
import { Persistence } from "./persistence.js";
import { Pool } from "./pool.js";
import { Transfer } from "./rpc.js";
import { originOf } from "./storage.js";
import { isTrap, wasm } from "./wasm.js";

/** @typedef {import("./rpc.js").CallContext} CallContext */
/** @typedef {import("./storage.js").Snapshot} Snapshot */
/** @typedef {import("./wasm.js").DocId} DocId */
/** @typedef {import("./model-cache.js").Warning} Warning */

/**
 * @typedef {object} OpenParams
 * @property {string} name
 * @property {Record<string, string>} [fields]
 * @property {string} folder absolute address of the model folder, ends with "/"
 * @property {string | Uint8Array} [index] a prebuilt index, or its absolute address
 * @property {boolean} persist
 * @property {import("./wasm.js").Precision} [precision]
 * @property {number} workers threads that encode passages while indexing; 1: the engine's own
 */

/** One model and one collection. */
export class Engine {
  /** @type {import("./wasm.js").Encoder | undefined} */
  #encoder;
  /** @type {import("./wasm.js").Collection | undefined} */
  #collection;
  #persistence = new Persistence();
  /** @type {Warning[]} */
  #warnings = [];
  #closing = false;
  /** @type {Promise<unknown>} */
  #upserts = Promise.resolve();
  /** @type {Indexing | undefined} The upsert under way. */
  #indexing;
  /** @type {Pool | undefined} */
  #pool;

  /**
   * @param {OpenParams} params
   * @param {CallContext} context
   */
  async open(params, context) {
    const module = await wasm();
    try {
      if (params.persist) await this.#persistence.start(params.name, this.#warnings);
      const stored = await this.#persistence.read();
      await this.#openWith(module, params, stored, context, false);
      if (context.signal.aborted) throw failure("aborted", "Opening was aborted.");
      const { id, fingerprint, dimension } = this.#opened().encoder;
      const { workers, folder, precision } = params;
      if (workers > 1) this.#pool = new Pool(workers, { folder, precision, fingerprint });
      return { model: { id, fingerprint, dimension }, warnings: this.#warnings };
    } catch (thrown) {
      this.#free();
      throw thrown;
    }
  }

  /**
   * @param {import("./wasm.js").Wasm} module
   * @param {OpenParams} params
   * @param {Snapshot | undefined} stored
   * @param {CallContext} context
   * @param {boolean} fresh
   * @returns {Promise<void>}
   */
  async #openWith(module, params, stored, context, fresh) {
    const { encoder, isCached, warnings } = await loadModel(module.ModelLoader, { folder: params.folder, precision: params.precision, fresh, ...context });
    this.#encoder = encoder;
    this.#warnings.push(...warnings);
    try {
      this.#collection = await this.#openCollection(module.Collection, encoder, params, stored, context);
    } catch (thrown) {
      // The site may have replaced model and index together, while the cache still has the old model.
      if (!isCached || !params.index || asNearsightError(thrown).code !== "model-mismatch") throw thrown;
      encoder.free();
      this.#encoder = undefined;
      await this.#openWith(module, params, stored, context, true);
    }
  }

  /**
   * The stored copy, unless the prebuilt index is newer than the one that copy began with.
   * @param {import("./wasm.js").Wasm["Collection"]} Collection
   * @param {import("./wasm.js").Encoder} encoder
   * @param {OpenParams} params
   * @param {Snapshot | undefined} stored
   * @param {CallContext} context
   */
  async #openCollection(Collection, encoder, { fields, index }, stored, { signal, onProgress }) {
    let prebuilt;
    try {
      prebuilt = typeof index === "string" ? await fetchIndex(index, signal, onProgress) : index;
    } catch (thrown) {
      if (!stored || signal.aborted) throw thrown;
      this.#warn(thrown);
    }
    const origin = await originOf(prebuilt);
    if (stored && (!prebuilt || stored.origin === origin)) {
      this.#persistence.origin = stored.origin;
      const collection = Collection.from_bytes(stored.payload, encoder);
      onProgress({ stage: "open", loaded: stored.payload.length, total: stored.payload.length, unit: "bytes" });
      return collection;
    }
    this.#persistence.origin = origin;
    if (!prebuilt) return new Collection(fields, encoder);
    const collection = Collection.from_bytes(prebuilt, encoder);
    await this.#persistence.commit(() => collection.to_bytes()).catch((thrown) => this.#warn(thrown));
    return collection;
  }

  /**
   * Adds documents, or replaces those with the same id.
   * @param {{ documents: object[] }} params
   * @param {CallContext} context
   */
  upsert({ documents }, context) {
    const turn = this.#upserts.then(() => this.#index(documents, context));
    this.#upserts = turn.catch(() => {});
    return turn;
  }

  /**
   * @param {object[]} documents
   * @param {CallContext} context
   */
  async #index(documents, { signal, onProgress }) {
    const opened = this.#opened();
    if (signal.aborted) throw failure("aborted", "Indexing was aborted before it began.", { detail: { documents: 0, passages: 0 } });
    const indexing = new Indexing(opened, documents, this.#pool);
    this.#indexing = indexing;
    const wake = () => indexing.wake();
    signal.addEventListener("abort", wake);
    this.#persistence.rest();
    try {
      while (!indexing.isFinished && !signal.aborted && !this.#closing) {
        await indexing.turn();
        onProgress({ stage: "index", loaded: indexing.done.passages, total: indexing.nPassages, unit: "passages" });
        // A failed commit is tried again, and reported, at the end.
        if (!indexing.isFinished && this.#persistence.isDue) await this.#commit().catch(rethrowTrap);
      }
      const detail = indexing.done;
      const failed = await this.#commit().then(() => undefined, rethrowTrap);
      if (!indexing.isFinished) {
        const what = `Indexing stopped after ${detail.documents} of ${indexing.nDocuments} documents.`;
        throw failure(signal.aborted ? "aborted" : "closed", what, { detail, cause: failed });
      }
      if (failed) throw new NearsightError(failed.code, failed.message, { detail, cause: failed });
      return detail;
    } finally {
      signal.removeEventListener("abort", wake);
      this.#indexing = undefined;
      indexing.free();
    }
  }

  /** @param {import("./wasm.js").SearchRequest} request */
  search(request) {
    const { collection, encoder } = this.#opened();
    const start = performance.now();
    const { hits } = collection.search(request, encoder);
    return { hits, took: performance.now() - start };
  }

  /** @param {{ ids: DocId[] }} params */
  async delete({ ids }) {
    const nRemoved = this.#opened().collection.remove(ids);
    if (nRemoved > 0) await this.#commit();
    return nRemoved;
  }

  export() {
    const bytes = this.#opened().collection.to_bytes();
    return new Transfer(bytes, [bytes.buffer]);
  }

  count() {
    const { collection } = this.#opened();
    return { documents: collection.n_documents, passages: collection.n_passages };
  }

  /**
   * Documents of one file; needs no collection.
   * @param {{ name: string, bytes: Uint8Array }} file
   */
  async documents({ name, bytes }) {
    return (await wasm()).documents(name, bytes);
  }

  /** Waits for the step and the commit under way, then gives memory and lock back. */
  async close() {
    this.#closing = true;
    this.#indexing?.wake();
    await this.#upserts;
    await this.#persistence.settled();
    this.#free();
  }

  /** The state of the wasm module is lost: only the lock can still be given back. */
  abandon() {
    this.#closing = true;
    this.#collection = undefined;
    this.#encoder = undefined;
    this.#pool?.close();
    this.#persistence.release();
  }

  /** Asks for the collection when its turn comes: after a trap there is none, and nothing is written. */
  #commit() {
    return this.#persistence.commit(() => this.#opened().collection.to_bytes());
  }

  #opened() {
    if (!this.#collection || !this.#encoder) throw failure("closed", "The collection is closed.");
    return { collection: this.#collection, encoder: this.#encoder };
  }

  /** @param {unknown} thrown */
  #warn(thrown) {
    const { code, message } = asNearsightError(thrown);
    this.#warnings.push({ code, message });
  }

  #free() {
    this.#collection?.free();
    this.#encoder?.free();
    this.abandon();
  }
}

/**
 * Storage may fail and the collection still answers; after a trap it does not.
 * @param {unknown} thrown
 */
function rethrowTrap(thrown) {
  if (isTrap(thrown)) throw thrown;
  return asNearsightError(thrown);
}
