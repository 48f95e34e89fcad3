// Where the model is kept: the private file system, Cache Storage where that lacks, memory where nothing is to be had.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { MODEL, launchBrowser, readManifest, readModelFile, scene } from "./browser.mjs";
import { DOCUMENTS, QUESTION } from "./corpus.mjs";
import { openCode, path } from "./filled.mjs";
import { keptFiles } from "./kept.mjs";

let browser;
let manifest;
before(async () => {
  browser = await launchBrowser();
  manifest = await readManifest();
});
after(() => browser.close());

/** Opens a collection in memory, asks the question: first hit, warnings. */
const ask = (page, options = {}) => page.evaluate(async ([documents, text, options]) => {
  const collection = await Collection.open("notes", { persist: false, ...options });
  await collection.upsert(documents);
  const { hits } = await collection.search({ text });
  const { warnings } = collection;
  await collection.close();
  return { first: hits[0].id, warnings: warnings.map(({ code }) => code) };
}, [DOCUMENTS, QUESTION, options]);

const modelRequests = (site) => site.requests.filter((asked) => asked.startsWith("/models/"));
const cacheKeys = (page) => page.evaluate(async () => {
  const keys = [];
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) keys.push(url);
  return keys;
});
const withoutFiles = () => { StorageManager.prototype.getDirectory = undefined; };

test("every file is kept under its SHA-256, and nothing else", async (t) => {
  const { page } = await scene(t, browser);
  assert.deepEqual(await page.evaluate(() => Collection.storedModel({ models: "/models/" })), { stored: 0, total: undefined });
  assert.deepEqual(await ask(page), { first: 1, warnings: [] });
  const kept = await keptFiles(page);
  const { "manifest.json": ofManifest, ...others } = kept;
  assert.ok(ofManifest > 500);
  assert.deepEqual(others, Object.fromEntries(manifest.files.map(({ sha256, bytes }) => [sha256, bytes])));
  assert.deepEqual(await cacheKeys(page), []);
  const { stored, total } = await page.evaluate(() => Collection.storedModel({ models: "/models/" }));
  assert.equal(stored, total);
});

test("several workers at once take the model from the cache, without a request", async (t) => {
  const { page, site } = await scene(t, browser);
  await ask(page);
  site.requests.length = 0;
  const warnings = await page.evaluate(async () => {
    const open = (name) => Collection.open(name, { persist: false });
    const collections = await Promise.all(["a", "b", "c"].map(open));
    return collections.flatMap(({ warnings }) => warnings);
  });
  assert.deepEqual(warnings, []);
  assert.deepEqual(modelRequests(site), []);
});

test("files of an earlier version of the model are removed", async (t) => {
  const { page, site } = await scene(t, browser);
  const renamed = manifest.files.map((file) => (file.name === "vocab.txt" ? { ...file, name: "words.txt" } : file));
  const older = Buffer.from(await readModelFile("vocab.txt")).toString().replace("[unused0]", "[unused0x]");
  const { createHash } = await import("node:crypto");
  const sha256 = createHash("sha256").update(older).digest("hex");
  site.replace(path("words.txt"), older);
  site.replace(path("manifest.json"), JSON.stringify({
    ...manifest, files: renamed.map((file) => (file.name === "words.txt" ? { ...file, bytes: Buffer.byteLength(older), sha256 } : file)),
  }));
  assert.equal((await openCode(page, { persist: false })).code, "none");
  assert.ok(sha256 in (await keptFiles(page)));
  site.restore(path("manifest.json"));
  await page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("nearsight-models");
    for await (const folder of root.values()) await folder.removeEntry("manifest.json");
  });
  assert.equal((await openCode(page, { persist: false })).code, "none");
  const { "manifest.json": _, ...others } = await keptFiles(page);
  assert.deepEqual(Object.keys(others).sort(), manifest.files.map((file) => file.sha256).sort());
});

test("what an earlier version of the package kept in Cache Storage moves over, without a request", async (t) => {
  const { page, site } = await scene(t, browser);
  await page.evaluate(async ([folder, files]) => {
    const cache = await caches.open("nearsight-models-1");
    const get = async (name) => new Response(await (await fetch(`${folder}${name}`)).arrayBuffer());
    for (const { name, sha256 } of files) await cache.put(`${folder}${name}?sha256=${sha256}`, await get(name));
    await cache.put(`${folder}manifest.json`, await get("manifest.json"));
  }, [`${site.origin}/models/${MODEL}/`, manifest.files]);
  site.requests.length = 0;
  assert.deepEqual(await ask(page), { first: 1, warnings: [] });
  assert.deepEqual(modelRequests(site), []);
  assert.equal(Object.keys(await keptFiles(page)).length, manifest.files.length + 1);
  assert.deepEqual(await cacheKeys(page), []);
});

test("a full disk is a warning: the model works from memory and leaves the room to the documents", async (t) => {
  const { page, site, context } = await scene(t, browser);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: 4_000_000 });
  assert.deepEqual(await ask(page), { first: 1, warnings: ["storage-full"] });
  const kept = await keptFiles(page);
  const large = manifest.files.filter(({ bytes }) => bytes > 4_000_000);
  assert.ok(large.length > 0 && large.every(({ sha256 }) => !(sha256 in kept)), Object.keys(kept).join());
});

test("where the private file system lacks, whole files are kept in Cache Storage and work offline", async (t) => {
  const { page, site } = await scene(t, browser, { initScript: withoutFiles });
  assert.deepEqual(await ask(page, { worker: false }), { first: 1, warnings: [] });
  assert.equal((await cacheKeys(page)).length, manifest.files.length + 1);
  await site.stop();
  assert.deepEqual(await ask(page, { worker: false }), { first: 1, warnings: [] });
  await site.start();
});

test("Cache Storage keeps no file that was cut off or altered", async (t) => {
  const { page, site } = await scene(t, browser, { initScript: withoutFiles });
  const large = manifest.files.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const whole = await readModelFile(large.name);
  const keys = async () => (await cacheKeys(page)).filter((key) => key.includes(large.name));
  site.replace(path(large.name), (_, response) => {
    response.writeHead(200, { "content-length": whole.length });
    response.write(whole.subarray(0, 1 << 20));
    setTimeout(() => response.destroy(), 100);
  });
  assert.equal((await openCode(page, { worker: false })).code, "network");
  assert.deepEqual(await keys(), []);
  const altered = Buffer.from(whole);
  altered[altered.length >> 1] ^= 1;
  site.replace(path(large.name), altered);
  assert.equal((await openCode(page, { worker: false })).code, "weights-hash-mismatch");
  assert.deepEqual(await keys(), []);
  site.restore(path(large.name));
  assert.equal((await openCode(page, { worker: false })).code, "none");
  assert.equal((await keys()).length, 1);
});

test("where nothing can be kept there is a warning, and each visit fetches the model", async (t) => {
  const initScript = () => {
    StorageManager.prototype.getDirectory = undefined;
    Object.defineProperty(globalThis, "caches", { value: undefined });
  };
  const { page, site } = await scene(t, browser, { initScript });
  for (let visit = 0; visit < 2; visit++) {
    site.requests.length = 0;
    assert.deepEqual(await ask(page, { worker: false }), { first: 1, warnings: ["persistence-unavailable"] });
    assert.equal(modelRequests(site).length, manifest.files.length + 1);
  }
});
