// Every bad call gives its code, says what to do, and loses nothing that was indexed before.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";
import { assertNothingLost, filled, openCode } from "./filled.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

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
    const { page } = await filled(t, browser);
    const failure = await page.evaluate(`codeOf((${call})(window.collection))`);
    await assertNothingLost(page, failure, code);
  });
}

test("a tier that is not there gives option-invalid", async (t) => {
  const { page } = await scene(t, browser);
  assert.equal((await openCode(page, { tier: "telepathy" })).code, "option-invalid");
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
  const { page } = await filled(t, browser);
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
