// transformers.js as its documentation shows it, on local files. It takes texts; it has no threads here, and no cache to fill.

import { heapBytes } from "./memories.js";

const PACKAGE = "/peers/@huggingface/transformers";

/** @param {{ models: string, model: string }} options */
export async function load({ models, model }) {
  const { env, pipeline } = await import(`${PACKAGE}/dist/transformers.web.min.js`);
  Object.assign(env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: models, useBrowserCache: false });
  env.backends.onnx.wasm.numThreads = 1;
  env.backends.onnx.wasm.wasmPaths = `${PACKAGE}/node_modules/onnxruntime-web/dist/`;
  const extractor = await pipeline("feature-extraction", model, { dtype: "q8", device: "wasm" });
  const encode = async (texts) => {
    const rows = await extractor(texts.map(({ text }) => text), { pooling: "mean", normalize: true });
    const [n, width] = rows.dims;
    return Array.from({ length: n }, (_, row) => rows.data.slice(row * width, (row + 1) * width));
  };
  return { encode, heapBytes };
}
