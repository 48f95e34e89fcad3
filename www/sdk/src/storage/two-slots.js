// Layout 1, read only: the whole collection in two slots that were written in turn. Nobody writes it any more; the next
// commit of a collection that is found in it moves to layout 2, and only then the slots go.

import { failure } from "../error.js";
import { HASH_BYTES, areEqual, hex, sha256 } from "./checksum.js";

const MAGIC = new TextEncoder().encode("NEARSNAP");
const SLOTS = ["slot-0", "slot-1"];
const CHECKED_FROM = MAGIC.length + HASH_BYTES;
const HEADER_BYTES = CHECKED_FROM + 8 + HASH_BYTES;

/** @typedef {{ sequence: number, origin: string, base: Uint8Array }} Snapshot */

/**
 * @param {Uint8Array} slot
 * @returns {Promise<Snapshot | undefined>} nothing for a slot that is not whole
 */
async function fromSlot(slot) {
  if (slot.length < HEADER_BYTES || MAGIC.some((byte, i) => slot[i] !== byte)) return undefined;
  if (!areEqual(await sha256(slot.subarray(CHECKED_FROM)), slot.subarray(MAGIC.length, CHECKED_FROM))) return undefined;
  return {
    sequence: new DataView(slot.buffer, slot.byteOffset).getFloat64(CHECKED_FROM, true),
    origin: hex(slot.subarray(CHECKED_FROM + 8, HEADER_BYTES)),
    base: slot.subarray(HEADER_BYTES),
  };
}

/**
 * The newest whole slot.
 * @param {import("./folder.js").Folder} folder
 * @returns {Promise<Snapshot | undefined>} nothing where nothing was ever committed
 * @throws `index-damaged` where both slots are damaged
 */
export async function readSlots(folder) {
  /** @type {Snapshot | undefined} */
  let newest;
  let nDamaged = 0;
  for (const name of SLOTS) {
    const slot = await folder.read(name);
    if (!slot) continue;
    const snapshot = await fromSlot(slot);
    if (!snapshot) nDamaged += 1;
    else if (!newest || snapshot.sequence > newest.sequence) newest = snapshot;
  }
  // One damaged slot alone is a first commit that was cut off.
  if (!newest && nDamaged === SLOTS.length) throw failure("index-damaged", "Both stored copies of the collection are damaged.");
  return newest;
}
