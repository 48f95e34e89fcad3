// What each engine makes a visitor download: its code compressed with Brotli, its model as it is (weights hardly compress).

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliBytes } from "../brotli.mjs";
import { BUILT, HUB, PEERS, SITE } from "../paths.mjs";
import { variantBytes } from "./variants.mjs";

const CACHE = join(BUILT, "brotli.json");
const ORT = join(PEERS, "node_modules/onnxruntime-web/dist");
const TRANSFORMERS = join(PEERS, "node_modules/@huggingface/transformers");
const TRANSFORMERS_ORT = join(TRANSFORMERS, "node_modules/onnxruntime-web/dist");

/** The files of each that the network shows when its page of this benchmark loads. */
const CODE = {
  ours: [join(SITE, "sdk/pkg/nearsight.js"), join(SITE, "sdk/pkg/nearsight_bg.wasm")],
  ort: ["ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"].map((name) => join(ORT, name)),
  transformersjs: [
    join(TRANSFORMERS, "dist/transformers.web.min.js"),
    ...["ort.webgpu.min.mjs", "ort-wasm-simd-threaded.asyncify.mjs", "ort-wasm-simd-threaded.asyncify.wasm"].map((name) => join(TRANSFORMERS_ORT, name)),
  ],
};

/** The hub's model without its f32 graph, with the tokenizer. */
const INT8_MODEL = ["config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"].map((name) => join(HUB, name));

/** Brotli's highest level takes a minute for the peers' modules: remembered by contents. */
class BrotliSizes {
  #known = existsSync(CACHE) ? JSON.parse(readFileSync(CACHE, "utf8")) : {};

  /** @param {string} path */
  of(path) {
    const bytes = readFileSync(path);
    const key = createHash("sha256").update(bytes).digest("hex");
    this.#known[key] ??= brotliBytes(bytes);
    return this.#known[key];
  }

  save() {
    mkdirSync(BUILT, { recursive: true });
    writeFileSync(CACHE, JSON.stringify(this.#known));
  }
}

const sum = (list, size) => list.reduce((total, path) => total + size(path), 0);

export function sizes() {
  const brotli = new BrotliSizes();
  const code = Object.fromEntries(Object.entries(CODE).map(([name, files]) => [name, sum(files, (path) => brotli.of(path))]));
  const wasm_full_brotli = brotli.of(join(SITE, "sdk/pkg/nearsight_bg.wasm"));
  brotli.save();
  const bytes = (path) => statSync(path).size;
  const model = { ours: variantBytes("default"), ort_int8: bytes(INT8_MODEL.at(-1)), ort_fp32: bytes(join(HUB, "onnx/model.onnx")), transformersjs: sum(INT8_MODEL, bytes) };
  return {
    figures: { wasm_full_brotli },
    details: {
      code_brotli_bytes: code,
      model_bytes: model,
      download_bytes: {
        ours: code.ours + model.ours,
        ort_int8: code.ort + model.ort_int8,
        ort_fp32: code.ort + model.ort_fp32,
        transformersjs: code.transformersjs + model.transformersjs,
      },
    },
  };
}
