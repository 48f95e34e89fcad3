// A download of the model that is cut off, doubled, aborted or met by an odd server goes on where it was.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, openPage, readManifest, scene } from "./browser.mjs";
import { DOCUMENTS, QUESTION } from "./corpus.mjs";
import { openCode, path } from "./filled.mjs";
import { damageKept, keptFiles, serveFile } from "./kept.mjs";

const MB = 1 << 20;

let browser;
let files;
let large;
let total;
before(async () => {
  browser = await launchBrowser();
  ({ files } = await readManifest());
  large = files.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  total = files.reduce((sum, { bytes }) => sum + bytes, 0);
});
after(() => browser.close());

/** Opens a collection and tells how the download went: the code and every `loaded`. */
const openWatched = (page, options = {}) => page.evaluate(async (options) => {
  const loaded = [];
  const onProgress = (event) => { if (event.stage === "download") loaded.push(event.loaded); };
  const opened = Collection.open("notes", { ...options, onProgress });
  const { code } = await codeOf(opened);
  if (code === "none") await (await opened).close();
  return { code, loaded };
}, options);

/** Opens "notes", adds the documents and asks the question: the id of the first hit. */
const ask = (page, options = {}) => page.evaluate(async ([documents, text, options]) => {
  const collection = await Collection.open("notes", options);
  await collection.upsert(documents);
  const { hits } = await collection.search({ text });
  await collection.close();
  return { first: hits[0].id };
}, [DOCUMENTS, QUESTION, options]);

/** A page on which the large file was cut off; the bytes of it that are kept. */
async function cutOff(t, { worker = true } = {}) {
  const opened = await scene(t, browser);
  const { cut } = await serveFile(opened.site, large.name, { stallAt: 6 * MB });
  const opening = opened.page.evaluate((worker) => {
    const onProgress = ({ loaded }) => { window.loaded = loaded; };
    return codeOf(Collection.open("notes", { worker, onProgress }));
  }, worker);
  await opened.page.waitForFunction((bytes) => window.loaded > bytes, 3 * MB);
  cut();
  assert.equal((await opening).code, "network");
  const { [large.sha256]: kept = 0 } = await keptFiles(opened.page);
  assert.ok(kept > MB && kept <= 6 * MB, `${kept} bytes are kept`);
  opened.site.requests.length = 0;
  return { ...opened, kept };
}

for (const worker of [true, false]) {
  test(`a file cut off in the middle goes on from its last byte, and works offline afterwards (worker: ${worker})`, async (t) => {
    const { page, site, kept } = await cutOff(t, { worker });
    const { asked } = await serveFile(site, large.name);
    const { code, loaded } = await openWatched(page, { worker });
    assert.equal(code, "none");
    assert.deepEqual(asked, [`bytes=${kept}-`]);
    const before = files.slice(0, files.indexOf(files.find(({ name }) => name === large.name))).map(({ name }) => path(name));
    assert.deepEqual(site.requests.filter((asked) => before.includes(asked)), [], "files that were whole are not asked for");
    assert.ok(loaded[0] >= kept && loaded[0] < total, "what was kept counts from the start");
    assert.ok(loaded.every((bytes, i) => i === 0 || bytes >= loaded[i - 1]));
    assert.equal(loaded.at(-1), total);
    for (const { name } of [...files, { name: "manifest.json" }]) site.replace(path(name), (_, response) => response.destroy());
    // Whatever kept it, worker and page both find it.
    for (const worker of [true, false]) assert.equal((await ask(page, { worker })).first, 1);
  });
}

test("wrong bytes among the kept ones are thrown away, and the file comes whole", async (t) => {
  const { page, site, kept } = await cutOff(t);
  await damageKept(page, large.sha256, kept);
  const { asked } = await serveFile(site, large.name);
  const { code, loaded } = await openWatched(page);
  assert.equal(code, "none");
  assert.deepEqual(asked, [`bytes=${kept}-`, "all"]);
  assert.ok(loaded.every((bytes, i) => i === 0 || bytes >= loaded[i - 1]));
  assert.equal((await keptFiles(page))[large.sha256], large.bytes);
});

test("more kept bytes than the file has are thrown away", async (t) => {
  const { page, site } = await cutOff(t);
  await damageKept(page, large.sha256, large.bytes + 1);
  const { asked } = await serveFile(site, large.name);
  assert.equal((await openCode(page)).code, "none");
  assert.deepEqual(asked, ["all"]);
});

test("a server without ranges sends all, and what was kept is still used", async (t) => {
  const { page, site } = await cutOff(t);
  const { asked } = await serveFile(site, large.name, { ranges: "no" });
  assert.equal((await openCode(page)).code, "none");
  assert.equal(asked.length, 1);
  assert.equal((await keptFiles(page))[large.sha256], large.bytes);
});

for (const status of ["416", "500"]) {
  test(`a server that answers a range with ${status} is asked for the whole file`, async (t) => {
    const { page, site, kept } = await cutOff(t);
    const { asked } = await serveFile(site, large.name, { ranges: status });
    assert.equal((await openCode(page)).code, "none");
    assert.deepEqual(asked, [`bytes=${kept}-`, "all"]);
  });
}

test("two tabs at once fetch every file once, and both show its progress", async (t) => {
  const { page, site, context } = await scene(t, browser);
  const { asked } = await serveFile(site, large.name, { pieceMs: 20 });
  const other = await openPage(context, site);
  site.requests.length = 0;
  const opened = await Promise.all([openWatched(page, { persist: false }), openWatched(other, { persist: false })]);
  assert.deepEqual(opened.map(({ code }) => code), ["none", "none"]);
  assert.deepEqual(asked, ["all"]);
  for (const { name } of files) assert.equal(site.requests.filter((asked) => asked === path(name)).length, 1, name);
  for (const { loaded } of opened) assert.ok(loaded.length > 5 && loaded.at(-1) === total, loaded.join());
});

test("a second tab goes on alone where the first one gets no further", async (t) => {
  const { page, site, context } = await scene(t, browser);
  await serveFile(site, large.name, { stallAt: 2 * MB });
  const stalled = openCode(page, { persist: false });
  await page.waitForFunction(async (bytes) => (await Collection.storedModel({ models: "/models/" })).stored > bytes, MB);
  const { asked } = await serveFile(site, large.name);
  const other = await openPage(context, site);
  assert.equal((await ask(other)).first, 1);
  assert.deepEqual(asked, ["all"]);
  await page.close();
  await stalled.catch(() => {});
});

test("an abort keeps what has come", async (t) => {
  const { page, site } = await scene(t, browser);
  await serveFile(site, large.name, { pieceMs: 20 });
  const code = await page.evaluate(async (bytes) => {
    const stop = new AbortController();
    const onProgress = ({ loaded }) => { if (loaded > bytes) stop.abort(); };
    return (await codeOf(Collection.open("notes", { onProgress, signal: stop.signal }))).code;
  }, 3 * MB);
  assert.equal(code, "aborted");
  const { [large.sha256]: kept } = await keptFiles(page);
  assert.ok(kept > MB && kept < large.bytes, `${kept} bytes are kept`);
  const { asked } = await serveFile(site, large.name);
  assert.equal((await openCode(page)).code, "none");
  assert.deepEqual(asked, [`bytes=${kept}-`]);
});

test("a worker that was ended leaves what has come", async (t) => {
  const { page, site } = await scene(t, browser);
  await serveFile(site, large.name, { pieceMs: 20 });
  const code = await page.evaluate(async (bytes) => {
    const worker = new Worker("/sdk/src/worker.js", { type: "module" });
    const onProgress = ({ loaded }) => { if (loaded > bytes) worker.terminate(); };
    return (await codeOf(Collection.open("notes", { onProgress, worker: () => worker }))).code;
  }, 3 * MB);
  assert.equal(code, "worker-ended");
  const { asked } = await serveFile(site, large.name);
  assert.equal((await openCode(page)).code, "none");
  assert.match(asked.join(), /^bytes=\d{7,}-$/);
});
