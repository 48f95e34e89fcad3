// The demo page in a browser context with empty storage, and the gestures of its visitors.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { SITE, Site } from "./browser.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * A site and the demo page on it, gone after the test. A page that logs an error fails the test.
 * @param {import("node:test").TestContext} t
 * @param {import("playwright-core").Browser} browser
 * @param {{ address?: string, prepare?: (site: Site) => unknown, context?: object, mayFail?: RegExp }} [options]
 *   `mayFail`: logged errors that belong to the test
 */
export async function openDemo(t, browser, { address = "", prepare, context: options, mayFail } = {}) {
  const site = await new Site().start();
  await prepare?.(site);
  const context = await browser.newContext(options);
  const errors = [];
  const outside = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(site.origin)) outside.push(request.url());
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !mayFail?.test(message.text())) errors.push(message.text());
  });
  t.after(async () => {
    await context.close();
    await site.stop();
    assert.deepEqual(errors, [], "the page logs no error");
    assert.deepEqual(outside, [], "no request goes to another origin");
  });
  await page.goto(`${site.origin}/demo/${address}`);
  return { site, context, page };
}

/** The visitor's click on what the page offers. */
export async function consent(page) {
  await page.locator("#go:enabled").click();
}

/** Until nothing runs any more. */
export async function settled(page, timeout = 600_000) {
  await page.locator("#workspace").waitFor({ timeout });
  await page.locator("#progress").waitFor({ state: "hidden", timeout });
}

/** Until some passages, but not all, are indexed. */
export async function indexing(page) {
  await page.locator(".stage[data-state=active] .stage-figure", { hasText: /^[1-9][\d,]* of / }).last().waitFor({ timeout: 120_000 });
  await page.locator("#cancel-keeps:not([hidden])").waitFor({ state: "attached" });
}

/** Types a question and waits for its answer. @returns {Promise<{ id: string, href: string | null, text: string }[]>} */
export async function ask(page, question) {
  await page.fill("#query", question);
  await page.locator(`#results[data-query=${JSON.stringify(question.trim())}]`).waitFor({ state: "attached" });
  return results(page);
}

export function results(page) {
  return page.locator("#results > [role=option]").evaluateAll((options) =>
    options.map((option) => ({ id: option.dataset.id, href: option.getAttribute("href"), text: option.textContent })));
}

/**
 * Drops files as a hand would: the page sees the same events.
 * @param {{ name: string, text: string }[]} files
 */
export async function drop(page, files) {
  await page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of files) dataTransfer.items.add(new File([text], name));
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, files);
}

/** @returns {Promise<string[]>} violations of axe's rules, none is right */
export async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`));
  });
}

/** @returns {Promise<{ id: string, file: string, documents: number, bytes: number }[]>} what the site offers */
export async function corpora() {
  return JSON.parse(await readFile(join(SITE, "corpora/index.json"), "utf8"));
}

/** A site without the book, as on a machine without the Rust documentation. */
export async function withoutBook(site) {
  const left = (await corpora()).filter(({ id }) => id !== "book");
  site.replace("/corpora/index.json", JSON.stringify(left));
}

/** Every so many of the handbook's sections: a bit of each chapter, quick to index. */
const SHORT_STEP = 4;
export const SHORT_SECTIONS = 28;

/** A site with a part of the handbook and no book. */
export async function withShortHandbook(site) {
  const [handbook] = (await corpora()).filter(({ id }) => id === "handbook");
  const lines = (await readFile(join(SITE, "corpora", handbook.file), "utf8")).split("\n").filter(Boolean);
  const short = lines.filter((_, i) => i % SHORT_STEP === 0).join("\n");
  assert.equal(short.split("\n").length, SHORT_SECTIONS);
  site.replace(`/corpora/${handbook.file}`, short);
  site.replace("/corpora/index.json", JSON.stringify([{ ...handbook, documents: SHORT_SECTIONS, bytes: Buffer.byteLength(short) }]));
}
