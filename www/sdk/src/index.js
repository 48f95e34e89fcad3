// The public entry of the package.

export { Collection } from "./collection.js";
export { readDocuments } from "./documents.js";
export { ADVICE, NearsightError } from "./error.js";
export { where } from "./filter.js";

/** @typedef {import("./open-options.js").OpenOptions} OpenOptions */
/** @typedef {import("./requests.js").SearchRequest} SearchRequest */
/** @typedef {import("./requests.js").ScrollRequest} ScrollRequest */
/** @typedef {import("./filter.js").Filter} Filter */
/** @typedef {import("./collection.js").SearchAnswer} SearchAnswer */
/** @typedef {import("./model-cache.js").Warning} Warning */
/** @typedef {import("./error.js").ErrorCode} ErrorCode */
/** @typedef {import("./rpc.js").OnProgress} OnProgress */
/** @typedef {import("./rpc.js").Progress} Progress */
/** @typedef {import("./wasm.js").DocId} DocId */
/** @typedef {import("./wasm.js").Fields} Fields */
/** @typedef {import("./wasm.js").Hit} Hit */
/** @typedef {import("./wasm.js").Passage} Passage */
/** @typedef {import("./page-pictures.js").PictureSource} PictureSource */
