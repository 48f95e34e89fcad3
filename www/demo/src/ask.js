// Questions as they are typed: debounced, one at a time, stale answers dropped.

/** @typedef {import("./session.js").Hit} Hit */

/**
 * @typedef {object} Answer
 * @property {string} text the question it answers
 * @property {Hit[]} hits all that are to be shown
 * @property {number} ms from asking to having the answer, worker included
 * @property {boolean} more whether there may be further hits
 * @property {"typed" | "more" | "refresh"} reason
 */

export class Asker {
  #search;
  #onAnswer;
  #onError;
  #delay;
  #page;
  #wanted = "";
  #ticket = 0;
  #timer = 0;
  #running = false;
  /** @type {{ reason: Answer["reason"] } | undefined} */
  #next;
  /** @type {Hit[]} */
  #hits = [];

  /**
   * @param {object} options
   * @param {(query: { text: string, limit: number, offset: number }) => Promise<{ hits: Hit[] }>} options.search
   * @param {(answer: Answer) => void} options.onAnswer
   * @param {(thrown: unknown) => void} options.onError
   * @param {number} [options.delay] of the debounce, ms
   * @param {number} [options.page] hits a page
   */
  constructor({ search, onAnswer, onError, delay = 60, page = 10 }) {
    this.#search = search;
    this.#onAnswer = onAnswer;
    this.#onError = onError;
    this.#delay = delay;
    this.#page = page;
  }

  /** @param {string} text what the box holds now */
  type(text) {
    this.#drop(text);
    if (this.#wanted !== "") this.#timer = setTimeout(() => this.#ask("typed"), this.#delay);
  }

  /** Without the debounce: Enter, a chip, the address. @param {string} text */
  now(text) {
    this.#drop(text);
    if (this.#wanted !== "") this.#ask("typed");
  }

  more() {
    if (this.#wanted !== "") this.#ask("more");
  }

  /** Asks the same again: the collection has grown. */
  refresh() {
    if (this.#wanted !== "" && !this.#running) this.#ask("refresh");
  }

  /** @param {string} text */
  #drop(text) {
    clearTimeout(this.#timer);
    this.#ticket += 1;
    this.#next = undefined;
    this.#wanted = text.trim();
  }

  /** @param {Answer["reason"]} reason */
  async #ask(reason) {
    // One in flight: a fast typist must not fill the worker with questions nobody waits for.
    if (this.#running) {
      this.#next = { reason };
      return;
    }
    this.#running = true;
    const ticket = ++this.#ticket;
    const text = this.#wanted;
    const offset = reason === "more" ? this.#hits.length : 0;
    const limit = reason === "refresh" ? Math.max(this.#page, this.#hits.length) : this.#page;
    const began = performance.now();
    try {
      const { hits } = await this.#search({ text, limit, offset });
      if (ticket === this.#ticket) {
        this.#hits = offset > 0 ? [...this.#hits, ...hits] : hits;
        this.#onAnswer({ text, hits: this.#hits, ms: performance.now() - began, more: hits.length === limit, reason });
      }
    } catch (thrown) {
      if (ticket === this.#ticket) this.#onError(thrown);
    }
    this.#running = false;
    const next = this.#next;
    this.#next = undefined;
    if (next) this.#ask(next.reason);
  }
}
