// CLIP's tower of pictures by us and by onnxruntime-web: random weights of the true shapes, the same for all, since speed does not
// depend on what they say. How near the vectors are to the f32 peer's is measured in the same run.

import { join } from "node:path";
import { run } from "../command.mjs";
import { cosine } from "../encoder/golden.mjs";
import { installPackages, isFresh } from "../packages.mjs";
import { BUILT, PEERS } from "../paths.mjs";
import { python } from "../python.mjs";
import { rounded } from "../record.mjs";
import { times } from "../statistics.mjs";
import { inTurns } from "./turns.mjs";

/** Names in tests/golden/clip/models.json, by what the figures call them. */
export const MODELS = { vitb32: "clip-vit-b32", tinyclip: "tinyclip-8m-16" };
const PREPROCESSING = { mean: [122.7709383, 116.7460125, 104.09373615], std: [68.5005327, 66.6321579, 70.32316305] };
const [BASELINE, RELAXED] = ["/sdk/pkg/nearsight_pictures_bg.wasm", "/sdk/pkg/nearsight_pictures_relaxed_bg.wasm"];

/** @param {string} id @returns {Record<string, import("./turns.mjs").Engine>} */
export function engines(id) {
  const ours = (wasm, precision) => ({ module: "/pages/ours.js", options: { folder: `/built/clip/models/${id}/`, wasm, precision } });
  const ort = (file) => ({ module: "/pages/ort.js", options: { model: `/built/clip/${id}/${file}.onnx`, ...PREPROCESSING } });
  return {
    ours: ours(BASELINE, "w8a13"),
    ours_relaxed: ours(RELAXED, "w8a13"),
    ours_fast: ours(RELAXED, "w7a7"),
    ort_fp32: ort("vision"),
    ort_int8: ort("vision_quantized"),
  };
}

function makeModels(id) {
  const [script, folder] = [join(PEERS, "export_clip.py"), join(BUILT, "clip", id)];
  if (!isFresh(join(folder, "vision_quantized.onnx"), script)) python(script, id, folder);
  const small = join(BUILT, "clip/models", id);
  if (isFresh(join(small, "manifest.json"), join(folder, "model.safetensors"))) return;
  run("cargo", ["run", "--quiet", "-p", "nearsight-cli", "--", "model", "convert", folder, "-o", small]);
}

async function model(bench, name, id) {
  makeModels(id);
  const { ms, vectors } = await inTurns(bench, engines(id));
  const named = (ratios) => Object.fromEntries(Object.entries(ratios).map(([key, value]) => [`${name}${key}`, value]));
  const ratios = (of) => named({
    _vs_ort_int8: times(ms.ort_int8, ms.ours, of),
    _relaxed_vs_ort_int8: times(ms.ort_int8, ms.ours_relaxed, of),
    _fast_vs_ort_int8: times(ms.ort_int8, ms.ours_fast, of),
    _vs_ort_fp32: times(ms.ort_fp32, ms.ours, of),
  });
  const cosines = Object.fromEntries(Object.entries(vectors).map(([engine, vector]) => [engine, Number(cosine(vector, vectors.ort_fp32).toFixed(6))]));
  const figures = { ...ratios("median"), ...named({ _ms: rounded(ms.ours.median), _cosine: cosines.ours, _cosine_fast: cosines.ours_fast }) };
  return { figures, details: { ms, ratios_of_minima: ratios("min"), cosines_to_ort_fp32: cosines } };
}

/** @param {{ browser: import("playwright-core").Browser, origin: string, quick: boolean, complain: (what: string) => void }} bench */
export async function clip(bench) {
  installPackages();
  const [figures, clip] = [{}, {}];
  for (const [name, id] of Object.entries(MODELS)) {
    const measured = await model(bench, name, id);
    Object.assign(figures, measured.figures);
    clip[name] = measured.details;
  }
  return { figures, details: { clip } };
}
