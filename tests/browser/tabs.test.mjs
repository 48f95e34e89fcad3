// One writer per stored collection, others that search it meanwhile, and a way to remove it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launchBrowser, openPage, scene } from "./browser.mjs";
import { DOCUMENTS } from "./corpus.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Two tabs of one visitor, in which `window.collection` is "shared": the first one's is full, the second one's a reader. */
async function twoTabs(t, options = {}) {
  const { page: writer, context, site } = await scene(t, browser);
  const reader = await openPage(context, site);
  await writer.evaluate(async ([documents, options]) => {
    window.collection = await Collection.open("shared", options);
    await window.collection.upsert(documents);
  }, [DOCUMENTS, options]);
  await reader.evaluate(async (options) => { window.collection = await Collection.open("shared", options); }, options);
  return { writer, reader, context, site };
}

const count = (page) => page.evaluate(async () => (await window.collection.count()).documents);
const find = (page, text) => page.evaluate(async (text) => (await window.collection.search({ text })).hits[0]?.id, text);
const upsert = (page, id, text) => page.evaluate(([id, text]) => codeOf(window.collection.upsert([{ id, text }])), [id, text]);

test("a second tab searches the same collection, sees the other's commits, and may not write", async (t) => {
  const { writer, reader } = await twoTabs(t);
  assert.deepEqual(await reader.evaluate(() => window.collection.warnings.map(({ code }) => code)), ["collection-busy"]);
  assert.deepEqual(await writer.evaluate(() => window.collection.warnings), []);
  assert.equal(await find(reader, "ocean tides"), 3);
  assert.equal((await upsert(writer, "sail", "A sailing boat needs wind.")).code, "none");
  assert.equal(await find(reader, "a vessel driven by the breeze"), "sail");
  assert.equal(await writer.evaluate(() => window.collection.delete(["sail", 1])), 2);
  assert.equal(await count(reader), DOCUMENTS.length - 1);
  assert.equal((await reader.evaluate(async () => (await window.collection.export()).length)) > 1000, true);
  const refused = await upsert(reader, "mine", "Mine.");
  assert.equal(refused.code, "collection-busy");
  assert.match(refused.message, /shared.*persist: false/);
  assert.equal((await reader.evaluate(() => codeOf(window.collection.delete([2])))).code, "collection-busy");
  assert.equal((await reader.evaluate(() => codeOf(Collection.erase("shared")))).code, "collection-busy");
  assert.equal((await reader.evaluate(() => codeOf(Collection.open("another")))).code, "none");
  assert.equal(await count(writer), DOCUMENTS.length - 1);
});

for (const [how, leave] of [
  ["closes its collection", (writer) => writer.evaluate(() => window.collection.close())],
  ["is closed", (writer) => writer.close()],
]) {
  test(`when the writing tab ${how}, the other one takes over with all that was committed`, async (t) => {
    const { writer, reader } = await twoTabs(t);
    assert.equal((await upsert(writer, "last", "The last words of the writer.")).code, "none");
    await leave(writer);
    assert.equal((await upsert(reader, "first", "The first words of the new writer.")).code, "none");
    assert.equal(await count(reader), DOCUMENTS.length + 2);
    const stored = await reader.evaluate(async () => {
      await window.collection.close();
      window.collection = await Collection.open("shared");
      return { warnings: window.collection.warnings, ...(await window.collection.count()) };
    });
    assert.deepEqual([stored.warnings, stored.documents], [[], DOCUMENTS.length + 2]);
  });
}

test("a write that begins before the writer has closed waits a moment for its turn", async (t) => {
  const { writer, reader } = await twoTabs(t);
  const waiting = upsert(reader, "patient", "Good things take a while.");
  await writer.evaluate(() => window.collection.close());
  assert.equal((await waiting).code, "none");
});

test("a tab that hears no messages sees commits at its next search", async (t) => {
  const { page: writer, context, site } = await scene(t, browser, { initScript: () => { window.BroadcastChannel = undefined; } });
  const reader = await openPage(context, site);
  for (const page of [writer, reader]) await page.evaluate(async () => { window.collection = await Collection.open("shared", { worker: false }); });
  assert.equal(await count(reader), 0);
  assert.equal((await upsert(writer, 1, "Knead the dough.")).code, "none");
  assert.equal(await find(reader, "bread"), 1);
});

test("readOnly never becomes the writer", async (t) => {
  const { writer, context, site } = await twoTabs(t);
  const third = await openPage(context, site);
  await third.evaluate(async () => { window.collection = await Collection.open("shared", { readOnly: true }); });
  assert.deepEqual(await third.evaluate(() => window.collection.warnings), []);
  assert.equal(await count(third), DOCUMENTS.length);
  await writer.evaluate(() => window.collection.close());
  assert.equal((await upsert(third, "mine", "Mine.")).code, "read-only");
  assert.equal((await third.evaluate(() => codeOf(Collection.open("x", { persist: false, readOnly: true })))).code, "option-invalid");
});

test("a reader with a newer prebuilt index works from it, and stores it when its turn comes", async (t) => {
  const { writer, reader } = await twoTabs(t);
  const found = await reader.evaluate(async (documents) => {
    await window.collection.close();
    const other = await Collection.open("built", { persist: false });
    await other.upsert(documents);
    window.collection = await Collection.open("shared", { index: await other.export() });
    return (await window.collection.count()).documents;
  }, DOCUMENTS.slice(0, 2));
  assert.equal(found, 2);
  await upsert(writer, "sail", "A sailing boat needs wind.");
  assert.equal(await count(reader), 2, "the commits of the older one are no concern of it");
  await writer.evaluate(() => window.collection.close());
  assert.equal((await upsert(reader, "mine", "My own.")).code, "none");
  await reader.evaluate(async () => {
    await window.collection.close();
    window.collection = await Collection.open("shared");
  });
  assert.equal(await count(reader), 3);
});

/** `Persistence` over a collection with a journal: what the engine will do, record by record. */
const JOURNALED = `
import { Persistence } from "/sdk/src/persistence.js";
import { Journal } from "/journal.mjs";
export async function open() {
  const opened = { journal: Journal.from(undefined), nBases: 0, nRecords: 0 };
  const persistence = new Persistence({
    source: () => opened.journal,
    take(news) {
      opened.nBases += Number(news.base !== undefined);
      opened.nRecords += news.records.length;
      if (news.base) opened.journal = Journal.from(news);
      else for (const record of news.records) opened.journal.apply(record);
    },
  });
  const warnings = [];
  await persistence.start("journaled", { isReadOnly: false }, warnings);
  const stored = await persistence.read(warnings);
  if (stored) opened.journal = Journal.from(stored);
  persistence.origin = stored?.origin ?? "0".repeat(64);
  persistence.follow();
  return Object.assign(opened, { persistence, warnings });
}`;

test("of a collection with a journal only the records travel between tabs, by message alone", async (t) => {
  const { page: writer, context, site } = await scene(t, browser);
  const script = (text) => (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(text);
  site.replace("/journal.mjs", script(await readFile(new URL("journal.mjs", import.meta.url), "utf8")));
  site.replace("/journaled.mjs", script(JOURNALED));
  const reader = await openPage(context, site);
  const put = (page, key) => page.evaluate(async (key) => {
    window.opened.journal.put(key, `value ${key}`);
    await window.opened.persistence.commit();
    return window.opened.journal.state;
  }, key);
  for (const page of [writer, reader]) {
    await page.evaluate(async () => { window.opened = await (await import("/journaled.mjs")).open(); });
    if (page === writer) await put(writer, 0);
  }
  let state = "";
  for (let key = 1; key < 6; key++) state = await put(writer, key);
  const seen = reader.waitForFunction((state) => window.opened.journal.state === state, state, { timeout: 5000 });
  await seen;
  assert.deepEqual(await reader.evaluate(() => [window.opened.nBases, window.opened.nRecords]), [0, 5]);
  await writer.evaluate(async () => { await window.opened.persistence.settled(); window.opened.persistence.release(); });
  await reader.evaluate(() => window.opened.persistence.requireWriter());
  const after = await put(reader, 9);
  await writer.evaluate(async () => { window.opened = await (await import("/journaled.mjs")).open(); });
  assert.equal(await writer.evaluate(() => window.opened.journal.state), after);
  assert.deepEqual(await writer.evaluate(() => window.opened.warnings.map(({ code }) => code)), ["collection-busy"]);
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
