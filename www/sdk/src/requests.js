// What a page asks of a collection, checked, and in the words of the engine.

import { failure } from "./error.js";
import { absolute, baseAddress, requireOption } from "./open-options.js";

/** @typedef {import("./wasm.js").DocId} DocId */
/** @typedef {import("./filter.js").Filter} Filter */
/** @typedef {import("./vectors.js").Vector} Vector */
/** @typedef {import("./vectors.js").VectorsByField} VectorsByField */

/**
 * A question. One of `text`, `image`, `vector`, `like`, `unlike` and `context` is needed.
 * @typedef {object} SearchRequest
 * @property {string} [text] the words of the question; they find pictures, too
 * @property {import("./page-pictures.js").PictureSource} [image] a picture that those of the wanted documents are like; with `text`, what both show
 *   together
 * @property {Vector | VectorsByField} [vector] what the wanted documents' own vectors are near: for the only vector field, or by field
 * @property {DocId[]} [like] documents that the wanted ones are near, by all vectors that they have; they themselves are no answers
 * @property {DocId[]} [unlike] documents that the wanted ones are far from; they themselves are no answers
 * @property {"average_vector" | "best_score"} [strategy] how `like` and `unlike` become an order: by their means, which is the default,
 *   or by the one example that is nearest
 * @property {{ like: DocId, unlike: DocId }[]} [context] pairs of documents; hits are nearer to the first of each than to the second
 * @property {Filter} [filter] what hits must meet, in Qdrant's language
 * @property {number} [limit] the most hits, 10 by default
 * @property {number} [offset] hits to pass over first
 * @property {string[]} [facets] keys whose values are counted among all documents that meet the filter
 * @property {string} [groupBy] only the best hit of all documents that have the same value of this key
 * @property {number} [minSimilarity] the least similarity of a hit: a cosine, a dot product or a negative distance
 * @property {number} [diversity] 0 to 1: how much hits are to differ from those above them
 * @property {{ text?: number, vector?: number, [vectorField: string]: number | undefined }} [weights] how much words, vectors, and the
 *   vectors of single fields count, each 1 by default; 0 switches one off
 * @property {{ by: "rrf", k?: number } | { by: "weighted_sum" }} [fusion] how the two rankings become one
 * @property {boolean} [explain] whether each hit says what its score is made of
 * @property {boolean} [focus] whether each hit names the sentence nearest to the query, at the cost of encoding its passage's sentences
 */

/**
 * Documents without a question.
 * @typedef {object} ScrollRequest
 * @property {Filter} [filter]
 * @property {{ key: string, direction?: "asc" | "desc", startFrom?: number | string }} [orderBy] a number or date that
 *   documents have; by default they come in the order in which they were added
 * @property {number} [limit] the most documents, 10 by default
 * @property {number} [offset] documents to pass over first
 * @property {number} [sample] in random order, the same for the same number; instead of `orderBy`
 */

/** @param {{ limit: unknown, offset: unknown }} page */
function requirePage({ limit, offset }) {
  requireOption(Number.isInteger(limit) && Number(limit) > 0, "`limit` must be a whole number above 0.");
  requireOption(Number.isInteger(offset) && Number(offset) >= 0, "`offset` must be a whole number, 0 or above.");
}

/** Levels of JSON; the engine's own limit. Much deeper values do not even reach a worker: they arrive as null. */
const MOST_LEVELS = 100;

/**
 * @param {unknown} filter
 * @param {number} [levels]
 */
export function requireShallow(filter, levels = MOST_LEVELS) {
  if (typeof filter !== "object" || filter === null) return;
  if (levels === 0) throw failure("filter-invalid", `The filter is nested deeper than ${MOST_LEVELS} levels.`);
  for (const part of Object.values(filter)) requireShallow(part, levels - 1);
}

/**
 * @typedef {object} UpsertChoice
 * @property {"refuse" | "skip"} [onInvalid] what becomes of a batch with invalid documents: "refuse" keeps none of it and rejects for
 *   the first of them; "skip" leaves them out, and names them in the result's `skipped`
 */

/**
 * @param {object[]} documents
 * @param {UpsertChoice} [choice]
 */
export function upsertRequest(documents, { onInvalid = "refuse" } = {}) {
  requireOption(onInvalid === "refuse" || onInvalid === "skip", '`onInvalid` must be "refuse" or "skip".');
  if (!Array.isArray(documents)) throw failure("document-invalid", "Documents are given as an array.");
  return { documents, skipInvalid: onInvalid === "skip", base: baseAddress() };
}

/** @param {SearchRequest} request */
export function searchRequest(request) {
  const { groupBy, minSimilarity, vector, image, limit = 10, offset = 0, ...rest } = request ?? {};
  const { text, like = [], unlike = [], context = [] } = rest;
  requireOption(text === undefined || typeof text === "string", "`text` must be a string.");
  requireOption(Array.isArray(like) && Array.isArray(unlike), "`like` and `unlike` must be arrays of ids.");
  requireOption(Array.isArray(context), "`context` must be an array of pairs, such as { like: 1, unlike: 2 }.");
  const isVector = vector === undefined || (typeof vector === "object" && vector !== null);
  requireOption(isVector, "`vector` must be an array of numbers, or an object of field to array.");
  requireOption(!image || vector === undefined || !(Array.isArray(vector) || ArrayBuffer.isView(vector)), "Beside `image`, `vector` must be an object of field to array.");
  const isAsked = text !== undefined || vector !== undefined || image !== undefined || like.length + unlike.length + context.length > 0;
  requireOption(isAsked, "A search needs { text }, { image }, { vector }, { like }, { unlike } or { context }.");
  requirePage({ limit, offset });
  requireShallow(rest.filter);
  return { request: { ...rest, limit, offset, group_by: groupBy, min_similarity: minSimilarity }, vector, image: typeof image === "string" ? absolute(image) : image };
}

/**
 * @typedef {object} ClassifyOptions
 * @property {string} [template] what is said of the picture, "{}" stands for the label: "a photo of a {}" by default
 * @property {number} [temperature] the smaller, the more the nearest label takes: 0.05 by default
 */

/**
 * @param {any} image
 * @param {string[]} labels
 * @param {ClassifyOptions} [options]
 */
export function classifyRequest(image, labels, { template = "a photo of a {}", temperature = 0.05 } = {}) {
  requireOption(image !== undefined && image !== null, "`image` must be a picture: a file, an element, pixels or an address.");
  const areLabels = Array.isArray(labels) && labels.length > 0 && labels.every((label) => typeof label === "string" && label.trim() !== "");
  requireOption(areLabels, "`labels` must be an array of texts, at least one.");
  requireOption(typeof template === "string" && template.includes("{}"), '`template` must be a text with "{}" for the label.');
  requireOption(Number.isFinite(temperature) && temperature > 0, "`temperature` must be a number above 0.");
  return { image: typeof image === "string" ? absolute(image) : image, labels, template, temperature };
}

/**
 * @typedef {object} DuplicatesOptions
 * @property {number} [minSimilarity] how near two look-alikes are at least: 0.95 by default
 * @property {number} [limit] the most groups, 100 by default
 * @property {AbortSignal} [signal]
 */

/**
 * @param {string} field
 * @param {DuplicatesOptions} [options]
 */
export function duplicatesRequest(field, { minSimilarity = 0.95, limit = 100 } = {}) {
  requireOption(typeof field === "string", "`field` must be the name of a field of pictures or vectors.");
  requireOption(Number.isFinite(minSimilarity), "`minSimilarity` must be a number.");
  requirePage({ limit, offset: 0 });
  return { field, minSimilarity, limit };
}

/** @param {ScrollRequest} request */
export function scrollRequest(request) {
  const { orderBy, limit = 10, offset = 0, ...rest } = request ?? {};
  requirePage({ limit, offset });
  requireShallow(rest.filter);
  if (!orderBy) return { ...rest, limit, offset };
  const { startFrom, ...order } = orderBy;
  return { ...rest, limit, offset, order_by: { ...order, start_from: startFrom } };
}

/** @param {unknown} ids */
export function requireIds(ids) {
  requireOption(Array.isArray(ids), "Documents are named by an array of ids.");
}
