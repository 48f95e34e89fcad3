// What a visitor finds in the search box, in sentences.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { answered, ask, openBox, titles } from "./ui-page.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Words and meaning order its answers in two ways. */
const QUESTION = "water freezing pipes winter";

/** Holds a stage of the engine back until `release(page)`. */
const hold = (page, stage) => page.evaluate((stage) => { window.engine.gates[stage] = new Promise((resolve) => { window.release = resolve; }); }, stage);
const release = (page) => page.evaluate(() => window.release());
const fail = (page, stage, code) => page.evaluate(([stage, code]) => { window.engine.failures[stage] = code && Object.assign(new Error("made to fail"), { code }); }, [stage, code]);
const better = (page) => page.getByRole("button", { name: "Show better order" });

/** The two orders of a question, from the engine itself. */
function orders(page, question) {
  return page.evaluate(async (question) => {
    const seen = [];
    const names = async ({ hits }) => (await Promise.all(hits.map((hit) => hit.data()))).map(({ title }) => title);
    const final = await window.engine.search(question, { limit: 6, onWords: (answer) => seen.push(names(answer)) });
    return { words: await seen[0], meaning: await names(final) };
  }, question);
}

test("groups what it finds by page, with the page's best sections, and marks the words", async (t) => {
  const { page } = await openBox(t, browser);
  await ask(page, "kneading dough");
  assert.deepEqual(await page.evaluate(() => window.engine.preloaded), ["kneading dough"], "what the search needs was asked for while it waited");
  const group = page.getByRole("group", { name: "Bread and baking" });
  const options = group.getByRole("option");
  assert.equal(await options.count(), 4);
  assert.match(await options.nth(1).textContent(), /^Kneading/);
  assert.match(await options.nth(1).getAttribute("href"), /\/handbook\/bread\.html#kneading$/);
  assert.deepEqual((await options.nth(1).locator("mark").allTextContents()).slice(0, 2), ["Kneading", "dough"]);
});

test("fetches nothing of the engine or the translations before it is used", async (t) => {
  let entry;
  const asked = new Promise((resolve) => { entry = (_, response) => resolve(response.writeHead(404).end()); });
  const { site, page, input } = await openBox(t, browser, { html: '<near-sight src="/index/" lang="de"></near-sight>', prepare: (site) => site.replace("/index/entry.json", entry), mayFail: /404/ });
  const before = site.requests.filter((path) => path.startsWith("/runtime/") || path.startsWith("/index/"));
  assert.deepEqual([...new Set(before)], ["/runtime/nearsight.js"]);
  assert.equal(await input.getAttribute("placeholder"), "Suchen", "the one word that is seen before");
  await input.focus();
  await page.getByRole("listbox", { name: "Suchergebnisse", includeHidden: true }).waitFor({ state: "attached" });
  assert.ok(site.requests.some((path) => /nearsight-de-/.test(path)));
  await asked; // the worker runs, though the page requires Trusted Types
});

test("answers by words at once and by meaning when it comes", async (t) => {
  const { page, input } = await openBox(t, browser);
  const { words, meaning } = await orders(page, QUESTION);
  assert.notDeepEqual(words, meaning);
  await hold(page, "meaning");
  await input.fill(QUESTION);
  await answered(page, QUESTION, "words");
  assert.deepEqual(await titles(page), words);
  await release(page);
  await answered(page, QUESTION);
  assert.deepEqual(await titles(page), meaning);
  assert.equal(await better(page).isVisible(), false);
});

for (const [how, use] of Object.entries({
  "the pointer moves over the list": async (page) => {
    await page.locator("[part=result]").nth(1).hover();
    await page.mouse.move(200, 300);
  },
  "an option is active": async (page) => { await page.keyboard.press("ArrowDown"); },
  "the list is scrolled": async (page) => { await page.locator(".scroll").evaluate((scroll) => scroll.scrollTo(0, 60)); },
})) {
  test(`keeps the order while ${how}, and offers the better one`, async (t) => {
    const { page, input } = await openBox(t, browser, { context: { viewport: { width: 360, height: 700 } } });
    const { words, meaning } = await orders(page, QUESTION);
    await hold(page, "meaning");
    await input.fill(QUESTION);
    await answered(page, QUESTION, "words");
    await use(page);
    const place = () => page.locator("[part=result]").nth(1).boundingBox();
    const before = await place();
    await release(page);
    await answered(page, QUESTION);
    const shown = await titles(page);
    assert.deepEqual(shown.slice(0, words.length), words);
    assert.deepEqual(await place(), before, "nothing moved");
    assert.ok(meaning.every((title) => shown.includes(title)), "what is new stands below");
    await better(page).click();
    assert.deepEqual(await titles(page), meaning);
    assert.equal(await better(page).isVisible(), false);
  });
}

test("takes the better order when the pointer only lies there, or has left", async (t) => {
  const { page, input } = await openBox(t, browser);
  await page.mouse.move(400, 300);
  const { meaning } = await orders(page, QUESTION);
  for (const leave of [false, true]) {
    await hold(page, "meaning");
    await input.fill("");
    await page.evaluate(() => { window.events.length = 0; });
    await input.fill(QUESTION);
    await answered(page, QUESTION, "words");
    if (leave) {
      await page.locator("[part=result]").nth(1).hover();
      await page.mouse.move(500, 300);
      await page.mouse.move(5, 5);
    }
    await release(page);
    await answered(page, QUESTION);
    assert.deepEqual(await titles(page), meaning, `leave ${leave}`);
  }
});

test("narrows by filters with counts, says how many are set and lets go of them", async (t) => {
  const { page } = await openBox(t, browser);
  await ask(page, QUESTION);
  const all = (await titles(page)).length;
  await page.getByRole("button", { name: "Filters" }).click();
  const kitchen = page.getByRole("checkbox", { name: /kitchen/ });
  const count = Number((await page.locator("label", { hasText: "kitchen" }).locator(".count").textContent()));
  assert.ok(count > 0 && count < all);
  await page.evaluate(() => { window.events.length = 0; });
  await kitchen.check();
  await answered(page, QUESTION);
  assert.equal((await titles(page)).length, count);
  assert.deepEqual(await page.evaluate(() => window.engine.calls.at(-1).filters), { topic: ["kitchen"] });
  await page.getByRole("button", { name: "Filters1" }).waitFor();
  await page.getByRole("combobox").first().fill("aperture");
  await page.locator("[part=notice]", { hasText: "Nothing found" }).waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.locator("[part=result]").first().waitFor();
  assert.equal(await kitchen.isChecked(), false);
});

test("sorts, and shows more on request without moving what is there", async (t) => {
  const { page, box } = await openBox(t, browser, { html: '<near-sight limit="3"></near-sight>', context: { viewport: { width: 900, height: 1600 } } });
  await box.evaluate((box) => box.style.setProperty("--near-sight-height", "1400px")); // nothing is scrolled, which would hold the order too
  await ask(page, QUESTION);
  const first = await titles(page);
  assert.equal(first.length, 3);
  await hold(page, "meaning");
  await page.getByRole("button", { name: "Show more" }).click();
  await page.locator("[part=result]").nth(5).waitFor();
  assert.deepEqual((await titles(page)).slice(0, 3), first, "though words alone have another order");
  await release(page);
  await page.evaluate(() => { window.events.length = 0; });
  await page.getByRole("combobox", { name: "Sort by" }).selectOption({ label: "title, ascending" });
  await answered(page, QUESTION);
  const sorted = await titles(page);
  assert.equal(sorted.length, 3);
  assert.deepEqual(sorted, [...sorted].sort());
});

test("remembers searches on this device, lets one or all of them go, or keeps none", async (t) => {
  const { page, input } = await openBox(t, browser);
  for (const text of ["kneading dough", "frozen pipes"]) {
    await ask(page, text);
    await input.press("Enter");
  }
  await input.fill("");
  const recent = page.locator("[part=recent]");
  assert.deepEqual(await recent.allTextContents(), ["frozen pipes", "kneading dough"]);
  await input.press("ArrowDown");
  await input.press("Shift+Delete");
  assert.deepEqual(await recent.allTextContents(), ["kneading dough"]);
  await recent.click();
  await page.getByRole("group", { name: "Bread and baking" }).waitFor();
  assert.equal(await input.inputValue(), "kneading dough");
  await page.getByRole("button", { name: "Clear" }).first().click();
  await page.getByRole("button", { name: "Clear" }).click();
  assert.equal(await recent.count(), 0);
  await page.locator("near-sight").evaluate((box) => box.setAttribute("recent", "none"));
  await ask(page, "sharp knife");
  await input.press("Enter");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("says what was searched instead of a misspelt word, and that nothing was found", async (t) => {
  const { page } = await openBox(t, browser);
  await ask(page, "kneadign");
  assert.match(await page.getByRole("status").textContent(), /^Showing results for “kneading” · 1 result/);
  await ask(page, "zzzzqq");
  await page.locator("[part=notice]", { hasText: "Nothing found for “zzzzqq”" }).waitFor();
  assert.match(await page.getByRole("status").textContent(), /^0 results/);
});

test("says what is wrong with the engine and tries again", async (t) => {
  const { page, input } = await openBox(t, browser);
  await fail(page, "words", "site-damaged");
  await input.fill("kneading dough");
  await page.locator("[part=notice][data-code=site-damaged]", { hasText: "The search is not available." }).waitFor();
  await fail(page, "words", "");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("[part=result]").first().waitFor();
  assert.equal(await page.locator("[part=notice]").textContent(), "");
});

test("keeps what was found by words when meaning cannot be had", async (t) => {
  const { page, input } = await openBox(t, browser);
  await fail(page, "meaning", "network");
  await input.fill("kneading dough");
  await page.getByRole("status").filter({ hasText: "Found by their words only" }).waitFor();
  assert.deepEqual(await titles(page), ["Bread and baking"]);
});

test("waits for the network and goes on by itself", async (t) => {
  const { page, context, input } = await openBox(t, browser);
  await input.focus();
  await context.setOffline(true);
  await fail(page, "words", "network");
  await input.fill("kneading dough");
  await page.locator("[part=notice][data-code=offline]", { hasText: "You are offline" }).waitFor();
  await fail(page, "words", "");
  await context.setOffline(false);
  await page.locator("[part=result]").first().waitFor();
});
