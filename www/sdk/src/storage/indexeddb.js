// Files of a collection in IndexedDB, for where the private file system lacks. A file is a row of pieces, each under
// [collection, file, offset]; one write is one transaction, so it happens as a whole or not at all.

import { joined } from "./checksum.js";
import { roomLeft } from "./room.js";

const DATABASE = "nearsight";
const PIECES = "pieces";
const PIECE_BYTES = 1 << 20;

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
async function openDatabase() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(PIECES);
  return answer(request);
}

/**
 * Everything whose key begins with `prefix`: arrays are greater than all numbers and strings.
 * @param {(string | number)[]} prefix
 */
function below(...prefix) {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

/** @implements {Folder} */
export class IndexedDbFolder {
  #database;
  #collection;

  /**
   * @param {IDBDatabase} database
   * @param {string} collection
   */
  constructor(database, collection) {
    this.#database = database;
    this.#collection = collection;
  }

  /** @param {string} name of the collection */
  static async open(name) {
    return new IndexedDbFolder(await openDatabase(), name);
  }

  /** @param {string} name */
  static async erase(name) {
    // Asking first, as opening would make the database.
    const isThere = (await globalThis.indexedDB?.databases?.().catch(() => []))?.some((database) => database.name === DATABASE);
    if (!isThere) return;
    const folder = await IndexedDbFolder.open(name);
    await folder.#change((pieces) => void pieces.delete(below(name))).finally(() => folder.close());
  }

  /**
   * @param {(pieces: IDBObjectStore) => void} change
   * @returns {Promise<void>}
   */
  #change(change) {
    // Without "strict" a commit is answered before it is on the disk.
    const transaction = this.#database.transaction(PIECES, "readwrite", { durability: "strict" });
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore(PIECES));
    });
  }

  get #pieces() {
    return this.#database.transaction(PIECES, "readonly").objectStore(PIECES);
  }

  async list() {
    const keys = /** @type {[string, string, number][]} */ (await answer(this.#pieces.getAllKeys(below(this.#collection))));
    return [...new Set(keys.map(([, file]) => file))];
  }

  /**
   * @param {string} name
   * @param {number} [from]
   */
  async read(name, from = 0) {
    const pieces = this.#pieces;
    const range = IDBKeyRange.bound([this.#collection, name, Math.max(0, from - PIECE_BYTES)], [this.#collection, name, []]);
    // Both requests see the same state: they belong to one transaction.
    const [keys, values] = await Promise.all([answer(pieces.getAllKeys(range)), answer(pieces.getAll(range))]);
    const [, , start] = /** @type {[string?, string?, number?]} */ (keys[0] ?? []);
    if (start === undefined) return undefined;
    const bytes = joined(values);
    return start + bytes.length < from ? undefined : bytes.subarray(Math.max(0, from - start));
  }

  /**
   * @param {string} name
   * @param {Uint8Array} bytes
   * @param {number} at
   */
  write(name, bytes, at) {
    const key = (/** @type {number} */ offset) => [this.#collection, name, offset];
    return this.#change((pieces) => {
      const cut = pieces.openCursor(IDBKeyRange.bound([this.#collection, name], key(at), false, true), "prev");
      cut.onsuccess = () => {
        const last = cut.result;
        const [, , offset] = /** @type {[string, string, number]} */ (last?.key ?? ["", "", at]);
        if (last && offset + last.value.length > at) last.update(last.value.slice(0, at - offset));
        pieces.delete(IDBKeyRange.bound(key(at), [this.#collection, name, []]));
        // A file without bytes is there all the same.
        for (let from = 0; from === 0 || from < bytes.length; from += PIECE_BYTES) {
          pieces.put(bytes.slice(from, from + PIECE_BYTES), key(at + from));
        }
      };
    });
  }

  /** @param {string} name */
  remove(name) {
    return this.#change((pieces) => void pieces.delete(below(this.#collection, name)));
  }

  room() {
    return roomLeft();
  }

  close() {
    this.#database.close();
  }
}

/** @typedef {import("./folder.js").Folder} Folder */
