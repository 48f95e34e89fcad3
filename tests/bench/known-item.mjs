// `./build.sh bench known-item`: sections of the Rust documentation's books asked for by their headings, by words, by meaning and by both.
// The last line is one JSON object of nDCG@10. Recorded in tests/record/known-item.json.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { documentation } from "../../www/tools/documentation.mjs";
import { SITE } from "../browser/browser.mjs";
import { record } from "./record.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "target/bench/corpora");
// Not the books that fusion was chosen on: book, embedded-book, unstable-book and cargo.
const BOOKS = ["nomicon", "edition-guide", "reference", "rust-by-example", "error_codes", "rustc"];

function run(command, ...args) {
  return execFileSync(command, args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
}

const html = documentation();
mkdirSync(FOLDER, { recursive: true });
const corpora = BOOKS.map((book) => {
  const corpus = join(FOLDER, `${book}.jsonl`);
  run("cargo", "run", "--quiet", "-p", "nearsight-cli", "--", "extract", join(html, book), "-o", corpus);
  return corpus;
});
const out = run("cargo", "run", "--quiet", "-p", "nearsight-bench", "--", "known-item", join(SITE, "models/minilm-l6"), ...corpora);
const { all, ...details } = JSON.parse(out);
const figures = Object.fromEntries(["fused", "lexical", "vector"].map((name) => [`${name}_ndcg`, all[name].ndcg_10.mean]));
record("known-item", { figures, details: { books: BOOKS, all, ...details } });
console.log(JSON.stringify(figures));
