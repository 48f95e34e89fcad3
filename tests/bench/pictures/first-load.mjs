// What the shop's first answer costs: every byte on the wire until the first products and their thumbnails are shown, from a host that
// compresses what static hosts compress.

import { Host } from "../host.mjs";
import { SITE } from "../paths.mjs";

const MARK = "shop:first-results";

/**
 * @param {import("playwright-core").Browser} browser
 * @param {{ query?: string, rounds?: number }} [options]
 * @returns {Promise<{ bytes: number, ms: number[], files: { path: string, bytes: number }[], nThumbnails: number }>}
 *   `ms` from the navigation to the thumbnails, of each round but the first, which waits for the host to compress
 */
export async function firstLoad(browser, { query = "kettle", rounds = 0 } = {}) {
  const host = await new Host(SITE).start();
  try {
    const ms = [];
    let first;
    for (let round = 0; round <= rounds; round += 1) {
      host.answers = [];
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
      const page = await context.newPage();
      await page.goto(`${host.origin}/demo/shop/?q=${query}`, { waitUntil: "commit" });
      await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, MARK, { timeout: 240_000 });
      const { at, took, nShown } = await page.evaluate((mark) => {
        const [{ startTime }] = performance.getEntriesByName(mark);
        const inView = [...document.querySelectorAll(".card img")].filter((picture) => picture.getBoundingClientRect().top < innerHeight);
        return { at: performance.timeOrigin + startTime, took: startTime, nShown: inView.filter(({ naturalWidth }) => naturalWidth > 0).length };
      }, MARK);
      if (round > 0) ms.push(took);
      // What was asked for before counts whole, however little of it had come.
      await page.waitForTimeout(200);
      const files = host.answers.filter((answer) => answer.at <= at).map(({ path, bytes }) => ({ path, bytes }));
      first ??= { bytes: files.reduce((sum, file) => sum + file.bytes, 0), files, nThumbnails: nShown };
      await context.close();
    }
    if (!first || first.nThumbnails === 0) throw new Error("no picture of a product was shown");
    return { ...first, ms };
  } finally {
    await host.stop();
  }
}
