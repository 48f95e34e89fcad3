// When an open collection is committed, and by whom: the writer's lock, the order of commits, their rhythm.

import { asNearsightError } from "./error.js";
import { holdWriter } from "./locks.js";
import { Storage } from "./storage.js";

/** @typedef {import("./storage.js").Snapshot} Snapshot */
/** @typedef {import("./model-cache.js").Warning} Warning */

/** A long upsert commits this often, and never spends more than a tenth of its time on it. */
const COMMIT_EVERY_MS = 5000;
const COMMIT_SHARE = 10;

/** The stored side of one open collection; without storage its commits do nothing. */
export class Persistence {
  /** @type {Storage | undefined} */
  #storage;
  #release = () => {};
  /** @type {Promise<unknown>} */
  #commits = Promise.resolve();
  #due = 0;
  #lastMs = 0;
  /** The prebuilt index that the stored copy began with, see `originOf`. */
  origin = "";

  /**
   * Becomes the writer of `name`.
   * @param {string} name
   * @param {Warning[]} warnings receives why there is no storage
   * @throws `collection-busy`
   */
  async start(name, warnings) {
    this.#release = await holdWriter(name);
    try {
      this.#storage = await Storage.open(name);
    } catch (thrown) {
      const { code, message } = asNearsightError(thrown);
      warnings.push({ code, message });
    }
  }

  /** @returns {Promise<Snapshot | undefined>} the last commit */
  async read() {
    return this.#storage?.read();
  }

  /** Starts the clock of a long upsert. */
  rest() {
    this.#due = performance.now() + Math.max(COMMIT_EVERY_MS, COMMIT_SHARE * this.#lastMs);
  }

  get isDue() {
    return performance.now() > this.#due;
  }

  /**
   * Commits follow each other; each takes the bytes as they are when its turn comes.
   * @param {() => Uint8Array} toBytes
   * @throws `storage-full`, `storage-failed`
   */
  async commit(toBytes) {
    const storage = this.#storage;
    if (!storage) return;
    const turn = this.#commits.then(async () => {
      const start = performance.now();
      await storage.write(toBytes(), this.origin);
      this.#lastMs = performance.now() - start;
    });
    this.#commits = turn.catch(() => {});
    await turn.finally(() => this.rest());
  }

  /** Resolves when no commit is under way. */
  async settled() {
    await this.#commits;
  }

  /** Gives the writer's lock back. */
  release() {
    this.#release();
  }
}
