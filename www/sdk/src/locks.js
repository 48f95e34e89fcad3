// Web Locks in three roles: one writer per stored collection, one per model file, and the sign of life of a worker.
//
// A worker that is ended (by the page, the browser or a crash) sends no event; but the browser
// gives its locks back. Whoever waits for such a lock learns of the end.

import { failure } from "./error.js";

/** How long an opener waits for a lock whose owner is just ending (a reload, a closed collection). */
export const HANDOVER_MS = 1500;

/** @returns {LockManager | undefined} */
function lockManager() {
  return globalThis.navigator?.locks;
}

/**
 * Holds `name` until the returned function is called.
 * @param {LockManager} locks
 * @param {string} name
 * @param {AbortSignal} [signal] ends the waiting, not the holding
 * @returns {Promise<() => void>}
 */
function hold(locks, name, signal) {
  return new Promise((resolve, reject) => {
    const options = signal ? { signal } : {};
    locks.request(name, options, () => new Promise((release) => resolve(() => release(undefined)))).catch(reject);
  });
}

/** @param {string} collection */
function writerLock(collection) {
  return `nearsight/writer/${collection}`;
}

/**
 * Becomes the one writer of the stored collection `name` in this origin.
 * Without Web Locks (Safari before 15.4) nothing is guarded.
 * @param {string} name
 * @returns {Promise<() => void>} gives the lock back
 * @throws `collection-busy`
 */
export async function holdWriter(name) {
  const locks = lockManager();
  if (!locks) return () => {};
  try {
    return await hold(locks, writerLock(name), AbortSignal.timeout(HANDOVER_MS));
  } catch (thrown) {
    throw failure("collection-busy", `The collection "${name}" is open elsewhere, in another tab or in this page.`, { cause: thrown });
  }
}

/**
 * Waits, however long, to become the writer of `name`.
 * @param {string} name
 * @param {AbortSignal} signal ends the waiting
 * @returns {Promise<() => void>} gives the lock back
 */
export async function queueForWriter(name, signal) {
  const locks = lockManager();
  return locks ? hold(locks, writerLock(name), signal) : () => {};
}

/**
 * Becomes the one in this origin who writes a file of a model. Without Web Locks nothing is guarded.
 * @param {string} file
 * @param {AbortSignal} signal ends the waiting
 * @returns {Promise<() => void>} gives the lock back
 */
export async function holdModelFile(file, signal) {
  const locks = lockManager();
  return locks ? hold(locks, `nearsight/model/${file}`, signal) : () => {};
}

/**
 * In the worker: shows that it lives, for as long as it lives.
 * @param {(lockName: string) => void} announce called once the lock is held
 */
export async function showLife(announce) {
  const locks = lockManager();
  if (!locks) return;
  const name = `nearsight/alive/${crypto.randomUUID()}`;
  await hold(locks, name);
  announce(name);
}

/**
 * In the page: calls `onEnd` when the owner of the lock is gone.
 * @param {string} lockName
 * @param {() => void} onEnd
 * @returns {() => void} stops watching
 */
export function watchLife(lockName, onEnd) {
  const stop = new AbortController();
  lockManager()?.request(lockName, { signal: stop.signal }, () => onEnd()).catch(() => {});
  return () => stop.abort();
}
