// What is left after a worker was killed, a write was cut off, or the disk was full.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";
import { DOCUMENTS, manyDocuments } from "./corpus.mjs";

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

test("a slot that was cut off or altered gives way to the one before", async (t) => {
  const { page } = await scene(t, browser);
  const found = await page.evaluate(async (documents) => {
    const slotBytes = async (folder, name) => new Uint8Array(await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer());
    const write = async (folder, name, bytes) => {
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(bytes);
      await stream.close();
    };
    const countStored = async () => {
      const collection = await Collection.open("notes");
      const { documents } = await collection.count();
      await collection.close();
      return documents;
    };
    const collection = await Collection.open("notes");
    await collection.upsert(documents.slice(0, 2));
    await collection.upsert(documents.slice(2));
    await collection.close();
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("nearsight");
    const folder = await root.getDirectoryHandle("notes");
    const sequence = (bytes) => new DataView(bytes.buffer).getFloat64(40, true);
    const slots = [["slot-0", await slotBytes(folder, "slot-0")], ["slot-1", await slotBytes(folder, "slot-1")]];
    const [[older], [newer, bytes]] = slots.sort((a, b) => sequence(a[1]) - sequence(b[1]));
    const whole = await countStored();
    const found = [];
    for (const length of [0, 7, 40, 79, 80, bytes.length >> 1, bytes.length - 1]) {
      await write(folder, newer, bytes.subarray(0, length));
      found.push(await countStored());
    }
    const altered = Uint8Array.from(bytes);
    altered[altered.length - 5] ^= 1;
    await write(folder, newer, altered);
    found.push(await countStored());
    await write(folder, older, new Uint8Array(100));
    const both = await codeOf(Collection.open("notes"));
    await Collection.erase("notes");
    return { whole, found, both: both.code, erased: await countStored() };
  }, DOCUMENTS);
  assert.equal(found.whole, DOCUMENTS.length);
  assert.deepEqual(found.found, Array(8).fill(2));
  assert.equal(found.both, "index-damaged");
  assert.equal(found.erased, 0);
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
  assert.equal(first, "big");
  assert.equal(count.documents, DOCUMENTS.length + 1);
  const stored = await page.evaluate(async () => {
    await window.collection.close();
    return (await Collection.open("notes")).count();
  });
  assert.equal(stored.documents, DOCUMENTS.length);
});

test("a page without a private file system is told so, and works from memory", async (t) => {
  const { page } = await scene(t, browser, { initScript: () => { StorageManager.prototype.getDirectory = undefined; } });
  const { warnings, count } = await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes", { worker: false });
    await collection.upsert(documents);
    return { warnings: collection.warnings, count: await collection.count() };
  }, DOCUMENTS);
  assert.deepEqual(warnings.map(({ code }) => code), ["persistence-unavailable"]);
  assert.equal(count.documents, DOCUMENTS.length);
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
