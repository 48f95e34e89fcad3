// Groups of documents that look alike, found a few searches at a time, so that the engine answers meanwhile.

import { failure } from "./error.js";
import { macrotask } from "./macrotask.js";

/** Documents whose neighbours are looked for in one go: some milliseconds of a hundred thousand. */
const SEARCHES_PER_STEP = 16;

/**
 * @param {() => import("./wasm.js").Collection} collection the one that is open, which changes where another tab writes
 * @param {ReturnType<typeof import("./requests.js").duplicatesRequest>} asked
 * @param {AbortSignal} signal
 */
export async function lookAlikes(collection, { field, minSimilarity, limit }, signal) {
  const search = collection().duplicates(field, minSimilarity);
  let isTaken = false;
  try {
    while (search.step(collection(), SEARCHES_PER_STEP)) {
      await macrotask();
      if (signal.aborted) throw failure("aborted", "The search for look-alikes was aborted.");
    }
    const current = collection();
    isTaken = true;
    return search.groups(current, limit);
  } finally {
    // `groups` takes the search with it.
    if (!isTaken) search.free();
  }
}
