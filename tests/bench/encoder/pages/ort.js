// onnxruntime-web as a front-end developer would use it. It takes token ids, made before: the time of its tokenizer is
// a gift. Pooling and normalizing are counted, as they are in ours.

import { heapBytes } from "./memories.js";

const DIST = "/peers/onnxruntime-web/dist/";

/** @param {{ model: string }} options */
export async function load({ model }) {
  const ort = await import(`${DIST}ort.wasm.min.mjs`);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = DIST;
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"], graphOptimizationLevel: "all" });
  return { encode: (texts) => encode(ort, session, texts), heapBytes };
}

/** One run for all of them, padded to the longest. */
async function encode(ort, session, texts) {
  const width = Math.max(...texts.map(({ ids }) => ids.length));
  const ids = new BigInt64Array(texts.length * width);
  const mask = new BigInt64Array(ids.length);
  texts.forEach((text, row) => {
    ids.set(text.ids.map(BigInt), row * width);
    mask.fill(1n, row * width, row * width + text.ids.length);
  });
  const tensor = (data) => new ort.Tensor("int64", data, [texts.length, width]);
  const feeds = { input_ids: tensor(ids), attention_mask: tensor(mask), token_type_ids: tensor(new BigInt64Array(ids.length)) };
  const { last_hidden_state: hidden } = await session.run(feeds);
  return texts.map((text, row) => pooled(hidden.data, row * width, text.ids.length, hidden.dims[2]));
}

/** The mean of `n` rows from `first` on, at unit length. */
function pooled(data, first, n, width) {
  const sum = new Float32Array(width);
  for (let token = first; token < first + n; token += 1) {
    for (let i = 0; i < width; i += 1) sum[i] += data[token * width + i];
  }
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
