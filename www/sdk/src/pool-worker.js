// The pool's worker: encodes passages for an engine whose own thread stays free for queries.
//
// It has an entry of its own because bundlers refuse a worker that starts itself.

import { failure } from "./error.js";
import { showLife } from "./locks.js";
import { loadModel } from "./models.js";
import { Transfer, serve } from "./rpc.js";
import { wasm } from "./wasm.js";

/** @typedef {{ module: WebAssembly.Module, folder: string, precision: import("./wasm.js").Precision | undefined }} LoadParams */

/** @type {import("./wasm.js").Encoder | undefined} */
let encoder;

/** @type {Record<string, import("./rpc.js").Method>} */
const methods = {
  /**
   * Loads what the engine has loaded before, from the cache and never from the network.
   * @param {LoadParams} params
   * @param {import("./rpc.js").CallContext} context
   * @returns {Promise<string>} the fingerprint: the cache may hold another model by now
   */
  async load({ module, folder, precision }, context) {
    const { ModelLoader } = await wasm(module);
    ({ encoder } = await loadModel(ModelLoader, { folder, precision, cachedOnly: true, ...context }));
    return encoder.fingerprint;
  },

  /** @param {{ texts: string[] }} params */
  encode({ texts }) {
    if (!encoder) throw failure("internal", "A worker of the pool was asked before it had a model.");
    const embeddings = encoder.encode_passages(texts);
    return new Transfer(embeddings, embeddings.map(({ buffer }) => buffer));
  },
};

serve(/** @type {import("./rpc.js").Port} */ (/** @type {unknown} */ (self)), methods);
void showLife((lockName) => self.postMessage({ alive: lockName }));
