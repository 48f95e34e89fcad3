// Pages over a site with both indexes, each in a browser that has nothing of it.

import { Host } from "../host.mjs";

const head = (title) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">`;

/** Our box and Pagefind's own, each as its guide says, and a page without either. */
const PAGES = {
  "/ours.html": `${head("Ours")}
<script type="module" src="/nearsight/nearsight.js"></script><near-sight></near-sight>`,
  "/pagefind.html": `${head("Pagefind")}
<link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script>
<div id="search"></div><script>addEventListener("DOMContentLoaded", () => new PagefindUI({ element: "#search", showImages: false }));</script>`,
  "/blank.html": head("Questions"),
};

/**
 * @template T
 * @param {import("playwright-core").Browser} browser
 * @param {string} folder of the site
 * @param {"ours" | "pagefind" | "blank"} name
 * @param {(page: import("playwright-core").Page, host: Host) => Promise<T>} call
 * @returns {Promise<T>}
 */
export async function onPage(browser, folder, name, call) {
  const host = await new Host(folder, PAGES).start();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${host.origin}/${name}.html`);
    return await call(page, host);
  } finally {
    await context.close();
    await host.stop();
  }
}
