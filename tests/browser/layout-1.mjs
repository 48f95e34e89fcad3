// Writes what an earlier version of the package stored: the whole collection in one of two slots.

import { createHash } from "node:crypto";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/**
 * @param {number} sequence
 * @param {Uint8Array} payload
 * @param {string} [origin]
 */
export function slot(sequence, payload, origin = "0".repeat(64)) {
  const head = Buffer.alloc(8);
  head.writeDoubleLE(sequence);
  const checked = Buffer.concat([head, Buffer.from(origin, "hex"), payload]);
  return new Uint8Array(Buffer.concat([Buffer.from("NEARSNAP"), sha256(checked), checked]));
}
