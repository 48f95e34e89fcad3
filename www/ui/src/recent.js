// Recent searches, on this device alone.

const MOST = 6;

export class Recent {
  #key;

  /** @param {string} src whose searches they are; empty: nothing is kept */
  constructor(src) {
    this.#key = src && `near-sight:recent:${src}`;
  }

  /** @returns {string[]} the last one first */
  get texts() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
      return this.#key && Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST) : [];
    } catch {
      return []; // storage is blocked, or somebody else wrote there
    }
  }

  /** @param {string} text */
  add(text) {
    if (text) this.#keep([text, ...this.texts.filter((other) => other !== text)]);
  }

  /** @param {string} [text] all of them without it */
  forget(text) {
    this.#keep(text === undefined ? [] : this.texts.filter((other) => other !== text));
  }

  /** @param {string[]} texts */
  #keep(texts) {
    if (!this.#key) return;
    try {
      if (texts.length) localStorage.setItem(this.#key, JSON.stringify(texts.slice(0, MOST)));
      else localStorage.removeItem(this.#key);
    } catch {
      // Storage is blocked or full: nothing is remembered.
    }
  }
}
