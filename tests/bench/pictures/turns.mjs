// Engines that see the same picture in turns, each in a page of its own, all in one Chromium and one thread each.

import { freshPage } from "../fresh-page.mjs";
import { rotated, summary } from "../statistics.mjs";

const WARM_UP = 8;
const PER_TURN = 4;
/** What the peers read: the time of resizing is a gift. */
const SIDE = 224;

/**
 * Module of the page's side, and what its `load` takes.
 * @typedef {{ module: string, options: Record<string, unknown> }} Engine
 */

/** Draws in the page and loads its engine. */
function prepare({ engine: { module, options }, side, small }) {
  return (async () => {
    const pixels = (side) => {
      const context = new OffscreenCanvas(side, side).getContext("2d");
      // Nothing is left transparent: what that is laid on is for each engine to say.
      context.fillStyle = "white";
      context.fillRect(0, 0, side, side);
      for (let i = 0; i < 24; i += 1) {
        context.fillStyle = `hsl(${i * 47} 60% ${30 + (i % 5) * 12}%)`;
        context.fillRect((i * 53) % side, (i * 97) % side, side / 3, side / 4);
      }
      return context.getImageData(0, 0, side, side).data;
    };
    globalThis.picture = { width: side, height: side, rgba: new Uint8Array(pixels(side).buffer), small: pixels(small) };
    globalThis.engine = await (await import(module)).load(options);
  })();
}

function seeInPage({ n }) {
  return (async () => {
    const started = performance.now();
    for (let i = 0; i < n; i += 1) await globalThis.engine.see(globalThis.picture);
    return (performance.now() - started) / n;
  })();
}

/**
 * Milliseconds a picture of each engine, and what each makes of it; one that does not load is left out and said so. `side`: of
 * the picture that we get.
 * @param {{ browser: import("playwright-core").Browser, origin: string, quick: boolean, complain: (what: string) => void }} bench
 * @param {Record<string, Engine>} engines
 * @param {number} side
 * @returns {Promise<{ ms: Record<string, import("../statistics.mjs").Summary>, vectors: Record<string, number[]> }>}
 */
export async function inTurns({ browser, origin, quick, complain }, engines, side = SIDE) {
  const pages = {};
  for (const [name, engine] of Object.entries(engines)) {
    const page = await freshPage(browser, origin);
    await page.evaluate(prepare, { engine, side, small: SIDE }).then(() => (pages[name] = page), (error) => complain(`${name} did not load: ${error.message}`));
  }
  const [took, vectors] = [{}, {}];
  for (const page of Object.values(pages)) await page.evaluate(seeInPage, { n: WARM_UP });
  for (let round = 0; round < (quick ? 6 : 24); round += 1) {
    for (const name of rotated(Object.keys(pages), round)) (took[name] ??= []).push(await pages[name].evaluate(seeInPage, { n: PER_TURN }));
  }
  for (const [name, page] of Object.entries(pages)) {
    vectors[name] = await page.evaluate(async () => [...await globalThis.engine.see(globalThis.picture)]);
    await page.context().close();
  }
  return { ms: Object.fromEntries(Object.entries(took).map(([name, values]) => [name, summary(values)])), vectors };
}
