// One picture at a time, lite0 by us and by onnxruntime-web.

import { join } from "node:path";
import { installPackages, isFresh } from "../packages.mjs";
import { BUILT, PEERS, SOURCE } from "../paths.mjs";
import { python } from "../python.mjs";
import { times } from "../statistics.mjs";
import { inTurns } from "./turns.mjs";

const ONNX = join(BUILT, "lite0");
const CHECKPOINT = join(SOURCE, "../../lite0/source/efficientnet-lite0-57934424.pth");
/** Resizing, the head and the classifier are counted, of what we do. */
const SIDE = 320;

const ort = (model) => ({ module: "/pages/ort.js", options: { model, mean: [127, 127, 127], std: [128, 128, 128] } });
const ENGINES = {
  ours: { module: "/pages/ours.js", options: { folder: "/models/lite0-minilm/" } },
  ort_fp32: ort("/built/lite0/lite0.onnx"),
  ort_int8: ort("/built/lite0/lite0_int8.onnx"),
};

function exportModels() {
  installPackages();
  const script = join(PEERS, "export_lite0.py");
  if (isFresh(join(ONNX, "lite0_int8.onnx"), script)) return;
  python(script, CHECKPOINT, ONNX);
}

/** @param {{ browser: import("playwright-core").Browser, origin: string, quick: boolean, complain: (what: string) => void }} bench */
export async function speed(bench) {
  try {
    exportModels();
  } catch (error) {
    bench.complain(`the peers have no model: ${error.message}`);
  }
  const { ms } = await inTurns(bench, ENGINES, SIDE);
  const ratios = (of) => ({ lite0_vs_ort_fp32: times(ms.ort_fp32, ms.ours, of), lite0_vs_ort_int8: times(ms.ort_int8, ms.ours, of) });
  return { figures: { ...ratios("median"), lite0_ms: ms.ours?.median ?? null }, details: { ms, ratios_of_minima: ratios("min") } };
}
