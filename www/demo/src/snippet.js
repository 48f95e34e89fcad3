// Which part of a passage a result shows, and where its marks are.

/** @typedef {{ text: string, marked: boolean }} Part */
/** @typedef {[number, number]} Range UTF-16 offsets, end exclusive */

/**
 * Sorted, inside the text, overlaps joined.
 * @param {readonly (readonly [number, number])[]} ranges
 * @param {number} length
 * @returns {Range[]}
 */
function tidy(ranges, length) {
  const sorted = ranges
    .map(([start, end]) => /** @type {Range} */ ([Math.max(0, start), Math.min(length, end)]))
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
  /** @type {Range[]} */
  const joined = [];
  for (const [start, end] of sorted) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/**
 * `text` cut at the marks.
 * @param {string} text
 * @param {readonly (readonly [number, number])[]} ranges
 * @returns {Part[]}
 */
export function parts(text, ranges) {
  const cut = [];
  let at = 0;
  for (const [start, end] of tidy(ranges, text.length)) {
    if (start > at) cut.push({ text: text.slice(at, start), marked: false });
    cut.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), marked: false });
  return cut;
}

/**
 * The window with the most marked text, begun at a sentence or word.
 * @param {string} text
 * @param {readonly (readonly [number, number])[]} highlights
 * @param {number} room in characters
 * @returns {Part[]}
 */
export function snippet(text, highlights, room = 300) {
  const ranges = tidy(highlights, text.length);
  const from = windowStart(text, ranges, room);
  const to = from + room >= text.length ? text.length : wordEnd(text, from + room);
  const shown = parts(text.slice(from, to), ranges.map(([start, end]) => [start - from, end - from]));
  if (from > 0) shown.unshift({ text: "… ", marked: false });
  if (to < text.length) shown.push({ text: " …", marked: false });
  return shown;
}

/** @param {string} text @param {Range[]} ranges @param {number} room */
function windowStart(text, ranges, room) {
  if (text.length <= room || ranges.length === 0) return 0;
  let best = 0;
  let bestMarked = -1;
  for (const [start] of ranges) {
    const marked = ranges.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, start + room) - Math.max(a, start)), 0);
    if (marked > bestMarked) [best, bestMarked] = [start, marked];
  }
  // Some words before the first mark: from the sentence's beginning if it is near, else from a word's.
  const lead = text.slice(Math.max(0, best - 90), best);
  const sentence = Math.max(lead.lastIndexOf(". "), lead.lastIndexOf("? "), lead.lastIndexOf("! "), lead.lastIndexOf("\n") - 1);
  if (best <= 90 && sentence < 0) return 0;
  const near = best - lead.length + (sentence >= 0 ? sentence + 2 : lead.indexOf(" ") + 1);
  return near <= text.length - room ? near : wordStart(text, text.length - room);
}

/** The beginning of the word at or before `at`, so that the last window keeps its length. @param {string} text @param {number} at */
function wordStart(text, at) {
  const before = text.slice(Math.max(0, at - 40), at).search(/\S+$/);
  return before < 0 ? at : Math.max(0, at - 40) + before;
}

/** @param {string} text @param {number} at */
function wordEnd(text, at) {
  const space = text.lastIndexOf(" ", at);
  return space > at - 40 ? space : at;
}
