// Hosts the wasm module: one model and one collection. Runs in the worker, or in the page for
// `worker: false`. Indexing goes in small steps, and between two steps the message loop runs,
// so searches and aborts are answered meanwhile.

import { NearsightError, asNearsightError, failure } from "./error.js";
import { fetchIndex, loadModel } from "./models.js";
import { Persistence } from "./persistence.js";
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
 */

/** A step encodes about as many tokens as one full passage: some 100 ms on a slow machine. */
const STEP_TOKENS = 256;

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
  #channel = new MessageChannel();

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
    const { encoder, isCached, warnings } = await loadModel(module.ModelLoader, { folder: params.folder, fresh, ...context });
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
    const { collection, encoder } = this.#opened();
    if (signal.aborted) throw failure("aborted", "Indexing was aborted before it began.", { detail: { documents: 0, passages: 0 } });
    const upsert = collection.plan(documents, encoder);
    this.#persistence.rest();
    try {
      const isFinished = () => upsert.done_documents === upsert.n_documents;
      while (!isFinished() && !signal.aborted && !this.#closing) {
        upsert.step(collection, encoder, STEP_TOKENS);
        onProgress({ stage: "index", loaded: upsert.done_passages, total: upsert.n_passages, unit: "passages" });
        // A failed commit is tried again, and reported, at the end.
        if (!isFinished() && this.#persistence.isDue) await this.#commit().catch(rethrowTrap);
        await this.#macrotask();
      }
      const detail = { documents: upsert.done_documents, passages: upsert.done_passages };
      const failed = await this.#commit().then(() => undefined, rethrowTrap);
      if (!isFinished()) {
        const what = `Indexing stopped after ${detail.documents} of ${upsert.n_documents} documents.`;
        throw failure(signal.aborted ? "aborted" : "closed", what, { detail, cause: failed });
      }
      if (failed) throw new NearsightError(failed.code, failed.message, { detail, cause: failed });
      return detail;
    } finally {
      upsert.free();
    }
  }

  /** Lets the message loop run once; timers would wait 4 ms, and in a page in the background a second. */
  #macrotask() {
    const { port1, port2 } = this.#channel;
    return new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
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
    return new Transfer(this.#opened().collection.to_bytes());
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
    await this.#upserts;
    await this.#persistence.settled();
    this.#free();
  }

  /** The state of the wasm module is lost: only the lock can still be given back. */
  abandon() {
    this.#closing = true;
    this.#collection = undefined;
    this.#encoder = undefined;
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
    this.#channel.port1.close();
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
