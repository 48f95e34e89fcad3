// Where the benchmarks find and put their files.

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { MODEL, SITE } from "../browser/browser.mjs";

export const ROOT = resolve(import.meta.dirname, "../..");
export { MODEL, SITE };

/** Everything that the benchmark builds, and that is never committed. */
export const BUILT = join(ROOT, "target/bench");

/** Our model in its two variants, and the peers' model as transformers.js wants it. */
export const VARIANTS = join(BUILT, "models");
export const HUB = join(BUILT, "hub");

export const PEERS = resolve(import.meta.dirname, "peers");
export const GOLDEN = join(ROOT, "tests/golden", MODEL);

const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");

/** The f32 weights that `nearsight model get` downloaded. */
export const SOURCE = join(process.env.NEARSIGHT_MODELS ?? join(cache, "nearsight"), MODEL, "source");

const book = join(SITE, "corpora/book.jsonl");

/** Real documents: the Rust Book where its HTML is installed, else the handbook. */
export const CORPUS = existsSync(book) ? book : join(ROOT, "tests/corpus/handbook.jsonl");
