// A static site's search, shaped like Pagefind's: the page's half.

import { failure, fromData } from "../error.js";
import { Client } from "../rpc.js";
import { Batch } from "./batch.js";
import { BUILD } from "./build.js";
import { SiteHit } from "./hit.js";
import { siteRequest } from "./request.js";
import { startWorker } from "./start.js";

export { NearsightError } from "../error.js";

/** @typedef {import("./request.js").SearchOptions} SearchOptions */
/** @typedef {import("./hit.js").HitData} HitData */
/** @typedef {import("./hit.js").Marked} Marked */
/** @typedef {Record<string, Record<string, number>>} Counts pages by filter key and value */

/**
 * What was found. `stage`: whether meaning counts too, or words alone so far; `corrected`: the question with the words that were
 * meant, where one was mistyped; `filters`: how many pages found have each value.
 * @typedef {{ hits: SiteHit[], total: number, filters: Counts, stage: "words" | "meaning", corrected?: string }} SiteAnswer
 */

/** The index that `nearsight site` wrote. */
export class Site {
  #worker;
  #client;
  #base;
  #sorts;
  #lastCall = 0;

  /**
   * @param {Worker} worker
   * @param {Client} client
   * @param {URL} base of the site
   * @param {string[]} sorts
   */
  constructor(worker, client, base, sorts) {
    this.#worker = worker;
    this.#client = client;
    this.#base = base;
    this.#sorts = sorts;
  }

  /**
   * @param {string | URL} index folder that `nearsight site` wrote
   * @param {{ language?: string, tier?: "static" | "text", model?: string | URL, signal?: AbortSignal }} [options] language: BCP 47, the
   *   page's unless given; tier: with "text" the model itself encodes questions, as soon as it is there, which is fetched behind
   *   the first one and only over a good connection; model: its folder, `model` beside the index unless given
   * @returns {Promise<Site>}
   * @throws {import("../error.js").NearsightError} `site-not-found`, `site-version`, `site-damaged`, `network`, `wasm-blocked`, `worker-blocked`, `aborted`
   */
  static async open(index, { language = document.documentElement.lang || "en", tier = "static", model = "model/", signal } = {}) {
    if (signal?.aborted) throw failure("aborted", "Opening was aborted before it began.");
    const base = new URL(String(index).replace(/\/?$/, "/"), document.baseURI);
    if (tier !== "static" && tier !== "text") throw failure("option-invalid", `There is no tier ${String(tier)}; use "static" or "text".`);
    const folder = new URL(String(model).replace(/\/?$/, "/"), base).href;
    const place = { base: base.href, language, ...(tier === "text" ? { model: folder } : {}) };
    const worker = startWorker();
    const client = new Client(worker);
    worker.onerror = (event) => client.end(failure("worker-ended", `The search's worker ended: ${event.message ?? "it could not be started"}.`));
    try {
      const { site, sorts } = await client.call("open", { ...place, build: BUILD }, { signal, leaveOnAbort: true });
      return new Site(worker, client, new URL(site, base), sorts);
    } catch (thrown) {
      worker.terminate();
      throw thrown;
    }
  }

  /**
   * Pages that answer `text`, best first, by their words and by what they mean.
   * @param {string} text
   * @param {SearchOptions & { signal?: AbortSignal, onWords?: (answer: SiteAnswer) => void }} [options] onWords gets, at most
   *   once, the answer by words alone, when the one by meaning takes another moment
   * @returns {Promise<SiteAnswer>}
   * @throws {import("../error.js").NearsightError} `query-invalid`, `site-damaged`, `network`, `aborted`, `closed`
   */
  async search(text, { signal, onWords, ...options } = {}) {
    const request = siteRequest(text, options);
    const onProgress = onWords && ((/** @type {any} */ answer) => onWords(this.#answer(request, { ...answer, stage: "words" })));
    return this.#answer(request, await this.#client.call("search", request, { signal, onProgress, leaveOnAbort: true }));
  }

  /**
   * What is answered at once, as somebody types: null where a file would have to be fetched for it.
   * @param {string} text
   * @param {SearchOptions} [options]
   * @returns {Promise<SiteAnswer | null>}
   */
  async searchFetched(text, options = {}) {
    const request = siteRequest(text, options);
    const answer = await this.#client.call("searchFetched", request);
    return answer && this.#answer(request, answer);
  }

  /** Whether questions are encoded by the model itself (`tier: "text"`). @returns {Promise<boolean>} */
  async isUpgraded() {
    return this.#client.call("isUpgraded");
  }

  /**
   * `search` after a pause in the typing.
   * @param {string} text
   * @param {Parameters<Site["search"]>[1]} [options]
   * @param {number} [delay] in milliseconds
   * @returns {Promise<SiteAnswer | null>} null where another call came in the meantime
   */
  async debouncedSearch(text, options, delay = 150) {
    const call = ++this.#lastCall;
    void this.preload(text, options).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (call !== this.#lastCall) return null;
    const answer = await this.search(text, options);
    return call === this.#lastCall ? answer : null;
  }

  /**
   * Fetches what a search for `text` would need.
   * @param {string} text
   * @param {SearchOptions} [options]
   */
  async preload(text, options = {}) {
    await this.#client.call("search", { ...siteRequest(text, options), limit: 0, counts: false });
  }

  /** How many pages have each filter value. @returns {Promise<Counts>} */
  async filters() {
    return this.#client.call("counts");
  }

  /** Keys that pages can be sorted by. */
  sorts() {
    return this.#sorts;
  }

  /** Ends the worker and gives its memory back. */
  close() {
    this.#client.end(failure("closed", "The site's search was closed."));
    this.#worker.terminate();
  }

  /**
   * @param {import("./engine.js").Request} request
   * @param {import("./engine.js").Answer & { stage: "words" | "meaning", data?: import("./engine.js").HitData[] }} answer `data`: what
   *   is shown of the hits, where that came with them
   * @returns {SiteAnswer}
   */
  #answer(request, { hits, total, filters, stage, corrected, data }) {
    const batch = new Batch((/** @type {import("./engine.js").Hit[]} */ asked) => this.#data(request, asked));
    const open = (/** @type {import("./engine.js").Hit} */ hit, /** @type {number} */ i) => new SiteHit(hit, this.#base, async () => data?.[i] ?? batch.ask(hit));
    return { hits: hits.map(open), total, filters, stage, ...(corrected ? { corrected } : {}) };
  }

  /**
   * @param {import("./engine.js").Request} request
   * @param {import("./engine.js").Hit[]} hits
   * @returns {Promise<(import("./engine.js").HitData | Error)[]>}
   */
  async #data(request, hits) {
    /** @type {import("./engine.js").Shown} */
    const { data, error } = await this.#client.call("data", { request, hits });
    return data.map((one) => one ?? fromData(error ?? { code: "internal", message: "A hit has no data." }));
  }
}
