// One load of one model: bytes go from the cache or the network straight into the loader, in small pieces, and those
// from the network into the cache as well. So neither thread nor module ever holds a file twice.

import { asNearsightError } from "./error.js";

/** @typedef {import("./model-cache.js").ModelCache} ModelCache */
/** @typedef {import("./model-cache.js").ModelFile} ModelFile */
/** @typedef {import("./models.js").ModelOptions} ModelOptions */
/** @typedef {import("./wasm.js").LoaderOf<unknown>} Loader */

/**
 * What `models.js` lends: whole small files, and the bytes of a file from a place on.
 * @typedef {object} Network
 * @property {(url: string, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>} manifest
 * @property {(url: string, from: number, signal: AbortSignal) => AsyncIterable<Uint8Array<ArrayBuffer>>} from
 */

/** What the loader is given at once: the module's memory grows by it and never shrinks. */
const PIECE_BYTES = 256 * 1024;

/** @param {unknown} thrown by the loader */
function isWrongBytes(thrown) {
  return ["weights-hash-mismatch", "weights-damaged"].includes(asNearsightError(thrown).code);
}

/** The loader checks every file's SHA-256, whether the file was kept or has just come. */
export class ModelLoad {
  #cache;
  #network;
  #folder;
  #signal;
  #onProgress;
  #fresh;
  #precision;
  #total = 0;
  #reported = 0;
  /** Bytes on this device, by file. @type {Map<string, number>} */
  #here = new Map();

  /**
   * @param {ModelCache} cache
   * @param {Network} network
   * @param {ModelOptions} options
   */
  constructor(cache, network, { folder, precision, signal, onProgress, fresh = false }) {
    this.#cache = cache;
    this.#network = network;
    this.#folder = folder;
    this.#signal = signal;
    this.#onProgress = onProgress;
    this.#fresh = fresh;
    this.#precision = precision;
  }

  /** @param {string} name */
  #url(name) {
    return new URL(name, this.#folder).href;
  }

  /**
   * @template {{ free(): void }} E
   * @param {import("./models.js").LoaderClass<E>} Loader
   * @returns {Promise<{ encoder: E, isCached: boolean }>}
   */
  async run(Loader) {
    const cached = this.#fresh ? undefined : await this.#cache.manifest();
    if (cached) {
      try {
        const { encoder } = await this.#finish(new Loader(cached, this.#precision));
        return { encoder, isCached: true };
      } catch (thrown) {
        if (["network", "aborted", "internal"].includes(asNearsightError(thrown).code)) throw thrown;
        // It may be older than the files now served, or than this version of the package.
        await this.#cache.deleteManifest();
      }
    }
    const bytes = await this.#network.manifest(this.#url("manifest.json"), this.#signal);
    const { encoder, files } = await this.#finish(new Loader(bytes, this.#precision));
    await this.#cache.putManifest(bytes);
    await this.#cache.keepOnly(files);
    return { encoder, isCached: false };
  }

  /**
   * @template E
   * @param {import("./wasm.js").LoaderOf<E>} loader
   */
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
   * @param {Loader} loader
   * @param {ModelFile[]} files
   */
  async #loadAll(loader, files) {
    this.#total = files.reduce((sum, file) => sum + file.bytes, 0);
    const lengths = await Promise.all(files.map((file) => this.#cache.length(file)));
    this.#here = new Map(files.map((file, i) => [file.name, Math.min(lengths[i] ?? 0, file.bytes)]));
    if (this.#loaded < this.#total) this.#reportDownload();
    for (const file of files) await this.#loadFile(loader, file);
    this.#onProgress({ stage: "load", loaded: this.#total, total: this.#total, unit: "bytes" });
  }

  /**
   * Loads one file; where what was kept or what came is wrong, from the beginning, and then once more.
   * @param {Loader} loader
   * @param {ModelFile} file
   */
  async #loadFile(loader, file) {
    for (let nFetched = 0; ; ) {
      const kept = await this.#cache.open(file, this.#signal, (length) => this.#count(file, length));
      if (kept.length === 0) nFetched += 1;
      let isWrong = false;
      try {
        return await this.#fill(loader, file, kept);
      } catch (thrown) {
        isWrong = isWrongBytes(thrown);
        if (!isWrong || nFetched === 2) throw thrown;
      } finally {
        await (isWrong ? kept.delete() : kept.close());
      }
    }
  }

  /**
   * @param {Loader} loader
   * @param {ModelFile} file
   * @param {import("./model-cache.js").KeptFile} kept
   */
  async #fill(loader, file, kept) {
    let here = kept.length;
    this.#count(file, here);
    loader.begin(file.name);
    for await (const chunk of kept.chunks()) give(loader, chunk);
    if (here < file.bytes) {
      for await (const chunk of this.#network.from(this.#url(file.name), here, this.#signal)) {
        give(loader, chunk);
        await kept.append(chunk);
        here += chunk.length;
        this.#count(file, here);
      }
    }
    loader.end();
  }

  /**
   * @param {ModelFile} file
   * @param {number} here
   */
  #count(file, here) {
    const isMore = here > (this.#here.get(file.name) ?? 0);
    this.#here.set(file.name, here);
    if (isMore) this.#reportDownload();
  }

  get #loaded() {
    return [...this.#here.values()].reduce((sum, here) => sum + here, 0);
  }

  /** Never goes back, not even while a file is fetched again. */
  #reportDownload() {
    const loaded = this.#loaded;
    if (loaded < this.#reported) return;
    this.#reported = loaded;
    this.#onProgress({ stage: "download", loaded, total: this.#total, unit: "bytes" });
  }
}

/**
 * @param {Loader} loader
 * @param {Uint8Array} bytes
 */
function give(loader, bytes) {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) loader.chunk(bytes.subarray(at, at + PIECE_BYTES));
}
