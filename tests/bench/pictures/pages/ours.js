// Nearsight's encoder of pictures as the SDK's worker has it. It takes pixels as they come; resizing, the head and the classifier are
// counted.

import init, { PictureLoader } from "/sdk/pkg/nearsight_pictures.js";
import { loadModel } from "/sdk/src/models.js";

/** @param {{ folder: string }} options */
export async function load({ folder }) {
  await init({ module_or_path: fetch("/sdk/pkg/nearsight_pictures_bg.wasm") });
  const { signal } = new AbortController();
  const where = new URL(folder, location.href).href;
  const { encoder } = await loadModel(PictureLoader, { folder: where, signal, onProgress: () => {} });
  return { see: async ({ width, height, rgba }) => encoder.encode(width, height, rgba) };
}
