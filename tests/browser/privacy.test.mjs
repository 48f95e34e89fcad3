// What leaves the machine (nothing) and what still works when the network is gone (everything).

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { MODEL, launchBrowser, scene } from "./browser.mjs";
import { DOCUMENTS, QUESTION, manyDocuments } from "./corpus.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

test("no request leaves the page's origin, and none at all is made to index and search", async (t) => {
  const { page, context, site } = await scene(t, browser);
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.evaluate(async () => { window.collection = await Collection.open("notes"); });
  // The worker's own requests are seen: otherwise this test could not fail.
  assert.ok(asked.some((url) => url.endsWith(`/models/${MODEL}/manifest.json`)), asked.join("\n"));
  assert.deepEqual(asked.filter((url) => !url.startsWith(`${site.origin}/`)), []);
  asked.length = 0;
  site.requests.length = 0;
  const first = await page.evaluate(async ([documents, text]) => {
    await window.collection.upsert(documents);
    const { hits } = await window.collection.search({ text });
    await window.collection.delete([2]);
    await window.collection.export();
    return hits[0].id;
  }, [[...DOCUMENTS, ...manyDocuments(10)], QUESTION]);
  assert.ok(first === 1 || first.startsWith("many-"));
  assert.deepEqual(asked, []);
  assert.deepEqual(site.requests, []);
});

test("works offline after the first load: the model comes from the cache, the collection from the disk", async (t) => {
  const { page, site } = await scene(t, browser);
  await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes", { worker: false });
    await collection.upsert(documents);
    await collection.close();
  }, DOCUMENTS);
  await site.stop();
  const { first, count, added } = await page.evaluate(async (text) => {
    const collection = await Collection.open("notes", { worker: false });
    const { hits } = await collection.search({ text });
    const added = await collection.upsert([{ id: "offline", text: "Written on a train without a signal." }]);
    const { documents } = await collection.count();
    await collection.close();
    return { first: hits[0].id, added, count: documents };
  }, QUESTION);
  await site.start();
  assert.equal(first, 1);
  assert.equal(added.documents, 1);
  assert.equal(count, DOCUMENTS.length + 1);
});

test("works offline after a reload where the site's own files are cached", async (t) => {
  const { page, site, context } = await scene(t, browser);
  // What a static site's service worker does: keep every file of the site it has seen.
  site.replace("/offline.js", (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(`
    self.oninstall = () => self.skipWaiting();
    self.onactivate = (event) => event.waitUntil(clients.claim());
    self.onfetch = (event) => {
      if (event.request.url.includes("/models/")) return;
      event.respondWith((async () => {
        const cache = await caches.open("site");
        try {
          const response = await fetch(event.request);
          await cache.put(event.request, response.clone());
          return response;
        } catch {
          return (await cache.match(event.request)) ?? Response.error();
        }
      })());
    };`));
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/offline.js");
    await navigator.serviceWorker.ready;
  });
  const reload = async () => {
    await page.reload();
    await page.waitForFunction(() => window.ready === true);
  };
  await reload();
  await page.evaluate(async (documents) => {
    const collection = await Collection.open("notes");
    await collection.upsert(documents);
  }, DOCUMENTS);
  await site.stop();
  await context.setOffline(true);
  await reload();
  const first = await page.evaluate(async (text) => {
    const collection = await Collection.open("notes");
    return (await collection.search({ text })).hits[0].id;
  }, QUESTION);
  await context.setOffline(false);
  await site.start();
  assert.equal(first, 1);
});
