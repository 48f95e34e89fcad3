// Files of a collection in the origin's private file system (OPFS).

import { openAccess } from "../file-access.js";
import { roomLeft } from "./room.js";

const ROOT = "nearsight";

/** Errors of reading that mean: not there, or another tab is changing it. */
const ABSENT = ["NotFoundError", "NotReadableError", "InvalidStateError"];

/**
 * Names may hold any character; folder names may not.
 * @param {string} name
 */
function folderName(name) {
  return encodeURIComponent(name).replaceAll(".", "%2E");
}

async function root() {
  const origin = await navigator.storage.getDirectory();
  return origin.getDirectoryHandle(ROOT, { create: true });
}

/** @param {Error} thrown */
function ignoreMissing(thrown) {
  if (thrown.name !== "NotFoundError") throw thrown;
}

/** @implements {Folder} */
export class OpfsFolder {
  #directory;

  /** @param {FileSystemDirectoryHandle} directory */
  constructor(directory) {
    this.#directory = directory;
  }

  /**
   * @param {string} name of the collection
   * @throws where this thread cannot write such files
   */
  static async open(name) {
    const { prototype } = FileSystemFileHandle;
    if (!("createSyncAccessHandle" in prototype || "createWritable" in prototype)) throw new Error("its files cannot be written in this thread");
    return new OpfsFolder(await (await root()).getDirectoryHandle(folderName(name), { create: true }));
  }

  /** @param {string} name */
  static async erase(name) {
    const folders = await root().catch(() => undefined);
    await folders?.removeEntry(folderName(name), { recursive: true }).catch(ignoreMissing);
  }

  async list() {
    const names = [];
    for await (const name of this.#directory.keys()) names.push(name);
    return names;
  }

  /**
   * @param {string} name
   * @param {number} [from]
   */
  async read(name, from = 0) {
    try {
      const file = await (await this.#directory.getFileHandle(name)).getFile();
      return file.size < from ? undefined : new Uint8Array(await file.slice(from).arrayBuffer());
    } catch (thrown) {
      if (ABSENT.includes(/** @type {Error} */ (thrown).name)) return undefined;
      throw thrown;
    }
  }

  /**
   * @param {string} name
   * @param {Uint8Array} bytes
   * @param {number} at
   */
  async write(name, bytes, at) {
    const access = await openAccess(await this.#directory.getFileHandle(name, { create: true }));
    try {
      await access.truncate(at);
      // On a full disk Chromium's private windows answer with a number far too large.
      if ((await access.write(/** @type {Uint8Array<ArrayBuffer>} */ (bytes), { at })) !== bytes.length) throw new DOMException("short write", "QuotaExceededError");
      await access.flush();
    } finally {
      await access.close();
    }
  }

  /** @param {string} name */
  async remove(name) {
    await this.#directory.removeEntry(name).catch(ignoreMissing);
  }

  room() {
    return roomLeft();
  }

  close() {}
}

/** @typedef {import("./folder.js").Folder} Folder */
