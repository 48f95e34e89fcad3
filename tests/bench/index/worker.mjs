// What a query costs through the SDK: in the worker, and as the page sees it, with the messages between the two. The peers run
// in the page, and so does what is compared with them.

import { freshPage } from "../fresh-page.mjs";
import { rounded } from "../record.mjs";
import { summary } from "../statistics.mjs";
import { DIMENSION, QUERIES, clusterVectors, passageVectors } from "./data.mjs";
import { LIMIT } from "./truth.mjs";

/** @param {import("../index.mjs").Bench} bench */
export async function worker({ browser, origin, quick, complain }) {
  const scenes = { passages_10k: { ...passageVectors(30_000, complain), n: 10_000 }, clusters: clusterVectors(quick ? 10_000 : 100_000) };
  const measured = {};
  for (const [name, { place, n }] of Object.entries(scenes)) {
    const page = await freshPage(browser, origin);
    const scene = { data: place, n, nQueries: QUERIES, dimension: DIMENSION, limit: LIMIT, rounds: quick ? 2 : 5 };
    const answer = await page.evaluate(async (scene) => (await import("/pages/worker.js")).askThroughWorker(scene), scene);
    await page.context().close();
    measured[name] = { n, upsert_s: rounded(answer.upsert_s), page_ms: summary(answer.page), worker_ms: summary(answer.worker) };
  }
  return { figures: {}, details: { through_the_worker: measured } };
}
