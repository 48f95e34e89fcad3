// The vectors and the documents under search, made once and kept under target/bench (a quarter of an hour of one core for the passages): passages and sections of the Rust
// documentation where it is installed, clusters drawn from a seed.

import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { documentation } from "../../../www/tools/documentation.mjs";
import { run } from "../command.mjs";
import { BUILT, CORPUS, MODEL, SITE } from "../paths.mjs";

export const DIMENSION = 384;
/** The last vectors of each file are asked for, and are not in the index. */
export const QUERIES = 200;

const FOLDER = join(BUILT, "index");
/** In this order until there are enough; the standard library has by far the most. */
const BOOKS = [
  "book", "rust-by-example", "unstable-book", "error_codes", "rustc", "edition-guide", "reference", "cargo", "nomicon", "clippy", "embedded-book", "std",
];

/** A file of vectors and where the server has it. @typedef {{ file: string, place: string, n: number }} Vectors */

/** Documents of the documentation as JSON Lines, a file for each book. @param {(what: string) => void} complain */
function corpora(complain) {
  const html = documentation();
  if (!existsSync(html)) {
    complain(`there is no documentation in ${html} (rustup component add rust-docs): ${CORPUS} stands in for it`);
    return [CORPUS];
  }
  mkdirSync(join(BUILT, "corpora"), { recursive: true });
  return BOOKS.filter((book) => existsSync(join(html, book))).map((book) => {
    const corpus = join(BUILT, "corpora", `${book}.jsonl`);
    if (!existsSync(corpus)) run("cargo", ["run", "--quiet", "-p", "nearsight-cli", "--", "extract", join(html, book), "-o", corpus]);
    return corpus;
  });
}

function vectors(name, n, make) {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${name}.f32`);
  if (!existsSync(file)) make(file);
  const made = statSync(file).size / (4 * DIMENSION) - QUERIES;
  return { file, place: `/built/index/${name}.f32`, n: Math.min(n, made) };
}

const bench = (args) => run("cargo", ["run", "--quiet", "-p", "nearsight-bench", "--", ...args]);

/** Embeddings of real passages, in random order. @param {number} n @param {(what: string) => void} complain */
export function passageVectors(n, complain) {
  const model = join(SITE, "models", MODEL);
  const found = vectors("passages", n, (file) => bench(["passages", model, String(n + QUERIES), file, ...corpora(complain)]));
  if (found.n < n) complain(`there are only ${found.n} passages`);
  return found;
}

/** Vectors around 1,000 centres. @param {number} n */
export function clusterVectors(n) {
  return vectors(`clusters-${n}`, n, (file) => bench(["clusters", String(n + QUERIES), file]));
}

/** The rows of a file. @param {Vectors} vectors */
export function readVectors({ file, n }) {
  const bytes = readFileSync(file);
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const row = (i) => values.subarray(i * DIMENSION, (i + 1) * DIMENSION);
  const all = values.length / DIMENSION;
  return { rows: Array.from({ length: n }, (_, i) => row(i)), queries: Array.from({ length: QUERIES }, (_, i) => row(all - QUERIES + i)) };
}

/**
 * Distinct sections with a title (page and heading) and a text.
 * @param {number} n
 * @param {(what: string) => void} complain
 * @returns {{ id: number, title: string, text: string }[]}
 */
export function sections(n, complain) {
  const seen = new Set();
  const found = [];
  for (const corpus of corpora(complain)) {
    for (const line of readFileSync(corpus, "utf8").split("\n")) {
      if (line === "" || found.length === n) continue;
      const { title = "", heading = "", text = "" } = JSON.parse(line);
      if (text.length < 80 || seen.has(text)) continue;
      seen.add(text);
      found.push({ id: found.length, title: heading && heading !== title ? `${title} › ${heading}` : title, text });
    }
  }
  if (found.length < n) complain(`there are only ${found.length} sections`);
  return found;
}
