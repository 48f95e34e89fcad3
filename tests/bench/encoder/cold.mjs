// From nothing to the first query's vector: module, model and query in a context whose caches are empty.
// The files come over loopback, so this is the time of the machine and not of a network; it flatters the larger downloads.

import { rounded } from "../record.mjs";
import { freshPage } from "../fresh-page.mjs";
import { ENGINES, missing } from "./engines.mjs";
import { rotated, summary, times } from "../statistics.mjs";
import { variantBytes } from "./variants.mjs";

const QUERY = "how do several threads share one value";

/** @returns {Promise<{ ms: number, heap: number | null }>} */
function firstQuery({ module, options, query }) {
  return (async () => {
    const started = performance.now();
    const engine = await (await import(module)).load(options);
    const [vector] = await engine.encode([query]);
    const ms = performance.now() - started;
    if (vector?.length !== 384) throw new Error("no vector came back");
    return { ms, heap: engine.heapBytes() };
  })();
}

/** The same through the SDK, as its users have it: a worker, the caches filled, a collection opened and asked. */
function firstSearch({ models, query }) {
  return (async () => {
    const started = performance.now();
    const { Collection } = await import("/sdk/src/index.js");
    const collection = await Collection.open("cold", { models, persist: false });
    await collection.search({ text: query });
    const ms = performance.now() - started;
    await collection.close();
    return { ms, heap: null };
  })();
}

async function inFreshPage({ browser, origin }, script, argument) {
  const page = await freshPage(browser, origin);
  try {
    return await page.evaluate(script, argument);
  } finally {
    await page.context().close();
  }
}

/** @param {import("../encoder.mjs").Bench} bench */
export async function cold(bench) {
  const query = { text: QUERY, ids: bench.encode(QUERY) };
  const runs = { ours_sdk: () => inFreshPage(bench, firstSearch, { models: "/models/", query: QUERY }) };
  for (const [name, engine] of Object.entries(ENGINES)) {
    if (!missing(engine)) runs[name] = () => inFreshPage(bench, firstQuery, { ...engine, query });
  }
  const took = {};
  const heaps = {};
  for (let round = 0; round < (bench.quick ? 3 : 9); round += 1) {
    for (const name of rotated(Object.keys(runs), round)) {
      try {
        const { ms, heap } = await runs[name]();
        (took[name] ??= []).push(ms);
        heaps[name] = heap;
      } catch (error) {
        bench.complain(`cold start of ${name}: ${error.message}`);
        delete runs[name];
      }
    }
  }
  const ms = Object.fromEntries(Object.entries(took).map(([name, values]) => [name, summary(values)]));
  const ratios = (of) => ({
    cold_vs_ort_int8: times(ms.ort_int8, ms.ours, of),
    cold_vs_transformersjs: times(ms.transformersjs, ms.ours, of),
  });
  const heap_over_weights = heaps.ours ? rounded(heaps.ours / variantBytes("default")) : null;
  return {
    figures: { ...ratios("median"), heap_over_weights },
    details: { cold_ms: ms, cold_ratios_of_minima: ratios("min"), heap_bytes_after_first_query: heaps },
  };
}
