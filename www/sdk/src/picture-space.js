// The place of pictures in an open collection: which model's vectors it holds, and which model puts texts beside them.

import { failure } from "./error.js";
import { loadModel } from "./models.js";
import { Pictures } from "./pictures.js";

/** Each takes some 30 MB. */
const MOST_WORKERS = 2;

/**
 * `folder`: of the model of pictures; `fresh`: asks the site for manifests even where the cache has some; `encoder`: of the passages, which
 * may be that of the texts, too.
 * @typedef {{
 *   folder: string, workers: number, precision: import("./wasm.js").Precision | undefined, fresh: boolean, encoder: import("./wasm.js").Encoder | undefined,
 * }} PictureOptions
 */

/**
 * Names the model of pictures, and loads the model that puts texts beside them. The network itself waits for a picture.
 * @param {import("./models.js").LoaderClass} ModelLoader
 * @param {import("./wasm.js").Encoders} encoders is told of both
 * @param {PictureOptions} options
 * @param {import("./rpc.js").CallContext} context
 * @returns {Promise<{ pictures: Pictures, dimension: number, isCached: boolean, texts: import("./wasm.js").Encoder | undefined, warnings: import("./model-cache.js").Warning[] }>}
 */
export async function openPictures(ModelLoader, encoders, options, context) {
  const { folder, workers, precision, fresh, encoder } = options;
  const pictures = new Pictures({ folder, precision, fresh }, Math.min(workers, MOST_WORKERS));
  const { id, fingerprint, dimension, texts, isAligned, isCached } = await pictures.place(context);
  const isOther = texts !== undefined && texts !== encoder?.id;
  const place = { folder: new URL(`../${texts}/`, folder).href, precision, fresh };
  const loaded = isOther ? await loadModel(ModelLoader, { ...place, ...context }) : undefined;
  const beside = texts === undefined ? undefined : (loaded?.encoder ?? encoder);
  if (beside && !isAligned && beside.fingerprint !== fingerprint) {
    loaded?.encoder.free();
    // One of the two may be older than what the site serves now.
    if (!fresh) return openPictures(ModelLoader, encoders, { ...options, fresh: true }, context);
    throw failure("model-mismatch", `The site serves pictures of ${fingerprint} with texts of ${beside.fingerprint}.`);
  }
  encoders.set_pictures(id, fingerprint, dimension);
  if (beside) encoders.set_picture_texts(beside);
  return { pictures, dimension, isCached: isCached || (loaded?.isCached ?? false), texts: loaded?.encoder, warnings: loaded?.warnings ?? [] };
}

/**
 * The fields, of which those with pictures say how long their vectors are.
 * @param {Record<string, string>} fields
 * @param {number} dimension
 */
export function withDimension(fields, dimension) {
  const typed = Object.entries(fields).map(([name, type]) => [name, type === "image" ? `image(${dimension})` : type]);
  return Object.fromEntries(typed);
}
