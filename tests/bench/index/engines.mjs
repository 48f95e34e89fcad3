// The engines under comparison, each in a page of its own, and what a page is asked for.

import { freshPage } from "../fresh-page.mjs";
import { DIMENSION, QUERIES } from "./data.mjs";

/** A page with the harness and an empty engine. @typedef {{ page: import("playwright-core").Page, call: (name: string, given?: unknown) => Promise<any>, close: () => Promise<void> }} Opened */

/**
 * @param {import("../index.mjs").Bench} bench
 * @param {string} name of the page's script
 * @param {import("./data.mjs").Vectors} vectors
 * @param {object} [options] of the engine
 * @returns {Promise<Opened>}
 */
export async function openEngine({ browser, origin }, name, { place, n }, options = {}) {
  const page = await freshPage(browser, origin);
  const call = (fn, given) => page.evaluate(
    async ({ fn, given }) => (await import("/pages/harness.js"))[fn](given),
    { fn, given },
  );
  await call("prepare", { module: `/pages/${name}.js`, data: place, n, nQueries: QUERIES, dimension: DIMENSION, options });
  return { page, call, close: () => page.context().close() };
}

/**
 * Bytes that a page's scripts hold after everything unused is collected, arrays of bytes included, wasm memories not.
 * @param {Opened} opened
 */
export async function heapBytes({ page }) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize + backingStorageSize;
}
