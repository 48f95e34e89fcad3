// The one error class of the package and the one list of its codes.
//
// Code switches on `error.code`; the message is for people and always ends with what to do.

const LIST = Object.freeze({
  "unsupported-browser": "Use a browser with WebAssembly SIMD: Chrome 91, Firefox 89, Safari 16.4 or newer; below that, show a link to another search.",
  "option-invalid": "Correct the option; the documentation of Collection.open lists them.",
  "fields-invalid": "Declare fields as { name: \"text\", price: \"float\" }, the body last of the texts; leave out what is only carried along.",
  "network": "Check the connection and the `models` address, then open again: finished files are kept.",
  "manifest-invalid": "Serve the manifest.json that `nearsight model convert` wrote, unchanged.",
  "weights-missing": "Copy the whole model folder to the site: every file that its manifest.json names.",
  "weights-hash-mismatch": "Copy the model folder to the site again, all files from one conversion; then open again.",
  "weights-damaged": "Copy the model folder to the site again; if that does not help, convert the model again.",
  "tokenizer-invalid": "Serve the vocab.txt or tokenizer.json that belongs to the model.",
  "index-missing": "Copy the index to the site, or correct the `index` address.",
  "index-damaged": "Build the index again, or erase the stored copy with Collection.erase(name) and add the documents again.",
  "index-version": "Build the index again with this version, or open it with the version that wrote it.",
  "language-missing": "Build the index again with `nearsight index --language en` or `none`: the browser's module has English stems alone.",
  "model-mismatch": "Open it with the model that made it, or build it again with this one.",
  "model-missing": "Open the collection with tier \"text\" to add or compare texts by meaning.",
  "query-empty": "Give at least one word to search for.",
  "query-too-long": "Shorten the query to a few sentences.",
  "query-invalid": "Correct the part of the request that is named; the documentation of search lists them.",
  "filter-invalid": "Correct the filter at the named place; it is Qdrant's filter language.",
  "key-invalid": "Write keys as \"a\", \"a.b\" or \"a[].b\".",
  "image-invalid": "Give a JPEG, PNG, WebP, AVIF, GIF or SVG that this browser shows; with { onInvalid: \"skip\" } the other documents are kept.",
  "image-too-large": "Give a picture of at most 67 megapixels.",
  "schema-invalid": "Declare fields with the types text, keyword, integer, float, bool, datetime, geo, uuid, vector(N) or image.",
  "payload-invalid": "Correct the value, or declare the field with another type.",
  "document-missing": "Give ids of documents that are in the collection.",
  "document-empty": "Give the document a text that is not empty or a vector, or leave it out.",
  "document-repeated": "Nothing needs to be done: of several documents with one id in a batch, the last counts.",
  "document-invalid": "Pass plain objects: { id, title, text, ... } with values that JSON knows.",
  "no-documents": "Pass at least one document.",
  "file-unsupported": "Use .md, .txt, .html, .jsonl or .csv.",
  "file-invalid": "Correct the file at the named place.",
  "storage-full": "Free space on the device; what was stored stays, and the copy in memory still answers until the page closes.",
  "storage-failed": "The copy in memory still answers; reload the page to try the storage again.",
  "persistence-unavailable": "The collection lives in memory only; serve the page over HTTPS and outside private windows to keep it.",
  "collection-busy": "Close the collection in the other tab: then this one may write. With { persist: false } it needs no turn.",
  "read-only": "Open the collection without { readOnly: true } to change it.",
  "worker-ended": "Open the collection again: it continues from its last commit.",
  "site-not-found": "Run `nearsight site` over the built site and publish the folder that it writes; check the address of the search box.",
  "site-damaged": "Publish the folder that `nearsight site` writes whole, once more.",
  "site-version": "Publish the scripts and the index of one version of Nearsight.",
  "wasm-blocked": "Allow 'wasm-unsafe-eval' in the script-src of the page's Content-Security-Policy.",
  "aborted": "Call again to continue; what was finished is kept.",
  "closed": "Open the collection again with Collection.open.",
  "internal": "Please report this message with the steps that led to it.",
});

/** @typedef {keyof typeof LIST} ErrorCode */
/** @typedef {{ code: string, message: string, detail?: unknown }} ErrorData An error as it crosses a port. */

/**
 * Every code a caller can meet, with one line of advice.
 * Codes that start in the wasm module carry the module's own, more precise, message.
 */
export const ADVICE = /** @type {Readonly<Record<ErrorCode, string> & Record<string, string | undefined>>} */ (LIST);

/** What every failing call rejects with. */
export class NearsightError extends Error {
  /**
   * @param {ErrorCode | (string & {})} code stable, kebab-case
   * @param {string} message what happened, where, and what to do
   * @param {{ detail?: unknown, cause?: unknown }} [more]
   */
  constructor(code, message, { detail, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "NearsightError";
    /** @readonly */
    this.code = code;
    /** @readonly Figures that belong to the code, such as the documents finished before an abort. */
    this.detail = detail;
  }
}

/**
 * An error of this package: what happened, followed by the code's advice.
 * @param {ErrorCode} code
 * @param {string} what one sentence with its full stop
 * @param {{ detail?: unknown, cause?: unknown }} [more]
 */
export function failure(code, what, more) {
  return new NearsightError(code, `${what} ${ADVICE[code]}`, more);
}

/**
 * Any thrown value as an error of this package. Errors of the wasm module keep their code and message.
 * @param {unknown} thrown
 * @returns {NearsightError}
 */
export function asNearsightError(thrown) {
  if (thrown instanceof NearsightError) return thrown;
  const { code, message, name } = /** @type {{ code?: unknown, message?: string, name?: string }} */ (thrown ?? {});
  if (typeof code === "string") return new NearsightError(code, message ?? code, { cause: thrown });
  if (name === "QuotaExceededError") return failure("storage-full", "The browser has no room left for this site.", { cause: thrown });
  return failure("internal", `${name ?? "Error"}: ${message ?? String(thrown)}.`, { cause: thrown });
}

/**
 * @param {unknown} thrown
 * @returns {ErrorData}
 */
export function toData(thrown) {
  const { code, message, detail } = asNearsightError(thrown);
  return { code, message, detail };
}

/** @param {ErrorData} data */
export function fromData({ code, message, detail }) {
  return new NearsightError(code, message, { detail });
}
