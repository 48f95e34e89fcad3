// Model files in Cache Storage, for browsers without a private file system. A file is kept when it is whole, under its
// address and SHA-256: a download that was cut off goes on with the next file.

/** @typedef {import("./model-cache.js").ModelFile} ModelFile */
/** @typedef {import("./model-cache.js").KeptFile} KeptFile */

const CACHE = "nearsight-models-1";

/** The kept files of one model folder. */
export class ModelResponses {
  #cache;
  #folder;

  /**
   * @param {Cache} cache
   * @param {string} folder
   */
  constructor(cache, folder) {
    this.#cache = cache;
    this.#folder = folder;
  }

  /**
   * @param {string} folder
   * @returns {Promise<ModelResponses | undefined>} nothing where there is no Cache Storage
   */
  static async open(folder) {
    const cache = await globalThis.caches?.open(CACHE).catch(() => undefined);
    return cache && new ModelResponses(cache, folder);
  }

  /** @returns {Promise<boolean>} whether anything was ever kept there */
  static async exist() {
    return (await globalThis.caches?.has(CACHE).catch(() => false)) ?? false;
  }

  get #manifest() {
    return new URL("manifest.json", this.#folder).href;
  }

  /** @param {ModelFile} file */
  #key({ name, sha256 }) {
    const url = new URL(name, this.#folder);
    url.searchParams.set("sha256", sha256);
    return url.href;
  }

  async #keys() {
    return (await this.#cache.keys()).map(({ url }) => url).filter((url) => url.startsWith(this.#folder));
  }

  /** @param {string} key */
  async #length(key) {
    return (await (await this.#cache.match(key))?.blob())?.size ?? 0;
  }

  /** @param {ModelFile} file */
  length(file) {
    return this.#length(this.#key(file));
  }

  /** Bytes of all files, the manifest not counted. */
  async total() {
    let total = 0;
    for (const key of await this.#keys()) if (key !== this.#manifest) total += await this.#length(key);
    return total;
  }

  async manifest() {
    const response = await this.#cache.match(this.#manifest);
    return response && new Uint8Array(await response.arrayBuffer());
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  putManifest(bytes) {
    return this.#cache.put(this.#manifest, new Response(bytes));
  }

  async deleteManifest() {
    await this.#cache.delete(this.#manifest);
  }

  /**
   * Opens a file: to read where it is whole, otherwise to write it. Tabs that write it at once do no harm.
   * @param {ModelFile} file
   * @returns {Promise<KeptFile>}
   */
  async open(file) {
    const key = this.#key(file);
    const blob = await (await this.#cache.match(key))?.blob();
    return new KeptResponse(this.#cache, key, file.bytes, blob?.size === file.bytes ? blob : undefined);
  }

  /** @param {ModelFile[]} files what stays */
  async keepOnly(files) {
    const stays = [this.#manifest, ...files.map((file) => this.#key(file))];
    for (const key of await this.#keys()) if (!stays.includes(key)) await this.#cache.delete(key);
  }

  /**
   * The files of this folder, which are removed as they are taken.
   * @returns {AsyncGenerator<{ sha256: string, blob: Blob }>} `sha256` is empty for the manifest
   */
  async *takeAll() {
    for (const key of await this.#keys()) {
      const blob = await (await this.#cache.match(key))?.blob();
      if (blob) yield { sha256: new URL(key).searchParams.get("sha256") ?? "", blob };
      await this.#cache.delete(key);
    }
  }
}

/** @implements {KeptFile} */
class KeptResponse {
  #cache;
  #key;
  #bytes;
  #blob;
  length;
  /** @type {{ writer: WritableStreamDefaultWriter, put: Promise<void> } | undefined} */
  #writing;

  /**
   * @param {Cache} cache
   * @param {string} key
   * @param {number} bytes of the whole file
   * @param {Blob} [blob] the whole file
   */
  constructor(cache, key, bytes, blob) {
    this.#cache = cache;
    this.#key = key;
    this.#bytes = bytes;
    this.#blob = blob;
    this.length = blob?.size ?? 0;
  }

  async *chunks() {
    if (this.#blob) yield* parts(this.#blob);
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async append(bytes) {
    this.#writing ??= this.#begin();
    // A put that has failed takes no more: only the race tells of it.
    await Promise.race([this.#writing.writer.write(bytes), this.#writing.put]);
    this.length += bytes.length;
  }

  #begin() {
    const { readable, writable } = new TransformStream();
    const put = this.#cache.put(this.#key, new Response(readable));
    put.catch(() => {});
    return { writer: writable.getWriter(), put };
  }

  async close() {
    if (this.length === this.#bytes) {
      await this.#writing?.writer.close();
      await this.#writing?.put;
    } else {
      await this.#stop();
    }
  }

  async delete() {
    await this.#stop();
    await this.#cache.delete(this.#key);
  }

  /** A put whose stream breaks off keeps nothing. */
  async #stop() {
    await this.#writing?.writer.abort().catch(() => {});
    await this.#writing?.put.catch(() => {});
  }
}

/**
 * @param {Blob} blob
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
export async function* parts(blob) {
  const reader = blob.stream().getReader();
  for (let part = await reader.read(); part.value; part = await reader.read()) yield part.value;
}
