// One write to a stored collection: the room for it is looked at first, and what goes wrong gets its code.

import { NearsightError, failure } from "../error.js";

/** The room for a write of this length is looked at before. */
const BIG_BYTES = 1 << 18;

/**
 * @param {unknown} thrown
 * @param {{ needed: number }} [detail]
 */
export function storageFailure(thrown, detail) {
  if (thrown instanceof NearsightError) return thrown;
  const { name, message } = /** @type {Error} */ (thrown);
  if (name === "QuotaExceededError") return failure("storage-full", "The browser has no room left to keep this collection.", { detail, cause: thrown });
  return failure("storage-failed", `The collection could not be kept (${name}: ${message}).`, { cause: thrown });
}

/**
 * @param {import("./folder.js").Folder} folder
 * @param {number} needed bytes
 */
async function requireRoom(folder, needed) {
  const available = await folder.room();
  if (available >= needed) return;
  const what = `The next commit needs ${needed} bytes, and the browser has ${available} left for this site.`;
  throw failure("storage-full", what, { detail: { needed, available } });
}

/**
 * @param {import("./folder.js").Folder} folder
 * @param {number} needed bytes
 * @param {() => Promise<void>} write
 * @throws `storage-full`, `storage-failed`
 */
export async function writing(folder, needed, write) {
  try {
    if (needed >= BIG_BYTES) await requireRoom(folder, needed);
    await write();
  } catch (thrown) {
    throw storageFailure(thrown, { needed });
  }
}
