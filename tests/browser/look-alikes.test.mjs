// Groups of look-alikes in a large collection: found while the engine answers, and not found by who no longer wants them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** In the page: `window.documents(n)`, each of a pair that looks the same. */
async function withDocuments(page) {
  await page.evaluate(() => {
    window.documents = (n) => Array.from({ length: n }, (_, id) => {
      const angle = (Math.floor(id / 2) / n) * 2 * Math.PI;
      return { id, look: [Math.cos(angle), Math.sin(angle)] };
    });
  });
}

test("searches are answered while look-alikes are looked for", async (t) => {
  const { page } = await scene(t, browser);
  await withDocuments(page);
  const { order, groups, hit } = await page.evaluate(async () => {
    const collection = await Collection.open("looks", { tier: "keyword", fields: { look: "vector(2)" }, persist: false });
    await collection.upsert(window.documents(2000));
    const order = [];
    const noted = (name, promise) => promise.then((answer) => (order.push(name), answer));
    const [groups, { hits }] = await Promise.all([
      noted("groups", collection.duplicates("look", { minSimilarity: 0.9999999, limit: 3 })),
      noted("hits", collection.search({ vector: [1, 0], limit: 1 })),
    ]);
    return { order, groups, hit: hits[0].id };
  });
  assert.deepEqual(order, ["hits", "groups"]);
  assert.deepEqual(groups, [[0, 1], [2, 3], [4, 5]]);
  assert.equal(hit, 0);
});

test("who gives up gets `aborted`, and the searches stop", async (t) => {
  const { page } = await scene(t, browser);
  await withDocuments(page);
  const { code, before, after, whole } = await page.evaluate(async () => {
    const { lookAlikes } = await import("/sdk/src/look-alikes.js");
    const { wasm } = await import("/sdk/src/wasm.js");
    const { Collection: Documents, Encoders } = await wasm();
    const encoders = new Encoders();
    const documents = new Documents({ look: "vector(2)" }, encoders);
    const upsert = documents.plan(window.documents(2000), [], encoders, false);
    while (upsert.step(documents, encoders, 1000));
    let steps = 0;
    const look = (signal) => lookAlikes(() => { steps += 1; return documents; }, { field: "look", minSimilarity: 0.9, limit: 1 }, signal);
    const controller = new AbortController();
    const found = codeOf(look(controller.signal));
    await new Promise((resolve) => setTimeout(resolve, 0));
    controller.abort();
    const { code } = await found;
    const before = steps;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const after = steps;
    await look(new AbortController().signal);
    return { code, before, after, whole: steps - after };
  });
  assert.equal(code, "aborted");
  assert.equal(after, before);
  assert.ok(before < whole, `${before} of ${whole} steps`);
  const aborted = await page.evaluate(async () => {
    const collection = await Collection.open("looks", { tier: "keyword", fields: { look: "vector(2)" }, persist: false });
    await collection.upsert(window.documents(2000));
    const controller = new AbortController();
    const found = codeOf(collection.duplicates("look", { signal: controller.signal }));
    controller.abort();
    return { code: (await found).code, n: (await collection.count()).documents };
  });
  assert.deepEqual(aborted, { code: "aborted", n: 2000 });
});
