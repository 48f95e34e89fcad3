// The engines under comparison, each loaded in a page of its own.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { freshPage } from "../fresh-page.mjs";
import { MODEL, SITE } from "../paths.mjs";

const FOLDER = `/models/${MODEL}/`;
const RELAXED = "/sdk/pkg/nearsight_relaxed_bg.wasm";

/**
 * Module of the page's side, and what its `load` takes.
 * @typedef {{ module: string, options: Record<string, string> }} Engine
 */

/** Our module for every browser. @param {string} [folder] */
export const ours = (folder = FOLDER) => ({ module: "/pages/ours.js", options: { wasm: "/sdk/pkg/nearsight_bg.wasm", folder } });

/** The relaxed module in its fast mode. @param {string} [folder] */
export const oursFast = (folder = FOLDER) => ({ module: "/pages/ours.js", options: { wasm: RELAXED, folder, precision: "w7a7" } });

/** The relaxed module with the numbers of the other. */
export const oursRelaxed = (folder = FOLDER) => ({ module: "/pages/ours.js", options: { wasm: RELAXED, folder, precision: "w8a13" } });

/** All of them by the names used in the tables. @type {Record<string, Engine>} */
export const ENGINES = {
  ours: ours(),
  ours_relaxed: oursRelaxed(),
  ours_fast: oursFast(),
  ort_fp32: { module: "/pages/ort.js", options: { model: "/built/hub/onnx/model.onnx" } },
  ort_int8: { module: "/pages/ort.js", options: { model: "/built/hub/onnx/model_quantized.onnx" } },
  transformersjs: { module: "/pages/transformers.js", options: { models: "/built/", model: "hub" } },
};

/** Why an engine cannot run here, if so. @param {Engine} engine */
export function missing({ options }) {
  const isMissing = options.wasm === RELAXED && !existsSync(join(SITE, RELAXED));
  return isMissing ? `${RELAXED} was not built` : undefined;
}

/** Milliseconds until the engine has loaded. @returns {Promise<number>} */
function load(page, engine) {
  return page.evaluate(async ({ module, options }) => {
    const started = performance.now();
    globalThis.engine = await (await import(module)).load(options);
    return performance.now() - started;
  }, engine);
}

/**
 * Pages with loaded engines, by name; one that does not load is left out and said so.
 * @param {{ browser: import("playwright-core").Browser, origin: string, complain: (what: string) => void }} bench
 * @param {Record<string, Engine>} engines
 * @returns {Promise<Record<string, import("playwright-core").Page>>}
 */
export async function openEngines({ browser, origin, complain }, engines) {
  const pages = {};
  for (const [name, engine] of Object.entries(engines)) {
    const reason = missing(engine);
    if (reason) {
      complain(`${name}: ${reason}`);
      continue;
    }
    const page = await freshPage(browser, origin);
    try {
      await load(page, engine);
      pages[name] = page;
    } catch (error) {
      complain(`${name} did not load: ${error.message}`);
      await page.context().close();
    }
  }
  return pages;
}

/** @param {Record<string, import("playwright-core").Page>} pages */
export async function closeEngines(pages) {
  for (const page of Object.values(pages)) await page.context().close();
}
