// Pictures as pages have them, made ready for the way into the worker.

import { failure } from "./error.js";

/**
 * What a page may give as a picture: a file, what an element shows, pixels, or an address.
 * @typedef {Blob | ImageBitmap | ImageData | HTMLImageElement | HTMLCanvasElement | HTMLVideoElement | OffscreenCanvas | string | URL} PictureSource
 */

/** Longer side of a drawing without a size of its own. */
const DRAWING_SIDE = 512;

/** @param {unknown} value */
function isElement(value) {
  return ["HTMLImageElement", "HTMLCanvasElement", "HTMLVideoElement", "OffscreenCanvas"].some((name) => {
    const kind = /** @type {any} */ (globalThis)[name];
    return kind && value instanceof kind;
  });
}

/** @param {unknown} value */
function isDrawing(value) {
  return value instanceof Blob && value.type === "image/svg+xml" && typeof document !== "undefined";
}

/**
 * The same, as a value that crosses to the worker.
 * @param {unknown} picture
 */
export async function portable(picture) {
  if (picture instanceof URL) return picture.href;
  if (isDrawing(picture)) return rasterized(/** @type {Blob} */ (picture));
  if (!isElement(picture)) return picture;
  try {
    return await createImageBitmap(/** @type {HTMLCanvasElement} */ (picture));
  } catch (thrown) {
    throw failure("image-invalid", "The element shows no picture that this page may read.", { cause: thrown });
  }
}

/** Whether a value does not cross as it is. @param {unknown} value */
const needs = (value) => value instanceof URL || isElement(value) || isDrawing(value);

/** Whether some document has such a value. @param {object[]} documents */
export function needDrawing(documents) {
  return documents.some((document) => Object.values(document ?? {}).some(needs));
}

/**
 * @param {object[]} documents
 * @returns {Promise<object[]>}
 */
export async function portableDocuments(documents) {
  const made = documents.map(async (document) => {
    const entries = Object.entries(document ?? {}).filter(([, value]) => needs(value));
    if (entries.length === 0) return document;
    const ready = entries.map(async ([field, value]) => [field, await portable(value)]);
    return { ...document, ...Object.fromEntries(await Promise.all(ready)) };
  });
  return Promise.all(made);
}

/**
 * Workers cannot draw SVG.
 * @param {Blob} blob
 */
async function rasterized(blob) {
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const [width, height] = [image.naturalWidth || DRAWING_SIDE, image.naturalHeight || DRAWING_SIDE];
    const share = Math.max(DRAWING_SIDE / Math.max(width, height), 1);
    return await createImageBitmap(image, { resizeWidth: Math.round(width * share), resizeHeight: Math.round(height * share) });
  } catch (thrown) {
    throw failure("image-invalid", "The drawing cannot be read as SVG.", { cause: thrown });
  } finally {
    URL.revokeObjectURL(url);
  }
}
