// Requests with answers, progress and abort over a port. The same code serves a worker and,
// for `worker: false`, a MessageChannel inside the page.

import { NearsightError, failure, fromData, toData } from "./error.js";

/** @typedef {{ loaded: number, total: number, stage: "download" | "load" | "pictures" | "index" | "open", unit: "bytes" | "pictures" | "passages" | "documents" }} Progress */
/** @typedef {(progress: Progress) => void} OnProgress */
/** @typedef {{ onProgress: OnProgress, signal: AbortSignal }} CallContext */
/** @typedef {(params: any, context: CallContext) => unknown} Method */

/**
 * What a worker and a MessagePort have in common.
 * @typedef {{
 *   postMessage(message: unknown, transfer?: Transferable[]): void,
 *   onmessage: ((event: MessageEvent) => void) | null,
 * }} Port
 */

/** @typedef {{ id: number, method: string, params: unknown }} Request */
/** @typedef {{ abort: number }} Abort */
/** @typedef {{ id: number, progress: Progress } | { id: number, result: unknown } | { id: number, error: import("./error.js").ErrorData }} Reply */

/** An answer whose buffers the answering side gives away instead of copying. */
export class Transfer {
  /**
   * @param {unknown} result
   * @param {Transferable[]} buffers
   */
  constructor(result, buffers) {
    this.result = result;
    this.buffers = buffers;
  }
}

/**
 * Answers the requests that arrive on `port`.
 * @param {Port} port
 * @param {Record<string, Method>} methods
 */
export function serve(port, methods) {
  /** @type {Map<number, AbortController>} */
  const running = new Map();

  /** @param {Request} request */
  async function answer({ id, method, params }) {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const handler = methods[method];
      if (!handler) throw failure("internal", `The engine has no method "${method}".`);
      const result = await handler(params, {
        signal: controller.signal,
        onProgress: (progress) => port.postMessage({ id, progress }),
      });
      if (result instanceof Transfer) port.postMessage({ id, result: result.result }, result.buffers);
      else port.postMessage({ id, result });
    } catch (thrown) {
      port.postMessage({ id, error: toData(thrown) });
    } finally {
      running.delete(id);
    }
  }

  port.onmessage = ({ data }) => {
    if ("abort" in data) running.get(data.abort)?.abort();
    else void answer(data);
  };
}

/**
 * @typedef {object} Pending
 * @property {(value: any) => void} resolve
 * @property {(error: NearsightError) => void} reject
 * @property {OnProgress | undefined} onProgress
 */

/** The asking side of a port. */
export class Client {
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #lastId = 0;
  /** @type {NearsightError | undefined} */
  #ended;
  #port;

  /** @param {Port} port */
  constructor(port) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#receive(data);
  }

  /** @returns {number} calls without an answer yet */
  get nPending() {
    return this.#pending.size;
  }

  /**
   * An aborted call rejects with the answer of the other side, which knows what was finished;
   * with `leaveOnAbort` at once, where nothing is to be known.
   * @param {string} method
   * @param {unknown} [params]
   * @param {{ onProgress?: OnProgress | undefined, signal?: AbortSignal | undefined, leaveOnAbort?: boolean }} [options]
   * @returns {Promise<any>}
   */
  async call(method, params, { onProgress, signal, leaveOnAbort = false } = {}) {
    if (this.#ended) throw this.#ended;
    if (signal?.aborted) throw failure("aborted", "The call was aborted before it began.");
    const id = ++this.#lastId;
    const answered = new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject, onProgress }));
    const abort = () => {
      this.#port.postMessage({ abort: id });
      if (leaveOnAbort) this.#pending.get(id)?.reject(failure("aborted", "The call was aborted."));
    };
    try {
      this.#port.postMessage({ id, method, params });
      signal?.addEventListener("abort", abort, { once: true });
      return await answered;
    } catch (thrown) {
      if (thrown instanceof NearsightError) throw thrown;
      const why = `A value cannot be sent to the engine: ${/** @type {Error} */ (thrown).message}`;
      throw failure("document-invalid", why, { cause: thrown });
    } finally {
      this.#pending.delete(id);
      signal?.removeEventListener("abort", abort);
    }
  }

  /**
   * Rejects what is pending and every later call.
   * @param {NearsightError} error
   */
  end(error) {
    this.#ended ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#ended);
    this.#pending.clear();
    this.#port.onmessage = null;
  }

  /** @param {Reply} reply */
  #receive(reply) {
    const call = this.#pending.get(reply.id);
    if (!call) return;
    if ("progress" in reply) call.onProgress?.(reply.progress);
    else if ("error" in reply) call.reject(fromData(reply.error));
    else call.resolve(reply.result);
  }
}
