// The sites: pages that nobody here wrote, as the toolchain's documentation has them, indexed by our command and by Pagefind's.

import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { copyCore, documentation, pagesOf } from "../../../www/tools/documentation.mjs";
import { run } from "../command.mjs";
import { BUILT, PEERS } from "../paths.mjs";

/** @typedef {{ folder: string, build_s: number, build_s_pagefind: number, index_bytes: number, index_bytes_pagefind: number, rebuild_s: number }} Built */

/** The Rust Book, without the page for printers that has all of it once more: it asks not to be indexed, and Pagefind answers most questions with it. */
function copyBook(folder) {
  cpSync(join(documentation(), "book"), folder, { recursive: true });
  rmSync(join(folder, "print.html"), { force: true });
}

/**
 * An ext4 file system without a journal, as virtual machines have, gives no place of a removed file away for so long, and passes over
 * each of them for every new file: more than a second after an index of 2,000 files was removed, which nobody does who changes a page.
 */
const FORGETTING_MS = 370_000;

const COPY = { book: copyBook, docs10k: copyCore };

function seconds(call) {
  const start = performance.now();
  call();
  return (performance.now() - start) / 1000;
}

const bytesOf = (folder) => readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((name) => statSync(join(folder, name)))
  .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);

/**
 * The site under both indexes; building takes minutes the first time, because our vectors of passages are kept.
 * @param {"book" | "docs10k"} name
 * @param {(folder: string) => void} index ours
 * @returns {Built & { is_first: boolean }} `is_first`: whether passages had to be encoded
 */
export function buildSite(name, index) {
  const folder = join(BUILT, "sites", name);
  const isFirst = !existsSync(folder);
  if (isFirst) COPY[name](folder);
  for (const part of ["nearsight", "pagefind"]) rmSync(join(folder, part), { recursive: true, force: true });
  const pagefind = () => run(process.execPath, [join(PEERS, "node_modules/pagefind/lib/runner/bin.cjs"), "--site", folder, "--silent"]);
  // Ours first: Pagefind would index nothing of it, and neither does ours of Pagefind's.
  const build = seconds(() => index(folder));
  const rebuild = seconds(() => index(folder));
  const buildPagefind = seconds(pagefind);
  return {
    folder,
    is_first: isFirst,
    build_s: build,
    rebuild_s: rebuild,
    build_s_pagefind: buildPagefind,
    index_bytes: bytesOf(join(folder, "nearsight")),
    index_bytes_pagefind: bytesOf(join(folder, "pagefind")),
  };
}

/**
 * Seconds until the index has a page that was changed; afterwards the site and its index are as they were.
 * @param {string} folder
 * @param {(folder: string) => void} index ours
 */
export async function rebuildOnePage(folder, index) {
  await setTimeout(FORGETTING_MS);
  const [page] = pagesOf(folder).filter((path) => statSync(path).size > 20_000);
  const before = readFileSync(page, "utf8");
  writeFileSync(page, before.replace(/<\/(main|section)>/, "<p>One sentence more, about quokkas.</p></$1>"));
  try {
    return seconds(() => index(folder));
  } finally {
    writeFileSync(page, before);
    index(folder);
  }
}
