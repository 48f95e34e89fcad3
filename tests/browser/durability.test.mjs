// What is left after a worker was killed, a write was cut off, or the disk was full.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";
import { DOCUMENTS, QUESTION, manyDocuments } from "./corpus.mjs";
import { slot } from "./layout-1.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Opens "notes" as `window.collection` with its worker as `window.worker`. */
const openWithWorker = (page) => page.evaluate(async () => {
  const worker = () => (window.worker = new Worker("/sdk/src/worker.js", { type: "module" }));
  window.collection = await Collection.open("notes", { worker });
});

test("a killed worker rejects what is pending with worker-ended, and the next open finds the last commit", async (t) => {
  const { page } = await scene(t, browser);
  await openWithWorker(page);
  const { pending, later, stored } = await page.evaluate(async ([documents, many]) => {
    await window.collection.upsert(documents);
    const kill = ({ loaded, total }) => { if (loaded > total / 3) window.worker.terminate(); };
    const pending = await codeOf(window.collection.upsert(many, { onProgress: kill }));
    const later = await codeOf(window.collection.search({ text: "moon" }));
    await window.collection.close();
    window.collection = await Collection.open("notes");
    return { pending, later, stored: await window.collection.count() };
  }, [DOCUMENTS, manyDocuments(60)]);
  assert.equal(pending.code, "worker-ended");
  assert.match(pending.message, /last commit/);
  assert.equal(later.code, "worker-ended");
  assert.equal(stored.documents, DOCUMENTS.length);
});

test("a worker killed again and again while it writes always leaves a whole commit", async (t) => {
  const { page } = await scene(t, browser);
  await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes");
    await collection.upsert(documents);
    await collection.close();
  }, DOCUMENTS);
  const counts = [];
  for (let round = 0; round < 8; round++) {
    await openWithWorker(page);
    counts.push(await page.evaluate(async ([round, padding]) => {
      const { documents } = await window.collection.count();
      // A large payload beside a short text: the write takes far longer than the encoding.
      const upsert = codeOf(window.collection.upsert([{ id: `round-${round}`, text: "A short note.", note: padding.repeat(400_000) }]));
      await new Promise((resolve) => setTimeout(resolve, 30 * (round + 1)));
      window.worker.terminate();
      await upsert;
      return documents;
    }, [round, "padding "]));
  }
  t.diagnostic(`documents found at each open: ${counts.join(", ")}`);
  assert.equal(counts[0], DOCUMENTS.length);
  assert.ok(counts.every((count, i) => i === 0 || count >= counts[i - 1]), counts.join());
});

/** Reads, writes and lists the files of the stored collection "notes" in the page. */
const filesOfNotes = (page) => ({
  list: () => page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("nearsight", { create: true });
    const names = [];
    for await (const name of (await root.getDirectoryHandle("notes", { create: true })).keys()) names.push(name);
    return names.sort();
  }),
  /** `bytes`: an array, or what to do with the bytes that are there, as text. */
  write: (name, bytes) => page.evaluate(async ([name, bytes]) => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("nearsight", { create: true });
    const handle = await (await root.getDirectoryHandle("notes", { create: true })).getFileHandle(name, { create: true });
    const before = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    const stream = await handle.createWritable();
    await stream.write(typeof bytes === "string" ? new Function("bytes", `return ${bytes}`)(before) : Uint8Array.from(bytes));
    await stream.close();
  }, [name, typeof bytes === "string" ? bytes : Array.from(bytes)]),
});

const countStored = (page) => page.evaluate(async () => {
  const collection = await Collection.open("notes");
  const { documents } = await collection.count();
  await collection.close();
  return documents;
});

test("a collection stored by an earlier version opens, moves with its next commit, and a slot that was cut off gives way", async (t) => {
  const { page } = await scene(t, browser);
  const files = filesOfNotes(page);
  const [two, all] = await page.evaluate(async (documents) => {
    const collection = await Collection.open("other", { persist: false });
    const stages = [];
    for (const part of [documents.slice(0, 2), documents.slice(2)]) {
      await collection.upsert(part);
      stages.push(Array.from(await collection.export()));
    }
    return stages;
  }, DOCUMENTS);
  const newer = slot(8, Uint8Array.from(all));
  await files.write("slot-1", slot(7, Uint8Array.from(two)));
  for (const length of [0, 7, 40, 79, 80, newer.length >> 1, newer.length - 1]) {
    await files.write("slot-0", newer.subarray(0, length));
    assert.equal(await countStored(page), 2, `slot cut at ${length}`);
  }
  await files.write("slot-0", newer);
  assert.equal(await countStored(page), DOCUMENTS.length);
  assert.deepEqual(await files.list(), ["slot-0", "slot-1"], "opening moves nothing");
  await page.evaluate(async () => {
    const collection = await Collection.open("notes");
    await collection.upsert([{ id: "new", text: "A note of the new version." }]);
    await collection.close();
  });
  assert.deepEqual((await files.list()).filter((name) => !name.startsWith("log-")), ["base-1", "manifest-0", "manifest-1"]);
  assert.equal(await countStored(page), DOCUMENTS.length + 1);
});

test("an altered manifest gives way to its copy; an altered base is index-damaged, stays where it is, and can be erased", async (t) => {
  const { page } = await scene(t, browser);
  const files = filesOfNotes(page);
  await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes");
    await collection.upsert(documents);
    await collection.close();
  }, DOCUMENTS);
  await files.write("manifest-0", "bytes.map((byte, i) => (i === 80 ? byte ^ 1 : byte))");
  assert.equal(await countStored(page), DOCUMENTS.length);
  const before = await files.list();
  await files.write("base-1", "bytes.map((byte, i) => (i === bytes.length - 5 ? byte ^ 1 : byte))");
  const damaged = await page.evaluate(() => codeOf(Collection.open("notes")));
  assert.equal(damaged.code, "index-damaged");
  assert.match(damaged.message, /Collection\.erase/);
  assert.deepEqual(await files.list(), before);
  await page.evaluate(() => Collection.erase("notes"));
  assert.equal(await countStored(page), 0);
});

test("a stored collection that is exported and opened elsewhere is the same, byte for byte", async (t) => {
  const { page } = await scene(t, browser);
  const { exports, counts, ids } = await page.evaluate(async ([documents, text]) => {
    const notes = await Collection.open("notes");
    await notes.upsert(documents);
    await notes.delete([documents[1].id]);
    await notes.close();
    const stored = await Collection.open("notes");
    const bytes = await stored.export();
    const copy = await Collection.open("copy", { index: bytes });
    await copy.close();
    // From here on without the file: what was imported is stored.
    const again = await Collection.open("copy");
    const exports = [];
    for (const collection of [stored, again]) exports.push(Array.from(await collection.export()).join());
    const ids = [];
    for (const collection of [stored, again]) ids.push((await collection.search({ text, limit: 6 })).hits.map(({ id, score }) => [id, score]));
    return { exports, ids, counts: [await stored.count(), await again.count()] };
  }, [DOCUMENTS, QUESTION]);
  assert.equal(exports[0], exports[1]);
  assert.deepEqual(counts[0], counts[1]);
  assert.equal(counts[0].documents, DOCUMENTS.length - 1);
  assert.deepEqual(ids[0], ids[1]);
});

test("a full disk gives storage-full; the copy in memory has everything and the last commit stays", async (t) => {
  const { page, context, site } = await scene(t, browser);
  await page.evaluate(async (documents) => {
    window.collection = await Collection.open("notes");
    await window.collection.upsert(documents);
  }, DOCUMENTS);
  const devtools = await context.newCDPSession(page);
  const { usage } = await devtools.send("Storage.getUsageAndQuota", { origin: site.origin });
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: usage + 200_000 });
  const { failure, first, count } = await page.evaluate(async (padding) => {
    const failure = await codeOf(window.collection.upsert([{ id: "big", text: "An essay about volcanoes and lava.", note: padding.repeat(500_000) }]));
    const { hits } = await window.collection.search({ text: "eruption of a volcano" });
    return { failure, first: hits[0].id, count: await window.collection.count() };
  }, "padding ");
  assert.equal(failure.code, "storage-full");
  assert.equal(failure.detail.documents, 1);
  assert.ok(failure.detail.needed > 4_000_000, JSON.stringify(failure.detail));
  assert.equal(first, "big");
  assert.equal(count.documents, DOCUMENTS.length + 1);
  const stored = await page.evaluate(async () => {
    await window.collection.close();
    return (await Collection.open("notes")).count();
  });
  assert.equal(stored.documents, DOCUMENTS.length);
});

test("a commit that does not fit is refused before it is written, with the figures", async (t) => {
  const { page } = await scene(t, browser, { initScript: () => {
    StorageManager.prototype.estimate = async () => ({ usage: 1_000_000, quota: 1_200_000 });
  } });
  const { failure, count } = await page.evaluate(async ([documents, padding]) => {
    const collection = await Collection.open("notes", { worker: false });
    await collection.upsert(documents);
    const failure = await codeOf(collection.upsert([{ id: "big", text: "An essay.", note: padding.repeat(50_000) }]));
    await collection.close();
    return { failure, count: await (await Collection.open("notes", { worker: false })).count() };
  }, [DOCUMENTS, "padding "]);
  assert.equal(failure.code, "storage-full");
  assert.match(failure.message, /200000 left/);
  assert.ok(failure.detail.needed > 400_000 && failure.detail.available === 200_000 && failure.detail.documents === 1, JSON.stringify(failure.detail));
  assert.equal(count.documents, DOCUMENTS.length);
});

test("a page without a private file system keeps the collection in IndexedDB", async (t) => {
  const { page } = await scene(t, browser, { initScript: () => { StorageManager.prototype.getDirectory = undefined; } });
  const found = await page.evaluate(async (documents) => {
    const open = () => Collection.open("notes", { worker: false });
    const collection = await open();
    await collection.upsert(documents);
    await collection.close();
    const again = await open();
    const found = { warnings: again.warnings, count: await again.count() };
    await again.close();
    await Collection.erase("notes");
    return { ...found, erased: await (await open()).count() };
  }, DOCUMENTS);
  assert.deepEqual(found.warnings, []);
  assert.equal(found.count.documents, DOCUMENTS.length);
  assert.equal(found.erased.documents, 0);
});

test("a page that can keep nothing is told so, and works from memory", async (t) => {
  const initScript = () => {
    StorageManager.prototype.getDirectory = undefined;
    Object.defineProperty(globalThis, "indexedDB", { value: undefined });
  };
  const { page } = await scene(t, browser, { initScript });
  const { warnings, count } = await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes", { worker: false });
    await collection.upsert(documents);
    return { warnings: collection.warnings, count: await collection.count() };
  }, DOCUMENTS);
  assert.deepEqual(warnings.map(({ code }) => code), ["persistence-unavailable"]);
  assert.equal(count.documents, DOCUMENTS.length);
});

test("the browser is asked once to keep what is stored, at the first commit", async (t) => {
  const initScript = () => {
    window.nAsked = 0;
    StorageManager.prototype.persist = async () => { window.nAsked += 1; return true; };
  };
  const { page } = await scene(t, browser, { initScript });
  const { before, asked, persisted } = await page.evaluate(async (documents) => {
    const inMemory = await Collection.open("memory", { persist: false });
    await inMemory.upsert(documents);
    const notes = await Collection.open("notes");
    const before = [window.nAsked, notes.persisted ?? null];
    for (const document of documents) await notes.upsert([document]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { before, asked: window.nAsked, persisted: notes.persisted };
  }, DOCUMENTS);
  assert.deepEqual(before, [0, null]);
  assert.deepEqual([asked, persisted], [1, true]);
});

test("persist: false leaves nothing behind but the model", async (t) => {
  const { page } = await scene(t, browser);
  const names = await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes", { persist: false });
    await collection.upsert(documents);
    await collection.close();
    const names = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names;
  }, DOCUMENTS);
  assert.deepEqual(names, ["nearsight-models"]);
});
