// Writes the scripts of a searchable site, which `nearsight site` puts beside its index: `node runtime.mjs FOLDER`. With
// `--without-modules` their modules are left out: the npm package has them already, and its command finds them there.
//
// nearsight.js is the search box in English and the page's half of the search, worker.js the other half; translations come when
// they are needed. All addresses between them carry the hash of the whole, so that no cache mixes two versions: nearsight.js, whose
// own address is in people's pages, is the one file that may be old. runtime.json says what there is.

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { FORMAT } from "../sdk/src/site/entry.js";
import { SMALL } from "../sdk/src/site/module.js";

const WWW = join(import.meta.dirname, "..");
const SITE = join(WWW, "sdk/src/site");
const PACKAGE = join(WWW, "sdk/pkg");
/** What a page names. */
const PAGE = "nearsight.js";
const MODULE = "nearsight_site_bg.wasm";
/** What a site needs whose language the small module has no stemmer for. */
const LANGUAGES = "nearsight_site_languages_bg.wasm";
/** What a site needs whose questions are encoded (`--tier text`), beside the script of the encoder. */
const ENCODER_MODULES = ["nearsight_bg.wasm", "nearsight_relaxed_bg.wasm"];
const ENCODER = "encoder.js";
/** Stands for the hash until all is there to be hashed. */
const BUILD = "@build@";

/** What the sources say of each other, and what it is in the folder. */
const ADDRESSES = {
  "build.js": { '"sources"': `"${BUILD}"` },
  "start.js": { '"./worker.js"': `"./worker.js?v=${BUILD}"` },
  "module.js": { [`"../../pkg/${MODULE}"`]: `"./${MODULE}?v=${BUILD}"`, [`"../../pkg/${LANGUAGES}"`]: `"./${LANGUAGES}?v=${BUILD}"` },
  [ENCODER]: Object.fromEntries(ENCODER_MODULES.map((name) => [`"../../pkg/${name}"`, `"./${name}?v=${BUILD}"`])),
};

/** Of the errors that the package has, a site needs its own. @type {import("esbuild").Plugin} */
const advice = {
  name: "advice",
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/advice\.js$/ }, () => ({ path: join(SITE, "advice.js") })),
};

/** A page without the encoder has not its script either. @type {import("esbuild").Plugin} */
const apart = {
  name: "apart",
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/encoder\.js$/ }, () => ({ path: `./${ENCODER}?v=${BUILD}`, external: true })),
};

/** @type {import("esbuild").Plugin} */
const addresses = {
  name: "addresses",
  setup: ({ onLoad }) => onLoad({ filter: /\/sdk\/src\/site\/(build|start|module|encoder)\.js$/ }, async ({ path }) => {
    let contents = await readFile(path, "utf8");
    for (const [source, address] of Object.entries(ADDRESSES[basename(path)])) {
      if (!contents.includes(source)) throw new Error(`${path} does not say ${source}`);
      contents = contents.replace(source, address);
    }
    return { contents };
  }),
};

/** @param {Record<string, string>} entryPoints @param {string} outdir @returns {Promise<[name: string, text: string][]>} */
async function bundled(entryPoints, outdir) {
  const { outputFiles } = await build({
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    chunkNames: "nearsight-[name]-[hash]",
    plugins: [addresses, advice, apart],
    logLevel: "warning",
  });
  return outputFiles.map(({ path, text }) => [basename(path), text]);
}

const [folder, option] = process.argv.slice(2);
if (!folder) throw new Error("which folder? node www/tools/runtime.mjs FOLDER");

// Apart, or what both halves need would be a third file.
const scripts = [...await bundled({ worker: join(SITE, "worker.js") }, folder), ...await bundled({ encoder: join(SITE, ENCODER) }, folder), ...await bundled({ nearsight: join(WWW, "ui/src/index.js") }, folder)];
const modules = await Promise.all([MODULE, LANGUAGES, ...ENCODER_MODULES].map(async (name) => /** @type {const} */ ([name, await readFile(join(PACKAGE, name))])));
const hash = createHash("sha256");
for (const [, content] of [...scripts, ...modules]) hash.update(content);
const version = hash.digest("hex").slice(0, 12);

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [name, text] of scripts) await writeFile(join(folder, name), text.replaceAll(BUILD, version));
if (option !== "--without-modules") for (const [name, bytes] of modules) await writeFile(join(folder, name), bytes);
// The page's script is copied last: what it names is there by then.
const ofSites = scripts.map(([name]) => name).filter((name) => name !== ENCODER);
const names = [MODULE, ...ofSites].sort((a, b) => Number(a === PAGE) - Number(b === PAGE) || a.localeCompare(b));
const runtime = { build: version, format: FORMAT, files: names, stemmers: SMALL, others: [LANGUAGES], encoder: [...ENCODER_MODULES, ENCODER] };
await writeFile(join(folder, "runtime.json"), `${JSON.stringify(runtime, undefined, 2)}\n`);
