// The pool: workers that encode passages for an engine. They start with the first large upsert and end when there was
// nothing to do for a while.
//
// The pool is an aid, never a need: a worker that does not start, dies or traps is let go and what it was asked for
// rejects. The engine then asks another one or encodes the passages itself.

import { failure } from "./error.js";
import { compiled } from "./wasm.js";
import { watched } from "./watched-worker.js";

/** Batches that a worker has at a time: the next one is there when the last is done. */
const DEPTH = 2;

/** Upserts often come in a row; starting workers takes some 0.3 s. */
const LINGER_MS = 5000;

/**
 * What the workers load, and how the engine knows that it is what itself has loaded.
 * @typedef {{ folder: string, precision: import("./wasm.js").Precision | undefined, fingerprint: string }} PoolModel
 */

/** @typedef {{ connection: import("./watched-worker.js").Connection, isReady: boolean, nAsked: number }} PoolWorker */

function startWorker() {
  // Bundlers look for exactly this expression.
  return new Worker(new URL("./pool-worker.js", import.meta.url), { type: "module", name: "nearsight-pool" });
}

/** Up to `size` workers with one model. */
export class Pool {
  #size;
  #model;
  /** @type {Set<PoolWorker>} */
  #workers = new Set();
  /** Whether it is worth trying: what kept one worker from starting keeps the next. */
  #isUsable = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #linger;

  /**
   * @param {number} size
   * @param {PoolModel} model
   */
  constructor(size, model) {
    this.#size = size;
    this.#model = model;
  }

  /** Starts the workers that are not there. They get ready in the background. */
  start() {
    this.#stay();
    while (this.#isUsable && this.#workers.size < this.#size) this.#add();
  }

  /** Whether some workers are not ready yet. */
  get isStarting() {
    return this.#ready.length < this.#workers.size;
  }

  /** Whether anybody would encode. */
  get isReady() {
    return this.#ready.length > 0;
  }

  /** Whether a batch would find a place. */
  get hasRoom() {
    return this.#ready.some(({ nAsked }) => nAsked < DEPTH);
  }

  get #ready() {
    return [...this.#workers].filter(({ isReady }) => isReady);
  }

  #add() {
    let connection;
    try {
      connection = watched(startWorker());
    } catch {
      // A page may forbid workers, or be of another origin than these scripts.
      this.#isUsable = false;
      return;
    }
    /** @type {PoolWorker} */
    const worker = { connection, isReady: false, nAsked: 0 };
    this.#workers.add(worker);
    this.#load(worker).catch(() => {
      this.#isUsable = false;
      this.#drop(worker);
    });
  }

  /** @param {PoolWorker} worker */
  async #load(worker) {
    const { folder, precision, fingerprint } = this.#model;
    const found = await worker.connection.client.call("load", { module: await compiled(), folder, precision });
    // Vectors of two models must never meet.
    if (found !== fingerprint) throw failure("model-mismatch", "The cache holds another model by now.");
    worker.isReady = true;
  }

  /**
   * Asks the worker with the least to do. Rejects when it is lost.
   * @param {string[]} texts
   * @returns {Promise<Float32Array[]>} one unit vector per text
   */
  async encode(texts) {
    const [worker] = this.#ready.sort((a, b) => a.nAsked - b.nAsked);
    if (!worker) throw failure("worker-ended", "The pool has no worker left.");
    worker.nAsked += 1;
    try {
      return await worker.connection.client.call("encode", { texts });
    } catch (thrown) {
      this.#drop(worker);
      throw thrown;
    } finally {
      worker.nAsked -= 1;
    }
  }

  /** @param {PoolWorker} worker */
  #drop(worker) {
    this.#workers.delete(worker);
    worker.connection.end(failure("worker-ended", "A worker of the pool was ended."));
  }

  #stay() {
    clearTimeout(this.#linger);
  }

  /** Nothing more to encode for now: the workers end after a while. */
  rest() {
    this.#stay();
    this.#linger = setTimeout(() => this.end(), LINGER_MS);
  }

  /** Ends the workers, which gives their memory back; they can be started again. */
  end() {
    this.#stay();
    for (const worker of this.#workers) this.#drop(worker);
  }

  /** Ends the workers for good. */
  close() {
    this.#isUsable = false;
    this.end();
  }
}
