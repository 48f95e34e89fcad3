// SHA-256, as bytes and as text.

export const HASH_BYTES = 32;

/**
 * @param {Uint8Array[]} parts hashed as one
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function sha256(...parts) {
  const [first] = parts;
  const bytes = parts.length === 1 && first ? first : joined(parts);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
}

/** @param {Uint8Array[]} parts */
export function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 */
export function areEqual(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** @param {string} text of pairs of hex digits */
export function fromHex(text) {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/**
 * The SHA-256 of the prebuilt index that a collection began with, or of nothing.
 * @param {Uint8Array | undefined} bytes
 * @returns {Promise<string>} 64 hex digits
 */
export async function originOf(bytes) {
  return bytes && globalThis.crypto?.subtle ? hex(await sha256(bytes)) : "0".repeat(2 * HASH_BYTES);
}
