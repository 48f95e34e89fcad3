// The search box in other people's pages: their templates, slots, languages and frameworks.

import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { launchBrowser } from "./browser.mjs";
import { answered, ask, openBox, titles } from "./ui-page.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

test("draws results with the page's own templates, and the page's style reaches their parts", async (t) => {
  const { page } = await openBox(t, browser, {
    html: `<near-sight>
      <template slot="result"><em part="kicker" data-field="filters.topic"></em><h3 data-field="title"></h3><p data-field="excerpt"></p><small data-field="meta.sections"></small><small data-field="meta.absent">left over</small></template>
      <template slot="sub-result"><b data-field="title"></b></template>
    </near-sight>`,
    prepare: (site) => site.replace("/page.css", (_, response) => response.writeHead(200, { "content-type": "text/css" }).end("near-sight::part(kicker) { color: rgb(1, 2, 3); } near-sight { --near-sight-radius: 3px; }")),
  });
  await ask(page, "kneading dough");
  const result = page.locator("[part=result]");
  assert.equal(await result.locator("h3").textContent(), "Bread and baking");
  assert.equal(await result.locator("em").textContent(), "kitchen");
  assert.equal(await result.locator("em").evaluate((em) => getComputedStyle(em).color), "rgb(1, 2, 3)");
  assert.equal(await result.locator("p mark").first().textContent(), "Kneading");
  assert.deepEqual([await result.locator("small").first().textContent(), await result.locator("small").last().isVisible()], ["7", false]);
  assert.equal(await page.locator("[part=sub-result] b").first().textContent(), "Kneading");
  assert.equal(await page.locator("[part=field]").evaluate((field) => getComputedStyle(field).borderRadius), "3px");
});

test("takes nothing of a bar's own way to set its text", async (t) => {
  const { page } = await openBox(t, browser, {
    prepare: (site) => site.replace("/page.css", (_, response) => response.writeHead(200, { "content-type": "text/css" }).end("main { white-space: nowrap; text-transform: uppercase; letter-spacing: 3px; text-indent: 9px; }")),
  });
  await ask(page, "kneading dough");
  const style = await page.locator("[part=excerpt]").first().evaluate((excerpt) => {
    const { whiteSpace, textTransform, letterSpacing, textIndent } = getComputedStyle(excerpt);
    return [whiteSpace, textTransform, letterSpacing, textIndent];
  });
  assert.deepEqual(style, ["normal", "none", "normal", "0px"]);
});

test("shows a page's picture, and text without one", async (t) => {
  const { page, site } = await openBox(t, browser);
  await page.evaluate(() => {
    const data = (n) => ({ url: `/${n}`, title: "Kettle", meta: n ? { image: "/pic.svg", image_alt: "a kettle" } : {}, sub_results: [] });
    document.querySelector("near-sight").site = { search: async () => ({ hits: [0, 1].map((n) => ({ id: String(n), data: async () => data(n) })), total: 2, stage: "meaning" }) };
  });
  await ask(page, "kettle");
  const images = page.getByRole("img", { name: "a kettle" });
  assert.equal(await images.count(), 1);
  assert.equal(await images.evaluate(({ src }) => src), `${site.origin}/pic.svg`);
  assert.deepEqual(await page.getByRole("button", { name: "Filters" }).count(), 0, "an engine without filters has no pane");
});

test("shows what a page puts before, below and instead of results", async (t) => {
  const { page, input } = await openBox(t, browser, { html: '<near-sight><p slot="start">Popular: <a href="/handbook/bread.html">bread</a></p><p slot="empty">Write to us.</p><p slot="footer">By Nearsight</p></near-sight>' });
  await input.focus();
  assert.equal(await page.getByText("Popular").isVisible(), true);
  await page.getByRole("link", { name: "bread" }).focus();
  assert.equal(await page.getByText("Popular").isVisible(), true, "focus on slotted content is inside");
  await ask(page, "kneading dough");
  assert.equal(await page.getByText("Popular").isVisible(), false);
  assert.equal(await page.getByText("By Nearsight").isVisible(), true);
  await ask(page, "zzzzqq");
  assert.equal(await page.getByText("Write to us.").isVisible(), true);
});

test("speaks the page's language, the element's before that, and changes with it", async (t) => {
  const { page, input } = await openBox(t, browser, { lang: "fr-CA" });
  await ask(page, "kneading dough");
  await page.getByRole("status").filter({ hasText: "1 résultat" }).waitFor();
  assert.equal(await input.getAttribute("placeholder"), "Rechercher");
  await page.locator("near-sight").evaluate((box) => { box.lang = "ar"; });
  await page.getByRole("listbox", { name: "نتائج البحث" }).waitFor();
  assert.equal(await page.locator("[part=field]").evaluate((field) => getComputedStyle(field).direction), "rtl");
  await ask(page, "water winter");
  assert.match(await page.getByRole("status").textContent(), /نتائج|نتيجة/);
  await page.locator("near-sight").evaluate((box) => { box.lang = "en"; box.strings = { search: "Find a recipe" }; });
  await page.getByRole("combobox", { name: "Find a recipe" }).waitFor();
});

test("keeps the page's direction where it does not know the language", async (t) => {
  const { page } = await openBox(t, browser, { lang: "he", html: '<near-sight lang="fa"></near-sight>' });
  assert.equal(await page.locator("[part=field]").evaluate((field) => getComputedStyle(field).direction), "rtl");
});

test("a reader on a touch screen is offered the better order", async (t) => {
  const { page, input } = await openBox(t, browser, { context: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 760 } } });
  await page.evaluate(() => { window.engine.gates.meaning = new Promise((resolve) => { window.release = resolve; }); });
  await input.fill("water freezing pipes winter");
  await answered(page, "water freezing pipes winter", "words");
  const shown = await titles(page);
  await page.waitForTimeout(1200);
  await page.evaluate(() => window.release());
  await page.getByRole("button", { name: "Show better order" }).waitFor();
  assert.deepEqual((await titles(page)).slice(0, shown.length), shown);
});

test("is made, moved, cloned and taken away by scripts", async (t) => {
  const { page } = await openBox(t, browser, { html: '<div id="a"></div><div id="b"></div>' });
  await page.evaluate(() => {
    const box = Object.assign(document.createElement("near-sight"), { site: window.engine, strings: { search: "Made here" } });
    document.querySelector("#a").append(box);
  });
  await ask(page, "kneading dough");
  await page.evaluate(() => document.querySelector("#b").append(document.querySelector("near-sight")));
  assert.equal(await page.getByRole("combobox").first().inputValue(), "kneading dough", "moving loses nothing");
  await page.evaluate(() => { window.events.length = 0; });
  await ask(page, "frozen pipes");
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    const gone = document.querySelector("near-sight");
    const copy = Object.assign(gone.cloneNode(true), { site: window.engine });
    gone.replaceWith(copy);
  });
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "near-sight", "one that is gone does not listen");
  await page.evaluate(() => document.querySelector("near-sight").search("sharp knife"));
  await answered(page, "sharp knife");
  await page.evaluate(() => document.querySelector("near-sight").toggleAttribute("modal"));
  await page.getByRole("button", { name: "Search" }).waitFor();
});

test("takes an engine that is set before the element is defined, and one that is opened on demand", async (t) => {
  const { page } = await openBox(t, browser); // the page sets `site` before it imports the element
  await ask(page, "kneading dough");
  await page.evaluate(() => {
    window.opened = 0;
    document.querySelector("near-sight").site = async () => { window.opened += 1; return window.engine; };
  });
  assert.equal(await page.evaluate(() => window.opened), 0);
  await ask(page, "frozen pipes");
  assert.equal(await page.evaluate(() => window.opened), 1);
});

test("opens one engine for all boxes of an index, in the page's language, and again after a failure", async (t) => {
  const worker = `const answers = { counts: {}, search: { hits: [], total: 0, filters: {}, stage: "meaning" } };
onmessage = async ({ data: { id, method, params } }) => {
  const answer = method === "open" ? await (await fetch("/opened?" + new URLSearchParams(params))).json() : { result: answers[method] };
  postMessage({ id, ...answer });
};`;
  const opened = [];
  const open = ({ url }, response) => {
    const { searchParams } = new URL(url, "http://host");
    opened.push([new URL(searchParams.get("base")).pathname, searchParams.get("language")]);
    const isThere = opened.length > 1;
    response.writeHead(200).end(JSON.stringify(isThere ? { result: { site: "../", sorts: [] } } : { error: { code: "site-not-found", message: "not there" } }));
  };
  const { page } = await openBox(t, browser, {
    lang: "en-GB", html: '<near-sight src="/index/"></near-sight><near-sight src="/index/" hotkey="none"></near-sight>',
    prepare: (site) => {
      site.replace("/runtime/worker.js", (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(worker));
      site.replace("/opened", open);
    },
  });
  await page.getByRole("combobox").first().click(); // opens, and fails
  while (opened.length === 0) await page.waitForTimeout(20);
  await ask(page, "kneading dough");
  await page.evaluate(() => { window.events.length = 0; });
  await page.getByRole("combobox").last().fill("kneading dough");
  await answered(page, "kneading dough");
  assert.deepEqual(opened, [["/index/", "en-GB"], ["/index/", "en-GB"]]);
});

test("works inside React: properties, events, children, and going away", async (t) => {
  const source = `import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
function Page() {
  const [shown, show] = useState(true);
  const [found, find] = useState("");
  return createElement("div", null,
    shown && createElement("near-sight", { site: window.engine, modal: true, placeholder: "In React", "onnear-sight-search": ({ detail }) => find(detail.query + " " + detail.stage), "onnear-sight-select": (event) => { event.preventDefault(); find("to " + event.detail.title); } }, createElement("span", { slot: "trigger" }, "Find")),
    createElement("output", null, found),
    createElement("button", { onClick: () => show(!shown) }, "toggle"));
}
createRoot(document.querySelector("#react")).render(createElement(Page));`;
  const { outputFiles: [{ text }] } = await build({ stdin: { contents: source, resolveDir: ROOT }, bundle: true, format: "esm", write: false, define: { "process.env.NODE_ENV": '"production"' } });
  const { page } = await openBox(t, browser, {
    html: '<div id="react"></div>',
    prepare: (site) => site.replace("/react.js", (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(text)),
  });
  await page.evaluate(() => import("/react.js"));
  await page.getByRole("button", { name: "Find" }).click();
  await ask(page, "kneading dough");
  await page.locator("output", { hasText: "kneading dough meaning" }).waitFor();
  assert.equal(await page.getByRole("combobox").first().getAttribute("placeholder"), "In React");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("output", { hasText: "to Bread and baking" }).waitFor();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  for (const n of [0, 1]) {
    await page.getByRole("button", { name: "toggle" }).click();
    assert.equal(await page.locator("near-sight").count(), n);
  }
});
