// Snapshots of a collection in the origin's private file system (OPFS).
//
// Two slots are written in turn, each with a sequence number and a checksum over all that follows.
// A worker killed in the middle of a write leaves one damaged slot; the other holds the last commit.

import { failure } from "./error.js";

const MAGIC = new TextEncoder().encode("NEARSNAP");
const HASH_BYTES = 32;
const CHECKED_FROM = MAGIC.length + HASH_BYTES;
const HEADER_BYTES = CHECKED_FROM + 8 + HASH_BYTES;
const SLOTS = ["slot-0", "slot-1"];
const FOLDER = "nearsight";

/**
 * `createSyncAccessHandle` exists in workers only and is not in the DOM types.
 * @typedef {{ truncate(size: number): void, write(bytes: Uint8Array, at: { at: number }): number, flush(): void, close(): void }} SyncAccess
 * @typedef {FileSystemFileHandle & { createSyncAccessHandle?: () => Promise<SyncAccess> }} SlotHandle
 */

/**
 * One commit as read back.
 * @typedef {{ sequence: number, origin: string, payload: Uint8Array }} Snapshot
 */

/** @param {BufferSource} bytes */
async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The SHA-256 of the prebuilt index that a collection began with, or of nothing.
 * @param {Uint8Array | undefined} bytes
 * @returns {Promise<string>} 64 hex digits
 */
export async function originOf(bytes) {
  return bytes && globalThis.crypto?.subtle ? hex(await sha256(/** @type {BufferSource} */ (bytes))) : "0".repeat(2 * HASH_BYTES);
}

/**
 * @param {number} sequence
 * @param {string} origin 64 hex digits
 * @param {Uint8Array} payload
 */
async function toSlot(sequence, origin, payload) {
  const slot = new Uint8Array(HEADER_BYTES + payload.length);
  slot.set(MAGIC);
  new DataView(slot.buffer).setFloat64(CHECKED_FROM, sequence, true);
  for (let i = 0; i < HASH_BYTES; i++) slot[CHECKED_FROM + 8 + i] = Number.parseInt(origin.slice(2 * i, 2 * i + 2), 16);
  slot.set(payload, HEADER_BYTES);
  slot.set(await sha256(slot.subarray(CHECKED_FROM)), MAGIC.length);
  return slot;
}

/**
 * @param {Uint8Array<ArrayBuffer>} slot
 * @returns {Promise<Snapshot | undefined>} nothing for a slot that is not whole
 */
async function fromSlot(slot) {
  if (slot.length < HEADER_BYTES || MAGIC.some((byte, i) => slot[i] !== byte)) return undefined;
  const written = hex(slot.subarray(MAGIC.length, CHECKED_FROM));
  if (hex(await sha256(slot.subarray(CHECKED_FROM))) !== written) return undefined;
  return {
    sequence: new DataView(slot.buffer).getFloat64(CHECKED_FROM, true),
    origin: hex(slot.subarray(CHECKED_FROM + 8, HEADER_BYTES)),
    payload: slot.subarray(HEADER_BYTES),
  };
}

/**
 * @param {SlotHandle} handle
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function writeAll(handle, bytes) {
  if (!handle.createSyncAccessHandle) {
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    return;
  }
  const access = await handle.createSyncAccessHandle();
  try {
    access.truncate(0);
    if (access.write(bytes, { at: 0 }) !== bytes.length) throw new DOMException("short write", "QuotaExceededError");
    access.flush();
  } finally {
    access.close();
  }
}

/** @param {unknown} thrown */
function storageFailure(thrown) {
  const { name, message } = /** @type {Error} */ (thrown);
  if (name === "QuotaExceededError") return failure("storage-full", "The browser has no room left to keep this collection.", { cause: thrown });
  return failure("storage-failed", `The collection could not be kept (${name}: ${message}).`, { cause: thrown });
}

/** The folder of all collections; throws where the browser has none. */
async function rootFolder() {
  if (!globalThis.navigator?.storage?.getDirectory || !globalThis.crypto?.subtle) {
    throw failure("persistence-unavailable", "This page has no private file system.");
  }
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FOLDER, { create: true });
  } catch (thrown) {
    throw failure("persistence-unavailable", `The private file system is closed to this page (${/** @type {Error} */ (thrown).message}).`, { cause: thrown });
  }
}

/**
 * Names may hold any character; folder names may not.
 * @param {string} name
 */
function folderName(name) {
  return encodeURIComponent(name).replaceAll(".", "%2E");
}

/** The stored copy of one collection. */
export class Storage {
  #folder;
  #sequence = 0;

  /** @param {FileSystemDirectoryHandle} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * @param {string} name of the collection
   * @throws `persistence-unavailable`
   */
  static async open(name) {
    const root = await rootFolder();
    return new Storage(await root.getDirectoryHandle(folderName(name), { create: true }));
  }

  /**
   * Removes the stored copy of `name`; nothing happens where there is none.
   * @param {string} name
   */
  static async erase(name) {
    const root = await rootFolder();
    await root.removeEntry(folderName(name), { recursive: true }).catch((thrown) => {
      if (thrown.name !== "NotFoundError") throw storageFailure(thrown);
    });
  }

  /**
   * The last commit.
   * @returns {Promise<Snapshot | undefined>} nothing where nothing was ever committed
   * @throws `index-damaged` where there are commits but none is whole
   */
  async read() {
    /** @type {Snapshot | undefined} */
    let newest;
    let nDamaged = 0;
    for (const slot of SLOTS) {
      const handle = await this.#folder.getFileHandle(slot).catch(() => undefined);
      if (!handle) continue;
      const snapshot = await fromSlot(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
      if (!snapshot) nDamaged += 1;
      else if (!newest || snapshot.sequence > newest.sequence) newest = snapshot;
    }
    this.#sequence = newest?.sequence ?? 0;
    // One damaged slot alone is a first commit that was cut off: nothing was ever committed.
    if (!newest && nDamaged === SLOTS.length) throw failure("index-damaged", "Both stored copies of the collection are damaged.");
    return newest;
  }

  /**
   * Commits: after this resolves, the payload is what the next `read` gives.
   * @param {Uint8Array} payload
   * @param {string} origin see `originOf`
   * @throws `storage-full`, `storage-failed`
   */
  async write(payload, origin) {
    const sequence = this.#sequence + 1;
    try {
      const handle = await this.#folder.getFileHandle(SLOTS[sequence % 2] ?? "", { create: true });
      await writeAll(handle, await toSlot(sequence, origin, payload));
      this.#sequence = sequence;
    } catch (thrown) {
      throw storageFailure(thrown);
    }
  }
}
