// The worker's half of a site's search: what is there answers, what is missing is fetched, until nothing is missing.

import { NearsightError, failure } from "../error.js";
import { chooseLanguage, readEntry } from "./entry.js";
import { fetchChunk, fetchFile } from "./files.js";
import { siteModule } from "./module.js";

/** @typedef {import("../../pkg/nearsight_site.js").SiteIndex} SiteIndex */
/** @typedef {import("../../pkg/nearsight_site.js").SiteRequest} Request */
/** @typedef {import("../../pkg/nearsight_site.js").SiteAnswer} Answer */
/** @typedef {import("../../pkg/nearsight_site.js").SiteHitObject} Hit */

/** Rounds of files that a question may need: its words, what was meant by them, their cells; one more for each that is read late. */
const MOST_ROUNDS = 8;

/** The index of one language of a site. */
export class SiteEngine {
  #base;
  #language;
  #index;
  #root;
  /** Files under way. @type {Map<number, Promise<void>>} */
  #fetching = new Map();

  /**
   * @param {URL} base
   * @param {string} language
   * @param {SiteIndex} index
   * @param {string} root
   * @param {string} site
   */
  constructor(base, language, index, root, site) {
    this.#base = base;
    this.#language = language;
    this.#index = index;
    this.#root = root;
    /** Where the site is, seen from the index. */
    this.site = site;
  }

  /** @param {URL} base @param {string} wanted BCP 47 */
  static async open(base, wanted) {
    const entry = await readEntry(await fetchFile(new URL("entry.json", base), "no-cache"));
    const language = chooseLanguage(entry, wanted);
    const root = entry.languages[language]?.root ?? "";
    const [module, content] = await Promise.all([siteModule(), fetchChunk(base, root)]);
    return new SiteEngine(base, language, new module.SiteIndex(root, content), root, entry.site);
  }

  /**
   * @param {Request} request
   * @param {{ signal: AbortSignal, onWords: (answer: Answer) => void }} context
   * @returns {Promise<Answer & { stage: "words" | "meaning" }>}
   */
  async search(request, { signal, onWords }) {
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

  /** @param {Request} request @param {Hit} hit */
  async data(request, hit) {
    for (let round = 0; ; round += 1) {
      const shown = this.#index.data(request, hit);
      if ("data" in shown) return shown.data;
      if (round === MOST_ROUNDS) throw failure("internal", "A hit's files are missing still.");
      await this.#need(shown.missing);
    }
  }

  async counts() {
    for (let round = 0; ; round += 1) {
      const { filters, missing } = this.#index.counts();
      if (missing.length === 0 || round === MOST_ROUNDS) return filters;
      await this.#need(missing);
    }
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
