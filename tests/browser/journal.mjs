// A collection with a journal of its changes, as small as can be: what storage is tested with.

/** Of a collection that began with no prebuilt index. */
export const ORIGIN = "0".repeat(64);

const encode = (value) => new TextEncoder().encode(JSON.stringify(value));
const decode = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** A collection with a journal, as the engine has one. */
export class Journal {
  entries = new Map();
  #journal = [];
  #nGiven = 0;

  static from(stored) {
    const journal = new Journal();
    if (stored) {
      journal.entries = new Map(decode(stored.base));
      for (const record of stored.records) journal.apply(record);
    }
    return journal;
  }

  put(key, value) {
    this.entries.set(key, value);
    this.#journal.push([key, value]);
  }

  to_bytes() {
    return encode([...this.entries]);
  }

  changes() {
    this.#nGiven = this.#journal.length;
    return this.#nGiven > 0 ? encode(this.#journal) : undefined;
  }

  committed() {
    this.#journal.splice(0, this.#nGiven);
    this.#nGiven = 0;
  }

  apply(record) {
    for (const [key, value] of decode(record)) this.entries.set(key, value);
  }

  get state() {
    return JSON.stringify([...this.entries].sort(([a], [b]) => a - b));
  }
}
