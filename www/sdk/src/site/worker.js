// The worker of a site's search.

import { failure } from "../error.js";
import { serve } from "../rpc.js";
import { BUILD } from "./build.js";
import { SiteEngine } from "./engine.js";

/** @typedef {import("./engine.js").Request} Request */

/** @typedef {{ base: string, language: string, model?: string }} Place */

/** @type {{ place: Place, engine: Promise<SiteEngine> } | undefined} */
let opened;

/** @param {Place} place */
function open(place) {
  opened = { place, engine: SiteEngine.open(new URL(place.base), place.language, place.model) };
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
    return call(await open(opened.place));
  }
}

const describe = async (/** @type {SiteEngine} */ engine) => ({ site: engine.site, sorts: engine.sorts() });

serve(/** @type {import("../rpc.js").Port} */ (/** @type {unknown} */ (self)), {
  open: async (/** @type {Place & { build?: string }} */ { build, ...place }) => {
    if (build !== BUILD) throw failure("site-version", `The page's script is build ${build}, its worker ${BUILD}.`);
    return describe(await open(place));
  },
  search: (/** @type {Request} */ request, { signal, onProgress }) =>
    withEngine((engine) => engine.search(request, { signal, onWords: (answer) => onProgress(/** @type {any} */ (answer)) })),
  data: (/** @type {{ request: Request, hits: import("./engine.js").Hit[] }} */ { request, hits }) => withEngine((engine) => engine.data(request, hits)),
  searchFetched: (/** @type {Request} */ request) => withEngine(async (engine) => engine.searchFetched(request)),
  isUpgraded: () => withEngine(async (engine) => engine.isUpgraded),
  counts: () => withEngine((engine) => engine.counts()),
});
