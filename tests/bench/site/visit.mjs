// What a visitor downloads: everything from an empty cache to the answer that is shown, and of a second question what is new.

import { onPage } from "./pages.mjs";

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
    // On a busy machine the count is there long before the results.
    await page.waitForFunction(() => {
      const isNothing = document.querySelector(".pagefind-ui__message")?.textContent?.startsWith("No results");
      return (isNothing || document.querySelector(".pagefind-ui__result-link")) && !document.querySelector(".pagefind-ui__loading");
    });
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
export function visit(browser, folder, engine, [first, next]) {
  return onPage(browser, folder, engine, async (page, host) => {
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
  });
}
