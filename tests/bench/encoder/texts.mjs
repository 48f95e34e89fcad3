// Real texts of given lengths, and real passages as they come.

import { readFileSync } from "node:fs";
import { CORPUS } from "../paths.mjs";

/** @typedef {{ text: string, ids: number[] }} Text a text and its tokens, for those who want them made */

/** Paragraphs as the golden passages were chosen (make_golden.py). @returns {string[]} */
function paragraphs() {
  const documents = readFileSync(CORPUS, "utf8").split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
  const pieces = documents.flatMap(({ text }) => text.split("\n\n"));
  return pieces.filter((piece) => piece.length > 80 && piece.length < 1500);
}

/** `n` of them, spread evenly. */
function spread(list, n) {
  return Array.from({ length: Math.min(n, list.length) }, (_, i) => list[Math.floor((i * list.length) / n)]);
}

/** @param {(text: string) => number[]} encode @param {number} n @returns {Text[]} */
export function passages(encode, n) {
  return spread(paragraphs(), n).map((text) => ({ text, ids: encode(text) }));
}

/**
 * `n` texts of exactly `tokens` tokens ([CLS] and [SEP] included), each cut from the running text at a word's end.
 * @param {(text: string) => number[]} encode
 * @param {number} tokens
 * @param {number} n
 * @returns {Text[]}
 */
export function textsOfLength(encode, tokens, n) {
  const all = paragraphs();
  const found = [];
  for (let start = 0; start < all.length && found.length < n; start += Math.ceil(all.length / (4 * n))) {
    const words = all.slice(start, start + 20).join(" ").split(/\s+/);
    const text = cut(encode, words, tokens);
    if (text) found.push(text);
  }
  if (found.length < n) throw new Error(`the corpus has too few texts of ${tokens} tokens`);
  return found;
}

/** The first words that make `tokens` tokens, or nothing where a word's pieces jump over that number. */
function cut(encode, words, tokens) {
  for (let n = Math.floor(tokens / 3); n <= words.length; n += 1) {
    const text = words.slice(0, n).join(" ");
    const ids = encode(text);
    if (ids.length === tokens) return { text, ids };
    if (ids.length > tokens) return undefined;
  }
  return undefined;
}
