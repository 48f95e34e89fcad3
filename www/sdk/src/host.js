// Gives an engine to a port, and notices when the wasm module has failed for good.

import { failure } from "./error.js";
import { Engine } from "./engine.js";
import { serve } from "./rpc.js";
import { isTrap } from "./wasm.js";

const METHODS = /** @type {const} */ ([
  "open", "upsert", "search", "classify", "duplicates", "scroll", "retrieve", "setPayload", "deletePayload", "delete", "export", "count", "documents", "settled", "close",
]);

/**
 * @param {import("./rpc.js").Port} port
 * @param {() => void} onTrap called after the failing call was answered
 */
export function host(port, onTrap = () => {}) {
  const engine = new Engine();
  /** @type {import("./error.js").NearsightError | undefined} */
  let ended;

  /** @type {Record<string, import("./rpc.js").Method>} */
  const methods = {};
  for (const name of METHODS) {
    methods[name] = async (params, context) => {
      if (ended) throw ended;
      try {
        return await engine[name](params, context);
      } catch (thrown) {
        if (ended) throw ended;
        if (!isTrap(thrown)) throw thrown;
        const { message } = /** @type {Error} */ (thrown);
        ended = failure("worker-ended", `The engine stopped in "${name}": ${message}.`, { cause: thrown });
        engine.abandon();
        setTimeout(onTrap, 0);
        throw ended;
      }
    };
  }
  serve(port, methods);
}
