// What a visitor of the demo can do, in sentences.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { MODEL, launchBrowser, readManifest } from "./browser.mjs";
import { SHORT_SECTIONS, ask, consent, indexing, openDemo, results, settled, withShortHandbook } from "./demo-page.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** A part of the handbook, indexed: small enough for every test to have its own. */
async function handbook(t, options = {}) {
  const scene = await openDemo(t, browser, { prepare: withShortHandbook, ...options });
  await consent(scene.page);
  await settled(scene.page);
  return scene;
}

const modelRequests = (site) => site.requests.filter((path) => path.startsWith(`/models/${MODEL}/`) && !path.endsWith("manifest.json"));

test("says how much will be downloaded, and downloads none of it before the click", async (t) => {
  const { site, page } = await openDemo(t, browser, { prepare: withShortHandbook });
  await page.locator("#go:enabled").waitFor();
  const bytes = (await readManifest()).files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = await page.locator("#plan-rows").textContent();
  assert.ok(rows.includes(`${(bytes / 1e6).toFixed(1)} MB`), rows);
  assert.match(await page.locator("#go").textContent(), /^Download \d+\.\d MB and index$/);
  await page.waitForTimeout(500);
  assert.deepEqual(modelRequests(site), []);
  assert.deepEqual(site.requests.filter((path) => path.endsWith(".jsonl")), []);
  await consent(page);
  await settled(page);
  assert.ok(modelRequests(site).length >= 2);
});

test("answers while indexing runs, and grows the answer", async (t) => {
  const { page } = await openDemo(t, browser, { prepare: withShortHandbook });
  await consent(page);
  await indexing(page);
  const first = await ask(page, "something is wrong with my bicycle");
  assert.ok(await page.locator("#progress").isVisible(), "indexing still runs");
  assert.ok(first.length > 0);
  assert.match(await page.locator("#status").textContent(), /^\d+ results? in [\d,]+ ms · [\d,]+ passages? searched so far.* · nothing left this device$/);
  await settled(page);
  await page.waitForFunction(() => /ms · nothing left/.test(document.querySelector("#status").textContent));
  assert.match((await results(page))[0].id, /^bicycle#/);
});

test("stops, keeps what is finished, and continues", async (t) => {
  const { site, page } = await openDemo(t, browser, { prepare: withShortHandbook });
  await consent(page);
  await indexing(page);
  await page.locator("#cancel").click();
  await page.locator("#continue").waitFor();
  const part = (await page.locator("#collection-facts").textContent()).match(/^(\d+) of (\d+) documents/);
  assert.ok(part && Number(part[1]) > 0 && Number(part[1]) < SHORT_SECTIONS && Number(part[2]) === SHORT_SECTIONS, String(part));
  assert.ok((await ask(page, "dough")).length > 0, "what is finished answers");
  site.requests.length = 0;
  await page.locator("#continue").click();
  await settled(page);
  assert.match(await page.locator("#collection-facts").textContent(), new RegExp(`^${SHORT_SECTIONS} documents`));
  assert.deepEqual(modelRequests(site), []);
});

test("stops a download and offers it again", async (t) => {
  const { site, page } = await openDemo(t, browser, { prepare: withShortHandbook });
  const [file] = (await readManifest()).files;
  site.replace(`/models/${MODEL}/${file.name}`, (_, response) => response.writeHead(200).write("x"));
  await consent(page);
  await page.locator("#cancel").click();
  await page.locator("#start .notice", { hasText: "Stopped" }).waitFor();
  site.restore(`/models/${MODEL}/${file.name}`);
  await consent(page);
  await settled(page);
  assert.ok((await ask(page, "dough")).length > 0);
});

test("opens by itself after a reload, with the question of the address and without a download", async (t) => {
  const { site, page } = await handbook(t);
  const before = await ask(page, "water comes through the ceiling");
  assert.match(page.url(), /#corpus=handbook&q=water\+comes/);
  site.requests.length = 0;
  await page.reload();
  await page.locator("#results > [role=option]").first().waitFor();
  assert.equal(await page.locator("#query").inputValue(), "water comes through the ceiling");
  assert.deepEqual((await results(page)).map(({ id }) => id), before.map(({ id }) => id));
  assert.deepEqual(modelRequests(site), []);
  assert.deepEqual(site.requests.filter((path) => path.endsWith(".jsonl")), []);
});

test("asks again before a download when the model is gone", async (t) => {
  const { site, page } = await handbook(t);
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("nearsight-models", { recursive: true }));
  site.requests.length = 0;
  await page.reload();
  await page.locator("#go:enabled").waitFor();
  assert.match(await page.locator("#go").textContent(), /^Download \d+\.\d MB and open$/);
  assert.deepEqual(modelRequests(site), []);
});

test("sends nothing while one searches, and searches offline", async (t) => {
  const { site, context, page } = await handbook(t, { mayFail: /ERR_INTERNET_DISCONNECTED/ });
  site.requests.length = 0;
  await ask(page, "stars that explode");
  // Chromium fetches a page's icon again when its address changes, which the question in the hash does; offline that fails.
  assert.deepEqual(site.requests.filter((path) => path !== "/demo/icon.svg"), []);
  await context.setOffline(true);
  await page.locator("#network", { hasText: "Offline" }).waitFor();
  assert.match((await ask(page, "stop the blood from a cut"))[0].id, /^first-aid#/);
});

test("says when nothing comes close", async (t) => {
  const { page } = await handbook(t);
  const status = () => page.locator("#status").textContent();
  await ask(page, "my bread is flat and dense");
  assert.match(await status(), /^10 results in \d+ ms · nothing left this device$/);
  await ask(page, "quarterly earnings of a software company");
  assert.match(await status(), /^10 results in \d+ ms · none of them is close · nothing left this device$/);
});

test("works by keyboard alone", async (t) => {
  const { page } = await handbook(t);
  const box = page.locator("#query");
  const focused = () => page.evaluate(() => document.activeElement.id);
  const selected = () => page.locator("[aria-selected=true]").evaluateAll((options) => options.map(({ id }) => id));
  await page.locator("#theme").focus();
  await page.keyboard.press("/");
  assert.equal(await focused(), "query");
  assert.equal(await box.inputValue(), "", "the shortcut is not typed");
  await page.locator("#theme").focus();
  await page.keyboard.press("Control+k");
  assert.equal(await focused(), "query");
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  await ask(page, "which knot for a swing");
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.deepEqual(await selected(), ["result-0"]);
  assert.equal(await box.getAttribute("aria-activedescendant"), "result-0");
  await page.keyboard.press("Enter");
  await page.locator("#reader[open]").waitFor();
  assert.ok((await page.locator("#reader-body .found").textContent()).length > 20);
  await page.keyboard.press("Escape");
  await page.locator("#reader").waitFor({ state: "hidden" });
  assert.equal(await focused(), "query", "focus comes back");
  await page.keyboard.press("Escape");
  assert.equal(await box.inputValue(), "");
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  assert.deepEqual(await results(page), []);
});

test("shows more results below the first, which stay", async (t) => {
  const { page } = await handbook(t);
  const first = await ask(page, "how do I look after wood");
  assert.equal(first.length, 10);
  await page.locator("#more").click();
  await page.locator("#result-19").waitFor();
  assert.deepEqual((await results(page)).slice(0, 10), first);
  assert.equal(new Set((await results(page)).map(({ id }) => id)).size, 20);
});

test("refuses a model that does not pass its check, and says so", async (t) => {
  const [file] = (await readManifest()).files;
  const { page } = await openDemo(t, browser, {
    prepare: async (site) => { await withShortHandbook(site); site.replace(`/models/${MODEL}/${file.name}`, new Uint8Array(file.bytes)); },
  });
  await consent(page);
  await page.locator("#start [data-code=weights-hash-mismatch]", { hasText: file.name }).waitFor();
  assert.ok(await page.locator("#go").isEnabled(), "one can try again");
});

test("says what to do in a browser without WebAssembly, and downloads nothing", async (t) => {
  const { site, page } = await openDemo(t, browser, { prepare: withShortHandbook });
  await page.locator("#go:enabled").waitFor();
  await page.evaluate(() => { WebAssembly.validate = () => false; });
  await consent(page);
  await page.locator("#start [data-code=unsupported-browser]", { hasText: "Safari" }).waitFor();
  assert.deepEqual(modelRequests(site), []);
});

test("offers no download without a connection", async (t) => {
  const { context, page } = await openDemo(t, browser, { prepare: withShortHandbook });
  await page.locator("#go:enabled").waitFor();
  await context.setOffline(true);
  await page.locator("#plan-note", { hasText: "You are offline" }).waitFor();
  assert.ok(await page.locator("#go").isDisabled());
  await context.setOffline(false);
  await page.locator("#go:enabled").waitFor();
});

test("indexes no more than the address allows, and says so", async (t) => {
  const { page } = await openDemo(t, browser, { prepare: withShortHandbook, address: "?limit=5" });
  await page.locator("#plan-note", { hasText: "only the first 5 sections" }).waitFor();
  await consent(page);
  await settled(page);
  assert.match(await page.locator("#collection-facts").textContent(), /^5 documents .* limited by the address to the first 5/);
});

test("removes a collection from the device", async (t) => {
  const { page } = await handbook(t);
  await page.locator("#remove").click();
  await page.getByRole("button", { name: "Keep it" }).click();
  assert.ok(await page.locator("#workspace").isVisible());
  await page.locator("#remove").click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.locator("#start .notice", { hasText: "Removed" }).waitFor();
  assert.match(await page.locator("#go").textContent(), /^Download .* and index$/, "only the model is left");
  await page.reload();
  await page.locator("#go:enabled").waitFor();
});
