// Where the files of one stored collection lie: a small interface, and the search for the first kind that works here.

import { failure } from "../error.js";
import { IndexedDbFolder } from "./indexeddb.js";
import { OpfsFolder } from "./opfs.js";
import { storageFailure } from "./writing.js";

/**
 * The files of one collection. A write that throws, or whose page goes away, leaves its file in any state.
 * @typedef {object} Folder
 * @property {() => Promise<string[]>} list
 * @property {(name: string, from?: number) => Promise<Uint8Array<ArrayBuffer> | undefined>} read the bytes from `from` on;
 *   nothing where there is no such file, where it is shorter, or where another tab changes it at this moment
 * @property {(name: string, bytes: Uint8Array, at: number) => Promise<void>} write cuts the file at `at` and goes on with
 *   `bytes`; they are on the disk when it resolves
 * @property {(name: string) => Promise<void>} remove nothing happens where there is no such file
 * @property {() => Promise<number>} room bytes that may still be written, as far as one knows
 * @property {() => void} close
 */

/**
 * The private file system, or IndexedDB where that lacks or cannot be written (Firefox's private windows; Safari before
 * 26 in a page without a worker).
 * @param {string} name of the collection
 * @returns {Promise<Folder>}
 * @throws `persistence-unavailable`
 */
export async function openFolder(name) {
  if (!globalThis.crypto?.subtle) throw failure("persistence-unavailable", "This page is not served over HTTPS.");
  /** @type {unknown[]} */
  const causes = [];
  for (const kind of [OpfsFolder, IndexedDbFolder]) {
    try {
      return await kind.open(name);
    } catch (thrown) {
      causes.push(thrown);
    }
  }
  const why = causes.map((cause) => /** @type {Error} */ (cause).message).join("; ");
  throw failure("persistence-unavailable", `This page has neither a private file system nor IndexedDB (${why}).`, { cause: causes[0] });
}

/**
 * Removes all files of a collection, wherever they lie; nothing happens where there are none.
 * @param {string} name
 */
export async function eraseFolder(name) {
  try {
    for (const kind of [OpfsFolder, IndexedDbFolder]) await kind.erase(name);
  } catch (thrown) {
    throw storageFailure(thrown);
  }
}
