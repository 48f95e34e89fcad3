// What the page remembers between visits: the theme, and which collections were indexed.

const PREFIX = "nearsight-demo:";

/**
 * What is known about an indexed collection without opening it.
 * @typedef {object} Remembered
 * @property {string} title
 * @property {number} documents that are indexed
 * @property {number} total documents that the collection has once it is complete
 */

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null; // blocked storage: nothing is remembered, everything else works
  }
}

/** @param {string} key @param {string | null} value `null` forgets */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // blocked or full: remembering is a convenience
  }
}

/** @param {string} corpus @returns {Remembered | undefined} */
export function recallCollection(corpus) {
  try {
    const value = JSON.parse(recall(`collection:${corpus}`) ?? "null");
    return value && typeof value.documents === "number" && typeof value.total === "number" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} corpus @param {Remembered | null} value */
export function rememberCollection(corpus, value) {
  remember(`collection:${corpus}`, value === null ? null : JSON.stringify(value));
}
