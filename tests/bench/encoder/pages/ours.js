// Nearsight's encoder as the SDK's engine has it: the same module, the same loader with its checks and its cache.
// It takes texts; what it does with them includes the tokenizer.

import init, { ModelLoader } from "/sdk/pkg/nearsight.js";
import { loadModel } from "/sdk/src/models.js";

/**
 * `wasm`: address of the module, to run one that the SDK would not pick here.
 * @param {{ wasm: string, folder: string, precision?: string }} options
 */
export async function load({ wasm, folder, precision }) {
  const exports = await init({ module_or_path: fetch(wasm) });
  const { signal } = new AbortController();
  const where = new URL(folder, location.href).href;
  const { encoder } = await loadModel(ModelLoader, { folder: where, precision, signal, onProgress: () => {} });
  return {
    encode: (texts) => encoder.encode(texts.map(({ text }) => text)),
    heapBytes: () => exports.memory.buffer.byteLength,
  };
}
