// The encoder that made an index, for `tier: "text"`: apart from the worker, because few pages want it.

import * as bindings from "../../pkg/nearsight.js";
import { hasRelaxedSimd } from "../features.js";
import { loadModel } from "../models.js";
import { started } from "./module.js";

/** @typedef {import("../wasm.js").Encoder} Encoder */

/** @returns {Promise<import("../wasm.js").Wasm>} */
async function encoderModule() {
  // Bundlers look for exactly these expressions.
  const url = hasRelaxedSimd()
    ? new URL("../../pkg/nearsight_relaxed_bg.wasm", import.meta.url)
    : new URL("../../pkg/nearsight_bg.wasm", import.meta.url);
  const encoding = /** @type {unknown} */ (await started(bindings, url));
  return /** @type {import("../wasm.js").Wasm} */ (encoding);
}

/**
 * @param {string} folder of the model
 * @returns {Promise<Encoder>}
 */
export async function loadEncoder(folder) {
  const { ModelLoader } = await encoderModule();
  const { encoder } = await loadModel(ModelLoader, { folder, signal: new AbortController().signal, onProgress: () => {} });
  return encoder;
}
