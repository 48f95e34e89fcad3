// What a visitor of the offline shop can do, in sentences.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SITE, Site, launchBrowser, readModelFile } from "./browser.mjs";
import { violations } from "./demo-page.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** The shop in a context with empty storage; a page that logs an error fails the test. */
async function openShop(t, { address = "", prepare, context: options, mayFail } = {}) {
  const site = await new Site().start();
  await prepare?.(site);
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const errors = [];
  context.on("page", (page) => {
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => { if (message.type() === "error" && !mayFail?.test(message.text())) errors.push(message.text()); });
  });
  const page = await context.newPage();
  t.after(async () => {
    await context.close();
    await site.stop();
    assert.deepEqual(errors, [], "the page logs no error");
  });
  await page.goto(`${site.origin}/demo/shop/${address}`);
  await page.locator(".card").first().waitFor();
  return { site, context, page };
}

const byMeaning = (page) => page.locator("#products[data-depth=meaning]").waitFor({ state: "attached", timeout: 120_000 });
const titles = (page) => page.locator(".card-title").allTextContents();
const prices = (page) => page.locator(".card .price").evaluateAll((all) => all.map(({ textContent }) => Number(textContent.replace(/[€,]/g, ""))));

async function ask(page, query) {
  await page.fill("#query", query);
  await page.locator(`#products[data-query=${JSON.stringify(query)}]`).waitFor({ state: "attached" });
}

/** Runs in the page: how many files with this in their address the service worker keeps. */
async function nKept(part) {
  const names = (await caches.keys()).filter((name) => name.startsWith("nearsight-shop-"));
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return keys.flat().filter(({ url }) => url.includes(part)).length;
}

/** Ticks a value of a facet and waits for the products that have it. */
async function choose(page, value) {
  const label = page.locator("label.check", { hasText: value }).first();
  const count = Number(await label.locator(".n").textContent());
  await label.click();
  await page.locator("#summary", { hasText: new RegExp(`\\b${count} product`) }).waitFor();
  return count;
}

test("finds by words, typos too, while the model has not come", async (t) => {
  const { page } = await openShop(t, { prepare: (site) => site.replace("/models/minilm-l6/manifest.json", () => {}) });
  await ask(page, "hikng boots");
  assert.match((await titles(page))[0], /hiking boots|walking boots/i);
  assert.equal(await page.locator("#products").getAttribute("data-depth"), "words");
});

test("goes on to meaning without being asked, in place, and says what is still to come", async (t) => {
  const weights = await readModelFile("model-00001-of-00001.safetensors");
  let asked;
  const half = new Promise((resolve) => (asked = resolve));
  const prepare = (site) => site.replace("/models/minilm-l6/model-00001-of-00001.safetensors", (_, response) => {
    response.write(weights.subarray(0, weights.length / 2));
    asked(() => response.end(weights.subarray(weights.length / 2)));
  });
  const { page } = await openShop(t, { address: "?q=somewhere%20to%20sleep%20in%20the%20mountains", prepare });
  await page.locator("#status-text", { hasText: /^Words now, meaning after [\d.]+ MB$/ }).waitFor();
  (await half)();
  await byMeaning(page);
  assert.match((await titles(page)).slice(0, 5).join(), /sleeping bag|tent|bedroll/i);
  assert.equal(await page.locator("#status-text").textContent(), "Searching by meaning");
});

test("stays a shop when the model cannot be had", async (t) => {
  const { page } = await openShop(t, { prepare: (site) => site.replace("/models/minilm-l6/manifest.json", (_, response) => response.writeHead(404).end()), mayFail: /404/ });
  await page.locator("#status-text", { hasText: "By words only" }).waitFor();
  await ask(page, "kettle");
  assert.match((await titles(page))[0], /kettle/i);
});

test("narrows by facets whose counts are right, by price and by distance, and the address keeps it", async (t) => {
  const { page } = await openShop(t);
  await byMeaning(page);
  const inKitchen = await choose(page, "Kitchen");
  const blue = await choose(page, "Blue");
  assert.ok(blue > 0 && blue < inKitchen);
  // Of the colours themselves the others are still offered.
  assert.ok(await page.locator(".facet-colour .check").count() > 5);
  await page.selectOption("#sort", "price-asc");
  await page.waitForFunction(() => location.search.includes("sort=price-asc"));
  await page.reload();
  await page.locator("#summary", { hasText: new RegExp(`^${blue} product`) }).waitFor();
  const ascending = await prices(page);
  assert.deepEqual(ascending, [...ascending].sort((a, b) => a - b));
  await page.selectOption("#city", "Lisbon");
  await page.waitForFunction((before) => Number.parseInt(document.querySelector("#summary").textContent, 10) < before || /Nothing/.test(document.querySelector("#summary").textContent), blue);
  await page.goBack();
  await page.locator("#summary", { hasText: new RegExp(`^${blue} product`) }).waitFor();
});

test("bounds the price with two sliders", async (t) => {
  const { page } = await openShop(t);
  await page.locator("#price-high").fill("40");
  await page.waitForFunction(() => /high=\d+/.test(location.search));
  const high = Number(new URL(page.url()).searchParams.get("high"));
  assert.equal(await page.locator("#price-high-figure").textContent(), `€${high}`);
  await page.waitForFunction((high) => [...document.querySelectorAll(".card .price")].every(({ textContent }) => Number(textContent.replace(/[€,]/g, "")) <= high), high);
  assert.ok((await prices(page)).length > 10);
});

test("shows more like a product, and less like one", async (t) => {
  const { page } = await openShop(t, { address: "?q=bicycle" });
  await byMeaning(page);
  await page.locator(".card").first().hover();
  await page.locator(".card .nudge").first().click();
  await page.waitForFunction(() => location.search.includes("like="));
  await page.fill("#query", "");
  await page.locator("#summary", { hasText: /^Like what you chose/ }).waitFor();
  assert.match((await titles(page)).slice(0, 6).join(), /bicycle|bike/i);
  await page.locator(".chip").click();
  await page.locator("#summary", { hasText: /^1,\d+ products/ }).waitFor();
});

test("opens a product with others like it, by its address too", async (t) => {
  const { page } = await openShop(t, { address: "?product=3" });
  await page.locator("dialog[open] #product-title").waitFor();
  const title = await page.locator("#product-title").textContent();
  await byMeaning(page);
  await page.locator(".alike li").nth(5).waitFor();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !location.search.includes("product="));
  await ask(page, title);
  await page.locator(".card-title", { hasText: title }).first().click();
  await page.locator(".alike li").nth(5).waitFor();
});

test("keeps favourites in this browser", async (t) => {
  const { page } = await openShop(t);
  const [first] = await titles(page);
  await page.locator(".card .heart").first().click();
  await page.reload();
  await page.locator("#n-favourites", { hasText: "1" }).waitFor();
  await page.locator("#show-favourites").click();
  await page.locator("#summary", { hasText: /^1 product$/ }).waitFor();
  assert.deepEqual(await titles(page), [first]);
});

/** Shows the shop a picture, and waits for the products like it. */
async function show(page, name) {
  await page.setInputFiles("#choose-file", join(SITE, "demo/shop/photos", name));
  await page.locator('#products[data-picture]:not([data-picture=""])').waitFor({ state: "attached", timeout: 120_000 });
}

const photos = (page) => page.locator(".card img").evaluateAll((all) => all.map(({ src }) => src.replace(/.*\//, "")));
const seeing = /nearsight_pictures|lite0-minilm\/.*safetensors/;

test("finds what a picture shows; what sees it comes with the first one, and says how much that is", { timeout: 180_000 }, async (t) => {
  const { site, page } = await openShop(t);
  await byMeaning(page);
  assert.deepEqual(site.requests.filter((path) => seeing.test(path)), [], "nothing is fetched before");
  await page.click(".camera");
  await page.locator("#picture-cost", { hasText: /downloads what sees it: 6\.1 MB, once/ }).waitFor();
  await page.evaluate(() => {
    window.said = [];
    new MutationObserver(() => window.said.push(document.querySelector("#status-text").textContent)).observe(document.querySelector("#status-text"), { childList: true, characterData: true, subtree: true });
  });
  await show(page, "kettle-03.webp");
  const found = await photos(page);
  assert.equal(found[0], "kettle-03.webp");
  assert.ok(found.slice(0, 6).filter((name) => /^(kettle|teapot|mug)-/.test(name)).length >= 5, found.slice(0, 6).join());
  assert.ok((await page.evaluate(() => window.said)).some((text) => /^Fetching what sees pictures: [\d.]+ MB of 6\.1 MB$/.test(text)));
  assert.equal(await page.locator("#status-text").textContent(), "Searching by meaning");
  // The address keeps it, in this tab.
  await page.reload();
  await page.locator('#products[data-picture]:not([data-picture=""])').waitFor({ state: "attached", timeout: 120_000 });
  assert.deepEqual((await photos(page)).slice(0, 6), found.slice(0, 6));
  await page.locator(".chip", { hasText: "your picture" }).click();
  await page.locator("#summary", { hasText: /^1,\d+ products/ }).waitFor();
});

test("takes a picture that is dropped or pasted, and words beside it; refuses what is none", { timeout: 180_000 }, async (t) => {
  const { page } = await openShop(t);
  await byMeaning(page);
  const give = (kind, type) => page.evaluate(async ({ kind, type }) => {
    const blob = await (await fetch("./photos/boot-02.webp")).blob();
    const transfer = new DataTransfer();
    transfer.items.add(new File([type.startsWith("image/") ? blob : "text"], "given", { type }));
    const event = kind === "paste" ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }) : new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, { kind, type });
  await give("drop", "text/plain");
  await page.locator("#notice", { hasText: "That is no picture" }).waitFor();
  for (const kind of ["drop", "paste"]) {
    await give(kind, "image/webp");
    await page.locator('#products[data-picture]:not([data-picture=""])').waitFor({ state: "attached", timeout: 120_000 });
    assert.equal((await photos(page))[0], "boot-02.webp", kind);
    if (kind === "paste") break;
    await page.locator(".chip", { hasText: "your picture" }).click();
    await page.locator('#products[data-picture=""]').waitFor({ state: "attached" });
  }
  await ask(page, "for a child in the rain");
  assert.match(await page.locator("#summary").textContent(), /^Like your picture, and “for a child in the rain”$/);
});

test("puts products for you first, by your favourites", { timeout: 120_000 }, async (t) => {
  const { page } = await openShop(t, { address: "?sort=for-you" });
  await page.locator("#hint:visible").waitFor();
  await byMeaning(page);
  await ask(page, "bicycle");
  const chosen = (await titles(page)).slice(0, 2);
  for (const i of [0, 1]) {
    await page.locator(".card", { hasText: chosen[i] }).first().locator(".heart").click();
  }
  await page.fill("#query", "");
  await page.locator("#summary", { hasText: /for you$/ }).waitFor();
  const forYou = await photos(page);
  assert.ok(forYou.slice(0, 6).filter((name) => name.startsWith("bicycle-")).length >= 4, forYou.slice(0, 6).join());
  assert.ok(!(await titles(page)).slice(0, 6).some((title) => chosen.includes(title)), "favourites are known already");
  await page.reload();
  await byMeaning(page);
  assert.deepEqual((await photos(page)).slice(0, 6), forYou.slice(0, 6));
});

test("can be installed: its icons are there, in the sizes that its manifest names", async (t) => {
  const { page } = await openShop(t);
  const icons = await page.evaluate(async () => {
    const { icons } = await (await fetch("./manifest.webmanifest")).json();
    return Promise.all(icons.filter(({ type }) => type === "image/png").map(async ({ src, sizes }) => {
      const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
      return [sizes, `${width}x${height}`];
    }));
  });
  assert.deepEqual(icons.map(([named]) => named).sort(), ["192x192", "512x512", "512x512"]);
  for (const [named, found] of icons) assert.equal(found, named);
});

test("opens and searches by meaning and by a picture with the network off", { timeout: 180_000 }, async (t) => {
  const { site, context, page } = await openShop(t);
  await byMeaning(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await show(page, "kettle-03.webp");
  const nThumbnails = (await readdir(join(SITE, "demo/shop/thumbnails"))).length;
  // waitForFunction would take the promise itself for a yes.
  while (await page.evaluate(nKept, "/thumbnails/") < nThumbnails) await page.waitForTimeout(300);
  await page.close();
  await site.stop();
  const offline = await context.newPage();
  await offline.goto(`${site.origin}/demo/shop/?q=boil%20water`);
  await byMeaning(offline);
  assert.match((await titles(offline)).slice(0, 5).join(), /kettle/i);
  await offline.waitForFunction(() => { const [image] = document.querySelectorAll(".card img"); return image.complete && image.naturalWidth > 0; });
  await offline.fill("#query", "");
  await show(offline, "kettle-03.webp");
  assert.equal((await photos(offline))[0], "kettle-03.webp");
  await site.start();
});

for (const [name, options] of [["light and wide", { colorScheme: "light" }], ["dark and narrow", { colorScheme: "dark", viewport: { width: 390, height: 844 } }]]) {
  test(`can be used by everybody, ${name}`, async (t) => {
    const { page } = await openShop(t, { context: options });
    assert.deepEqual(await violations(page), []);
    await page.locator(".card-title").first().click();
    await page.locator("dialog[open]").waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the window");
  });
}
