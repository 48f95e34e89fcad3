// Photos on their way into the library: a few at a time, so that they can be paused, searched meanwhile, and are kept.

import { NearsightError } from "../../../sdk/src/index.js";

/** Between two commits; a pause waits for no more than these. */
const BATCH = 6;

/** @typedef {import("./library.js").Chosen} Chosen */
/** @typedef {{ done: number, all: number, isPaused: boolean, perSecond: number }} Figures */

/** What is still to be looked at. */
export class Adding {
  #library;
  #listener;
  /** @type {Chosen[]} */
  #queue = [];
  #done = 0;
  #isPaused = false;
  #running = false;
  #seconds = 0;
  #stop = new AbortController();

  /**
   * @param {import("./library.js").Library} library
   * @param {{ onFigures: (figures: Figures) => void, onAdded: (refused: import("./library.js").Refused[]) => void, onEnd: () => void, onError: (thrown: unknown) => void }} listener
   */
  constructor(library, listener) {
    this.#library = library;
    this.#listener = listener;
  }

  /** @param {Chosen[]} chosen @returns {Promise<number>} how many of them are new */
  async add(chosen) {
    const fresh = await this.#library.fresh(chosen);
    this.#queue.push(...fresh);
    void this.#run();
    return fresh.length;
  }

  get isPaused() {
    return this.#isPaused;
  }

  /** @param {boolean} isPaused */
  pause(isPaused) {
    this.#isPaused = isPaused;
    this.#tell();
    if (!isPaused) void this.#run();
  }

  /** Forgets what is still to be looked at. */
  stop() {
    this.#queue = [];
    this.#stop.abort();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#queue.length > 0 && !this.#isPaused) await this.#batch();
    } catch (thrown) {
      if (!(thrown instanceof NearsightError && thrown.code === "aborted")) {
        this.#isPaused = true;
        this.#listener.onError(thrown);
      }
    } finally {
      this.#running = false;
    }
    if (this.#queue.length === 0) {
      this.#done = 0;
      this.#seconds = 0;
      this.#listener.onEnd();
    } else this.#tell();
  }

  async #batch() {
    this.#tell();
    const batch = this.#queue.slice(0, BATCH);
    const start = performance.now();
    const refused = await this.#library.add(batch, { signal: this.#stop.signal });
    // Only now: after an error the batch is still to be done.
    this.#queue.splice(0, batch.length);
    this.#done += batch.length;
    this.#seconds += (performance.now() - start) / 1000;
    this.#listener.onAdded(refused);
  }

  #tell() {
    const perSecond = this.#seconds > 0 ? this.#done / this.#seconds : 0;
    this.#listener.onFigures({ done: this.#done, all: this.#done + this.#queue.length, isPaused: this.#isPaused, perSecond });
  }
}
