// Pages that share nothing with each other.

/**
 * A page in a context of its own (its storage and its HTTP cache are empty), with nothing loaded.
 * @param {import("playwright-core").Browser} browser
 * @param {string} origin
 */
export async function freshPage(browser, origin) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/page.html`);
  return page;
}
