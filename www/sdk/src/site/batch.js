// What is asked for one by one and sent at once: a page wants the data of all hits that it shows.

/** @template Asked, Given */
export class Batch {
  /** @type {{ asked: Asked, resolve: (given: Given) => void, reject: (thrown: unknown) => void }[]} */
  #waiting = [];
  #send;

  /** @param {(asked: Asked[]) => Promise<(Given | Error)[]>} send gives one for each, in their order */
  constructor(send) {
    this.#send = send;
  }

  /** @param {Asked} asked @returns {Promise<Given>} */
  ask(asked) {
    return new Promise((resolve, reject) => {
      const nWaiting = this.#waiting.push({ asked, resolve, reject });
      if (nWaiting === 1) queueMicrotask(() => this.#sendAll());
    });
  }

  async #sendAll() {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const given = await this.#send(waiting.map(({ asked }) => asked));
      waiting.forEach(({ resolve, reject }, i) => {
        const own = /** @type {Given | Error} */ (given[i]);
        if (own instanceof Error) reject(own);
        else resolve(own);
      });
    } catch (thrown) {
      for (const { reject } of waiting) reject(thrown);
    }
  }
}
