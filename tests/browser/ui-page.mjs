// A page with the search box over the handbook, under a strict content security policy, and the gestures of its visitors.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Site } from "./browser.mjs";

const HERE = import.meta.dirname;
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
const SCRIPT = `import { HandbookSite } from "/handbook-site.js";
window.events = [];
for (const name of ["near-sight-search", "near-sight-select"]) document.addEventListener(name, (event) => { window.events.push({ name, ...event.detail }); if (window.refuse) event.preventDefault(); });
window.engine = await HandbookSite.open();
for (const box of document.querySelectorAll("near-sight:not([src])")) box.site = window.engine;
await import("/runtime/nearsight.js");
window.ready = true;`;

/**
 * @param {import("node:test").TestContext} t
 * @param {import("playwright-core").Browser} browser
 * @param {{ html?: string, lang?: string, head?: string, prepare?: (site: Site) => unknown, context?: object, mayFail?: RegExp }} [options]
 */
export async function openBox(t, browser, { html = "<near-sight></near-sight>", lang = "en", head = "", prepare, context: options, mayFail } = {}) {
  const site = await new Site().start();
  const page = `<!doctype html><html lang="${lang}" ${/^(ar|he)/.test(lang) ? 'dir="rtl"' : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>The handbook</title><link rel="stylesheet" href="/page.css">${head}<script type="module" src="/page.js"></script></head><body><main><h1>The handbook</h1>${html}<p>${"Bread, bicycles, knots and weather. ".repeat(20)}</p></main></body></html>`;
  const serve = (path, type, content) => site.replace(path, (_, response) => response.writeHead(200, { "content-type": type }).end(content));
  serve("/box.html", "text/html", page);
  serve("/page.js", "text/javascript", SCRIPT);
  serve("/page.css", "text/css", "html { color-scheme: light dark; } body { margin: 0; font: 16px/1.5 sans-serif; background: Canvas; color: CanvasText; } main { max-width: 46rem; margin: 0 auto; padding: 1rem; } h1 { font-size: 1.5rem; }");
  serve("/handbook-site.js", "text/javascript", await readFile(join(HERE, "handbook-site.js")));
  serve("/handbook.jsonl", "text/plain", await readFile(join(HERE, "../corpus/handbook.jsonl")));
  serve("/favicon.ico", "image/x-icon", "");
  serve("/pic.svg", "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"><rect width=\"4\" height=\"3\" fill=\"#78a\"/></svg>");
  await prepare?.(site);
  const context = await browser.newContext(options);
  const errors = [];
  const tab = await context.newPage();
  tab.on("pageerror", (error) => errors.push(error.message));
  tab.on("console", (message) => { if (message.type() === "error" && !mayFail?.test(message.text())) errors.push(message.text()); });
  t.after(async () => {
    await context.close();
    await site.stop();
    assert.deepEqual(errors, [], "the page logs no error");
  });
  await tab.goto(`${site.origin}/box.html`);
  await tab.waitForFunction(() => window.ready === true);
  return { site, context, page: tab, box: tab.locator("near-sight").first(), input: tab.getByRole("combobox").first() };
}

/** Types a question and waits for its last answer. */
export async function ask(page, question) {
  await page.getByRole("combobox").first().fill(question);
  await answered(page, question);
}

export function answered(page, question, stage = "meaning") {
  return page.waitForFunction(([question, stage]) => window.events.some((event) => event.name === "near-sight-search" && event.query === question && event.stage === stage), [question, stage]);
}

/** The titles of the pages as they are shown. */
export const titles = (page) => page.locator("[part=result] [part=title]").allTextContents();
