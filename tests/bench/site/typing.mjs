// From a key to the results on the screen, with everything that the question needs already there.

import { Host } from "../host.mjs";
import { median, rounded } from "../record.mjs";

const PAGES = {
  "/typing.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Typing</title><link rel="icon" href="data:,">
<script type="module" src="/nearsight/nearsight.js"></script><near-sight></near-sight>`,
};
const QUESTIONS = ["ownership", "closures capture", "error handling", "trait objects", "reference cycles", "async await"];

/** Runs in the page: from each key of a question to the frame that shows its results. */
async function typed(questions) {
  const input = document.querySelector("near-sight").shadowRoot.querySelector("input");
  const shown = () => new Promise((resolve) => {
    document.addEventListener("near-sight-search", () => requestAnimationFrame(() => resolve(undefined)), { once: true });
  });
  const took = [];
  for (const question of questions) {
    for (let end = 3; end <= question.length; end += 1) {
      if (question[end - 1] === " ") continue;
      const start = performance.now();
      const done = shown();
      input.value = question.slice(0, end);
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await done;
      took.push(performance.now() - start);
      // Nobody types faster than this; what is behind the key is over when the next one comes.
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
  return took;
}

/** @param {import("playwright-core").Browser} browser @param {string} folder */
export async function keystrokes(browser, folder) {
  const host = await new Host(folder, PAGES).start();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${host.origin}/typing.html`);
    await page.getByRole("combobox").first().focus();
    await page.evaluate(typed, QUESTIONS);
    const took = await page.evaluate(typed, QUESTIONS);
    return { n: took.length, min: rounded(Math.min(...took)), median: rounded(median(took)) };
  } finally {
    await context.close();
    await host.stop();
  }
}
