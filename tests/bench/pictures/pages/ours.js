// Nearsight's encoder of pictures as the SDK's worker has it. It takes pixels as they come; resizing and everything behind the network
// are counted.

import init, { PictureLoader } from "/sdk/pkg/nearsight_pictures.js";
import { loadModel } from "/sdk/src/models.js";

/**
 * `wasm`: address of the module, to run one that the SDK would not pick here.
 * @param {{ folder: string, wasm?: string, precision?: string }} options
 */
export async function load({ folder, wasm = "/sdk/pkg/nearsight_pictures_bg.wasm", precision }) {
  await init({ module_or_path: fetch(wasm) });
  const { signal } = new AbortController();
  const where = new URL(folder, location.href).href;
  const { encoder } = await loadModel(PictureLoader, { folder: where, precision, signal, onProgress: () => {} });
  return { see: async ({ width, height, rgba }) => encoder.encode(width, height, rgba) };
}
