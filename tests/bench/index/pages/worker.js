// Nearsight as a page uses it: the collection in its worker, queries and answers as messages.

import { Collection } from "/sdk/src/index.js";

/** Milliseconds of each query as the page sees them, and as the worker does. */
export async function askThroughWorker({ data, n, nQueries, dimension, limit, rounds }) {
  const values = new Float32Array(await (await fetch(data)).arrayBuffer());
  const row = (i) => values.slice(i * dimension, (i + 1) * dimension);
  const all = values.length / dimension;
  const collection = await Collection.open("index", { fields: { vec: `vector(${dimension})` }, persist: false });
  const started = performance.now();
  await collection.upsert(Array.from({ length: n }, (_, i) => ({ id: i, vec: row(i) })));
  const upsert_s = (performance.now() - started) / 1000;
  const [page, worker] = [[], []];
  for (let i = 0; i < rounds * nQueries; i += 1) {
    const asked = performance.now();
    const { took } = await collection.search({ vector: row(all - nQueries + (i % nQueries)), limit });
    page.push(performance.now() - asked);
    worker.push(took);
  }
  await collection.close();
  return { upsert_s, page, worker };
}
