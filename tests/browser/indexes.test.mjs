// Indexes of other versions and other models, and damaged ones.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readManifest, readModelFile } from "./browser.mjs";
import { DOCUMENTS } from "./corpus.mjs";
import { assertNothingLost, filled, path } from "./filled.mjs";

let browser;
let manifest;
before(async () => {
  browser = await launchBrowser();
  manifest = await readManifest();
});
after(() => browser.close());

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
  const { page, site } = await filled(t, browser);
  const failure = await serveIndex(page, site, bumpVersion);
  await assertNothingLost(page, failure, "index-version");
});

test("a damaged index gives index-damaged", async (t) => {
  const { page, site } = await filled(t, browser);
  const failure = await serveIndex(page, site, (view) => view.setUint8(view.byteLength >> 1, view.getUint8(view.byteLength >> 1) ^ 1));
  await assertNothingLost(page, failure, "index-damaged");
});

test("an index that is not there gives index-missing", async (t) => {
  const { page } = await filled(t, browser);
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
  const { page, site } = await filled(t, browser);
  const other = await serveOtherModel(site);
  const failure = await page.evaluate(async (model) => {
    const index = await window.collection.export();
    return codeOf(Collection.open("other", { model, index }));
  }, other.id);
  assert.ok(failure.message.includes(manifest.fingerprint) && failure.message.includes(other.fingerprint), failure.message);
  await assertNothingLost(page, failure, "model-mismatch");
});

test("a site that replaces model and index together reaches visitors who have the old model", async (t) => {
  const { page, site } = await filled(t, browser);
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
  const { page, site } = await filled(t, browser);
  await page.evaluate(() => window.collection.close());
  const other = await serveOtherModel(site);
  const failure = await page.evaluate((model) => codeOf(Collection.open("notes", { model })), other.id);
  assert.equal(failure.code, "model-mismatch");
  assert.ok(failure.message.includes(manifest.fingerprint) && failure.message.includes(other.fingerprint), failure.message);
  await page.evaluate(async () => { window.collection = await Collection.open("notes"); });
  await assertNothingLost(page, failure, "model-mismatch");
});
