// Fetches models, prebuilt indexes and the wasm module: the only file that touches the network.

import { asNearsightError, failure } from "./error.js";
import { ModelCache } from "./model-cache.js";
import { ModelLoad } from "./model-load.js";

/** @typedef {import("./rpc.js").OnProgress} OnProgress */
/**
 * @template {{ free(): void }} [E=import("./wasm.js").Encoder]
 * @typedef {new (manifest: Uint8Array, precision?: import("./wasm.js").Precision) => import("./wasm.js").LoaderOf<E>} LoaderClass
 */
/**
 * `folder`: absolute address, ends with "/". `fresh`: asks the site for the manifest even where the cache has one.
 * `cachedOnly`: fetches nothing, and fails with `network` where the cache does not have all of it.
 * @typedef {{
 *   folder: string, precision?: import("./wasm.js").Precision | undefined, signal: AbortSignal, onProgress: OnProgress,
 *   fresh?: boolean, cachedOnly?: boolean,
 * }} ModelOptions
 */

/**
 * `missing`: the code where there is no such file; `from`: asks for the bytes from there on.
 * @typedef {{ signal?: AbortSignal, cache?: RequestCache, missing?: import("./error.js").ErrorCode, from?: number }} RequestOptions
 */

/**
 * @param {string} url
 * @param {RequestOptions} [options]
 */
async function request(url, { signal, cache = "default", missing = "network", from = 0 } = {}) {
  let response;
  try {
    response = await fetch(url, { signal: signal ?? null, cache, headers: from > 0 ? { range: `bytes=${from}-` } : {} });
  } catch (thrown) {
    throw networkFailure(url, thrown, signal);
  }
  if (response.ok || (from > 0 && response.status === 416)) return response;
  const gone = response.status === 404 || response.status === 410;
  throw failure(gone ? missing : "network", `${url} answered with status ${response.status}.`);
}

/**
 * @param {string} url
 * @param {unknown} thrown
 * @param {AbortSignal | undefined} signal
 */
function networkFailure(url, thrown, signal) {
  if (signal?.aborted) return failure("aborted", "Opening was aborted.", { cause: thrown });
  return failure("network", `${url} could not be fetched.`, { cause: thrown });
}

/**
 * The body as it arrives.
 * @param {Response} response
 * @param {AbortSignal | undefined} signal
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
async function* parts(response, signal) {
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) yield part.value;
  } catch (thrown) {
    throw networkFailure(response.url, thrown, signal);
  } finally {
    // Whoever stops reading wants no more.
    void reader?.cancel().catch(() => {});
  }
}

/**
 * @param {string} url
 * @param {RequestOptions} options
 * @param {(loaded: number, response: Response) => void} [onBytes]
 */
async function requestBytes(url, options, onBytes = () => {}) {
  const response = await request(url, options);
  const bytes = [];
  let loaded = 0;
  for await (const part of parts(response, options.signal)) {
    bytes.push(part);
    loaded += part.length;
    onBytes(loaded, response);
  }
  return new Uint8Array(await new Blob(bytes).arrayBuffer());
}

/**
 * The wasm module, for the generated initializer, which compiles it while it arrives.
 * @param {string} url
 */
export function fetchRuntime(url) {
  return request(url);
}

/**
 * @param {string} url of a prebuilt index
 * @param {AbortSignal} signal
 * @param {OnProgress} onProgress
 */
export async function fetchIndex(url, signal, onProgress) {
  const bytes = await requestBytes(url, { signal, missing: "index-missing" }, (loaded, { headers }) => {
    // A compressed answer is longer than its content-length: then only the end is known.
    const total = Number(headers.get("content-length"));
    if (loaded < total) onProgress({ stage: "open", loaded, total, unit: "bytes" });
  });
  onProgress({ stage: "open", loaded: bytes.length, total: bytes.length, unit: "bytes" });
  return bytes;
}

/**
 * The bytes of a file from `from` on, as they arrive.
 * @param {string} url
 * @param {number} from
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
async function* fetchFrom(url, from, signal) {
  const response = await requestFrom(url, from, signal);
  // It has no more: the loader will find bytes missing, and what was kept gives way.
  if (response.status === 416) return;
  // A server that knows no ranges sends what is here already, too.
  let known = response.status === 206 ? 0 : from;
  for await (const part of parts(response, signal)) {
    if (known < part.length) yield part.subarray(known);
    known = Math.max(0, known - part.length);
  }
}

/**
 * @param {string} url
 * @param {number} from
 * @param {AbortSignal} signal
 */
async function requestFrom(url, from, signal) {
  // The bytes are kept by `ModelCache`; "no-store" avoids a second copy in the HTTP cache.
  const options = /** @type {const} */ ({ signal, cache: "no-store", missing: "weights-missing" });
  if (from === 0) return request(url, options);
  try {
    return await request(url, { ...options, from });
  } catch (thrown) {
    if (signal.aborted || asNearsightError(thrown).code !== "network") throw thrown;
    // The range itself may be what a server, or an older browser asking another origin, does not let through.
    return request(url, options);
  }
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 */
function fetchManifest(url, signal) {
  return requestBytes(url, { signal, cache: "no-cache", missing: "weights-missing" });
}

/**
 * @param {string} url
 * @returns {never}
 */
function refuse(url) {
  throw failure("network", `${url} is not in the cache, and nothing is to be fetched.`);
}

/**
 * A picture of an address.
 * @param {string} url
 * @param {AbortSignal} signal
 */
export async function fetchPicture(url, signal) {
  return (await request(url, { signal, missing: "image-invalid" })).blob();
}

/**
 * What the manifest of a model of pictures says of its place, before the model itself is fetched.
 * @param {import("./pictures.js").PictureModel} model
 * @param {AbortSignal} signal
 * @returns {Promise<import("./pictures.js").PicturePlace>}
 */
export async function loadModelManifest({ folder, precision, fresh }, signal) {
  const cache = await ModelCache.open(folder);
  const url = new URL("manifest.json", folder).href;
  const options = /** @type {const} */ ({ signal, missing: "weights-missing" });
  const kept = fresh ? undefined : await cache.manifest();
  // Without a network the browser's own cache may have it.
  const bytes = kept ?? (await fetchManifest(url, signal).catch(() => requestBytes(url, { ...options, cache: "force-cache" })));
  try {
    const { kind, id, fingerprint, dimension, texts, alignment, config } = JSON.parse(new TextDecoder().decode(bytes));
    // As the module itself names it: transformers alone have more than one precision.
    const named = precision && config.patch_size ? fingerprint.replace("/w8a13/", `/${precision}/`) : fingerprint;
    if (kind === "image") return { id, fingerprint: named, dimension, texts, isAligned: alignment !== undefined, isCached: kept !== undefined };
  } catch {
    // As below.
  }
  throw failure("manifest-invalid", `${url} is not of a model of pictures.`);
}

/**
 * The model of a folder: what the cache has of it, the rest fetched. Nothing is fetched once it is whole.
 * @template {{ free(): void }} E
 * @param {LoaderClass<E>} Loader
 * @param {ModelOptions} options
 */
export async function loadModel(Loader, options) {
  const cache = await ModelCache.open(options.folder);
  const network = options.cachedOnly ? { manifest: refuse, from: refuse } : { manifest: fetchManifest, from: fetchFrom };
  const { encoder, isCached } = await new ModelLoad(cache, network, options).run(Loader);
  return { encoder, isCached, warnings: cache.warnings };
}
