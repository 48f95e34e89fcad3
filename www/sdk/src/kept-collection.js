// The open collection and its stored copy: which of them opens, and how the one follows the other.

import { asNearsightError, failure } from "./error.js";
import { fetchIndex } from "./models.js";
import { Persistence } from "./persistence.js";
import { originOf } from "./storage/checksum.js";

/** @typedef {import("./engine.js").OpenParams} OpenParams */
/** @typedef {import("./rpc.js").CallContext} CallContext */
/** @typedef {import("./storage/storage.js").Stored} Stored */
/** @typedef {import("./model-cache.js").Warning} Warning */
/** @typedef {import("./wasm.js").Encoders} Encoders */

/** One collection of the wasm module, committed by whoever is its writer. */
export class KeptCollection {
  #warnings;
  /** @type {import("./wasm.js").Wasm["Collection"] | undefined} */
  #Collection;
  /** @type {Encoders | undefined} */
  #encoders;
  /** @type {import("./wasm.js").Collection | undefined} */
  #collection;
  #persistence = new Persistence({ take: (news) => this.#take(news), source: () => this.current });

  /** @param {Warning[]} warnings receives what does not work without being an error */
  constructor(warnings) {
    this.#warnings = warnings;
  }

  /** The collection as it is now: another tab's commit may replace it. */
  get current() {
    if (!this.#collection) throw failure("closed", "The collection is closed.");
    return this.#collection;
  }

  /** @param {OpenParams} params */
  async start({ persist, name, readOnly: isReadOnly = false }) {
    if (persist) await this.#persistence.start(name, { isReadOnly }, this.#warnings);
  }

  /**
   * The stored copy, unless the prebuilt index is newer than the one that copy began with.
   * @param {import("./wasm.js").Wasm["Collection"]} Collection
   * @param {Encoders} encoders
   * @param {OpenParams} params
   * @param {CallContext} context
   */
  async open(Collection, encoders, { fields, index }, context) {
    this.#Collection = Collection;
    this.#encoders = encoders;
    const stored = await this.#persistence.read(this.#warnings);
    const prebuilt = await this.#prebuilt(index, stored, context);
    const origin = await originOf(prebuilt);
    this.#persistence.isPrebuilt = prebuilt !== undefined;
    this.#persistence.origin = prebuilt ? origin : (stored?.origin ?? origin);
    if (stored && stored.origin === this.#persistence.origin) {
      this.#take(stored);
      const bytes = stored.base?.length ?? 0;
      context.onProgress({ stage: "open", loaded: bytes, total: bytes, unit: "bytes" });
    } else {
      this.#collection = prebuilt ? Collection.from_bytes(prebuilt, encoders) : new Collection(fields, encoders);
      if (stored) this.#persistence.supersede();
      if (prebuilt) await this.commit().catch((thrown) => this.#warn(thrown));
    }
    this.#persistence.follow();
  }

  /**
   * @param {OpenParams["index"]} index
   * @param {Stored | undefined} stored
   * @param {CallContext} context
   */
  async #prebuilt(index, stored, { signal, onProgress }) {
    try {
      return typeof index === "string" ? await fetchIndex(index, signal, onProgress) : index;
    } catch (thrown) {
      if (!stored || signal.aborted) throw thrown;
      this.#warn(thrown);
      return undefined;
    }
  }

  /** @param {Stored} news */
  #take({ base, records }) {
    if (!this.#Collection || !this.#encoders) throw failure("closed", "The collection is closed.");
    const collection = base ? this.#Collection.from_bytes(base, this.#encoders) : this.current;
    try {
      for (const record of records) collection.apply(record, this.#encoders);
    } catch (thrown) {
      if (base) collection.free();
      throw thrown;
    }
    if (collection === this.#collection) return;
    this.#collection?.free();
    this.#collection = collection;
  }

  /** In a reader: takes in what the writer has committed. What cannot be read now is left to the next time. */
  async refresh() {
    await this.#persistence.refresh().catch((thrown) => {
      if (!("code" in thrown) || thrown.code === "internal") throw thrown;
    });
  }

  /** @throws `collection-busy`, `read-only` */
  requireWriter() {
    return this.#persistence.requireWriter();
  }

  /** Starts the clock of a long upsert. */
  rest() {
    this.#persistence.rest();
  }

  get isCommitDue() {
    return this.#persistence.isDue;
  }

  /** @throws `storage-full`, `storage-failed` */
  commit() {
    return this.#persistence.commit();
  }

  /** Stores the collection as a whole: what has changed is not its documents. */
  rewrite() {
    return this.#persistence.rewrite();
  }

  /** Resolves when no commit is under way. */
  settled() {
    return this.#persistence.settled();
  }

  /** Gives the writer's turn back; the collection is lost. */
  abandon() {
    this.#collection = undefined;
    this.#encoders = undefined;
    this.#persistence.release();
  }

  free() {
    this.#collection?.free();
    this.abandon();
  }

  /** @param {unknown} thrown */
  #warn(thrown) {
    const { code, message } = asNearsightError(thrown);
    this.#warnings.push({ code, message });
  }
}
