// What a visitor downloads: everything from an empty cache to the answer that is shown, and of a second question what is new.

import { Host } from "../host.mjs";

/** Our box and Pagefind's own, each as its guide says. */
const PAGES = {
  "/ours.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ours</title><link rel="icon" href="data:,">
<script type="module" src="/nearsight/nearsight.js"></script><near-sight></near-sight>`,
  "/pagefind.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pagefind</title><link rel="icon" href="data:,">
<link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script>
<div id="search"></div><script>addEventListener("DOMContentLoaded", () => new PagefindUI({ element: "#search", showImages: false }));</script>`,
};

/** Types a question into the page's field and waits until its last answer is shown. */
const ASK = {
  async ours(page, question) {
    const answered = page.evaluate((question) => new Promise((resolve) => {
      document.addEventListener("near-sight-search", (event) => { if (event.detail.query === question && event.detail.stage === "meaning") resolve(undefined); });
    }), question);
    await page.getByRole("combobox").first().fill(question);
    await answered;
  },
  async pagefind(page, question) {
    await page.locator(".pagefind-ui__search-input").fill(question);
    await page.waitForFunction((question) => document.querySelector(".pagefind-ui__message")?.textContent?.includes(question), question);
    await page.waitForLoadState("networkidle");
  },
};

/**
 * Bytes on the wire, heads included, the page itself not.
 * @param {import("playwright-core").Browser} browser
 * @param {string} folder
 * @param {"ours" | "pagefind"} engine
 * @param {string[]} questions two
 * @returns {Promise<{ first: number, next: number, runtime: number, files: { path: string, bytes: number }[] }>}
 */
export async function visit(browser, folder, engine, [first, next]) {
  const host = await new Host(folder, PAGES).start();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${host.origin}/${engine}.html`);
    const sum = async (question) => {
      const before = host.answers.length;
      await ASK[engine](page, question);
      await page.waitForTimeout(300);
      return host.answers.slice(question === first ? 0 : before).filter(({ path }) => !path.endsWith(".html"));
    };
    const files = await sum(first);
    const more = await sum(next);
    const bytes = (answers) => answers.reduce((total, answer) => total + answer.bytes, 0);
    const isRuntime = ({ path }) => /\.(js|css|wasm)$|wasm\.\w+\.pagefind$/.test(path);
    return { first: bytes(files), next: bytes(more), runtime: bytes(files.filter(isRuntime)), files: files.map(({ path, bytes }) => ({ path, bytes })) };
  } finally {
    await context.close();
    await host.stop();
  }
}
