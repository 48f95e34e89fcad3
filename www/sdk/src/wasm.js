// The generated bindings under the types the engine relies on, and their one start.

import init, * as bindings from "../pkg/nearsight.js";
import { NearsightError, failure } from "./error.js";
import { fetchRuntime } from "./models.js";

/** @typedef {string | number} DocId */
/** @typedef {Record<string, unknown>} Fields */

/**
 * A found passage. Offsets are UTF-16 units: `start` and `end` into the field's text,
 * `highlights` (words of the query) and `focus` (the nearest sentence, where asked for) into `text`.
 * @typedef {{ field: string, start: number, end: number, text: string, highlights: [number, number][], focus?: [number, number] }} Passage
 */

/**
 * A found document with its best passage. A larger score is nearer.
 * @typedef {{ id: DocId, score: number, document: Fields, passage: Passage }} Hit
 */

/**
 * `focus`: whether each hit names the sentence nearest to the query, at the cost of encoding the passage's sentences.
 * @typedef {{ text: string, limit?: number, offset?: number, focus?: boolean }} SearchRequest
 */

/** @typedef {import("./model-cache.js").ModelFile} ModelFile */
/** @typedef {{ readonly id: string, readonly fingerprint: string, readonly dimension: number, free(): void }} Encoder */
/** @typedef {{ files(): ModelFile[], begin(name: string): void, chunk(bytes: Uint8Array): void, end(): void, finish(): Encoder, free(): void }} ModelLoader */

/**
 * @typedef {object} Upsert
 * @property {number} n_documents
 * @property {number} n_passages
 * @property {number} done_documents
 * @property {number} done_passages
 * @property {(collection: Collection, encoder: Encoder, max_tokens: number) => unknown} step
 * @property {() => void} free
 */

/**
 * @typedef {object} Collection
 * @property {number} n_documents
 * @property {number} n_passages
 * @property {() => Uint8Array} to_bytes
 * @property {(documents: object[], encoder: Encoder) => Upsert} plan
 * @property {(ids: DocId[]) => number} remove
 * @property {(request: SearchRequest, encoder: Encoder) => { hits: Hit[] }} search
 * @property {() => void} free
 */

/**
 * @typedef {object} Wasm
 * @property {new (manifest: Uint8Array) => ModelLoader} ModelLoader
 * @property {(new (fields: Record<string, string> | undefined, encoder: Encoder) => Collection) & { from_bytes(bytes: Uint8Array, encoder: Encoder): Collection }} Collection
 * @property {(name: string, bytes: Uint8Array) => Fields[]} documents
 */

/** @type {Promise<Wasm> | undefined} */
let started;

async function start() {
  const response = await fetchRuntime(new URL("../pkg/nearsight_bg.wasm", import.meta.url).href);
  try {
    await init({ module_or_path: response });
  } catch (thrown) {
    const { name, message } = /** @type {Error} */ (thrown);
    const what = `The wasm module could not be compiled (${name}: ${message}); a Content-Security-Policy must allow 'wasm-unsafe-eval'.`;
    throw failure("unsupported-browser", what, { cause: thrown });
  }
  return /** @type {Wasm} */ (/** @type {unknown} */ (bindings));
}

/**
 * The wasm module, started on the first call in this thread.
 * @returns {Promise<Wasm>}
 */
export function wasm() {
  started ??= start().catch((thrown) => {
    started = undefined;
    throw thrown;
  });
  return started;
}

/**
 * Whether the module has failed for good: its memory is in an unknown state after a trap or a panic.
 * @param {unknown} thrown
 */
export function isTrap(thrown) {
  if (thrown instanceof WebAssembly.RuntimeError) return true;
  return !(thrown instanceof NearsightError) && /** @type {{ code?: string } | undefined} */ (thrown)?.code === "internal";
}
