// The place of pictures in an open collection: which model's vectors it holds, and which model puts texts beside them.

import { failure } from "./error.js";
import { loadModel } from "./models.js";
import { Pictures } from "./pictures.js";

/** Each takes some 30 MB. */
const MOST_WORKERS = 2;

/**
 * Names the model of pictures, and loads the model that puts texts beside them. The network itself waits for a picture.
 * @param {import("./models.js").LoaderClass} ModelLoader
 * @param {import("./wasm.js").Encoders} encoders is told of both
 * @param {{ folder: string, workers: number, encoder: import("./wasm.js").Encoder | undefined }} how `folder` of the model of pictures; `encoder`
 *   of the passages, which may be that of the texts, too
 * @param {import("./rpc.js").CallContext} context
 */
export async function openPictures(ModelLoader, encoders, { folder, workers, encoder }, context) {
  const pictures = new Pictures(folder, Math.min(workers, MOST_WORKERS));
  const { id, fingerprint, dimension, texts, isAligned } = await pictures.place(context);
  encoders.set_pictures(id, fingerprint, dimension);
  const isOther = texts !== undefined && texts !== encoder?.id;
  const loaded = isOther ? await loadModel(ModelLoader, { folder: new URL(`../${texts}/`, folder).href, ...context }) : undefined;
  const beside = texts === undefined ? undefined : (loaded?.encoder ?? encoder);
  if (beside && !isAligned && beside.fingerprint !== fingerprint) {
    loaded?.encoder.free();
    throw failure("model-mismatch", `The site serves pictures of ${fingerprint} with texts of ${beside.fingerprint}.`);
  }
  if (beside) encoders.set_picture_texts(beside);
  return { pictures, dimension, texts: loaded?.encoder, warnings: loaded?.warnings ?? [] };
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
