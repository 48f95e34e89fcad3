// Writes the list of what the shop's service worker keeps: `node offline-files.mjs SITE`.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Folders of the site that the page loads from. Large pictures are kept when they are seen. */
const FOLDERS = ["demo/shop", "demo/shop/src", "demo/shop/style", "demo/src", "demo/style", "sdk/src", "sdk/src/storage", "sdk/pkg"];
/** What errors say that a site's search has, too: all else of that folder is no part of a collection. */
const ADVICE = "sdk/src/site/advice.js";
/** What the shop never loads: the search of a static site, graphs for very many vectors, readers of files; and what sees pictures, which is kept when it was needed. */
const NEEDLESS = /_site|_sealing|_documents|_pictures|\.d\.ts$|tsconfig|\.jsonl$|^demo\/shop\/files\.js$|service-worker\.js$/;

/** Says where pictures are among texts, which the shop asks for whenever it opens. */
const PICTURE_MODEL = "models/lite0-minilm/manifest.json";

const [site] = process.argv.slice(2);
const paths = [PICTURE_MODEL, ADVICE, ...FOLDERS.flatMap((folder) => readdirSync(join(site, folder), { withFileTypes: true })
  .filter((file) => file.isFile()).map(({ name }) => `${folder}/${name}`)).filter((path) => !NEEDLESS.test(path))].sort();
const hash = createHash("sha256");
for (const path of paths) hash.update(path).update(readFileSync(join(site, path)));
const thumbnails = readdirSync(join(site, "demo/shop/thumbnails")).sort().map((name) => `demo/shop/thumbnails/${name}`);
for (const path of thumbnails) hash.update(readFileSync(join(site, path)));
const shop = { version: hash.digest("hex").slice(0, 16), files: ["demo/shop/", ...paths], thumbnails };
writeFileSync(join(site, "demo/shop/files.js"), `self.SHOP = ${JSON.stringify(shop)};\n`);
console.log(`shop: ${paths.length} files work offline, version ${shop.version}`);
