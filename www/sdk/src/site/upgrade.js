// The encoder itself in the place of the words' vectors (`tier: "text"`): fetched behind the first question, and only over a
// connection that is good for it. Until then, and where it cannot be had, the words' vectors answer.

/** @typedef {import("../wasm.js").Encoder} Encoder */

/** Connections on which nobody waits for twenty megabytes. */
const SLOW = ["slow-2g", "2g", "3g"];

function isGoodConnection() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
  return !connection?.saveData && !SLOW.includes(connection?.effectiveType ?? "");
}

export class Upgrade {
  #folder;
  #fingerprint;
  /** @type {Encoder | undefined} */
  #encoder;
  /** @type {Promise<void> | undefined} */
  #loading;
  /** The last question: a box asks it several times, for what is here, ahead of time and in earnest. */
  #last = { text: "", vector: /** @type {Float32Array<ArrayBuffer> | undefined} */ (undefined) };

  /**
   * @param {string} folder of the model
   * @param {string} fingerprint of the encoder that made the index
   */
  constructor(folder, fingerprint) {
    this.#folder = folder;
    this.#fingerprint = fingerprint;
  }

  /** Whether questions are encoded. */
  get isThere() {
    return this.#encoder !== undefined;
  }

  /** What the encoder makes of a question; undefined until it is there. @param {string} text */
  vector(text) {
    if (!this.#encoder) return undefined;
    if (this.#last.text !== text || !this.#last.vector) this.#last = { text, vector: this.#encoder.encode([text])[0] };
    return this.#last.vector;
  }

  /** Fetches the model, unless it is under way or the connection is poor; after a failure the next question tries again. */
  begin() {
    if (this.#loading || !isGoodConnection()) return;
    this.#loading = this.#load().catch((thrown) => {
      this.#loading = undefined;
      console.warn(`nearsight: the site is searched without its model: ${thrown.message}`);
    });
  }

  async #load() {
    const { loadEncoder } = await import("./encoder.js");
    const encoder = await loadEncoder(this.#folder);
    if (encoder.fingerprint !== this.#fingerprint) {
      // Another one would not be better the next time.
      console.warn(`nearsight: the index was made with ${this.#fingerprint}, and ${this.#folder} is ${encoder.fingerprint}.`);
      return encoder.free();
    }
    this.#encoder = encoder;
  }
}
