// Writes index.json beside the corpora of a site: `node corpora.mjs FOLDER`.
// The demo offers what is listed there, in this order.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const KNOWN = [
  {
    id: "book",
    title: "The Rust Book",
    description: "The Rust Programming Language, as installed with Rust on this machine.",
    origin: "https://doc.rust-lang.org/book/",
  },
  {
    id: "handbook",
    title: "The Household Handbook",
    description: "Bread, bicycles, knots and weather: a small handbook written for this project.",
  },
];

const [folder] = process.argv.slice(2);
const corpora = KNOWN.map((corpus) => ({ ...corpus, file: `${corpus.id}.jsonl` }))
  .filter(({ file }) => existsSync(join(folder, file)))
  .map((corpus) => {
    const bytes = readFileSync(join(folder, corpus.file));
    const documents = bytes.toString("utf8").split("\n").filter((line) => line.trim() !== "").length;
    return { ...corpus, documents, bytes: bytes.length };
  });
writeFileSync(join(folder, "index.json"), JSON.stringify(corpora, null, 2) + "\n");
console.log(corpora.map(({ id, documents }) => `corpus ${id}: ${documents} documents`).join("\n"));
