// Highlighted text as nodes.
import { make } from "./dom.js";

/** @import { Marked } from "./types.ts" */

/** @param {Marked} marked its ranges may overlap or leave the text @returns {(Node | string)[]} */
export function markedNodes({ text, ranges = [] }) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at);
    if (!(from < Math.min(end, text.length))) continue;
    nodes.push(text.slice(at, from), make("mark", { part: "mark" }, text.slice(from, end)));
    at = Math.min(end, text.length);
  }
  return [...nodes, text.slice(at)];
}

/**
 * The text from a little before its first mark on, for places with one line.
 * @param {Marked} marked
 * @param {number} [lead] characters at most before the mark
 * @returns {Marked}
 */
export function nearMark({ text, ranges = [] }, lead = 24) {
  const first = Math.min(...ranges.map(([start]) => start));
  if (!(first > lead && first < text.length)) return { text, ranges };
  const space = text.indexOf(" ", first - lead);
  const cut = (space >= 0 && space < first ? space + 1 : first) - 2; // "… " is two characters
  return { text: `… ${text.slice(cut + 2)}`, ranges: ranges.map(([start, end]) => [start - cut, end - cut]) };
}
