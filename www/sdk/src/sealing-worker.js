// The worker that makes graphs, while the engine answers.
//
// It has an entry of its own because bundlers refuse a worker that starts itself.

import { showLife } from "./locks.js";
import { Transfer, serve } from "./rpc.js";
import { sealingWasm } from "./wasm.js";

/** @type {Record<string, import("./rpc.js").Method>} */
const methods = {
  /** @param {{ vectors: Uint8Array }} params */
  async seal({ vectors }) {
    const sealed = (await sealingWasm()).seal(vectors);
    return new Transfer(sealed, [sealed.buffer]);
  },
};

serve(/** @type {import("./rpc.js").Port} */ (/** @type {unknown} */ (self)), methods);
void showLife((lockName) => self.postMessage({ alive: lockName }));
