// The generated bindings under the types the engine relies on, and their one start.

import { NearsightError, failure } from "./error.js";
import { hasRelaxedSimd } from "./features.js";
import { fetchRuntime } from "./models.js";

/** @typedef {string | number} DocId */
/** @typedef {Record<string, unknown>} Fields */

/**
 * A found passage. Offsets are UTF-16 units: `start` and `end` into the field's text,
 * `highlights` (words of the query) and `focus` (the nearest sentence, where asked for) into `text`.
 * @typedef {{ field: string, start: number, end: number, text: string, highlights: [number, number][], focus?: [number, number] }} Passage
 */

/**
 * Where a document stands in one ranking: its place from 1, its score there (BM25 or a cosine), and what that adds to the hit's.
 * @typedef {{ rank: number, score: number, share: number }} ScorePart
 */

/**
 * Where a document stands among those found by words, by meaning and by the vectors of fields.
 * @typedef {{ text?: ScorePart, vector?: ScorePart, fields?: Record<string, ScorePart> }} Explanation
 */

/**
 * A found document with its best passage, where it has a text. `score`: what hits are ordered by; `similarity`: how near its
 * vector is to the query's, where vectors count: a cosine, a dot product or a negative distance; `explain`: where asked for.
 * @typedef {{ id: DocId, score: number, similarity?: number, document: Fields, passage?: Passage, explain?: Explanation }} Hit
 */

/** @typedef {{ value: string | number | boolean, count: number }} FacetCount */
/** @typedef {ReturnType<typeof import("./requests.js").searchRequest>["request"]} SearchRequest */
/** @typedef {import("./vectors.js").Vector} Vector */
/** @typedef {import("./vectors.js").VectorsByField} VectorsByField */
/** @typedef {ReturnType<typeof import("./requests.js").scrollRequest>} ScrollRequest */

/** @typedef {import("./model-cache.js").ModelFile} ModelFile */
/**
 * With which numbers the model computes: "w8a13" is the exact one, "w7a7" the fast one.
 * @typedef {"w8a13" | "w7a7"} Precision
 */
/**
 * @typedef {object} Encoder
 * @property {string} id
 * @property {string} fingerprint
 * @property {number} dimension
 * @property {(texts: string[]) => Float32Array<ArrayBuffer>[]} encode
 * @property {(texts: string[]) => Float32Array<ArrayBuffer>[]} encode_passages
 * @property {() => void} free
 */
/**
 * @template E
 * @typedef {{ files(): ModelFile[], begin(name: string): void, chunk(bytes: Uint8Array): void, end(): void, finish(): E, free(): void }} LoaderOf
 */
/** @typedef {LoaderOf<Encoder>} ModelLoader */

/**
 * @typedef {object} PictureEncoder
 * @property {string} id
 * @property {string} fingerprint
 * @property {number} dimension
 * @property {(width: number, height: number, rgba: Uint8Array | Uint8ClampedArray) => Float32Array<ArrayBuffer>} encode
 * @property {() => void} free
 */
/** @typedef {LoaderOf<PictureEncoder>} PictureLoader */

/**
 * What a collection encodes with; none at first.
 * @typedef {object} Encoders
 * @property {(encoder: Encoder) => void} set_text
 * @property {(id: string, fingerprint: string, dimension: number) => void} set_pictures
 * @property {(encoder: Encoder) => void} set_picture_texts
 * @property {() => void} free
 */

/**
 * A search for look-alikes under way; `groups` takes it with it.
 * @typedef {{ step(collection: Collection, n: number): boolean, groups(collection: Collection, limit: number): DocId[][], free(): void }} Duplicates
 */

/** @typedef {{ texts(): string[], free(): void }} PassageBatch */

/**
 * A document that was left out of an upsert: its place in the batch, its id where that could be read, and why.
 * @typedef {{ position: number, id?: DocId, code: string, message: string }} Skipped
 */

/**
 * @typedef {object} Upsert
 * @property {number} n_documents
 * @property {number} n_passages
 * @property {number} done_documents
 * @property {number} done_passages
 * @property {() => Skipped[]} skipped
 * @property {(collection: Collection, encoders: Encoders, max_tokens: number) => unknown} step
 * @property {(max_tokens: number) => PassageBatch | undefined} next_batch
 * @property {(collection: Collection, batch: PassageBatch, embeddings: Float32Array[]) => void} put
 * @property {(batch: PassageBatch) => void} give_back
 * @property {() => void} free
 */

/**
 * @typedef {object} Collection
 * @property {number} n_documents
 * @property {number} n_passages
 * @property {() => Uint8Array} to_bytes
 * @property {() => Uint8Array | undefined} changes see `Journaled` in storage/commit.js
 * @property {() => void} committed
 * @property {(record: Uint8Array, encoders: Encoders) => void} apply
 * @property {(documents: object[], vectors: (VectorsByField | undefined)[], encoders: Encoders, skip_invalid: boolean) => Upsert} plan
 * @property {() => string[]} picture_fields
 * @property {(field: string, min_similarity: number) => Duplicates} duplicates
 * @property {(ids: DocId[]) => number} remove
 * @property {(ids: DocId[], fields: Fields) => number} set_payload
 * @property {(ids: DocId[], keys: string[]) => number} delete_payload
 * @property {(request: SearchRequest, vector: Vector | VectorsByField | undefined, encoders: Encoders) => { hits: Hit[], facets?: Record<string, FacetCount[]> }} search
 * @property {() => { space: number, take(): Uint8Array, free(): void } | undefined} next_seal_input vectors that should get a graph
 * @property {(space: number, sealed: Uint8Array) => boolean} install
 * @property {(request: ScrollRequest) => Fields[]} scroll
 * @property {(filter: import("./filter.js").Filter) => { documents: number, passages: number }} count
 * @property {(ids: DocId[]) => Fields[]} retrieve
 * @property {() => void} free
 */

/**
 * Collections, as every module that has them gives them.
 * @typedef {object} Words
 * @property {(new (fields: Record<string, string> | undefined, encoders: Encoders) => Collection) & { from_bytes(bytes: Uint8Array, encoders: Encoders): Collection }} Collection
 * @property {new () => Encoders} Encoders
 */
/** @typedef {Words & { ModelLoader: new (manifest: Uint8Array, precision?: Precision) => ModelLoader }} Wasm */

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiling;
/** @type {Promise<Wasm> | undefined} */
let started;

/** @param {unknown} thrown */
function compileFailure(thrown) {
  const { name, message } = /** @type {Error} */ (thrown);
  const what = `The wasm module could not be compiled (${name}: ${message}); a Content-Security-Policy must allow 'wasm-unsafe-eval'.`;
  return failure("unsupported-browser", what, { cause: thrown });
}

async function compile() {
  // Bundlers look for exactly these expressions.
  const url = hasRelaxedSimd()
    ? new URL("../pkg/nearsight_relaxed_bg.wasm", import.meta.url)
    : new URL("../pkg/nearsight_bg.wasm", import.meta.url);
  const response = await fetchRuntime(url.href);
  // Compiling while it arrives needs the right media type, which not every server knows.
  const isTyped = response.headers.get("content-type")?.startsWith("application/wasm");
  const bytes = isTyped ? undefined : await response.arrayBuffer();
  const compiled = bytes ? WebAssembly.compile(bytes) : WebAssembly.compileStreaming(response);
  return compiled.catch((thrown) => {
    throw compileFailure(thrown);
  });
}

/**
 * The compiled module: the fastest build that this browser takes. It can be posted to another thread.
 * @returns {Promise<WebAssembly.Module>}
 */
export function compiled() {
  compiling ??= compile().catch((thrown) => {
    compiling = undefined;
    throw thrown;
  });
  return compiling;
}

/** @param {Promise<WebAssembly.Module>} module */
async function start(module) {
  const bindings = import("../pkg/nearsight.js");
  const module_or_path = await module;
  await (await bindings).default({ module_or_path }).catch((thrown) => {
    throw compileFailure(thrown);
  });
  return /** @type {Wasm} */ (/** @type {unknown} */ (await bindings));
}

/**
 * The module of collections with models, started on the first call in this thread.
 * @param {WebAssembly.Module} [module] compiled elsewhere
 * @returns {Promise<Wasm>}
 */
export function wasm(module) {
  started ??= start(module ? Promise.resolve(module) : compiled()).catch((thrown) => {
    started = undefined;
    throw thrown;
  });
  return started;
}

/**
 * @template {{ default: (options: { module_or_path: Response }) => Promise<unknown> }} Module
 * @param {Promise<Module>} importing
 * @param {URL} url
 */
async function startPart(importing, url) {
  const part = await importing;
  const response = await fetchRuntime(url.href);
  await part.default({ module_or_path: response }).catch((thrown) => {
    throw compileFailure(thrown);
  });
  return part;
}

/**
 * Starts on the first call in this thread; after a failure the next call tries again.
 * @template T
 * @param {() => Promise<T>} start
 * @returns {() => Promise<T>}
 */
function onFirstUse(start) {
  /** @type {Promise<T> | undefined} */
  let started;
  return () => {
    started ??= start().catch((thrown) => {
      started = undefined;
      throw thrown;
    });
    return started;
  };
}

/** The module of collections without a model: the same answers, a third fewer bytes. */
export const wordsWasm = onFirstUse(
  async () => /** @type {Words} */ (/** @type {unknown} */ (await startPart(import("../pkg/nearsight_words.js"), new URL("../pkg/nearsight_words_bg.wasm", import.meta.url)))),
);

/** The module that reads files, a download of its own that only those pay who read files. */
export const documentsWasm = onFirstUse(() => startPart(import("../pkg/nearsight_documents.js"), new URL("../pkg/nearsight_documents_bg.wasm", import.meta.url)));

/** The module that makes vectors of pictures, which only those download who have a picture. */
export const picturesWasm = onFirstUse(async () => {
  // As above: bundlers look for the expressions.
  const url = hasRelaxedSimd()
    ? new URL("../pkg/nearsight_pictures_relaxed_bg.wasm", import.meta.url)
    : new URL("../pkg/nearsight_pictures_bg.wasm", import.meta.url);
  const part = /** @type {unknown} */ (await startPart(import("../pkg/nearsight_pictures.js"), url));
  return /** @type {{ PictureLoader: new (manifest: Uint8Array, precision?: Precision) => PictureLoader }} */ (part);
});

/** The module that makes graphs, which only collections of very many vectors download. */
export const sealingWasm = onFirstUse(() => startPart(import("../pkg/nearsight_sealing.js"), new URL("../pkg/nearsight_sealing_bg.wasm", import.meta.url)));

/**
 * Whether the module has failed for good: its memory is in an unknown state after a trap or a panic.
 * @param {unknown} thrown
 */
export function isTrap(thrown) {
  if (thrown instanceof WebAssembly.RuntimeError) return true;
  return !(thrown instanceof NearsightError) && /** @type {{ code?: string } | undefined} */ (thrown)?.code === "internal";
}
