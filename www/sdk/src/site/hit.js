// A page that was found, and what is shown of it when it is looked at.

/** @typedef {import("../../pkg/nearsight_site.js").SiteMarked} Marked a text, never HTML, with the ranges to be marked */
/** @typedef {{ title: string, url: string, excerpt: Marked }} SubResult a section of the page */
/**
 * @typedef {{ url: string, title: string, meta: Record<string, string>, filters: Record<string, string[]>, excerpt: Marked, sub_results: SubResult[] }} HitData
 */

export class SiteHit {
  #load;
  #base;
  /** @type {Promise<HitData> | undefined} */
  #data;

  /**
   * @param {import("./engine.js").Hit} hit
   * @param {URL} base of the site
   * @param {() => Promise<import("../../pkg/nearsight_site.js").SiteHitData>} load
   */
  constructor({ page, score }, base, load) {
    /** Number of the page. */
    this.id = String(page);
    /** Large is near; comparable within an answer. */
    this.score = score;
    this.#base = base;
    this.#load = load;
  }

  /** What is shown of the page; fetched on the first call. @returns {Promise<HitData>} */
  data() {
    this.#data ??= this.#read().catch((thrown) => {
      this.#data = undefined;
      throw thrown;
    });
    return this.#data;
  }

  async #read() {
    const { sub_results, url, meta, ...rest } = await this.#load();
    const page = this.#address(url);
    const subs = sub_results.map(({ anchor, ...sub }) => ({ ...sub, url: anchor ? `${page}#${encodeURIComponent(anchor)}` : page }));
    return { ...rest, url: page, meta: this.#withImage(meta, page), sub_results: subs };
  }

  /** The picture's address is written as seen from its page. @param {Record<string, string>} meta @param {string} page */
  #withImage(meta, page) {
    const { image, ...others } = meta;
    const address = image && new URL(page, this.#base);
    return address && URL.canParse(image, address) ? { ...others, image: new URL(image, address).href } : others;
  }

  /** Of this site: an index cannot lead to another one. @param {string} url */
  #address(url) {
    const { origin, pathname, search } = new URL(`./${url}`, this.#base);
    return origin === location.origin ? pathname + search : origin + pathname + search;
  }
}
