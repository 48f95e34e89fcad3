// Fetches models, prebuilt indexes and the wasm module: the only file that touches the network.
//
// Finished files go to the cache one by one, so a load that was cut off goes on with the next file,
// and nothing is fetched once a model is complete.

import { asNearsightError, failure } from "./error.js";
import { ModelCache } from "./model-cache.js";

/** @typedef {import("./rpc.js").OnProgress} OnProgress */
/** @typedef {import("./wasm.js").Encoder} Encoder */
/** @typedef {import("./wasm.js").ModelLoader} ModelLoader */
/** @typedef {import("./wasm.js").Wasm["ModelLoader"]} LoaderClass */
/** @typedef {import("./model-cache.js").ModelFile} ModelFile */
/**
 * `folder`: absolute address, ends with "/". `fresh`: asks the site for the manifest even where the cache has one.
 * `cachedOnly`: fetches nothing, and fails with `network` where the cache does not have all of it.
 * @typedef {{
 *   folder: string, precision?: import("./wasm.js").Precision | undefined, signal: AbortSignal, onProgress: OnProgress,
 *   fresh?: boolean, cachedOnly?: boolean,
 * }} ModelOptions
 */

/** @typedef {{ signal?: AbortSignal, cache?: RequestCache, missing?: import("./error.js").ErrorCode }} RequestOptions */

/**
 * @param {string} url
 * @param {RequestOptions} [options] `missing`: the code where there is no such file
 */
async function request(url, { signal, cache = "default", missing = "network" } = {}) {
  let response;
  try {
    response = await fetch(url, { signal: signal ?? null, cache });
  } catch (thrown) {
    throw networkFailure(url, thrown, signal);
  }
  if (response.ok) return response;
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
 * @param {string} url
 * @param {RequestOptions} options
 * @param {(loaded: number, response: Response) => void} [onBytes]
 */
async function requestBytes(url, options, onBytes = () => {}) {
  const response = await request(url, options);
  const parts = [];
  let loaded = 0;
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      parts.push(part.value);
      loaded += part.value.length;
      onBytes(loaded, response);
    }
  } catch (thrown) {
    throw networkFailure(url, thrown, options.signal);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
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

/** @param {unknown} thrown by the loader */
function isWrongBytes(thrown) {
  return ["weights-hash-mismatch", "weights-damaged"].includes(asNearsightError(thrown).code);
}

/** One load of one model; the loader checks every file's SHA-256. */
class ModelLoad {
  #folder;
  #cache;
  #signal;
  #onProgress;
  #fresh;
  #cachedOnly;
  #precision;
  #total = 0;
  #received = 0;
  #reported = 0;

  /**
   * @param {ModelCache} cache
   * @param {ModelOptions} options
   */
  constructor(cache, { folder, precision, signal, onProgress, fresh = false, cachedOnly = false }) {
    this.#precision = precision;
    this.#cachedOnly = cachedOnly;
    this.#fresh = fresh;
    this.#cache = cache;
    this.#folder = folder;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  /** @param {string} name */
  #url(name) {
    return new URL(name, this.#folder).href;
  }

  /** @type {typeof requestBytes} */
  #request(url, options, onBytes) {
    if (this.#cachedOnly) throw failure("network", `${url} is not in the cache, and nothing is to be fetched.`);
    return requestBytes(url, options, onBytes);
  }

  /**
   * @param {LoaderClass} Loader
   * @returns {Promise<{ encoder: Encoder, isCached: boolean }>}
   */
  async run(Loader) {
    const { manifest } = this.#cache;
    const cached = this.#fresh ? undefined : await this.#cache.get(manifest);
    if (cached) {
      try {
        const { encoder } = await this.#finish(new Loader(cached, this.#precision));
        return { encoder, isCached: true };
      } catch (thrown) {
        if (["network", "aborted", "internal"].includes(asNearsightError(thrown).code)) throw thrown;
        // It may be older than the files now served, or than this version of the package.
        await this.#cache.delete(manifest);
      }
    }
    const options = /** @type {const} */ ({ signal: this.#signal, cache: "no-cache", missing: "weights-missing" });
    const bytes = await this.#request(manifest, options);
    const { encoder, files } = await this.#finish(new Loader(bytes, this.#precision));
    await this.#cache.put(manifest, bytes);
    await this.#cache.keepOnly([manifest, ...files.map((file) => this.#cache.key(file))]);
    return { encoder, isCached: false };
  }

  /** @param {ModelLoader} loader */
  async #finish(loader) {
    const files = loader.files();
    try {
      await this.#loadAll(loader, files);
    } catch (thrown) {
      loader.free();
      throw thrown;
    }
    // `finish` takes the loader with it, whether it throws or not.
    return { encoder: loader.finish(), files };
  }

  /**
   * @param {ModelLoader} loader
   * @param {ModelFile[]} files
   */
  async #loadAll(loader, files) {
    this.#total = files.reduce((sum, file) => sum + file.bytes, 0);
    this.#received = 0;
    const missing = [];
    for (const file of files) {
      if (await this.#loadCached(loader, file)) this.#received += file.bytes;
      else missing.push(file);
    }
    if (missing.length > 0) this.#reportDownload(this.#received);
    for (const file of missing) await this.#loadFetched(loader, file);
    this.#onProgress({ stage: "load", loaded: this.#total, total: this.#total, unit: "bytes" });
  }

  /**
   * @param {ModelLoader} loader
   * @param {ModelFile} file
   * @returns {Promise<boolean>} whether the cache had the right bytes
   */
  async #loadCached(loader, file) {
    const key = this.#cache.key(file);
    const bytes = await this.#cache.get(key);
    if (!bytes) return false;
    try {
      loader.file(file.name, bytes);
      return true;
    } catch (thrown) {
      if (!isWrongBytes(thrown)) throw thrown;
      await this.#cache.delete(key);
      return false;
    }
  }

  /**
   * Fetches one file, a second time if its length or its hash is wrong.
   * @param {ModelLoader} loader
   * @param {ModelFile} file
   */
  async #loadFetched(loader, file) {
    for (let attempt = 1; ; attempt++) {
      const bytes = await this.#fetch(file);
      try {
        loader.file(file.name, bytes);
      } catch (thrown) {
        if (!isWrongBytes(thrown) || attempt === 2) throw thrown;
        continue;
      }
      this.#received += file.bytes;
      await this.#cache.put(this.#cache.key(file), bytes);
      return;
    }
  }

  /** @param {ModelFile} file */
  #fetch(file) {
    // The bytes are kept in Cache Storage; "no-store" avoids a second copy in the HTTP cache.
    const options = /** @type {const} */ ({ signal: this.#signal, cache: "no-store", missing: "weights-missing" });
    return this.#request(this.#url(file.name), options, (received) => {
      this.#reportDownload(this.#received + Math.min(received, file.bytes));
    });
  }

  /**
   * Never goes back, not even while a file is fetched again.
   * @param {number} loaded
   */
  #reportDownload(loaded) {
    if (loaded <= this.#reported) return;
    this.#reported = loaded;
    this.#onProgress({ stage: "download", loaded, total: this.#total, unit: "bytes" });
  }
}

/**
 * The model of a folder: from the cache where it is complete, otherwise fetched.
 * @param {LoaderClass} Loader
 * @param {ModelOptions} options
 */
export async function loadModel(Loader, options) {
  const cache = await ModelCache.open(options.folder);
  const { encoder, isCached } = await new ModelLoad(cache, options).run(Loader);
  return { encoder, isCached, warnings: cache.warnings };
}
