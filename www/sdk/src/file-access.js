// Reading and writing at a place of one OPFS file: by a synchronous access handle in a worker, else by snapshots and
// a writable stream, which keeps nothing of what was written when the page goes away in the middle.

import { pause } from "./pause.js";

/**
 * @typedef {object} Access
 * @property {(buffer: Uint8Array<ArrayBuffer>, options: { at: number }) => number | Promise<number>} read bytes read; 0 at the end
 * @property {(bytes: Uint8Array<ArrayBuffer>, options: { at: number }) => number | Promise<number>} write bytes written
 * @property {(size: number) => void | Promise<void>} truncate
 * @property {() => void | Promise<void>} flush what was written is on the disk; with a writable stream only after `close`
 * @property {() => void | Promise<void>} close
 */

/**
 * `createSyncAccessHandle` exists in workers only and is not in the DOM types.
 * @typedef {FileSystemFileHandle & { createSyncAccessHandle?: (options?: { mode: string }) => Promise<Access> }} Handle
 */

/** A worker that was just ended gives its handles back, but not at once. */
const HANDOVER_TRIES = 20;
const HANDOVER_MS = 50;

/**
 * @param {Handle} handle
 * @param {{ readOnly?: boolean }} [options]
 * @returns {Promise<Access>}
 */
export async function openAccess(handle, { readOnly = false } = {}) {
  if (!handle.createSyncAccessHandle) return readOnly ? snapshot(handle) : writable(handle);
  // Browsers that do not know the mode let one reader in at a time.
  if (readOnly) return handle.createSyncAccessHandle({ mode: "read-only" }).catch(() => snapshot(handle));
  for (let tries = HANDOVER_TRIES; ; tries--) {
    try {
      return await handle.createSyncAccessHandle();
    } catch (thrown) {
      if (/** @type {Error} */ (thrown).name !== "NoModificationAllowedError" || tries === 0) throw thrown;
      await pause(HANDOVER_MS);
    }
  }
}

/**
 * @param {FileSystemFileHandle} handle
 * @returns {Promise<Access>}
 */
async function snapshot(handle) {
  const file = await handle.getFile();
  return {
    async read(buffer, { at }) {
      const bytes = new Uint8Array(await file.slice(at, at + buffer.length).arrayBuffer());
      buffer.set(bytes);
      return bytes.length;
    },
    write: () => 0,
    truncate: () => {},
    flush: () => {},
    close: () => {},
  };
}

/**
 * @param {FileSystemFileHandle} handle
 * @returns {Promise<Access>}
 */
async function writable(handle) {
  const { read } = await snapshot(handle);
  const stream = await handle.createWritable({ keepExistingData: true });
  return {
    read,
    async write(data, { at }) {
      await stream.write({ type: "write", position: at, data });
      return data.length;
    },
    truncate: (size) => stream.truncate(size),
    flush: () => {},
    close: () => stream.close(),
  };
}
