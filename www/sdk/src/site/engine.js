// The worker's half of a site's search: what is there answers, what is missing is fetched, until nothing is missing.

import { NearsightError, failure, toData } from "../error.js";
import { chooseLanguage, readEntry } from "./entry.js";
import { fetchChunk, fetchFile } from "./files.js";
import { siteModule } from "./module.js";
import { Upgrade } from "./upgrade.js";

/** @typedef {import("../../pkg/nearsight_site.js").SiteIndex} SiteIndex */
/** @typedef {import("../../pkg/nearsight_site.js").SiteRequest} Request */
/** @typedef {import("../../pkg/nearsight_site.js").SiteAnswer} Answer */
/** @typedef {import("../../pkg/nearsight_site.js").SiteHitObject} Hit */
/** @typedef {import("../../pkg/nearsight_site.js").SiteHitData} HitData */
/** @typedef {{ data: (HitData | null)[], error?: import("../error.js").ErrorData }} Shown what is shown of hits; `error`: why that of some is not there */

/** Rounds of files that a question may need: its words, what was meant by them, their cells; one more for each that is read late. */
const MOST_ROUNDS = 8;

/** The index of one language of a site. */
export class SiteEngine {
  #base;
  #language;
  #index;
  #root;
  /** @type {Upgrade | undefined} */
  #upgrade;
  /** Files under way. @type {Map<number, Promise<void>>} */
  #fetching = new Map();

  /**
   * @param {URL} base
   * @param {string} language
   * @param {SiteIndex} index
   * @param {string} root
   * @param {string} site
   * @param {string} [model] folder of the encoder that made the index
   */
  constructor(base, language, index, root, site, model) {
    this.#base = base;
    this.#language = language;
    this.#index = index;
    this.#root = root;
    if (model && index.model()) this.#upgrade = new Upgrade(model, index.model());
    /** Where the site is, seen from the index. */
    this.site = site;
  }

  /** @param {URL} base @param {string} wanted BCP 47 @param {string} [model] */
  static async open(base, wanted, model) {
    const entry = await readEntry(await fetchFile(new URL("entry.json", base), "no-cache"));
    const language = chooseLanguage(entry, wanted);
    const { root = "", stemmer = "none" } = entry.languages[language] ?? {};
    const [module, content] = await Promise.all([siteModule(stemmer), fetchChunk(base, root)]);
    return new SiteEngine(base, language, new module.SiteIndex(root, content), root, entry.site, model);
  }

  /**
   * @param {Request} request
   * @param {{ signal: AbortSignal, onWords: (answer: Answer) => void }} context
   * @returns {Promise<Answer & { stage: "words" | "meaning" }>}
   */
  async search(request, { signal, onWords }) {
    try {
      return await this.#answer(this.#encoded(request), { signal, onWords });
    } finally {
      this.#upgrade?.begin();
    }
  }

  /** What is answered without fetching anything, with what is shown of it; null where a file is missing. @param {Request} request */
  searchFetched(request) {
    const answer = this.#index.search(this.#encoded(request));
    if (answer.missing.length > 0) return null;
    const { data, missing } = this.#index.data(request, answer.hits);
    return missing.length > 0 ? null : { ...answer, stage: /** @type {const} */ ("meaning"), data };
  }

  /** With the encoder's vector, where it is there. @param {Request} request @returns {Request} */
  #encoded(request) {
    const vector = this.#upgrade?.vector(request.text);
    return vector ? { ...request, vector } : request;
  }

  /**
   * @param {Request} request
   * @param {{ signal: AbortSignal, onWords: (answer: Answer) => void }} context
   * @returns {Promise<Answer & { stage: "words" | "meaning" }>}
   */
  async #answer(request, { signal, onWords }) {
    let hasWords = false;
    for (let round = 0; ; round += 1) {
      if (signal.aborted) throw failure("aborted", "The search was aborted.");
      const answer = this.#index.search(request);
      if (answer.missing.length === 0 || round === MOST_ROUNDS) return { ...answer, stage: "meaning" };
      if (answer.has_words && !hasWords) onWords(answer);
      hasWords ||= answer.has_words;
      try {
        await this.#need(answer.missing);
      } catch (thrown) {
        // What is there still answers; without a word looked up there is no answer.
        if (answer.has_words && thrown instanceof NearsightError && thrown.code === "network") return { ...answer, stage: "words" };
        throw thrown;
      }
    }
  }

  /**
   * What is shown of hits.
   * @param {Request} request
   * @param {Hit[]} hits
   * @returns {Promise<Shown>}
   */
  async data(request, hits) {
    const { data, missing } = this.#index.data(request, hits);
    if (missing.length === 0) return { data };
    try {
      await this.#need(missing);
      return { data: this.#index.data(request, hits).data };
    } catch (thrown) {
      const { data } = this.#index.data(request, hits);
      if (data.every((one) => one === null)) throw thrown;
      return { data, error: toData(thrown) };
    }
  }

  async counts() {
    for (let round = 0; ; round += 1) {
      const { filters, missing } = this.#index.counts();
      if (missing.length === 0 || round === MOST_ROUNDS) return filters;
      await this.#need(missing);
    }
  }

  /** Whether questions are encoded by the model itself. */
  get isUpgraded() {
    return this.#upgrade?.isThere ?? false;
  }

  sorts() {
    return this.#index.sorts();
  }

  /** Whether the site was published anew since this index was opened. */
  async isOutdated() {
    const entry = await readEntry(await fetchFile(new URL("entry.json", this.#base), "no-cache"));
    return entry.languages[this.#language]?.root !== this.#root;
  }

  free() {
    this.#index.free();
  }

  /** Fetches files, those under way not again. @param {number[]} ids */
  async #need(ids) {
    const fetching = ids.map((id) => {
      const known = this.#fetching.get(id);
      const promise = known ?? this.#load(id).finally(() => this.#fetching.delete(id));
      this.#fetching.set(id, promise);
      return promise;
    });
    const outcomes = await Promise.allSettled(fetching);
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed) throw failed.reason;
  }

  /** @param {number} id */
  async #load(id) {
    const content = await fetchChunk(this.#base, this.#index.name(id) ?? "");
    this.#index.insert(id, content);
  }
}
