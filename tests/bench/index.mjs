// `./build.sh bench index`: vectors and words against what else runs in a page, in one Chromium, one thread, the same data and
// queries for all. Prints tables; the last line is one JSON object, and tests/record/index.json is written.
//
// `--quick` repeats less and takes 10,000 clustered vectors instead of 100,000. Names of parts (vectors, filters, ...) run only
// those. Neither is recorded.

import { launchBrowser } from "../browser/browser.mjs";
import { filters } from "./index/filters.mjs";
import { knownItem } from "./index/known-item.mjs";
import { vectors } from "./index/vectors.mjs";
import { words } from "./index/words.mjs";
import { worker } from "./index/worker.mjs";
import { installPackages } from "./packages.mjs";
import { record } from "./record.mjs";
import { startServer } from "./server.mjs";

/**
 * @typedef {object} Bench
 * @property {import("playwright-core").Browser} browser
 * @property {string} origin of the server
 * @property {boolean} quick
 * @property {(what: string) => void} complain about something that leaves figures out
 */

/** Every figure of the last line; one that could not be measured is null there. */
const FIGURES = [
  "q10k_vs_hnswlib", "q100k_ms_p50", "q100k_recall", "bytes_per_vector_ram", "bytes_per_vector_file", "load_100k_ms", "build_100k_s",
  "insert_per_s", "filter_worst_recall", "filter_worst_ms_100k", "bm25_vs_minisearch", "typo_mrr", "fused_ndcg", "lexical_ndcg", "vector_ndcg",
];

const PARTS = { vectors, worker, filters, words, "known-item": knownItem };

const [quick, chosen] = [process.argv.includes("--quick"), process.argv.slice(2).filter((arg) => !arg.startsWith("--"))];
const complaints = [];
const complain = (what) => {
  complaints.push(what);
  console.error(`! ${what}`);
};

installPackages();
const server = await startServer({ pages: "index/pages", isolated: true });
const browser = await launchBrowser();
/** @type {Bench} */
const bench = { browser, origin: server.origin, quick, complain };
const figures = Object.fromEntries(FIGURES.map((name) => [name, null]));
const details = {};
for (const [name, part] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const started = performance.now();
  try {
    const measured = await part(bench);
    Object.assign(figures, measured.figures);
    Object.assign(details, measured.details);
  } catch (error) {
    complain(`${name}: ${error.message}`);
  }
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
const version = `Chromium ${browser.version()}`;
await browser.close();
await server.stop();

const { vectors: scenes, filters: filtered, words: byWords } = details;
for (const [name, { engines, n, ...rest }] of Object.entries({ ...scenes, ...(filtered && { filters: filtered }), ...(byWords && { words: byWords }) })) {
  console.log(`\n${name}${n ? ` (${n})` : ""}`);
  console.table(engines ?? rest);
}
if (details.through_the_worker) console.log("\nthrough the worker", details.through_the_worker);
if (chosen.length === 0 && !quick) record("index", { browser: version, figures, details: { ...details, complaints } });
console.table(figures);
for (const what of complaints) console.log(`! ${what}`);
console.log(JSON.stringify(figures));
process.exitCode = complaints.length > 0 ? 1 : 0;
