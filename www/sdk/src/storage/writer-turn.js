// Who of all that have a stored collection open may write it: the first, and after it the one that waited longest.

import { failure } from "../error.js";
import { HANDOVER_MS, queueForWriter } from "../locks.js";

/** One opener's place in the queue. */
export class WriterTurn {
  #name;
  #end = new AbortController();
  #release = () => {};
  /** Resolves when it is this opener's turn; never, when it ends before. @type {Promise<void>} */
  granted;

  /** @param {string} name of the collection */
  constructor(name) {
    this.#name = name;
    this.granted = new Promise((resolve) => {
      queueForWriter(name, this.#end.signal).then((release) => {
        if (this.#end.signal.aborted) return release();
        this.#release = release;
        resolve();
      }, () => {});
    });
  }

  /**
   * A writer that is just ending (a reload, a closed collection) is waited for.
   * @param {Promise<unknown>} ready what resolves when this opener can write
   * @throws `collection-busy`
   */
  async require(ready) {
    if (await isWithin(ready, HANDOVER_MS)) return;
    throw failure("collection-busy", `The collection "${this.#name}" is open elsewhere, in another tab or in this page, which writes it.`);
  }

  /** Gives the turn back, or leaves the queue. */
  end() {
    this.#end.abort();
    this.#release();
  }
}

/**
 * @param {Promise<unknown>} promise
 * @param {number} ms
 * @returns {Promise<boolean>} whether it resolved in time
 */
export async function isWithin(promise, ms) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((/** @type {(late: boolean) => void} */ resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
