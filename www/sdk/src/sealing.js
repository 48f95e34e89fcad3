// Vectors that have become very many get a graph, made in a worker of its own while searches and changes go on.
//
// A graph is an aid, never a need: where it cannot be made the vectors are scanned, which takes longer and finds the same.

import { failure } from "./error.js";
import { watched } from "./watched-worker.js";

/**
 * The side of the open collection. `source`: gives it, or throws `closed`. `keep`: stores it as a whole.
 * @typedef {{ source: () => import("./wasm.js").Collection, keep: () => Promise<void> }} Owner
 */

function startWorker() {
  // Bundlers look for exactly this expression.
  return new Worker(new URL("./sealing-worker.js", import.meta.url), { type: "module", name: "nearsight-sealing" });
}

/** The sealing of one collection. */
export class Sealing {
  #owner;
  /** What kept it from working once keeps it the next time. */
  #isUsable = true;
  /** @type {Promise<void> | undefined} */
  #running;
  /** @type {import("./watched-worker.js").Connection | undefined} */
  #connection;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /** Begins, where there is something to do and nothing under way. */
  start() {
    if (!this.#isUsable || this.#running) return;
    this.#running = this.#sealAll()
      .catch(() => void (this.#isUsable = false))
      .finally(() => this.#rest());
  }

  async #sealAll() {
    let isChanged = false;
    for (let input = this.#next(); input; input = this.#next()) {
      const { space, vectors } = input;
      this.#connection ??= watched(startWorker());
      const sealed = await this.#connection.client.call("seal", { vectors });
      isChanged = this.#owner.source().install(space, sealed) || isChanged;
    }
    if (isChanged) await this.#owner.keep();
  }

  #next() {
    const input = this.#owner.source().next_seal_input();
    if (!input) return undefined;
    const { space } = input;
    const vectors = input.take();
    input.free();
    return { space, vectors };
  }

  #rest() {
    this.#running = undefined;
    this.#connection?.end(failure("worker-ended", "The worker that makes graphs was ended."));
    this.#connection = undefined;
  }

  /** Resolves when nothing is under way. */
  async settled() {
    await this.#running;
  }

  /** Ends what is under way, for good. */
  close() {
    this.#isUsable = false;
    this.#rest();
  }
}
