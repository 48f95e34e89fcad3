// One writer per stored collection, and a way to remove it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, openPage, scene } from "./browser.mjs";
import { DOCUMENTS } from "./corpus.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

test("two tabs: the second opener of a name hears that it is busy, until the first closes", async (t) => {
  const { page, context, site } = await scene(t, browser);
  const other = await openPage(context, site);
  await page.evaluate(async (documents) => {
    window.collection = await Collection.open("shared");
    await window.collection.upsert(documents);
  }, DOCUMENTS);
  const busy = await other.evaluate(() => codeOf(Collection.open("shared")));
  assert.equal(busy.code, "collection-busy");
  assert.match(busy.message, /shared.*persist: false/);
  assert.equal((await other.evaluate(() => codeOf(Collection.erase("shared")))).code, "collection-busy");
  assert.equal((await other.evaluate(() => codeOf(Collection.open("another")))).code, "none");
  await page.evaluate(() => window.collection.close());
  const count = await other.evaluate(async () => (await Collection.open("shared")).count());
  assert.equal(count.documents, DOCUMENTS.length);
});

test("erase removes the stored copy", async (t) => {
  const { page } = await scene(t, browser);
  const count = await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes");
    await collection.upsert(documents);
    await collection.close();
    await Collection.erase("notes");
    await Collection.erase("never there");
    return (await Collection.open("notes")).count();
  }, DOCUMENTS);
  assert.deepEqual(count, { documents: 0, passages: 0 });
});
