// What a page can do with a collection.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readManifest, scene } from "./browser.mjs";
import { DOCUMENTS, QUESTION, manyDocuments } from "./corpus.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

test("opens a collection and finds a passage", async (t) => {
  const { page } = await scene(t, browser);
  const { added, answer, count, warnings, model } = await page.evaluate(async ([documents, text]) => {
    const collection = await Collection.open("notes");
    const added = await collection.upsert(documents);
    const answer = await collection.search({ text, limit: 3 });
    const { warnings, model } = collection;
    return { added, answer, count: await collection.count(), warnings, model };
  }, [DOCUMENTS, QUESTION]);
  assert.equal(added.documents, DOCUMENTS.length);
  assert.deepEqual(count, { documents: DOCUMENTS.length, passages: added.passages });
  assert.deepEqual(warnings, []);
  assert.equal(model.dimension, 384);
  assert.equal(answer.hits.length, 3);
  assert.ok(answer.took > 0);
  const [first, second] = answer.hits;
  assert.equal(first.id, 1);
  assert.equal(first.document.title, "Bread");
  assert.ok(first.score > second.score);
  const field = DOCUMENTS[0][first.passage.field];
  assert.equal(field.slice(first.passage.start, first.passage.end), first.passage.text);
});

test("pages through hits with limit and offset", async (t) => {
  const { page } = await scene(t, browser);
  const [all, rest] = await page.evaluate(async ([documents, text]) => {
    const collection = await Collection.open("notes", { persist: false });
    await collection.upsert(documents);
    const all = await collection.search({ text, limit: 6 });
    const rest = await collection.search({ text, limit: 4, offset: 2 });
    return [all, rest].map(({ hits }) => hits.map(({ id }) => id));
  }, [DOCUMENTS, QUESTION]);
  assert.equal(new Set(all).size, 6);
  assert.deepEqual(rest, all.slice(2));
});

test("replaces documents with the same id and deletes by id", async (t) => {
  const { page } = await scene(t, browser);
  const { replaced, nRemoved, left, hits } = await page.evaluate(async ([documents, text]) => {
    const collection = await Collection.open("notes");
    await collection.upsert(documents);
    await collection.upsert([{ id: 2, title: "Rye", text: "A sourdough rye loaf needs a starter and a hot oven." }]);
    const replaced = await collection.count();
    const nRemoved = await collection.delete([1, "cat", "never there"]);
    const { hits } = await collection.search({ text });
    return { replaced, nRemoved, left: await collection.count(), hits: hits.map(({ id }) => id) };
  }, [DOCUMENTS, QUESTION]);
  assert.equal(replaced.documents, 6);
  assert.equal(nRemoved, 2);
  assert.equal(left.documents, 4);
  assert.equal(hits[0], 2);
  assert.ok(!hits.includes(1) && !hits.includes("cat"));
});

test("shows true progress: monotone, from nothing to the sum of the manifest, then passage by passage", async (t) => {
  const { page } = await scene(t, browser);
  const manifest = await readManifest();
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const { opening, again, indexing, added } = await page.evaluate(async (documents) => {
    const record = () => { const events = []; return { events, onProgress: (event) => events.push(event) }; };
    const [opening, indexing, again] = [record(), record(), record()];
    const collection = await Collection.open("notes", { onProgress: opening.onProgress });
    const added = await collection.upsert(documents, { onProgress: indexing.onProgress });
    await collection.close();
    await Collection.open("notes", { onProgress: again.onProgress });
    return { opening: opening.events, again: again.events, indexing: indexing.events, added };
  }, manyDocuments(60));
  const downloads = opening.filter(({ stage }) => stage === "download");
  assert.ok(downloads.length > 2);
  assert.ok(downloads.every((event) => event.total === total && event.unit === "bytes"));
  assert.ok(downloads.every(({ loaded }, i) => i === 0 || loaded > downloads[i - 1].loaded));
  assert.equal(downloads.at(-1).loaded, total);
  assert.ok(indexing.length > 2);
  assert.ok(indexing.every((event) => event.stage === "index" && event.unit === "passages" && event.total === added.passages));
  assert.ok(indexing.every(({ loaded }, i) => i === 0 || loaded >= indexing[i - 1].loaded));
  assert.equal(indexing.at(-1).loaded, added.passages);
  assert.deepEqual([...new Set(again.map(({ stage }) => stage))], ["load", "open"], "the second open downloads nothing");
});

test("survives a reload", async (t) => {
  const { page } = await scene(t, browser);
  await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes");
    await collection.upsert(documents);
    await collection.delete([4]);
  }, DOCUMENTS);
  await page.reload();
  await page.waitForFunction(() => window.ready === true);
  const { count, first } = await page.evaluate(async (text) => {
    const collection = await Collection.open("notes");
    const { hits } = await collection.search({ text });
    return { count: await collection.count(), first: hits[0].id };
  }, QUESTION);
  assert.equal(count.documents, DOCUMENTS.length - 1);
  assert.equal(first, 1);
});

test("an abort keeps the documents that are finished", async (t) => {
  const { page } = await scene(t, browser);
  const { failure, count, again } = await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes");
    const controller = new AbortController();
    const onProgress = ({ loaded, total }) => { if (loaded > total / 4) controller.abort(); };
    const failure = await codeOf(collection.upsert(documents, { onProgress, signal: controller.signal }));
    const count = await collection.count();
    await collection.close();
    return { failure, count, again: await (await Collection.open("notes")).count() };
  }, manyDocuments(60));
  assert.equal(failure.code, "aborted");
  assert.ok(failure.detail.documents > 0 && failure.detail.documents < 60);
  assert.equal(count.documents, failure.detail.documents);
  assert.deepEqual(again, count);
});

test("answers searches while it indexes", async (t) => {
  const { page } = await scene(t, browser);
  const { waits, whole, nDuring } = await page.evaluate(async ([documents, many, text]) => {
    const collection = await Collection.open("notes", { persist: false });
    await collection.upsert(documents);
    let running = true;
    const start = performance.now();
    const upsert = collection.upsert(many).finally(() => { running = false; });
    const waits = [];
    let nDuring = 0;
    while (running) {
      const asked = performance.now();
      const { hits } = await collection.search({ text });
      if (running) waits.push(performance.now() - asked);
      if (hits.length > 0) nDuring += 1;
    }
    await upsert;
    return { waits, whole: performance.now() - start, nDuring };
  }, [DOCUMENTS, manyDocuments(120), QUESTION]);
  const longest = Math.max(...waits);
  t.diagnostic(`${waits.length} searches in ${whole.toFixed(0)} ms of indexing, the longest ${longest.toFixed(0)} ms`);
  assert.ok(nDuring > 4);
  assert.ok(longest < whole / 4, `a search waited ${longest} of ${whole} ms`);
});

test("an aborted search rejects at once, also while a step of indexing runs", async (t) => {
  const { page } = await scene(t, browser);
  const { before, during, upsert } = await page.evaluate(async (many) => {
    const collection = await Collection.open("notes", { persist: false });
    const controller = new AbortController();
    const upsert = codeOf(collection.upsert(many));
    const search = codeOf(collection.search({ text: "moon" }, { signal: controller.signal }));
    controller.abort();
    const during = await search;
    const before = await codeOf(collection.search({ text: "moon" }, { signal: AbortSignal.abort() }));
    return { before: before.code, during: during.code, upsert: (await upsert).code };
  }, manyDocuments(20));
  assert.deepEqual([before, during, upsert], ["aborted", "aborted", "none"]);
});

test("a collection travels as bytes and as an address", async (t) => {
  const { page, site } = await scene(t, browser);
  const { bytes, fromBytes } = await page.evaluate(async ([documents, text]) => {
    const collection = await Collection.open("notes", { persist: false });
    await collection.upsert(documents);
    const bytes = await collection.export();
    const other = await Collection.open("copy", { index: bytes.buffer, persist: false });
    const { hits } = await other.search({ text });
    return { bytes: Array.from(bytes), fromBytes: hits[0].id };
  }, [DOCUMENTS, QUESTION]);
  assert.equal(fromBytes, 1);
  site.replace("/notes.nsi", Uint8Array.from(bytes));
  const open = () => page.evaluate(async () => {
    const collection = await Collection.open("from address", { index: "notes.nsi" });
    const added = await collection.upsert([{ id: "mine", text: "My own note about sailing." }]);
    const count = await collection.count();
    await collection.close();
    return { ...count, added };
  });
  assert.equal((await open()).documents, 7);
  assert.equal((await open()).documents, 7, "the stored copy, with its own document, is opened again");
  const smaller = await page.evaluate(async (documents) => {
    const collection = await Collection.open("smaller", { persist: false });
    await collection.upsert(documents);
    return Array.from(await collection.export());
  }, DOCUMENTS.slice(0, 2));
  site.replace("/notes.nsi", Uint8Array.from(smaller));
  assert.equal((await open()).documents, 3, "a new prebuilt index takes the place of the stored copy");
});

test("worker: false runs the same engine in the page", async (t) => {
  const { page } = await scene(t, browser);
  const { first, workers, again } = await page.evaluate(async ([documents, text]) => {
    let workers = 0;
    window.Worker = class extends Worker { constructor(...args) { super(...args); workers += 1; } };
    const collection = await Collection.open("notes", { worker: false });
    await collection.upsert(documents);
    const { hits } = await collection.search({ text });
    await collection.close();
    const reopened = await Collection.open("notes", { worker: false });
    return { first: hits[0].id, workers, again: await reopened.count() };
  }, [DOCUMENTS, QUESTION]);
  assert.equal(first, 1);
  assert.equal(workers, 0);
  assert.equal(again.documents, DOCUMENTS.length);
});

test("reads documents from files", async (t) => {
  const { page } = await scene(t, browser);
  const { lines, text, unsupported } = await page.evaluate(async () => {
    const lines = await readDocuments(new File(['{"id":"a","text":"one"}\n{"id":"b","text":"two"}\n'], "two.jsonl"));
    const text = await readDocuments({ name: "note.txt", bytes: new TextEncoder().encode("Hello there.") }, { worker: false });
    const unsupported = await codeOf(readDocuments(new File(["x"], "photo.heic")));
    return { lines, text, unsupported };
  });
  assert.deepEqual(lines, [{ id: "a", text: "one" }, { id: "b", text: "two" }]);
  assert.equal(text.length, 1);
  assert.equal(text[0].text, "Hello there.");
  assert.equal(unsupported.code, "file-unsupported");
});
