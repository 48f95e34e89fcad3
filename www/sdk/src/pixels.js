// Encoded pictures to pixels, upright and in the screen's colours, by the browser's own decoders.

import { failure } from "./error.js";

/** What reaches the worker; a string is an address. @typedef {Blob | ImageBitmap | ImageData | string} Picture */

/** Pixels that are given to the encoder: they are copied into its memory, which never shrinks. What has more is made smaller by the browser. */
const MOST_PIXELS = 8 * 1024 * 1024;

/** Pixels of a picture that is read at all: as natively. */
const LARGEST = 2 ** 26;

/**
 * @param {Exclude<Picture, string>} picture
 * @returns {Promise<ImageData>}
 */
export async function pixels(picture) {
  if (picture instanceof ImageData) return picture;
  const bitmap = picture instanceof ImageBitmap ? picture : await decoded(picture);
  const { width, height } = bitmap;
  if (width * height > LARGEST) {
    bitmap.close();
    throw failure("image-too-large", `The picture has ${width} x ${height} pixels.`);
  }
  // The encoder looks at a square of some 256 pixels.
  const share = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  return drawn(bitmap, Math.max(1, Math.floor(width * share)), Math.max(1, Math.floor(height * share)));
}

/** @param {Blob} blob */
async function decoded(blob) {
  try {
    // Upright is the default of today's browsers, but not of older ones.
    return await createImageBitmap(blob, { imageOrientation: "from-image", premultiplyAlpha: "none" });
  } catch (thrown) {
    const kind = blob.type || "a file without a type";
    throw failure("image-invalid", `The browser cannot read this as a picture (${kind}, ${blob.size} bytes).`, { cause: thrown });
  }
}

/**
 * @param {ImageBitmap} bitmap
 * @param {number} width
 * @param {number} height
 */
function drawn(bitmap, width, height) {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw failure("unsupported-browser", "Pictures cannot be drawn in a worker here.");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
