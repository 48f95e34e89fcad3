// Copies a large site that nobody here wrote: pages of Rust's core library, as the toolchain's documentation has them.
//
//   node www/tools/documentation.mjs FOLDER

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";

/** Pages of the site. */
const N_PAGES = 10_000;

/** @returns {string} the folder of all documentation; it is not there where it was not installed */
export function documentation() {
  return join(execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim(), "share/doc/rust/html");
}

/** @param {string} folder @returns {string[]} its pages, in order */
export function pagesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html")).sort().map((name) => join(folder, name));
}

/** Two pages of three are about single instructions of some processor: of those, evenly as many as there is room for. */
const isInstruction = (/** @type {string} */ path) => /\/(core_)?arch\//.test(path);

/** @template T @param {T[]} all @param {number} n @returns {T[]} at most so many, evenly from everywhere */
const evenly = (all, n) => all.filter((_, i) => Math.floor(((i + 1) * n) / all.length) > Math.floor((i * n) / all.length));

/** @param {string} folder gets the core library's pages, without those that only send on to another one */
export function copyCore(folder) {
  const from = join(documentation(), "core");
  const pages = pagesOf(from).filter((page) => !readFileSync(page, "utf8").includes('http-equiv="refresh"'));
  const library = pages.filter((page) => !isInstruction(page)).slice(0, N_PAGES);
  const instructions = evenly(pages.filter(isInstruction), N_PAGES - library.length);
  for (const page of [...library, ...instructions]) {
    const to = join(folder, relative(from, page));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, readFileSync(page));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (!folder) throw new Error("usage: documentation.mjs FOLDER");
  if (!existsSync(join(folder, "index.html"))) copyCore(folder);
  cpSync(join(documentation(), "static.files"), join(dirname(folder), "static.files"), { recursive: true });
}
