// Every bad input gives its code, says what to do, and loses nothing that was indexed before.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { MODEL, launchBrowser, readManifest, readModelFile, scene } from "./browser.mjs";
import { DOCUMENTS } from "./corpus.mjs";

let browser;
let manifest;
let weights;
let vocab;
before(async () => {
  browser = await launchBrowser();
  manifest = await readManifest();
  weights = manifest.files.find(({ name }) => name.endsWith(".safetensors"));
  vocab = manifest.files.find(({ name }) => name === "vocab.txt");
});
after(() => browser.close());

const path = (name) => `/models/${MODEL}/${name}`;
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The manifest with one file's new bytes, so that their hash is right. */
function manifestWith(name, bytes) {
  const files = manifest.files.map((file) => (file.name === name ? { ...file, bytes: bytes.length, sha256: sha256(bytes) } : file));
  return JSON.stringify({ ...manifest, files });
}

const openCode = (page, options = {}) => page.evaluate((options) => codeOf(Collection.open("notes", options)), options);
const nCached = (page) => page.evaluate(async () => (await (await caches.open("nearsight-models-1")).keys()).length);

/** A page whose collection "notes" is open as `window.collection` and full. */
async function filled(t, options) {
  const opened = await scene(t, browser, options);
  await opened.page.evaluate(async (documents) => {
    window.collection = await Collection.open("notes");
    await window.collection.upsert(documents);
  }, DOCUMENTS);
  return opened;
}

/** The call failed with `code`, says something, and the collection still has and finds everything. */
async function assertNothingLost(page, failure, code) {
  assert.equal(failure.code, code);
  assert.ok(failure.message.length > 20, failure.message);
  const { count, first } = await page.evaluate(async () => {
    const { hits } = await window.collection.search({ text: "kneading dough" });
    return { count: await window.collection.count(), first: hits[0].id };
  });
  assert.equal(count.documents, DOCUMENTS.length);
  assert.equal(first, 1);
}

for (const [name, call, code] of [
  ["an empty query", (c) => c.search({ text: "" }), "query-empty"],
  ["a query of blanks", (c) => c.search({ text: " \n\t " }), "query-empty"],
  ["a query of 100 KB", (c) => c.search({ text: "word ".repeat(20_000) }), "query-too-long"],
  ["a query that is no text", (c) => c.search({ text: 7 }), "option-invalid"],
  ["a limit below 1", (c) => c.search({ text: "a", limit: 0 }), "option-invalid"],
  ["a document with no text", (c) => c.upsert([{ id: 90, text: "Fine." }, { id: 91, title: "", text: "  " }]), "document-empty"],
  ["0 documents", (c) => c.upsert([]), "no-documents"],
  ["a document that is no object", (c) => c.upsert(["just text"]), "document-invalid"],
  ["a document that cannot be sent", (c) => c.upsert([{ id: 92, text: "x", render() {} }]), "document-invalid"],
  ["ids that are no list", (c) => c.delete(1), "option-invalid"],
]) {
  test(`${name} gives ${code}`, async (t) => {
    const { page } = await filled(t);
    const failure = await page.evaluate(`codeOf((${call})(window.collection))`);
    await assertNothingLost(page, failure, code);
  });
}

test("a tier that is not there gives option-invalid", async (t) => {
  const { page } = await scene(t, browser);
  assert.equal((await openCode(page, { tier: "telepathy" })).code, "option-invalid");
});

test("a truncated weights file is fetched once more, then gives weights-damaged and is not kept", async (t) => {
  const { page, site } = await scene(t, browser);
  const whole = await readModelFile(weights.name);
  site.replace(path(weights.name), whole.subarray(0, whole.length - 1000));
  const failure = await openCode(page);
  assert.equal(failure.code, "weights-damaged");
  assert.match(failure.message, new RegExp(weights.name.replace(".", "\\.")));
  assert.equal(site.requests.filter((asked) => asked === path(weights.name)).length, 2);
  site.restore(path(weights.name));
  assert.equal((await openCode(page)).code, "none");
});

test("an altered weights file is fetched once more, then gives weights-hash-mismatch and is not kept", async (t) => {
  const { page, site } = await scene(t, browser);
  const altered = Buffer.from(await readModelFile(weights.name));
  altered[altered.length >> 1] ^= 1;
  site.replace(path(weights.name), altered);
  assert.equal((await openCode(page)).code, "weights-hash-mismatch");
  assert.equal(site.requests.filter((asked) => asked === path(weights.name)).length, 2);
  assert.equal(await page.evaluate(async ([folder, name]) => {
    const keys = await (await caches.open("nearsight-models-1")).keys();
    return keys.filter(({ url }) => url.includes(`${folder}/${name}`)).length;
  }, [MODEL, weights.name]), 0);
  site.restore(path(weights.name));
  assert.equal((await openCode(page)).code, "none");
});

test("a file altered on the way once is fetched again, and all is well", async (t) => {
  const { page, site } = await scene(t, browser);
  const altered = Buffer.from(await readModelFile(weights.name));
  altered[0] ^= 255;
  site.replace(path(weights.name), (_, response) => {
    site.restore(path(weights.name));
    response.writeHead(200).end(altered);
  });
  assert.equal((await openCode(page)).code, "none");
});

test("a wrong hash in the manifest gives weights-hash-mismatch", async (t) => {
  const { page, site } = await scene(t, browser);
  const files = manifest.files.map((file) => (file.name === weights.name ? { ...file, sha256: "0".repeat(64) } : file));
  site.replace(path("manifest.json"), JSON.stringify({ ...manifest, files }));
  const failure = await openCode(page);
  assert.equal(failure.code, "weights-hash-mismatch");
  site.restore(path("manifest.json"));
  assert.equal((await openCode(page)).code, "none");
});

test("a damaged cache entry heals itself", async (t) => {
  const { page } = await scene(t, browser);
  assert.equal((await openCode(page, { persist: false })).code, "none");
  const whole = await nCached(page);
  await page.evaluate(async () => {
    const cache = await caches.open("nearsight-models-1");
    for (const request of await cache.keys()) await cache.put(request, new Response("nonsense"));
  });
  assert.equal((await openCode(page, { persist: false })).code, "none");
  assert.equal(await nCached(page), whole);
});

test("no network gives network, and the finished files are not fetched again", async (t) => {
  const { page, site } = await scene(t, browser);
  const last = manifest.files.at(-1).name;
  site.replace(path(last), (_, response) => {
    response.writeHead(200, { "content-length": 100_000 });
    response.write(Buffer.alloc(1000));
    setTimeout(() => response.destroy(), 50);
  });
  assert.equal((await openCode(page)).code, "network");
  site.restore(path(last));
  site.requests.length = 0;
  assert.equal((await openCode(page)).code, "none");
  const fetched = site.requests.filter((asked) => asked.startsWith("/models/"));
  assert.deepEqual(fetched, [path("manifest.json"), path(last)]);
});

for (const worker of [true, false]) {
  test(`a site that has stopped gives network (worker: ${worker})`, async (t) => {
    const { page, site } = await scene(t, browser);
    await site.stop();
    const failure = await openCode(page, { worker });
    await site.start();
    assert.equal(failure.code, "network");
    assert.match(failure.message, /connection/);
  });
}

test("a model that is not there gives weights-missing", async (t) => {
  const { page } = await scene(t, browser);
  const failure = await openCode(page, { model: "no-such-model" });
  assert.equal(failure.code, "weights-missing");
  assert.match(failure.message, /no-such-model\/manifest\.json/);
});

test("a web page in place of the manifest gives manifest-invalid", async (t) => {
  const { page, site } = await scene(t, browser);
  site.replace(path("manifest.json"), "<!doctype html><title>Not found</title>");
  assert.equal((await openCode(page)).code, "manifest-invalid");
});

test("a vocabulary that is not one gives tokenizer-invalid", async (t) => {
  const { page, site } = await scene(t, browser);
  const nonsense = Buffer.from("just\nsome\nwords\n");
  site.replace(path(vocab.name), nonsense);
  site.replace(path("manifest.json"), manifestWith(vocab.name, nonsense));
  assert.equal((await openCode(page)).code, "tokenizer-invalid");
  site.restore(path(vocab.name));
  site.restore(path("manifest.json"));
  assert.equal((await openCode(page)).code, "none");
});

/** The bytes of a full collection, changed by `change`, as `/other.nsi`. */
async function serveIndex(page, site, change) {
  const bytes = Uint8Array.from(await page.evaluate(async () => Array.from(await window.collection.export())));
  change(new DataView(bytes.buffer));
  site.replace("/other.nsi", bytes);
  return page.evaluate(() => codeOf(Collection.open("other", { index: "/other.nsi" })));
}

/** The container's version is the u32 at byte 12, see crates/segment. */
const bumpVersion = (view) => view.setUint32(12, view.getUint32(12, true) + 1, true);

test("an index of another version gives index-version", async (t) => {
  const { page, site } = await filled(t);
  const failure = await serveIndex(page, site, bumpVersion);
  await assertNothingLost(page, failure, "index-version");
});

test("a damaged index gives index-damaged", async (t) => {
  const { page, site } = await filled(t);
  const failure = await serveIndex(page, site, (view) => view.setUint8(view.byteLength >> 1, view.getUint8(view.byteLength >> 1) ^ 1));
  await assertNothingLost(page, failure, "index-damaged");
});

test("an index that is not there gives index-missing", async (t) => {
  const { page } = await filled(t);
  const failure = await page.evaluate(() => codeOf(Collection.open("other", { index: "/nowhere.nsi" })));
  await assertNothingLost(page, failure, "index-missing");
});

/** The same files under another name: what counts is the fingerprint. */
async function serveOtherModel(site) {
  const other = { ...manifest, id: "other-model", fingerprint: `other-${manifest.fingerprint}` };
  site.replace("/models/other-model/manifest.json", JSON.stringify(other));
  for (const { name } of manifest.files) site.replace(`/models/other-model/${name}`, await readModelFile(name));
  return other;
}

test("an index of another model gives model-mismatch and names both", async (t) => {
  const { page, site } = await filled(t);
  const other = await serveOtherModel(site);
  const failure = await page.evaluate(async (model) => {
    const index = await window.collection.export();
    return codeOf(Collection.open("other", { model, index }));
  }, other.id);
  assert.ok(failure.message.includes(manifest.fingerprint) && failure.message.includes(other.fingerprint), failure.message);
  await assertNothingLost(page, failure, "model-mismatch");
});

test("a site that replaces model and index together reaches visitors who have the old model", async (t) => {
  const { page, site } = await filled(t);
  const other = await serveOtherModel(site);
  const count = await page.evaluate(async ([model, documents]) => {
    const collection = await Collection.open("newer", { model, persist: false });
    await collection.upsert(documents);
    window.index = await collection.export();
    return collection.count();
  }, [other.id, DOCUMENTS]);
  site.replace(path("manifest.json"), JSON.stringify({ ...manifest, fingerprint: other.fingerprint }));
  const opened = await page.evaluate(async () => {
    const collection = await Collection.open("replaced", { index: window.index });
    return { ...(await collection.count()), fingerprint: collection.model.fingerprint };
  });
  assert.deepEqual(opened, { ...count, fingerprint: other.fingerprint });
});

test("a stored collection of another model gives model-mismatch, names both and keeps all", async (t) => {
  const { page, site } = await filled(t);
  await page.evaluate(() => window.collection.close());
  const other = await serveOtherModel(site);
  const failure = await page.evaluate((model) => codeOf(Collection.open("notes", { model })), other.id);
  assert.equal(failure.code, "model-mismatch");
  assert.ok(failure.message.includes(manifest.fingerprint) && failure.message.includes(other.fingerprint), failure.message);
  await page.evaluate(async () => { window.collection = await Collection.open("notes"); });
  await assertNothingLost(page, failure, "model-mismatch");
});

test("a browser without simd128 gives unsupported-browser before anything is downloaded", async (t) => {
  const { page, site } = await scene(t, browser, { initScript: () => { WebAssembly.validate = () => false; } });
  site.requests.length = 0;
  const failure = await openCode(page);
  assert.equal(failure.code, "unsupported-browser");
  assert.match(failure.message, /simd128/);
  assert.deepEqual(site.requests, []);
});

test("calls after close give closed, and closing twice is no error", async (t) => {
  const { page } = await filled(t);
  const codes = await page.evaluate(async () => {
    const { collection } = window;
    const pending = codeOf(collection.search({ text: "moon" }));
    await collection.close();
    await collection.close();
    const calls = [collection.search({ text: "moon" }), collection.upsert([{ id: 1, text: "x" }]), collection.delete([1]), collection.count(), collection.export()];
    const codes = [];
    for (const call of calls) codes.push((await codeOf(call)).code);
    return { pending: (await pending).code, codes };
  });
  assert.equal(codes.pending, "none", "a search asked before is still answered");
  assert.deepEqual(codes.codes, Array(5).fill("closed"));
  await page.evaluate(async () => { window.collection = await Collection.open("notes"); });
  await assertNothingLost(page, { code: "closed", message: "the stored copy is whole afterwards" }, "closed");
});
