// `./build.sh bench encoder`: the text encoder against onnxruntime-web and transformers.js on the same weights, in one
// Chromium. Prints tables; the last line is one JSON object, and tests/record/encoder.json is written.
//
// `--quick` repeats less. Names of parts (speed, cold, ...) run only those, and then nothing is recorded.

import { launchBrowser } from "../browser/browser.mjs";
import { cold } from "./encoder/cold.mjs";
import { gemm } from "./encoder/gemm.mjs";
import { preparePeers } from "./encoder/peers.mjs";
import { pool } from "./encoder/pool.mjs";
import { startServer } from "./server.mjs";
import { sizes } from "./encoder/sizes.mjs";
import { speed } from "./encoder/speed.mjs";
import { printTables } from "./encoder/table.mjs";
import { openTokenizer } from "./encoder/tokenizer.mjs";
import { truth } from "./encoder/truth.mjs";
import { record } from "./record.mjs";

/**
 * @typedef {object} Bench
 * @property {import("playwright-core").Browser} browser
 * @property {string} origin of the server
 * @property {(text: string) => number[]} encode token ids of a text
 * @property {boolean} quick
 * @property {(what: string) => void} complain about something that leaves figures out
 */

/** Every figure of the last line; one that could not be measured is null there. */
const FIGURES = [
  "q8_vs_ort_int8", "t128_vs_ort_int8", "t256_vs_ort_int8", "batch_vs_ort_int8_best", "fast_t128_vs_ort_int8",
  "cold_vs_ort_int8", "cold_vs_transformersjs", "heap_over_weights", "cosine_mean", "cosine_min", "cosine_mean_fast",
  "cosine_small_file", "model_bytes_small", "wasm_full_brotli", "gemm_share_of_native", "pool_speedup_2",
];

const TRANSFORMERS_ORT = "/peers/@huggingface/transformers/node_modules";

/** What a bundler would resolve for transformers.js. */
const IMPORTS = {
  "onnxruntime-web/webgpu": `${TRANSFORMERS_ORT}/onnxruntime-web/dist/ort.webgpu.min.mjs`,
  "onnxruntime-common": `${TRANSFORMERS_ORT}/onnxruntime-common/dist/esm/index.js`,
};

/** What compiles comes first: afterwards nothing else runs beside the measurements. */
const PARTS = { truth, gemm, sizes, speed, cold, pool };

const [quick, chosen] = [process.argv.includes("--quick"), process.argv.slice(2).filter((arg) => !arg.startsWith("--"))];
const complaints = [];
const complain = (what) => {
  complaints.push(what);
  console.error(`! ${what}`);
};

await preparePeers(complain);
const server = await startServer({ pages: "encoder/pages", imports: IMPORTS });
const browser = await launchBrowser();
/** @type {Bench} */
const bench = { browser, origin: server.origin, encode: openTokenizer(), quick, complain };
const figures = Object.fromEntries(FIGURES.map((name) => [name, null]));
const details = {};
for (const [name, part] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const started = performance.now();
  try {
    const measured = await part(bench);
    Object.assign(figures, measured.figures);
    Object.assign(details, measured.details);
  } catch (error) {
    complain(`${name}: ${error.message}`);
  }
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
const version = `Chromium ${browser.version()}`;
await browser.close();
await server.stop();

printTables(details);
if (chosen.length === 0) record("encoder", { browser: version, figures, details: { quick, ...details, complaints } });
console.table(figures);
for (const what of complaints) console.log(`! ${what}`);
console.log(JSON.stringify(figures));
process.exitCode = complaints.length > 0 ? 1 : 0;
