// One picture at a time, ours and onnxruntime-web in turns, in one Chromium and one thread each.

import { join } from "node:path";
import { freshPage } from "../fresh-page.mjs";
import { installPackages, isFresh } from "../packages.mjs";
import { BUILT, PEERS, SOURCE } from "../paths.mjs";
import { python } from "../python.mjs";
import { rotated, summary, times } from "../statistics.mjs";

const ONNX = join(BUILT, "lite0");
const CHECKPOINT = join(SOURCE, "../../lite0/source/efficientnet-lite0-57934424.pth");
const WARM_UP = 8;

const ENGINES = {
  ours: { module: "/pages/ours.js", options: { folder: "/models/lite0-minilm/" } },
  ort_fp32: { module: "/pages/ort.js", options: { model: "/built/lite0/lite0.onnx" } },
  ort_int8: { module: "/pages/ort.js", options: { model: "/built/lite0/lite0_int8.onnx" } },
};

function exportModels() {
  installPackages();
  const script = join(PEERS, "export_lite0.py");
  if (isFresh(join(ONNX, "lite0_int8.onnx"), script)) return;
  python(script, CHECKPOINT, ONNX);
}

/** Draws in the page and loads its engine. */
function prepare({ module, options }) {
  return (async () => {
    const pixels = (side) => {
      const context = new OffscreenCanvas(side, side).getContext("2d");
      for (let i = 0; i < 24; i += 1) {
        context.fillStyle = `hsl(${i * 47} 60% ${30 + (i % 5) * 12}%)`;
        context.fillRect((i * 53) % side, (i * 97) % side, side / 3, side / 4);
      }
      return context.getImageData(0, 0, side, side).data;
    };
    globalThis.picture = { width: 320, height: 320, rgba: new Uint8Array(pixels(320).buffer), small: pixels(224) };
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

/** @param {{ browser: import("playwright-core").Browser, origin: string, quick: boolean, complain: (what: string) => void }} bench */
export async function speed({ browser, origin, quick, complain }) {
  try {
    exportModels();
  } catch (error) {
    complain(`the peers have no model: ${error.message}`);
  }
  const pages = {};
  for (const [name, engine] of Object.entries(ENGINES)) {
    const page = await freshPage(browser, origin);
    await page.evaluate(prepare, engine).then(() => (pages[name] = page), (error) => complain(`${name} did not load: ${error.message}`));
  }
  const took = {};
  for (const page of Object.values(pages)) await page.evaluate(seeInPage, { n: WARM_UP });
  for (let round = 0; round < (quick ? 6 : 24); round += 1) {
    for (const name of rotated(Object.keys(pages), round)) (took[name] ??= []).push(await pages[name].evaluate(seeInPage, { n: 4 }));
  }
  for (const page of Object.values(pages)) await page.context().close();
  const ms = Object.fromEntries(Object.entries(took).map(([name, values]) => [name, summary(values)]));
  const ratios = (of) => ({ lite0_vs_ort_fp32: times(ms.ort_fp32, ms.ours, of), lite0_vs_ort_int8: times(ms.ort_int8, ms.ours, of) });
  return { figures: { ...ratios("median"), lite0_ms: ms.ours?.median ?? null }, details: { ms, ratios_of_minima: ratios("min") } };
}
