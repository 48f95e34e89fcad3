// Fields of documents: filtered, counted, ordered, changed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { FIELDS, PRODUCTS, openShop } from "./catalogue.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Ids of the hits of a request. */
const search = (page, request) => page.evaluate(async (request) => (await shop.search(request)).hits.map(({ id }) => id), request);

const scroll = (page, request) => page.evaluate(async (request) => (await shop.scroll(request)).map(({ id }) => id), request);

test("a search answers only with what meets the filter, and counts facets among it", async (t) => {
  const { page } = await openShop(t, browser);
  const cheap = { must: [{ key: "price", range: { lte: 80 } }], must_not: [{ key: "stock", match: { value: 0 } }] };
  assert.equal((await search(page, { text: "something against the rain" }))[0], 3);
  assert.deepEqual((await search(page, { text: "shoes", filter: cheap })).sort(), [3, 4, 6]);
  const { facets } = await page.evaluate((filter) => shop.search({ text: "shoes", filter, facets: ["category"] }), cheap);
  assert.deepEqual(facets, { category: [{ value: "clothing", count: 2 }, { value: "camping", count: 1 }] });
  const near = { must: [{ key: "store", geo_radius: { center: { lat: 52.5, lon: 13.4 }, radius: 10_000 } }, { key: "added", range: { gte: "2026-02-01T00:00:00Z" } }] };
  assert.deepEqual((await search(page, { text: "outdoors", filter: near })).sort(), [3, 5]);
  assert.deepEqual(await page.evaluate((filter) => shop.count(filter), near), { documents: 2, passages: 2 });
});

test("hits are grouped by a field, and may be asked to be near enough or to differ", async (t) => {
  const { page } = await openShop(t, browser);
  const grouped = await search(page, { text: "warm and dry in winter", groupBy: "category" });
  assert.equal(grouped.length, 3);
  assert.equal(new Set(grouped.map((id) => PRODUCTS.find((product) => product.id === id).category)).size, 3);
  assert.deepEqual(await search(page, { text: "a hat", minSimilarity: 0.95 }), []);
  const diverse = await search(page, { text: "shoes", diversity: 0.9, limit: 2 });
  const nearest = await search(page, { text: "shoes", limit: 2 });
  assert.equal(diverse[0], nearest[0]);
  assert.deepEqual(nearest.slice().sort(), [1, 2]);
  assert.notDeepEqual(diverse, nearest);
});

test("documents are like some and unlike others", async (t) => {
  const { page } = await openShop(t, browser);
  const like = await search(page, { like: [1] });
  assert.equal(like[0], 2, "another pair of shoes");
  assert.ok(!like.includes(1));
  const unlike = await search(page, { text: "for a hike", unlike: [1] });
  assert.ok(!unlike.includes(1));
  const missing = await page.evaluate(() => codeOf(shop.search({ like: [99] })));
  assert.equal(missing.code, "document-missing");
  assert.match(missing.message, /99/);
});

test("documents come in the order of a field, page by page, or at random", async (t) => {
  const { page } = await openShop(t, browser);
  assert.deepEqual(await scroll(page, {}), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(await scroll(page, { orderBy: { key: "price" }, limit: 3 }), [4, 2, 6]);
  assert.deepEqual(await scroll(page, { orderBy: { key: "added", direction: "desc", startFrom: "2026-03-01" } }), [2, 3, 1, 4]);
  assert.deepEqual(await scroll(page, { orderBy: { key: "price" }, limit: 2, offset: 2 }), [6, 3]);
  assert.deepEqual(await scroll(page, { sample: 7 }), await scroll(page, { sample: 7 }));
  const documents = await page.evaluate(() => shop.retrieve([5, 99, 1]));
  assert.deepEqual(documents.map(({ id, price }) => [id, price]), [[5, 240], [1, 120]]);
});

test("fields change without an encoding, and the change is kept", async (t) => {
  const { page } = await openShop(t, browser);
  const sale = { must: [{ key: "sale", match: { value: true } }] };
  const changed = await page.evaluate(async () => [
    await shop.setPayload([2, 4, 99], { sale: true, price: 9.5 }),
    await shop.deletePayload([4], ["sale"]),
  ]);
  assert.deepEqual(changed, [2, 1]);
  assert.deepEqual(await search(page, { text: "shoes", filter: sale }), [2]);
  await page.evaluate(() => shop.close());
  const again = await page.evaluate(async (fields) => {
    window.shop = await Collection.open("shop", { fields });
    return shop.retrieve([2, 4]);
  }, FIELDS);
  assert.deepEqual(again.map(({ price, sale }) => [price, sale]), [[9.5, true], [9.5, undefined]]);
  assert.deepEqual(await search(page, { text: "shoes", filter: sale }), [2]);
});

for (const [name, call, code, said] of [
  ["an unknown operator", `shop.search({ text: "a", filter: { must: [{ key: "price", range: { gtee: 1 } }] } })`, "query-invalid", /must\[0\]\.range.*gtee/],
  ["an unknown clause", `shop.count({ most: [] })`, "filter-invalid", /most/],
  ["a key that is no path", `shop.search({ text: "a", facets: ["a["] })`, "query-invalid", /a\[/],
  ["a price that is a text", `shop.upsert([{ id: 7, text: "new", price: "cheap" }])`, "document-invalid", /document 7.*price.*cheap/],
  ["a place outside the Earth", `shop.upsert([{ id: 8, text: "new", store: { lat: 91, lon: 0 } }])`, "document-invalid", /document 8.*store/],
  ["a date that is none", `shop.upsert([{ id: 9, text: "new", added: "tomorrow" }])`, "document-invalid", /document 9.*added.*tomorrow/],
  ["a text field set as payload", `shop.setPayload([1], { title: "x" })`, "document-invalid", /title.*upsert/],
]) {
  test(`${name} gives ${code}, says where, and changes nothing`, async (t) => {
    const { page } = await openShop(t, browser, { persist: false });
    const failure = await page.evaluate((call) => codeOf(Function(`return ${call}`)()), call);
    assert.equal(failure.code, code, failure.message);
    assert.match(failure.message, said);
    assert.equal((await page.evaluate(() => shop.count())).documents, PRODUCTS.length);
  });
}

test("a filter nested a thousand levels deep is refused", async (t) => {
  const { page } = await openShop(t, browser, { persist: false });
  const failure = await page.evaluate(() => {
    let filter = { must: [] };
    for (let i = 0; i < 1000; i++) filter = { must: [filter] };
    return codeOf(shop.search({ text: "a", filter }));
  });
  assert.equal(failure.code, "filter-invalid", failure.message);
});
