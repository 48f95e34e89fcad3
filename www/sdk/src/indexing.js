// One upsert on its way: passages leave in batches, to the pool or to the engine's own encoder, and their embeddings come
// back in any order. Between two turns the message loop runs, so searches and aborts are answered meanwhile.

import { macrotask } from "./macrotask.js";
import { apart } from "./vectors.js";
import { isTrap } from "./wasm.js";

/** The engine's own steps are short, as a query has to wait for one: some 100 ms on a slow machine. */
const STEP_TOKENS = 256;

/** Nobody waits for a worker of the pool, except at the end: large enough that messages cost nothing. */
const BATCH_TOKENS = 512;

/** Fewer passages are encoded before a worker has started. */
const POOL_FROM_PASSAGES = 32;

/** @typedef {import("./wasm.js").PassageBatch} PassageBatch */
/** @typedef {{ batch: PassageBatch, embeddings: Float32Array[] | undefined }} Answer without embeddings: the worker is lost */

/** An upsert that has begun. */
export class Indexing {
  #collection;
  #encoders;
  #upsert;
  #pool;
  /** @type {Answer[]} */
  #answers = [];
  #nAway = 0;
  #isOver = false;
  #wake = () => {};

  /**
   * @param {{ collection: import("./wasm.js").Collection, encoders: import("./wasm.js").Encoders }} opened
   * @param {object[]} documents
   * @param {(import("./vectors.js").VectorsByField | undefined)[]} seen vectors of the documents' pictures
   * @param {import("./pool.js").Pool | undefined} pool
   * @param {boolean} skipInvalid whether invalid documents are left out, instead of all being refused
   */
  constructor({ collection, encoders }, documents, seen, pool, skipInvalid) {
    this.#collection = collection;
    this.#encoders = encoders;
    const { documents: plain, vectors } = apart(documents, seen);
    this.#upsert = collection.plan(plain, vectors, encoders, skipInvalid);
    this.#pool = pool;
    if (this.nPassages >= POOL_FROM_PASSAGES) pool?.start();
  }

  get nDocuments() {
    return this.#upsert.n_documents;
  }

  get nPassages() {
    return this.#upsert.n_passages;
  }

  /** What was left out, by its place among the documents given. */
  get skipped() {
    return this.#upsert.skipped();
  }

  /** How far it is, in what takes the time. */
  get progress() {
    const { documents, passages } = this.done;
    return this.nPassages > 0
      ? /** @type {const} */ ({ loaded: passages, total: this.nPassages, unit: "passages" })
      : /** @type {const} */ ({ loaded: documents, total: this.nDocuments, unit: "documents" });
  }

  /** What is done: documents that queries find, passages that are encoded. */
  get done() {
    return { documents: this.#upsert.done_documents, passages: this.#upsert.done_passages };
  }

  get isFinished() {
    return this.#upsert.done_documents === this.#upsert.n_documents;
  }

  /** Gets on by a few passages, or waits until some come back. */
  async turn() {
    this.#takeAnswers();
    if (this.isFinished) return;
    this.#lend();
    if (this.#encodesHere && this.#step()) await macrotask();
    else await this.#news();
  }

  /** Ends the waiting of a turn. */
  wake() {
    this.#wake();
  }

  /** Forgets what is still on its way. */
  free() {
    this.#isOver = true;
    for (const { batch } of this.#answers) batch.free();
    this.#upsert.free();
    this.#pool?.rest();
  }

  /** While the pool is starting everybody helps; later the engine is there for the queries. */
  get #encodesHere() {
    return this.nPassages === 0 || !this.#pool?.isReady || this.#pool.isStarting;
  }

  /** @returns {boolean} whether there was anything to do that is not on its way */
  #step() {
    const before = this.#nDone;
    this.#upsert.step(this.#collection, this.#encoders, STEP_TOKENS);
    return this.#nDone > before;
  }

  get #nDone() {
    return this.#upsert.done_passages + this.#upsert.done_documents;
  }

  #lend() {
    while (this.#pool?.hasRoom) {
      const batch = this.#upsert.next_batch(BATCH_TOKENS);
      if (!batch) return;
      this.#nAway += 1;
      const answer = (/** @type {Float32Array[] | undefined} */ embeddings) => this.#receive({ batch, embeddings });
      this.#pool.encode(batch.texts()).then(answer, () => answer(undefined));
    }
  }

  /** @param {Answer} answer */
  #receive(answer) {
    this.#nAway -= 1;
    if (this.#isOver) return answer.batch.free();
    this.#answers.push(answer);
    this.#wake();
  }

  #takeAnswers() {
    for (const { batch, embeddings } of this.#answers.splice(0)) {
      if (embeddings) this.#put(batch, embeddings);
      else this.#upsert.give_back(batch);
    }
  }

  /**
   * @param {PassageBatch} batch
   * @param {Float32Array[]} embeddings
   */
  #put(batch, embeddings) {
    try {
      this.#upsert.put(this.#collection, batch, embeddings);
    } catch (thrown) {
      if (isTrap(thrown)) throw thrown;
      // The batch is handed out again, and the engine trusts nobody but itself from now on.
      this.#pool?.close();
    }
  }

  /** @returns {Promise<void>} */
  async #news() {
    if (this.#answers.length > 0 || this.#nAway === 0) return macrotask();
    await new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
      this.#wake = resolve;
    });
  }
}
