// Writes the offline shop's catalogue: `node generate.mjs FOLDER [--pictures]`.
//   products.jsonl     a product a line
//   products.json      the same for the page, which makes its index of words itself
//   fields             the fields, as the `nearsight index` command declares them
//   photos/*.svg       their pictures
//   photos/*.webp and thumbnails/*.webp, 320 and 96 pixels wide, and icon-*.png, with --pictures: needs Chromium

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { FIELDS } from "../../demo/shop/src/fields.js";
import { catalogue } from "./catalogue.mjs";

const SIZES = [{ folder: "photos", edge: 320, quality: 0.84 }, { folder: "thumbnails", edge: 96, quality: 0.76 }];

const ICON_EDGES = [192, 512];

/** @param {string} photo path of a picture @param {string} ending */
const fileName = (photo, ending) => `${basename(photo, ".webp")}.${ending}`;
const kib = (bytes) => (bytes / 1024).toFixed(1);

async function writePictures(folder, all) {
  const { rasterised } = await import("./rasterise.mjs");
  const bytes = SIZES.map(() => 0);
  let at = 0;
  for await (const files of rasterised(all.map(({ svg }) => svg), SIZES)) {
    for (const [i, file] of files.entries()) {
      writeFileSync(join(folder, SIZES[i].folder, fileName(all[at].product.photo, "webp")), file);
      bytes[i] += file.length;
    }
    at += 1;
  }
  return SIZES.map((size, i) => `${size.folder} of ${kib(bytes[i] / all.length)} KiB each`).join(", ");
}

/** The icon for those who install the shop and take no SVG. */
async function writeIcons(folder) {
  const { rasterised } = await import("./rasterise.mjs");
  const svg = readFileSync(resolve(import.meta.dirname, "../../demo/shop/icon.svg"), "utf8");
  for await (const files of rasterised([svg], ICON_EDGES.map((edge) => ({ edge, type: "image/png" })))) {
    for (const [i, file] of files.entries()) writeFileSync(join(folder, `icon-${ICON_EDGES[i]}.png`), file);
  }
}

const [folder, ...options] = process.argv.slice(2);
if (!folder || options.some((option) => option !== "--pictures")) {
  console.error("usage: node generate.mjs FOLDER [--pictures]");
  process.exit(2);
}
for (const { folder: part } of SIZES) mkdirSync(join(folder, part), { recursive: true });
const all = catalogue();
writeFileSync(join(folder, "products.jsonl"), all.map(({ product }) => JSON.stringify(product)).join("\n") + "\n");
writeFileSync(join(folder, "products.json"), JSON.stringify(all.map(({ product }) => product)));
writeFileSync(join(folder, "fields"), Object.entries({ ...FIELDS, photo: "image" }).map(([name, type]) => (type === "text" ? name : `${name}:${type}`)).join(","));
for (const { product, svg } of all) writeFileSync(join(folder, "photos", fileName(product.photo, "svg")), svg);
const pictures = options.includes("--pictures") ? `, ${await writePictures(folder, all)}` : "";
if (pictures) await writeIcons(folder);
console.log(`shop: ${all.length} products in ${new Set(all.map(({ product }) => product.category)).size} categories${pictures}`);
