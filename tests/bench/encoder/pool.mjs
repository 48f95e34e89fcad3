// What a second worker brings to indexing, and what a query waits for meanwhile: the SDK as a page uses it.

import { median, rounded } from "../record.mjs";
import { freshPage } from "../fresh-page.mjs";
import { rotated } from "../statistics.mjs";
import { passages } from "./texts.mjs";

const PASSAGES = 200;
const QUERIES = ["how do several threads share one value", "tests", "a function that gives back an error", "read a file line by line"];
const WORKERS = [1, 2];

/**
 * Two upserts, since the workers start with the first; queries are asked, one after another, beside the second one and after it.
 */
async function indexInPage({ workers, documents, queries }) {
  const { Collection } = await import("/sdk/src/index.js");
  // An SDK without the option takes any value.
  const isKnown = await Collection.open("probe", { models: "/models/", persist: false, workers: 0 }).then(
    (opened) => opened.close().then(() => false),
    ({ code }) => code === "option-invalid",
  );
  if (!isKnown) throw new Error("this SDK has no option `workers`");
  const collection = await Collection.open("pool", { models: "/models/", persist: false, workers });
  const upsert = async (prefix) => {
    const started = performance.now();
    const { passages } = await collection.upsert(documents.map((text, i) => ({ id: `${prefix}${i}`, text })));
    return passages / ((performance.now() - started) / 1000);
  };
  const ask = async (took) => {
    const started = performance.now();
    await collection.search({ text: queries[took.length % queries.length] });
    took.push(performance.now() - started);
  };
  const first = await upsert("first");
  const next = await upsert("next");
  const during = [];
  let isIndexing = true;
  const indexing = upsert("asked").finally(() => {
    isIndexing = false;
  });
  while (isIndexing) {
    await ask(during);
    // As somebody who types: not the next query at once.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await indexing;
  const idle = [];
  while (idle.length < 20) await ask(idle);
  await collection.close();
  return { first, next, during, idle };
}

/** @param {import("../encoder.mjs").Bench} bench */
export async function pool({ browser, origin, encode, quick }) {
  const documents = passages(encode, PASSAGES).map(({ text }) => text);
  const runs = Object.fromEntries(WORKERS.map((workers) => [workers, []]));
  for (let round = 0; round < (quick ? 1 : 4); round += 1) {
    for (const workers of rotated(WORKERS, round)) {
      const page = await freshPage(browser, origin);
      runs[workers].push(await page.evaluate(indexInPage, { workers, documents, queries: QUERIES }));
      await page.context().close();
    }
  }
  const middle = (workers, key) => median(runs[workers].map((run) => run[key]));
  const waits = (workers, key) => rounded(median(runs[workers].flatMap((run) => run[key])));
  const perWorkers = (of) => Object.fromEntries(WORKERS.map((workers) => [workers, of(workers)]));
  return {
    figures: { pool_speedup_2: rounded(middle(2, "next") / middle(1, "next")) },
    details: {
      pool_speedup_2_with_start: rounded(middle(2, "first") / middle(1, "first")),
      pool_passages_per_s: perWorkers((workers) => rounded(middle(workers, "next"))),
      query_ms_p50_while_indexing: perWorkers((workers) => waits(workers, "during")),
      query_ms_p50_idle: perWorkers((workers) => waits(workers, "idle")),
    },
  };
}
