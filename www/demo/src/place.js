// The state that the address carries: which corpus and which question.

/** @typedef {{ corpus: string, query: string }} Place */

/** @returns {Place} */
export function readPlace() {
  const values = new URLSearchParams(location.hash.slice(1));
  return { corpus: values.get("corpus") ?? "", query: (values.get("q") ?? "").slice(0, 1000) };
}

/**
 * Typing replaces the entry (Back should leave, not undo letters); another corpus adds one.
 * @param {Place} place
 * @param {{ push?: boolean }} [options]
 */
export function writePlace(place, { push = false } = {}) {
  const values = new URLSearchParams();
  if (place.corpus) values.set("corpus", place.corpus);
  if (place.corpus && place.query) values.set("q", place.query);
  const hash = values.size > 0 ? `#${values}` : "";
  if (hash === location.hash) return;
  const url = location.pathname + location.search + hash;
  if (push) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** `?limit=N`: index only the first N documents, and say so. @returns {number} */
export function readLimit() {
  const limit = Number(new URLSearchParams(location.search).get("limit"));
  return Number.isInteger(limit) && limit > 0 ? limit : Infinity;
}
