// Very many vectors get a graph in a worker of its own, and it is kept.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Puts what these tests need into the page: many documents, the best of some queries, and the size of a file. */
const prepare = (page) => page.evaluate(() => {
  const DIMENSION = 8;
  const vector = (id) => Float32Array.from({ length: DIMENSION }, (_, i) => Math.sin((id + 1) * (i + 1.37)));
  Object.assign(window, {
    documents: (from, to) => Array.from({ length: to - from }, (_, i) => ({ id: from + i, v: vector(from + i) })),
    open: async () => { window.collection = await Collection.open("many", { fields: { v: `vector(${DIMENSION})` } }); },
    nFound: async (ids) => {
      let n = 0;
      for (const id of ids) {
        const { hits } = await window.collection.search({ vector: vector(id), limit: 10 });
        n += Number(hits.some((hit) => hit.id === id));
      }
      return n;
    },
    nBytes: async () => (await window.collection.export()).length,
  });
});

test("fifty thousand vectors are sealed while the collection answers and changes, and the graph is kept", async (t) => {
  const { page, site } = await scene(t, browser);
  await prepare(page);
  const asked = (name) => site.requests.filter((path) => path.includes(name)).length;
  await page.evaluate(async () => {
    await window.open();
    await window.collection.upsert(window.documents(0, 49000));
    await window.collection.settled();
  });
  assert.equal(asked("nearsight_sealing"), 0, "few vectors download nothing more");
  const { flat, during, sealed, found } = await page.evaluate(async () => {
    await window.collection.upsert(window.documents(49000, 51000));
    const settled = window.collection.settled();
    let isOver = false;
    void settled.then(() => { isOver = true; });
    const flat = await window.nBytes();
    const found = await window.nFound([3, 500, 50500]);
    await window.collection.delete([500]);
    await window.collection.upsert(window.documents(60000, 60100));
    const during = { isOver, found };
    await settled;
    await window.collection.settled();
    return { flat, during, sealed: await window.nBytes(), found: await window.nFound([3, 500, 50500, 60050]) };
  });
  assert.deepEqual(during, { isOver: false, found: 3 });
  assert.ok(sealed > flat * 1.2, `${flat} bytes without, ${sealed} with a graph`);
  assert.equal(found, 3, "all but the one that is gone");
  assert.ok(asked("nearsight_sealing_bg.wasm") === 1);
  await page.evaluate(() => window.collection.close());
  await page.reload();
  await page.waitForFunction(() => window.ready);
  await prepare(page);
  const again = await page.evaluate(async () => {
    await window.open();
    return { sealed: await window.nBytes(), found: await window.nFound([3, 500, 50500, 60050]), count: await window.collection.count() };
  });
  assert.deepEqual(again, { sealed, found: 3, count: { documents: 51099, passages: 0 } });
  assert.ok(asked("nearsight_sealing_bg.wasm") === 1, "nothing is made twice");
});

test("closing in the middle of sealing loses nothing", async (t) => {
  const { page } = await scene(t, browser);
  await prepare(page);
  const { count, found } = await page.evaluate(async () => {
    await window.open();
    await window.collection.upsert(window.documents(0, 50500));
    await window.collection.close();
    await window.open();
    return { count: await window.collection.count(), found: await window.nFound([3, 50200]) };
  });
  assert.deepEqual({ count, found }, { count: { documents: 50500, passages: 0 }, found: 2 });
});
