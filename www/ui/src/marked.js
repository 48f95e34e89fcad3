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
