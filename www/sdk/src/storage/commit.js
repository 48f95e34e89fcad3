// One commit of a collection: what changed, where that is enough, else the whole collection.

/**
 * What storage needs of a collection. `changes`: what changed since the last `committed`, nothing where nothing did; the
 * same changes come again, with those that were made meanwhile, until `committed` forgets what the last `changes` gave
 * (and only that). A collection without the two is always written as a whole.
 * @typedef {object} Journaled
 * @property {() => Uint8Array} to_bytes
 * @property {() => Uint8Array | undefined} [changes]
 * @property {() => void} [committed]
 */

/**
 * @param {import("./storage.js").Storage} storage
 * @param {() => Journaled} source asked before and after the write, as it may be gone by then
 * @param {string} origin see `originOf`
 * @returns {Promise<boolean>} whether there was anything to commit
 * @throws `storage-full`, `storage-failed`; what changed stays in the journal
 */
export async function commitTo(storage, source, origin) {
  const collection = source();
  const record = collection.changes?.();
  if (record && !storage.mustRewrite) await storage.append(record);
  else if (collection.changes && !storage.mustRewrite) return false;
  else await storage.rewrite(collection.to_bytes(), origin);
  source().committed?.();
  return true;
}

/**
 * Replaces base and log by a new base. Should that fail, the last commit stands.
 * @param {import("./storage.js").Storage} storage
 * @param {() => Journaled} source
 * @param {string} origin
 */
export async function rewriteBase(storage, source, origin) {
  const collection = source();
  // Changes may have been made since the commit: then the base is a commit of its own.
  const isSame = collection.changes?.() === undefined;
  await storage.rewrite(collection.to_bytes(), origin, { isSame });
  source().committed?.();
}

/**
 * The same, when the log has grown too long.
 * @param {import("./storage.js").Storage} storage
 * @param {() => Journaled} source
 * @param {string} origin
 */
export async function compact(storage, source, origin) {
  if (source().changes && storage.shouldRewrite) await rewriteBase(storage, source, origin);
}
