// The writer of a stored collection tells the other tabs about its commits. A message that is missed is no loss: it
// carries the sequence, and readers look for themselves before each search.

/** One end of the talk about one collection. */
export class CommitNews {
  #channel;

  /**
   * @param {string} name of the collection
   * @param {(sequence: number) => void} onCommit another tab's commit
   */
  constructor(name, onCommit) {
    if (!globalThis.BroadcastChannel) return;
    this.#channel = new BroadcastChannel(`nearsight:${name}`);
    this.#channel.onmessage = ({ data }) => {
      if (typeof data?.sequence === "number") onCommit(data.sequence);
    };
  }

  /** @param {number} sequence */
  tell(sequence) {
    this.#channel?.postMessage({ sequence });
  }

  close() {
    this.#channel?.close();
  }
}
