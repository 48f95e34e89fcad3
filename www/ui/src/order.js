// Nothing jumps under the pointer: which order is shown when a better one arrives.

/** @import { Entry } from "./types.ts" */

/**
 * While the list is in use (the pointer moved over it, an option is active, it was scrolled), what is shown keeps its place;
 * what is new stands below, and the better order is offered instead of taken.
 * @param {Entry[]} shown
 * @param {Entry[]} better
 * @param {boolean} inUse
 * @returns {{ entries: Entry[], isHeld: boolean }} `isHeld`: the better order is another one
 */
export function settle(shown, better, inUse) {
  if (!inUse || shown.length === 0) return { entries: better, isHeld: false };
  return { entries: appended(shown, better), isHeld: shown.some(({ id }, i) => id !== better[i]?.id) };
}

/** @param {Entry[]} shown @param {Entry[]} further @returns {Entry[]} every page once */
export function appended(shown, further) {
  const have = new Set(shown.map(({ id }) => id));
  return [...shown, ...further.filter(({ id }) => !have.has(id))];
}
