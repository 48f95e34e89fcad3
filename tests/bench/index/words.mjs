// Documents by words: sections of the documentation, asked for by one to five words and by misspelt titles.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshPage } from "../fresh-page.mjs";
import { BUILT } from "../paths.mjs";
import { rounded } from "../record.mjs";
import { rotated, summary, times } from "../statistics.mjs";
import { sections } from "./data.mjs";

const DOCUMENTS = 10_000;
const QUERIES = 200;
const LIMIT = 10;
/** Far from each other, and the same in every run. */
const STRIDE = 7919;

/** Ours beside MiniSearch as it is (whole words) and with what ours does as well: typos, and prefixes of the last word. */
const ENGINES = {
  ours: "words-ours", minisearch: "words-minisearch", minisearch_whole_words: "words-minisearch-whole", flexsearch: "words-flexsearch", orama: "words-orama",
};

const split = (text) => text.match(/[A-Za-z]{3,}/g) ?? [];

/** One to five words that follow each other in a section. */
function queriesOf(documents) {
  const asked = [];
  for (let i = 0; asked.length < QUERIES; i += 1) {
    const n = 1 + (asked.length % 5);
    const found = split(documents[(i * STRIDE) % documents.length].text);
    const from = (i * STRIDE) % Math.max(1, found.length - n);
    if (found.length > n) asked.push(found.slice(from, from + n).join(" ").toLowerCase());
  }
  return asked;
}

/** One letter in the middle left out, doubled, replaced, or exchanged with the one before it. */
const MISTAKES = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.slice(at - 1),
  (word, at) => `${word.slice(0, at)}${word[at] === "x" ? "q" : "x"}${word.slice(at + 1)}`,
  (word, at) => word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
];

/** Headings that one section has, of at least two words, with a mistake in the longest word. */
function misspelt(documents) {
  const headings = documents.map(({ title }) => title.split(" › ").at(-1));
  const counts = new Map();
  for (const heading of headings) counts.set(heading, (counts.get(heading) ?? 0) + 1);
  const asked = [];
  for (let i = 0; i < documents.length && asked.length < QUERIES; i += 1) {
    const id = (i * STRIDE) % documents.length;
    const heading = headings[id];
    const longest = split(heading).sort((a, b) => b.length - a.length)[0] ?? "";
    if (counts.get(heading) > 1 || split(heading).length < 2 || longest.length < 5) continue;
    const wrong = MISTAKES[asked.length % MISTAKES.length](longest, longest.length >> 1);
    if (wrong !== longest) asked.push({ id, text: heading.replace(longest, wrong) });
  }
  return asked;
}

/** Mean of 1 / place of the wanted document among the first ten. */
function reciprocal(found, wanted) {
  const places = wanted.map(({ id }, i) => found[i].indexOf(id));
  return rounded(places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0) / wanted.length);
}

async function open(bench, script, place) {
  const page = await freshPage(bench.browser, bench.origin);
  const call = (fn, given) => page.evaluate(async ({ fn, given }) => (await import("/pages/harness.js"))[fn](given), { fn, given });
  await call("prepareDocuments", { module: `/pages/${script}.js`, data: place });
  return { call, close: () => page.context().close() };
}

/** @param {import("../index.mjs").Bench} bench */
export async function words(bench) {
  const documents = sections(DOCUMENTS, bench.complain);
  writeFileSync(join(BUILT, "index/sections.json"), JSON.stringify(documents));
  const [texts, wrong] = [queriesOf(documents), misspelt(documents)];
  const opened = {};
  const measured = {};
  for (const [name, script] of Object.entries(ENGINES)) {
    try {
      const engine = await open(bench, script, "/built/index/sections.json");
      const { ms } = await engine.call("build");
      measured[name] = { build_s: rounded(ms / 1000), inserts_per_s: rounded((documents.length * 1000) / ms) };
      opened[name] = engine;
    } catch (error) {
      bench.complain(`${name}: ${error.message}`);
    }
  }
  const took = {};
  for (let round = 0; round < (bench.quick ? 3 : 9); round += 1) {
    for (const name of rotated(Object.keys(opened), round)) (took[name] ??= []).push(...(await opened[name].call("ask", { limit: LIMIT, texts })).took);
  }
  for (const [name, engine] of Object.entries(opened)) {
    const { found } = await engine.call("ask", { limit: LIMIT, texts: wrong.map(({ text }) => text) });
    const { min, median } = summary(took[name]);
    const kept = await engine.call("keep", bench.quick ? 1 : 3).catch(() => undefined);
    Object.assign(measured[name], {
      query_ms_min: min, query_ms_p50: median, misspelt_mrr: reciprocal(found, wrong),
      file_bytes: kept?.bytes, open_ms_p50: kept && summary(kept.took).median,
    });
    await engine.close();
  }
  const p50 = (name) => measured[name] && { min: measured[name].query_ms_min, median: measured[name].query_ms_p50 };
  const figures = { bm25_vs_minisearch: times(p50("minisearch"), p50("ours")) };
  return { figures, details: { words: measured, words_vs_minisearch_whole_words: times(p50("minisearch_whole_words"), p50("ours")), words_asked: { texts: texts.length, misspelt: wrong.length } } };
}
