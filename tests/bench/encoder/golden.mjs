// Texts and what PyTorch makes of them: tests/golden/minilm-l6.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GOLDEN } from "../paths.mjs";

export const EMBEDDINGS = join(GOLDEN, "embeddings.safetensors");

/** The odd texts at the head of the list (make_golden.py): single words, the empty text, scripts the vocabulary lacks. */
const N_ODD = 12;

/** IEEE half precision; the rows hold no infinities. */
function halfToFloat(bits) {
  const exponent = (bits >> 10) & 31;
  const magnitude = exponent === 0 ? (bits & 1023) * 2 ** -24 : (1024 + (bits & 1023)) * 2 ** (exponent - 25);
  return bits >> 15 ? -magnitude : magnitude;
}

/** @returns {string[]} all 524 texts, the odd ones too */
export function goldenTexts() {
  return JSON.parse(readFileSync(join(GOLDEN, "texts.json"), "utf8"));
}

/** @returns {{ texts: string[], embeddings: Float32Array[] }} the 512 passages of real text */
export function goldenPassages() {
  const bytes = readFileSync(EMBEDDINGS);
  const headerLength = Number(bytes.readBigUInt64LE(0));
  const { shape: [n, width], data_offsets: [start] } = JSON.parse(bytes.toString("utf8", 8, 8 + headerLength)).embeddings;
  const begin = 8 + headerLength + start;
  const embeddings = Array.from({ length: n }, (_, row) =>
    Float32Array.from({ length: width }, (_, column) => halfToFloat(bytes.readUInt16LE(begin + 2 * (row * width + column)))));
  return { texts: goldenTexts().slice(N_ODD), embeddings: embeddings.slice(N_ODD) };
}

/**
 * @param {ArrayLike<number>} a
 * @param {ArrayLike<number>} b
 */
export function cosine(a, b) {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    dot += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return dot / Math.sqrt(aa * bb);
}
