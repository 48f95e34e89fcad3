// SVG pictures as WebP or PNG, drawn by Chromium, many to a page.

import { availableParallelism } from "node:os";
import { launchChromium } from "../chromium.mjs";

/** Pictures that travel to the page at once. */
const BATCH = 64;
const N_PAGES = Math.min(4, availableParallelism());

/** Edge in pixels, quality 0 to 1, WebP where no type is said. @typedef {{ edge: number, quality?: number, type?: "image/webp" | "image/png" }} Size */

/**
 * Runs in the page: each picture in each size, as base64.
 * @param {{ pictures: string[], sizes: Size[] }} batch
 */
async function drawn({ pictures, sizes }) {
  const surfaces = sizes.map(({ edge }) => new OffscreenCanvas(edge, edge));
  const base64 = async (/** @type {Blob} */ blob) => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const answers = [];
  for (const picture of pictures) {
    const image = new Image();
    const url = URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
    image.src = url;
    await image.decode();
    const files = [];
    for (const [i, { edge, quality, type = "image/webp" }] of sizes.entries()) {
      const surface = surfaces[i].getContext("2d", { willReadFrequently: true });
      surface.drawImage(image, 0, 0, edge, edge);
      files.push(await base64(await surfaces[i].convertToBlob({ type, ...(quality === undefined ? {} : { quality }) })));
    }
    URL.revokeObjectURL(url);
    answers.push(files);
  }
  return answers;
}

/**
 * @param {string[]} pictures SVG
 * @param {Size[]} sizes
 * @returns {AsyncGenerator<Buffer[]>} for each picture its files, one a size; an SVG that does not parse throws
 */
export async function* rasterised(pictures, sizes) {
  const browser = await launchChromium();
  try {
    // A context of its own gives each page a process, and so a core.
    const pages = await Promise.all(Array.from({ length: N_PAGES }, async () => (await browser.newContext()).newPage()));
    /** @type {Promise<string[][]>[]} */
    const underWay = [];
    let next = 0;
    const start = () => {
      if (next * BATCH >= pictures.length) return;
      underWay.push(pages[next % N_PAGES].evaluate(drawn, { pictures: pictures.slice(next * BATCH, (next + 1) * BATCH), sizes }));
      next += 1;
    };
    pages.forEach(start);
    while (underWay.length > 0) {
      const files = await underWay.shift();
      start();
      for (const sizesOfOne of files) yield sizesOfOne.map((text) => Buffer.from(text, "base64"));
    }
  } finally {
    await browser.close();
  }
}
