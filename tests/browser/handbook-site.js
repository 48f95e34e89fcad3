// A small engine of the search box's shape, for its tests: the handbook's pages with their sections, scored in a few lines.
// It runs in the page. A test may hold its stages back or let it fail.

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
/** What "meaning" is here: beginnings of words. */
const stem = (word) => word.slice(0, 4);

function excerptOf(text, isWanted) {
  const hits = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => isWanted(word.toLowerCase()));
  const from = Math.max(0, text.lastIndexOf(" ", (hits[0]?.index ?? 0) - 40) + 1);
  const shown = text.slice(from, from + 220);
  const ranges = hits.map(({ 0: word, index }) => [index - from, index - from + word.length]).filter(([, end]) => end <= shown.length);
  return { text: shown, ranges };
}

export class HandbookSite {
  /** Awaited before an answer: `{ words, meaning, data }`. */
  gates = {};
  /** Thrown in place of the stage of this name: `{ words, meaning, data }`. */
  failures = {};
  /** What was asked. */
  calls = [];
  preloaded = [];
  #pages = new Map();

  constructor(lines) {
    for (const line of lines) {
      const id = line.id.split("#")[0];
      const page = this.#pages.get(id) ?? { id, title: line.title, sections: [] };
      this.#pages.set(id, page);
      page.sections.push({ ...line, words: words(`${line.heading} ${line.text}`) });
    }
    for (const page of this.#pages.values()) page.filters = { topic: [/bread|cook|cheese/i.test(page.title) ? "kitchen" : /camp|sky|weather|garden/i.test(page.title) ? "outdoors" : "house"], length: [page.sections.reduce((sum, { text }) => sum + text.length, 0) > 6200 ? "long" : "short"] };
  }

  static async open(address = "/handbook.jsonl") {
    const text = await (await fetch(address)).text();
    return new HandbookSite(text.trim().split("\n").map((line) => JSON.parse(line)));
  }

  filters() {
    return this.#count([...this.#pages.values()]);
  }

  sorts() {
    return ["title"];
  }

  preload(text) {
    this.preloaded.push(text);
  }

  async search(text, { filters = {}, sort = {}, limit = 20, offset = 0, signal, onWords } = {}) {
    this.calls.push({ text, filters, sort, limit });
    const answer = (stage) => this.#answer(stage, text, { filters, sort, limit, offset });
    await this.gates.words;
    if (this.failures.words) throw this.failures.words;
    signal?.throwIfAborted();
    onWords?.(answer("words"));
    await this.gates.meaning;
    signal?.throwIfAborted();
    if (this.failures.meaning) throw this.failures.meaning;
    return answer("meaning");
  }

  #answer(stage, text, { filters, sort, limit, offset }) {
    const corrected = text.replace("kneadign", "kneading");
    const query = words(corrected);
    const key = stage === "words" ? (word) => word : stem;
    const wanted = new Set(query.map(key));
    const scored = [...this.#pages.values()].map((page) => this.#score(page, wanted, key)).filter(({ score }) => score > 0);
    const passes = ({ page }) => Object.entries(filters).every(([name, values]) => values.some((value) => page.filters[name]?.includes(value)));
    const found = scored.filter(passes).sort((a, b) => b.score - a.score || a.page.id.localeCompare(b.page.id));
    if (sort.title) found.sort((a, b) => (sort.title === "asc" ? 1 : -1) * a.page.title.localeCompare(b.page.title));
    return {
      stage, total: found.length, filters: this.#count(scored.map(({ page }) => page)),
      ...(corrected !== text ? { corrected } : {}),
      hits: found.slice(offset, offset + limit).map(({ page, score, sections }) => ({ id: page.id, url: `/handbook/${page.id}.html`, score, data: () => this.#data(page, sections, (word) => wanted.has(key(word))) })),
    };
  }

  #score(page, wanted, key) {
    const sections = page.sections.map((section) => ({ section, score: section.words.filter((word) => wanted.has(key(word))).length }));
    sections.sort((a, b) => b.score - a.score);
    // By meaning the best section counts, by words the whole page.
    const score = key === stem ? sections[0].score : sections.reduce((sum, one) => sum + one.score, 0);
    return { page, score, sections: sections.filter((one) => one.score > 0).map(({ section }) => section) };
  }

  async #data(page, sections, isWanted) {
    await this.gates.data;
    if (this.failures.data) throw this.failures.data;
    const excerpts = sections.slice(0, 4).map((section) => ({ title: section.heading, url: `/handbook/${page.id}.html#${section.id.split("#")[1]}`, excerpt: excerptOf(section.text, isWanted) }));
    return { url: `/handbook/${page.id}.html`, title: page.title, meta: { sections: String(page.sections.length) }, filters: page.filters, excerpt: excerpts[0]?.excerpt ?? { text: "", ranges: [] }, sub_results: excerpts };
  }

  #count(pages) {
    const counts = {};
    for (const { filters } of pages) for (const [name, values] of Object.entries(filters)) for (const value of values) (counts[name] ??= {})[value] = (counts[name][value] ?? 0) + 1;
    return counts;
  }
}
