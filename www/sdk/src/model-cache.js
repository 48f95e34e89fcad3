// What a browser keeps of a model folder, and where: in the private file system, else in Cache Storage, else nowhere.

import { asNearsightError, failure } from "./error.js";
import { ModelFiles } from "./model-files.js";
import { ModelResponses, parts } from "./model-responses.js";

/** @typedef {{ name: string, bytes: number, sha256: string }} ModelFile */
/** @typedef {{ code: string, message: string }} Warning */

/**
 * A file of a model, open. `length`: its bytes that are there; `close` keeps them.
 * @typedef {object} KeptFile
 * @property {number} length
 * @property {() => AsyncIterable<Uint8Array>} chunks what was there when it was opened; a chunk is good until the next
 * @property {(bytes: Uint8Array<ArrayBuffer>) => Promise<void>} append
 * @property {() => Promise<void>} close
 * @property {() => Promise<void>} delete
 */

/** @returns {KeptFile} that keeps nothing */
function unkept() {
  return { length: 0, async *chunks() {}, async append() {}, async close() {}, async delete() {} };
}

/**
 * @param {Uint8Array} manifest
 * @returns {number | undefined} nothing for one that was cut off
 */
export function totalBytes(manifest) {
  try {
    /** @type {{ files: ModelFile[] }} */
    const { files } = JSON.parse(new TextDecoder().decode(manifest));
    return files.reduce((sum, { bytes }) => sum + bytes, 0);
  } catch {
    return undefined;
  }
}

/** The kept files of one model folder. What cannot be kept is a warning: the model works from memory. */
export class ModelCache {
  #store;
  /** Files that are wrong and cannot be removed, because another tab reads them. @type {Set<string>} */
  #stuck = new Set();
  /** @type {Warning[]} Why something could not be kept. */
  warnings = [];

  /** @param {ModelFiles | ModelResponses | undefined} store */
  constructor(store) {
    this.#store = store;
    if (!store) this.#warn(failure("persistence-unavailable", "This page can keep no files, so each visit fetches the model again."));
  }

  /** @param {string} folder absolute address, ends with "/" */
  static async open(folder) {
    const files = await ModelFiles.open(folder);
    if (!files) return new ModelCache(await ModelResponses.open(folder));
    if (!(await files.manifest()) && (await ModelResponses.exist())) await adopt(files, folder).catch(() => {});
    return new ModelCache(files);
  }

  /** The manifest; it is there only when the model once worked as a whole. */
  async manifest() {
    return this.#store?.manifest();
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async putManifest(bytes) {
    await this.#store?.putManifest(bytes).catch((thrown) => this.#warn(thrown));
  }

  async deleteManifest() {
    await this.#store?.deleteManifest().catch(() => {});
  }

  /**
   * @param {ModelFile} file
   * @returns {Promise<number>} how many of its bytes are there
   */
  async length(file) {
    return (await this.#store?.length(file)) ?? 0;
  }

  /** Bytes of all files, whole or not, the manifest not counted. */
  async total() {
    return (await this.#store?.total()) ?? 0;
  }

  /**
   * @param {ModelFile} file
   * @param {AbortSignal} signal
   * @param {(length: number) => void} onGrowth while another tab fetches the file: what it has
   * @returns {Promise<KeptFile>}
   */
  async open(file, signal, onGrowth) {
    if (this.#stuck.has(file.sha256)) return unkept();
    let kept;
    try {
      kept = await this.#store?.open(file, signal, onGrowth);
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      this.#warn(thrown);
    }
    return kept ? this.#forgiving(file, kept) : unkept();
  }

  /**
   * @param {ModelFile} file
   * @param {KeptFile} kept
   * @returns {KeptFile} that goes on without keeping anything when it cannot
   */
  #forgiving({ sha256 }, kept) {
    const warn = (/** @type {unknown} */ thrown) => this.#warn(thrown);
    const remove = () => kept.delete().catch(() => void this.#stuck.add(sha256));
    let isFailed = false;
    return {
      length: kept.length,
      chunks: () => kept.chunks(),
      async append(bytes) {
        if (isFailed) return;
        await kept.append(bytes).catch((thrown) => {
          isFailed = true;
          warn(thrown);
          // The room is better used by the visitor's own documents.
          return remove();
        });
      },
      close: async () => (isFailed ? undefined : kept.close().catch(warn)),
      delete: async () => (isFailed ? undefined : remove()),
    };
  }

  /**
   * Removes what an earlier version of the model left.
   * @param {ModelFile[]} files what stays
   */
  async keepOnly(files) {
    await this.#store?.keepOnly(files);
  }

  /** @param {unknown} thrown */
  #warn(thrown) {
    const known = asNearsightError(thrown);
    const { name, message: why } = /** @type {Error} */ (thrown);
    const { code, message } = known.code === "internal" ? failure("storage-failed", `The model could not be kept (${name}: ${why}).`) : known;
    if (!this.warnings.some((warning) => warning.code === code)) this.warnings.push({ code, message });
  }
}

/**
 * Moves what an earlier version of this package kept in Cache Storage, the manifest last.
 * @param {ModelFiles} files
 * @param {string} folder
 */
async function adopt(files, folder) {
  const responses = await ModelResponses.open(folder);
  for await (const { sha256, blob } of responses?.takeAll() ?? []) {
    if (sha256 === "") {
      await files.putManifest(new Uint8Array(await blob.arrayBuffer()));
      continue;
    }
    const kept = await files.open({ name: "", bytes: blob.size, sha256 }, new AbortController().signal, () => {});
    try {
      if (kept?.length === 0) for await (const part of parts(blob)) await kept.append(part);
    } finally {
      await kept?.close();
    }
  }
}
