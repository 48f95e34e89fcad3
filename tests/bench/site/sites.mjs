// The sites: pages that nobody here wrote, as the toolchain's documentation has them, indexed by our command and by Pagefind's.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { run } from "../command.mjs";
import { BUILT, PEERS } from "../paths.mjs";

/** Pages of the large site. */
const N_PAGES = 10_000;

/** @typedef {{ folder: string, build_s: number, build_s_pagefind: number, index_bytes: number, index_bytes_pagefind: number, rebuild_s: number, rebuild_one_page_s: number }} Built */

const html = () => join(run("rustc", ["--print", "sysroot"]).trim(), "share/doc/rust/html");

/** @param {string} folder @returns {string[]} its pages, in order */
function pagesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html")).sort().map((name) => join(folder, name));
}

/** The Rust Book, without the page for printers that has all of it once more: it asks not to be indexed, and Pagefind answers most questions with it. */
function copyBook(folder) {
  cpSync(join(html(), "book"), folder, { recursive: true });
  rmSync(join(folder, "print.html"), { force: true });
}

/** Pages of the core library, evenly from all of it, without those that only send on to another one. */
function copyDocs(folder) {
  const from = join(html(), "core");
  const pages = pagesOf(from).filter((page) => !readFileSync(page, "utf8").includes('http-equiv="refresh"'));
  const taken = pages.filter((_, i) => Math.floor(((i + 1) * N_PAGES) / pages.length) > Math.floor((i * N_PAGES) / pages.length));
  for (const page of taken) {
    const to = join(folder, relative(from, page));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, readFileSync(page));
  }
}

const COPY = { book: copyBook, docs10k: copyDocs };

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
  const [page] = pagesOf(folder).filter((path) => statSync(path).size > 20_000);
  const before = readFileSync(page, "utf8");
  writeFileSync(page, before.replace(/<\/(main|section)>/, "<p>One sentence more, about quokkas.</p></$1>"));
  let rebuildOne;
  try {
    rebuildOne = seconds(() => index(folder));
  } finally {
    writeFileSync(page, before);
  }
  index(folder);
  const buildPagefind = seconds(pagefind);
  return {
    folder,
    is_first: isFirst,
    build_s: build,
    rebuild_s: rebuild,
    rebuild_one_page_s: rebuildOne,
    build_s_pagefind: buildPagefind,
    index_bytes: bytesOf(join(folder, "nearsight")),
    index_bytes_pagefind: bytesOf(join(folder, "pagefind")),
  };
}
