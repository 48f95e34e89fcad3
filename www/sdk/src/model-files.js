// Model files in the origin's private file system (OPFS). A file is named by its SHA-256 and grows as its bytes
// arrive: its length says how much of it is there, so a download that was cut off goes on inside the file.
// Whether its bytes are right is not known here: the loader hashes them whenever they are read.

import { failure } from "./error.js";
import { openAccess } from "./file-access.js";
import { holdModelFile } from "./locks.js";

/** @typedef {import("./model-cache.js").ModelFile} ModelFile */
/** @typedef {import("./model-cache.js").KeptFile} KeptFile */

const ROOT = "nearsight-models";
const CHUNK_BYTES = 256 * 1024;
/** Another tab that writes a file is watched this often, and given up after that long without a byte. */
const WATCH_MS = 200;
const STALLED_MS = 5000;

/**
 * @param {string} folder address of a model folder
 * @returns {Promise<string>} a name that every file system takes
 */
async function folderName(folder) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(folder));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The kept files of one model folder. */
export class ModelFiles {
  #directory;
  #name;

  /**
   * @param {FileSystemDirectoryHandle} directory
   * @param {string} name
   */
  constructor(directory, name) {
    this.#directory = directory;
    this.#name = name;
  }

  /**
   * @param {string} folder
   * @returns {Promise<ModelFiles | undefined>} nothing where this thread cannot write such files
   */
  static async open(folder) {
    const prototype = globalThis.FileSystemFileHandle?.prototype ?? {};
    if (!("createSyncAccessHandle" in prototype || "createWritable" in prototype) || !globalThis.crypto?.subtle) return undefined;
    try {
      const name = await folderName(folder);
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(ROOT, { create: true });
      return new ModelFiles(await root.getDirectoryHandle(name, { create: true }), name);
    } catch {
      // Private windows of some browsers.
      return undefined;
    }
  }

  /** @param {string} name */
  async #file(name) {
    const handle = await this.#directory.getFileHandle(name).catch(() => undefined);
    return handle?.getFile();
  }

  /** @param {{ sha256: string }} file */
  async length({ sha256 }) {
    return (await this.#file(sha256))?.size ?? 0;
  }

  /** Bytes of all files, the manifest not counted. */
  async total() {
    let total = 0;
    for await (const name of this.#directory.keys()) {
      if (name !== "manifest.json") total += (await this.#file(name))?.size ?? 0;
    }
    return total;
  }

  async manifest() {
    const file = await this.#file("manifest.json");
    return file && new Uint8Array(await file.arrayBuffer());
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async putManifest(bytes) {
    await this.deleteManifest();
    const access = await openAccess(await this.#directory.getFileHandle("manifest.json", { create: true }));
    try {
      await access.write(bytes, { at: 0 });
    } finally {
      await access.close();
    }
  }

  async deleteManifest() {
    await this.#remove("manifest.json");
  }

  /**
   * Opens a file: to read where it is whole, otherwise to go on writing it, as the only one in this origin.
   * @param {ModelFile} file
   * @param {AbortSignal} signal ends the waiting for another tab
   * @param {(length: number) => void} onGrowth what another tab has written meanwhile
   * @returns {Promise<KeptFile | undefined>} nothing where another tab writes it and does not get on
   */
  async open(file, signal, onGrowth) {
    if ((await this.length(file)) === file.bytes) return this.#reader(file);
    const release = await this.#hold(file, signal, onGrowth);
    if (!release) return undefined;
    try {
      if ((await this.length(file)) !== file.bytes) return await this.#writer(file, release);
    } catch (thrown) {
      release();
      throw thrown;
    }
    // The other tab has fetched it meanwhile.
    release();
    return this.#reader(file);
  }

  /** @param {ModelFile} file */
  async #reader({ sha256, bytes }) {
    const access = await openAccess(await this.#directory.getFileHandle(sha256), { readOnly: true });
    return new KeptOpfsFile(access, bytes, { release: () => {}, remove: () => this.#remove(sha256) });
  }

  /**
   * @param {ModelFile} file
   * @param {() => void} release
   */
  async #writer({ sha256, bytes }, release) {
    const remove = () => this.#remove(sha256);
    let length = await this.length({ sha256 });
    if (length > bytes) {
      await remove();
      length = 0;
    }
    const access = await openAccess(await this.#directory.getFileHandle(sha256, { create: true }));
    return new KeptOpfsFile(access, length, { release, remove });
  }

  /**
   * @param {ModelFile} file
   * @param {AbortSignal} signal
   * @param {(length: number) => void} onGrowth
   */
  async #hold(file, signal, onGrowth) {
    const waiting = new AbortController();
    const stop = () => waiting.abort();
    signal.addEventListener("abort", stop);
    let last = { length: 0, at: performance.now() };
    const watch = setInterval(async () => {
      const length = await this.length(file).catch(() => 0);
      if (length > last.length) onGrowth(length);
      if (length !== last.length) last = { length, at: performance.now() };
      else if (performance.now() - last.at > STALLED_MS) stop();
    }, WATCH_MS);
    try {
      return await holdModelFile(`${this.#name}/${file.sha256}`, waiting.signal);
    } catch (thrown) {
      if (signal.aborted) throw failure("aborted", "Opening was aborted.", { cause: thrown });
      return undefined;
    } finally {
      clearInterval(watch);
      signal.removeEventListener("abort", stop);
    }
  }

  /** @param {string} name */
  async #remove(name) {
    await this.#directory.removeEntry(name).catch((thrown) => {
      if (thrown.name !== "NotFoundError") throw thrown;
    });
  }

  /**
   * Removes what an earlier version of the model left, but not what another tab has open.
   * @param {ModelFile[]} files what stays
   */
  async keepOnly(files) {
    const stays = new Set(["manifest.json", ...files.map(({ sha256 }) => sha256)]);
    const names = [];
    for await (const name of this.#directory.keys()) names.push(name);
    for (const name of names) if (!stays.has(name)) await this.#remove(name).catch(() => {});
  }
}

/** @implements {KeptFile} */
class KeptOpfsFile {
  #access;
  #actions;
  #stored;
  length;

  /**
   * @param {import("./file-access.js").Access} access
   * @param {number} length
   * @param {{ release: () => void, remove: () => Promise<void> }} actions
   */
  constructor(access, length, actions) {
    this.#access = access;
    this.#actions = actions;
    this.#stored = length;
    this.length = length;
  }

  async *chunks() {
    const buffer = new Uint8Array(CHUNK_BYTES);
    for (let at = 0; at < this.#stored; ) {
      const n = await this.#access.read(buffer.subarray(0, Math.min(CHUNK_BYTES, this.#stored - at)), { at });
      // Shorter than it was: the loader will find bytes missing.
      if (n === 0) return;
      yield buffer.subarray(0, n);
      at += n;
    }
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async append(bytes) {
    const n = await this.#access.write(bytes, { at: this.length });
    // On a full disk Chromium's private windows answer with a number far too large.
    if (n !== bytes.length) throw new DOMException("short write", "QuotaExceededError");
    this.length += n;
  }

  async close() {
    try {
      await this.#access.close();
    } finally {
      this.#actions.release();
    }
  }

  async delete() {
    await this.close();
    await this.#actions.remove();
  }
}
