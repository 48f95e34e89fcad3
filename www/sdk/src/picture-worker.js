// The worker that makes vectors of pictures, while the engine answers.
//
// It has an entry of its own because bundlers refuse a worker that starts itself.

import { failure } from "./error.js";
import { showLife } from "./locks.js";
import { fetchPicture, loadModel } from "./models.js";
import { pixels } from "./pixels.js";
import { Transfer, serve } from "./rpc.js";
import { picturesWasm } from "./wasm.js";

/** @type {import("./wasm.js").PictureEncoder | undefined} */
let encoder;

/** @type {Record<string, import("./rpc.js").Method>} */
const methods = {
  /**
   * @param {import("./pictures.js").PictureModel} model
   * @param {import("./rpc.js").CallContext} context
   */
  async load(model, context) {
    const { PictureLoader } = await picturesWasm();
    const loaded = await loadModel(PictureLoader, { ...model, ...context });
    encoder = loaded.encoder;
    const { id, fingerprint, dimension } = encoder;
    return { id, fingerprint, dimension, warnings: loaded.warnings };
  },

  /**
   * @param {{ picture: import("./pixels.js").Picture }} params
   * @param {import("./rpc.js").CallContext} context
   */
  async encode({ picture }, { signal }) {
    if (!encoder) throw failure("internal", "The worker of pictures was asked before it had a model.");
    const { width, height, data } = await pixels(typeof picture === "string" ? await fetchPicture(picture, signal) : picture);
    const vector = encoder.encode(width, height, data);
    return new Transfer(vector, [vector.buffer]);
  },
};

serve(/** @type {import("./rpc.js").Port} */ (/** @type {unknown} */ (self)), methods);
void showLife((lockName) => self.postMessage({ alive: lockName }));
