// How well questions are answered, by ours and by Pagefind's, through the interfaces that pages use.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";
import { median, rounded } from "../record.mjs";
import { onPage } from "./pages.mjs";

/** Pages of an answer that count. */
const LIMIT = 10;

/** @typedef {{ question: string, expect: string[], misspelt?: string }} Question */

/** @returns {Question[]} */
const questions = (name) => JSON.parse(readFileSync(join(ROOT, "tests/corpus", name), "utf8"));

/** Runs in the page: the addresses of the pages found, for each question, and how long each took. */
async function askAll({ engine, texts, limit }) {
  const open = {
    ours: async () => {
      const { Site } = await import("/nearsight/nearsight.js");
      const site = await Site.open("/nearsight/");
      // Behind a space the last word is finished.
      return async (text) => (await site.search(`${text} `, { limit })).hits;
    },
    pagefind: async () => {
      const pagefind = await import("/pagefind/pagefind.js");
      await pagefind.init();
      return async (text) => (await pagefind.search(text)).results.slice(0, limit);
    },
  };
  const search = await open[engine]();
  const found = [];
  for (const text of texts) {
    const hits = await search(text);
    found.push(await Promise.all(hits.map(async (hit) => (await hit.data()).url)));
  }
  const took = [];
  for (const text of texts) {
    const start = performance.now();
    const hits = await search(text);
    await Promise.all(hits.slice(0, 5).map((hit) => hit.data()));
    took.push(performance.now() - start);
  }
  return { found, took };
}

/** Place of the first right page, from 1; infinite where there is none. */
function rank(urls, expect) {
  const names = urls.map((url) => url.split("/").at(-1));
  const place = names.findIndex((name) => expect.some((beginning) => name.startsWith(beginning)));
  return place < 0 ? Infinity : place + 1;
}

const share = (ranks, most) => rounded(ranks.filter((place) => place <= most).length / ranks.length);
const mrr = (ranks) => rounded(ranks.reduce((sum, place) => sum + 1 / place, 0) / ranks.length);

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} folder of the Book
 */
export async function quality(browser, folder) {
  const reworded = questions("questions-book-reworded.json");
  const headings = questions("headings-book.json");
  const misspelt = headings.filter((heading) => heading.misspelt).map(({ misspelt, expect }) => ({ question: misspelt, expect }));
  const sets = { reworded, headings, misspelt };
  /** @type {Record<string, { ranks: Record<string, number[]>, took: number[] }>} */
  const of = {};
  for (const engine of ["ours", "pagefind"]) {
    of[engine] = { ranks: {}, took: [] };
    await onPage(browser, folder, "blank", async (page) => {
      for (const [name, set] of Object.entries(sets)) {
        const { found, took } = await page.evaluate(askAll, { engine, texts: set.map(({ question }) => question), limit: LIMIT });
        of[engine].ranks[name] = found.map((urls, i) => rank(urls, set[i].expect));
        of[engine].took.push(...took);
      }
    });
  }
  const figuresOf = ({ ranks }, suffix) => ({
    [`wording_hit3${suffix}`]: share(ranks.reworded, 3),
    [`typo_hit3${suffix}`]: share(ranks.misspelt, 3),
    [`known_item_mrr${suffix}`]: mrr(ranks.headings),
  });
  const detailsOf = ({ ranks, took }) => ({
    hit1: Object.fromEntries(Object.entries(ranks).map(([name, places]) => [name, share(places, 1)])),
    mrr: Object.fromEntries(Object.entries(ranks).map(([name, places]) => [name, mrr(places)])),
    ms_warm: { min: rounded(Math.min(...took)), median: rounded(median(took)) },
  });
  return {
    figures: { ...figuresOf(of.ours, ""), ...figuresOf(of.pagefind, "_pagefind") },
    details: { ours: detailsOf(of.ours), pagefind: detailsOf(of.pagefind), questions: Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, set.length])) },
  };
}
