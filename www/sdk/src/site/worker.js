// The worker of a site's search.

import { failure } from "../error.js";
import { serve } from "../rpc.js";
import { SiteEngine } from "./engine.js";

/** @typedef {import("./engine.js").Request} Request */

/** @type {{ base: URL, language: string, engine: Promise<SiteEngine> } | undefined} */
let opened;

/** @param {{ base: string, language: string }} options */
function open({ base, language }) {
  const url = new URL(base);
  opened = { base: url, language, engine: SiteEngine.open(url, language) };
  return opened.engine;
}

/**
 * Calls with the engine; where a file is gone because the site was published anew, once more with the new index.
 * @template T
 * @param {(engine: SiteEngine) => Promise<T>} call
 */
async function withEngine(call) {
  if (!opened) throw failure("internal", "The site is not open.");
  const engine = await opened.engine;
  try {
    return await call(engine);
  } catch (thrown) {
    const isGone = /** @type {{ code?: string }} */ (thrown).code === "site-damaged";
    if (!isGone || !(await engine.isOutdated())) throw thrown;
    return call(await open({ base: opened.base.href, language: opened.language }));
  }
}

const describe = async (/** @type {SiteEngine} */ engine) => ({ site: engine.site, sorts: engine.sorts() });

serve(/** @type {import("../rpc.js").Port} */ (/** @type {unknown} */ (self)), {
  open: async (/** @type {{ base: string, language: string }} */ options) => describe(await open(options)),
  search: (/** @type {Request} */ request, { signal, onProgress }) =>
    withEngine((engine) => engine.search(request, { signal, onWords: (answer) => onProgress(/** @type {any} */ (answer)) })),
  data: (/** @type {{ request: Request, hit: import("./engine.js").Hit }} */ { request, hit }) => withEngine((engine) => engine.data(request, hit)),
  counts: () => withEngine((engine) => engine.counts()),
});
