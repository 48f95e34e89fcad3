// Questions as they are typed: after a pause, one at a time, stale answers dropped; by words first, by meaning when that arrives.

/** @import { Answer, Entry, Hit, Narrowing, SearchableSite } from "./types.ts" */

/**
 * @typedef {object} Reply
 * @property {string} text the question it answers
 * @property {Answer} answer
 * @property {Entry[]} entries its hits with their data
 * @property {boolean} isNew the first answer to a question; others are by meaning, or have further hits
 * @property {boolean} isFinal false: one by meaning is to come
 */

/** Milliseconds that an answer by words waits for the one by meaning: what would be there for a moment only costs files, and moves. */
const PATIENCE = 150;

/**
 * @typedef {object} AskingOptions
 * @property {() => Promise<SearchableSite>} site
 * @property {number} [delay] ms of silence before a typed question is asked
 * @property {number} [patience] ms that an answer by words waits for the one by meaning
 * @property {() => number} limit pages at once
 * @property {() => void} onBusy
 * @property {(reply: Reply) => void} onReply
 * @property {(thrown: unknown, kept: boolean) => void} onError `kept`: the question has an answer by words
 */

export class Asking {
  /** What the next question is narrowed to and ordered by. @type {Narrowing} */
  narrowing = {};
  #options;
  #text = "";
  #timer = 0;
  #abort = new AbortController();
  /** How many times `limit` hits are wanted. */
  #times = 1;

  /** @param {AskingOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** The question that was asked last, or will be in a moment. */
  get text() {
    return this.#text;
  }

  /** How many hits it asks for. */
  get wanted() {
    return this.#times * this.#options.limit();
  }

  /** @param {string} text what the field holds now */
  type(text) {
    if (text.trim() === this.#text) return;
    this.cancel();
    this.#text = text.trim();
    if (!this.#text) return;
    this.#timer = setTimeout(() => this.#ask(true), this.#options.delay ?? 120);
    // If this fails, the question itself will say why.
    this.#askFetched().catch(() => {});
  }

  /** Without the pause: Enter, a filter, another order. */
  now(text = this.#text) {
    this.cancel();
    this.#text = text.trim();
    if (this.#text) this.#ask(true);
  }

  /** Asks from the first hit on, so that it does not matter whether the answer by meaning has come. */
  more() {
    this.#times += 1;
    this.#ask(false);
  }

  /** Forgets the question; its answer comes to nobody. */
  cancel() {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#text = "";
    this.#times = 1;
  }

  /** Answers without a pause where nothing has to be fetched for it. */
  async #askFetched() {
    const { signal } = (this.#abort = new AbortController());
    const text = this.#text;
    const site = await this.#options.site();
    const answer = signal.aborted ? null : await site.searchFetched?.(text, { ...this.narrowing, limit: this.wanted });
    const entries = answer && (await withData(answer.hits));
    if (!answer || !entries || signal.aborted) return;
    clearTimeout(this.#timer);
    this.#options.onReply({ text, answer, entries, isNew: true, isFinal: true });
  }

  /** @param {boolean} isNew */
  async #ask(isNew) {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    const text = this.#text;
    let isShown = !isNew;
    let hasFinal = false;
    const show = async (/** @type {Answer} */ answer, /** @type {boolean} */ isFinal) => {
      const entries = await withData(answer.hits);
      if (signal.aborted || (hasFinal && !isFinal)) return;
      this.#options.onReply({ text, answer, entries, isNew: !isShown, isFinal });
      isShown = true;
    };
    let words = Promise.resolve();
    let onEnd = () => {};
    const ended = new Promise((resolve) => { onEnd = () => resolve(undefined); });
    const { patience = PATIENCE } = this.#options;
    const pause = () => Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patience))]);
    this.#options.onBusy();
    try {
      const site = await this.#options.site();
      if (signal.aborted) return;
      // If the data of the first answer cannot be had, the second one says so.
      const onWords = (/** @type {Answer} */ answer) => { words = pause().then(() => (hasFinal ? undefined : show(answer, false))).catch(() => {}); };
      const answer = await site.search(text, { ...this.narrowing, limit: this.wanted, signal, onWords });
      hasFinal = true;
      await show(answer, true);
    } catch (thrown) {
      onEnd();
      await words;
      if (!signal.aborted) this.#options.onError(thrown, isShown);
    }
  }
}

/** @param {Hit[]} hits @returns {Promise<Entry[]>} without those whose data cannot be had, unless that is all of them */
async function withData(hits) {
  const settled = await Promise.allSettled(hits.map(async (hit) => ({ id: hit.id, data: await hit.data() })));
  const entries = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const [failed] = settled;
  if (entries.length === 0 && failed?.status === "rejected") throw failed.reason;
  return entries;
}
