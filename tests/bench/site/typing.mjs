// From a key to the results on the screen, with everything that the question needs already there.

import { median, rounded } from "../record.mjs";
import { onPage } from "./pages.mjs";

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
export function keystrokes(browser, folder) {
  return onPage(browser, folder, "ours", async (page) => {
    await page.getByRole("combobox").first().focus();
    await page.evaluate(typed, QUESTIONS);
    const took = await page.evaluate(typed, QUESTIONS);
    return { n: took.length, min: rounded(Math.min(...took)), median: rounded(median(took)) };
  });
}
