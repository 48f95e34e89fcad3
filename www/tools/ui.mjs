// Writes the search box as few files: `node ui.mjs FOLDER`. near-sight.js is all of it in English; translations come when they are needed.
// The engine stays outside: it is looked for beside FOLDER, in sdk/src/site, and fetched with the first search.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const SOURCES = join(import.meta.dirname, "../ui/src");
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("which folder? node www/tools/ui.mjs FOLDER");

rmSync(folder, { recursive: true, force: true });
await build({
  entryPoints: { "near-sight": join(SOURCES, "index.js") },
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  chunkNames: "near-sight-[name]-[hash]",
  plugins: [{
    name: "engine",
    setup: ({ onResolve }) => onResolve({ filter: /\/sdk\/src\/site\// }, () => ({ path: "../sdk/src/site/index.js", external: true })),
  }],
  logLevel: "warning",
});
