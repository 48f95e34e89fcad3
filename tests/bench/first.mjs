// `./build.sh bench first`: the figures of the first search, from weights to answers.
// Prints a table; the last line is one JSON object. Recorded in tests/record/first.json.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { SITE, Site, launchBrowser, openPage, readManifest } from "../browser/browser.mjs";
import { brotliBytes } from "./brotli.mjs";
import { median, record, rounded } from "./record.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const ROUNDS = 5;
const corpus = existsSync(join(SITE, "corpora/book.jsonl")) ? "book" : "handbook";

function cargo(...args) {
  const out = execFileSync("cargo", ["run", "--quiet", ...args], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(out.trim().split("\n").at(-1));
}

/** Runs in the page: indexes the corpus and asks every question several times. */
async function searchInPage({ corpus, questions, rounds }) {
  const lines = (await (await fetch(`/corpora/${corpus}.jsonl`)).text()).split("\n").filter((line) => line.trim());
  const documents = lines.map((line) => JSON.parse(line));
  const collection = await Collection.open("bench", { persist: false });
  const started = performance.now();
  const { passages } = await collection.upsert(documents);
  const seconds = (performance.now() - started) / 1000;
  const took = [];
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { question }] of questions.entries()) {
      const asked = performance.now();
      const { hits } = await collection.search({ text: question, limit: 10 });
      took.push(performance.now() - asked);
      found[index] = hits.slice(0, 3).map(({ id }) => String(id));
    }
  }
  await collection.close();
  return { documents: documents.length, passages, seconds, took, found };
}

const questions = JSON.parse(readFileSync(join(ROOT, `tests/corpus/questions-${corpus}.json`), "utf8"));
const verified = cargo("-p", "nearsight-cli", "--", "model", "verify", "minilm-l6", "--json");
const recalls = cargo("-p", "nearsight-bench", "--", "recall", join(SITE, "models/minilm-l6"), join(SITE, `corpora/${corpus}.jsonl`));

const site = await new Site().start();
const browser = await launchBrowser();
const page = await openPage(await browser.newContext(), site);
const run = await page.evaluate(searchInPage, { corpus, questions, rounds: ROUNDS });
const version = `Chromium ${browser.version()}`;
await browser.close();
await site.stop();

const right = questions.filter(({ expect }, index) => run.found[index].some((id) => expect.some((name) => id.includes(name))));
const manifest = await readManifest();
const figures = {
  cosine_mean: verified.cosine_mean,
  cosine_min: verified.cosine_min,
  wasm_brotli_bytes: brotliBytes(readFileSync(join(SITE, "sdk/pkg/nearsight_bg.wasm"))),
  model_bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
  questions_top3: right.length,
  recall_flat: rounded(recalls.recall_flat),
  recall_graph: rounded(recalls.recall_graph),
  ms_per_query_p50: rounded(median(run.took)),
  docs_per_s: rounded(run.passages / run.seconds),
};
const details = {
  corpus,
  documents: run.documents,
  passages: run.passages,
  questions: questions.length,
  ms_per_query_min: rounded(Math.min(...run.took)),
  recall_passages: recalls.passages,
  recall_queries: recalls.queries,
  verified_passages: verified.n_passages,
  missed: questions.filter((question) => !right.includes(question)).map(({ question }) => question),
};
record("first", { browser: version, figures, details });
console.table({ ...figures, ...details, missed: details.missed.join(" | ") });
console.log(JSON.stringify(figures));
