// Collections without a model: vectors of one's own, and texts found by their words alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** No model was asked for. */
const assertNoModel = (site) => assert.deepEqual(site.requests.filter((path) => path.startsWith("/models/")), []);

test("vectors of one's own are found without any model, also after a reload", async (t) => {
  const { page, site } = await scene(t, browser);
  const open = () => page.evaluate(async () => {
    window.collection = await Collection.open("places", { fields: { place: "vector(2, euclidean)", mood: "vector(3)" } });
  });
  await open();
  const { added, model, progress } = await page.evaluate(async () => {
    const progress = [];
    const added = await window.collection.upsert([
      { id: 1, name: "Here", place: new Float32Array([0, 0]), mood: [1, 0, 0] },
      { id: 2, name: "There", place: new Float64Array([5, 5]), mood: new Float32Array([0, 1, 0]) },
      { id: 3, name: "Nowhere", mood: [0.9, 0.1, 0] },
    ], { onProgress: (news) => progress.push(news) });
    return { added, model: window.collection.model, progress };
  });
  assert.deepEqual(added, { documents: 3, passages: 0 });
  assert.equal(model, undefined);
  assert.deepEqual(progress.at(-1), { stage: "index", loaded: 3, total: 3, unit: "documents" });
  const ask = () => page.evaluate(async () => {
    const ids = async (request) => (await window.collection.search(request)).hits.map(({ id }) => id);
    const { hits: [hit] } = await window.collection.search({ vector: { place: [3, 4] }, explain: true });
    return {
      hit,
      byPlace: await ids({ vector: { place: new Float32Array([1, 0]) } }),
      byMood: await ids({ vector: { mood: new Float32Array([1, 0, 0]) } }),
      both: await ids({ vector: { place: [5, 5], mood: [1, 0, 0] }, weights: { mood: 0 } }),
      like: await ids({ like: [1], weights: { place: 0 } }),
      filtered: await ids({ vector: { mood: [1, 0, 0] }, filter: where.all(where.hasVector("place")) }),
    };
  });
  const first = await ask();
  assert.deepEqual(first.byPlace, [1, 2]);
  assert.deepEqual(first.byMood, [1, 3, 2]);
  assert.deepEqual(first.both, [2, 1]);
  assert.deepEqual(first.like, [3, 2]);
  assert.deepEqual(first.filtered, [1, 2]);
  assert.equal(first.hit.id, 2);
  assert.ok(Math.abs(first.hit.similarity + Math.hypot(2, 1)) < 0.1, `a negative distance: ${first.hit.similarity}`);
  assert.deepEqual(first.hit.document, { id: 2, name: "There" });
  assert.equal(first.hit.passage, undefined);
  assert.equal(first.hit.explain.fields.place.rank, 1);
  await page.evaluate(() => window.collection.close());
  await page.reload();
  await page.waitForFunction(() => window.ready);
  await open();
  assert.deepEqual(await ask(), first);
  assertNoModel(site);
});

test("the keyword tier finds words, typos and all, and asks for no model", async (t) => {
  const { page, site } = await scene(t, browser);
  const { hit, codes } = await page.evaluate(async () => {
    const collection = await Collection.open("words", { tier: "keyword", persist: false });
    await collection.upsert([
      { id: 1, title: "Bread", text: "Knead the dough until it is smooth." },
      { id: 2, title: "Tea", text: "Pour the water over the leaves." },
    ]);
    const { hits: [hit] } = await collection.search({ text: "kneed dough" });
    const codes = [await codeOf(collection.search({ text: "dough", weights: { text: 0 } }))];
    return { hit, codes: codes.map(({ code }) => code) };
  });
  assert.equal(hit.id, 1);
  assert.ok(hit.passage.highlights.length > 0);
  assert.equal(hit.similarity, undefined);
  assert.deepEqual(codes, ["query-invalid"]);
  assertNoModel(site);
});

test("an index made with a model answers by words before the model is there, and takes no texts", async (t) => {
  const { page } = await scene(t, browser);
  const { id, refused, model } = await page.evaluate(async () => {
    const full = await Collection.open("full", { persist: false });
    await full.upsert([{ id: 1, text: "Knead the dough." }, { id: 2, text: "Pour the water." }]);
    const index = await full.export();
    await full.close();
    const collection = await Collection.open("early", { tier: "keyword", persist: false, index });
    const { hits: [hit] } = await collection.search({ text: "water" });
    const refused = await codeOf(collection.upsert([{ id: 3, text: "More." }]));
    return { id: hit.id, refused, model: collection.model };
  });
  assert.equal(id, 2);
  assert.equal(refused.code, "model-missing");
  assert.equal(model, undefined);
});

test("a vector that does not fit is refused by name, and the rest of the collection stays", async (t) => {
  const { page } = await scene(t, browser);
  const { errors, count } = await page.evaluate(async () => {
    const collection = await Collection.open("v", { fields: { v: "vector(2)" }, persist: false });
    await collection.upsert([{ id: 1, v: [1, 0] }]);
    const errors = [
      await codeOf(collection.upsert([{ id: 1, v: [0, 1] }, { id: "b", v: new Float32Array(3) }])),
      await codeOf(collection.upsert([{ id: 2, v: new Float32Array([NaN, 1]) }])),
      await codeOf(collection.upsert([{ id: 2, w: new Float32Array([1, 1]) }])),
      await codeOf(collection.upsert([{ id: 2, name: "no vector" }])),
      await codeOf(collection.search({ vector: [1, 2, 3] })),
      await codeOf(collection.search({ vector: { x: [1, 2] } })),
      await codeOf(collection.search({ vector: "far" })),
      await codeOf(Collection.open("w", { fields: { v: "vector(1)" }, persist: false })),
    ];
    return { errors, count: await collection.count() };
  });
  const codes = errors.map(({ code }) => code);
  assert.deepEqual(codes, [
    "document-invalid", "document-invalid", "document-invalid", "document-empty",
    "query-invalid", "query-invalid", "option-invalid", "fields-invalid",
  ]);
  assert.match(errors[0].message, /documents\[1\].*`v`.*"?b/);
  assert.match(errors[2].message, /`w`/);
  assert.equal(count.documents, 1);
});

test("an upsert of many vectors shows progress, answers meanwhile and can be stopped", async (t) => {
  const { page } = await scene(t, browser);
  const { stopped, during, kept } = await page.evaluate(async () => {
    const collection = await Collection.open("many", { fields: { v: "vector(8)" }, persist: false });
    const documents = Array.from({ length: 6000 }, (_, id) => ({ id, v: Float32Array.from({ length: 8 }, (_, i) => Math.sin((id + 1) * (i + 1))) }));
    const stop = new AbortController();
    let during;
    const onProgress = ({ loaded }) => {
      if (loaded < 1000 || during) return;
      during = collection.search({ vector: documents[3].v, limit: 1 });
      stop.abort();
    };
    const stopped = await codeOf(collection.upsert(documents, { onProgress, signal: stop.signal }));
    return { stopped, during: (await during).hits[0].id, kept: await collection.count() };
  });
  assert.equal(stopped.code, "aborted");
  assert.equal(during, 3);
  assert.ok(kept.documents >= 1000 && kept.documents < 6000, `${kept.documents} documents`);
  assert.equal(stopped.detail.documents, kept.documents);
});

test("invalid documents are left out and named where the page asks for it, and refuse the whole batch otherwise", async (t) => {
  const { page } = await scene(t, browser);
  const { refused, nothing, added, ids, option } = await page.evaluate(async () => {
    const collection = await Collection.open("places", { tier: "keyword", fields: { name: "text", place: "vector(2, euclidean)", price: "float" } });
    const batch = [
      { id: 1, name: "a mill", place: new Float32Array([0, 0]) },
      { id: 2, name: "short", place: new Float32Array([0]) },
      { id: 3, name: "not a number", place: new Float32Array([NaN, 0]) },
      { id: 4, name: "dear", price: "much" },
      { id: 1.5, name: "half an id" },
      null,
      { id: 6, name: "too large for JSON", price: 1n },
      { id: 7, name: "a ford", place: new Float32Array([5, 5]) },
      { id: 7, name: "a bridge", place: new Float32Array([6, 6]) },
    ];
    const refused = await codeOf(collection.upsert(batch.slice(0, 5)));
    const nothing = await collection.count();
    const added = await collection.upsert(batch, { onInvalid: "skip" });
    const near = await collection.search({ vector: { place: [4, 4] } });
    const option = await codeOf(collection.upsert(batch, { onInvalid: "keep" }));
    return { refused, nothing, added, ids: near.hits.map(({ document }) => document.name), option };
  });
  assert.equal(refused.code, "document-invalid");
  assert.match(refused.message, /documents\[1\].*place/);
  assert.equal(nothing.documents, 0);
  assert.deepEqual([added.documents, added.passages, ids], [2, 0, ["a bridge", "a mill"]]);
  assert.deepEqual(added.skipped.map(({ position, id, code }) => [position, id, code]), [
    [1, 2, "document-invalid"],
    [2, 3, "document-invalid"],
    [3, 4, "document-invalid"],
    [4, undefined, "document-invalid"],
    [5, undefined, "document-invalid"],
    [6, undefined, "document-invalid"],
    [7, 7, "document-repeated"],
  ]);
  assert.ok(added.skipped.every(({ position, message }) => message.includes(`documents[${position}]`)), JSON.stringify(added.skipped));
  assert.equal(option.code, "option-invalid");
});
