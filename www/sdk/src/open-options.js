// The options of `Collection.open`, checked, and what the engine makes of them.

import { failure } from "./error.js";
import { defaultWorkers } from "./pool-size.js";

/** @typedef {import("./rpc.js").OnProgress} OnProgress */

/**
 * @typedef {object} OpenOptions
 * @property {"text" | "keyword" | "multimodal"} [tier] "text": sentences are compared by meaning, with a model that is downloaded once; "keyword":
 *   no model, texts are found by their words; "multimodal": as "text", and fields of type "image" hold pictures, whose model is
 *   downloaded when the first picture comes. A collection whose `fields` have no text and no pictures needs no model in any tier
 * @property {Record<string, string>} [fields] declared fields and their types, such as { title: "text", photo: "image", look: "vector(512)" }
 * @property {string | URL} [models] where the model folders are served; by default "models/" beside the page
 * @property {string} [model] folder name of the model
 * @property {string} [pictureModel] folder name of the model of pictures, "lite0-minilm" by default
 * @property {string | URL | ArrayBuffer | Uint8Array} [index] a prebuilt .nsi, or its address. With `persist` it is
 *   the beginning of the stored copy, and takes its place when its bytes have changed
 * @property {import("./connection.js").WorkerOption} [worker]
 * @property {number} [workers] threads that encode passages while indexing. With 1 the engine encodes itself; with
 *   more, a large upsert starts that many workers beside it, and searches do not wait for passages. The index is the
 *   same. By default a core less than the device has, at most 4, fewer where memory is small; with `worker: false` always 1
 * @property {import("./wasm.js").Precision} [precision] "w8a13", or "w7a7": faster, a little less exact, and another
 *   vector space, so an index made with the one does not open with the other (`model-mismatch`)
 * @property {boolean} [persist] keep the collection in this browser
 * @property {boolean} [readOnly] only search the stored copy, follow what other tabs commit, and never become its writer
 * @property {OnProgress} [onProgress]
 * @property {AbortSignal} [signal]
 */

/** @typedef {Pick<OpenOptions, "models" | "model">} ModelPlace */

const TIERS = ["text", "keyword", "multimodal"];

/** @type {import("./wasm.js").Precision[]} */
const PRECISIONS = ["w8a13", "w7a7"];

/**
 * @param {boolean} valid
 * @param {string} what
 */
export function requireOption(valid, what) {
  if (!valid) throw failure("option-invalid", what);
}

/** @param {unknown} name */
export function requireName(name) {
  // A folder of the private file system carries the name, percent-encoded.
  const valid = typeof name === "string" && name.length > 0 && encodeURIComponent(name).length <= 200;
  requireOption(valid, "A collection needs a name: a string of 1 to 200 letters (fewer outside ASCII).");
}

/** What addresses are relative to. */
export function baseAddress() {
  return globalThis.document?.baseURI ?? globalThis.location?.href;
}

/** @param {string | URL} address relative to the page */
export function absolute(address) {
  try {
    return new URL(address, baseAddress()).href;
  } catch (thrown) {
    throw failure("option-invalid", `"${address}" is not an address.`, { cause: thrown });
  }
}

/**
 * @param {ModelPlace} place
 * @returns {string} address of the model's folder
 */
export function modelFolder({ models = "models/", model = "minilm-l6" }) {
  const base = absolute(models);
  return new URL(`${model}/`, base.endsWith("/") ? base : `${base}/`).href;
}

/**
 * @param {string} name
 * @param {OpenOptions} options
 * @returns {import("./engine.js").OpenParams}
 */
export function openParams(name, options) {
  const { tier = "text", fields, precision, index, persist = true, readOnly = false, worker = true, workers = defaultWorkers() } = options;
  requireName(name);
  requireOption(TIERS.includes(tier), `There is no tier "${tier}"; use one of: ${TIERS.join(", ")}.`);
  requireOption(Number.isInteger(workers) && workers > 0, "`workers` must be a whole number above 0.");
  requireOption(precision === undefined || PRECISIONS.includes(precision), `There is no precision "${precision}"; use one of: ${PRECISIONS.join(", ")}.`);
  requireOption(persist || !readOnly, "`readOnly` needs a stored copy: leave `persist` at true.");
  const hasTexts = !fields || Object.values(fields).includes("text");
  const folder = tier !== "keyword" && hasTexts ? modelFolder(options) : undefined;
  const hasPictures = Object.values(fields ?? {}).includes("image");
  requireOption(!hasPictures || tier === "multimodal", 'Fields of type "image" need { tier: "multimodal" }.');
  /** @type {import("./engine.js").OpenParams} */
  const params = { name, folder, persist, readOnly, workers: worker === false ? 1 : workers };
  if (tier === "multimodal") params.pictures = modelFolder({ ...options, model: options.pictureModel ?? "lite0-minilm" });
  if (precision) params.precision = precision;
  if (fields) params.fields = fields;
  if (index instanceof ArrayBuffer) params.index = new Uint8Array(index);
  else if (index instanceof Uint8Array) params.index = index;
  else if (index !== undefined) params.index = absolute(index);
  return params;
}
