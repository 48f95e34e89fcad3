// The log beside a base: records one after another, each a commit. A record is committed when it is flushed as a whole;
// nothing else has to be written, so a small commit is one small write.
//
//   magic 4 | length u32 | sequence f64 | link 8 | SHA-256 32 | payload          (little endian)
//
// The checksum covers the base's own checksum, the header and the payload: bytes of another log, or of a document that
// imitates a record, never verify. The link is the beginning of the checksum before (of the base, for the first record),
// so a record only ever follows the one that it was written after.

import { HASH_BYTES, areEqual, fromHex, sha256 } from "./checksum.js";

const MAGIC = Uint8Array.of(0x4e, 0x52, 0x45, 0x43);
const LINK_BYTES = 8;
const CHECKED_BYTES = MAGIC.length + 4 + 8 + LINK_BYTES;
const HEADER_BYTES = CHECKED_BYTES + HASH_BYTES;

/**
 * Where a log goes on. `key`: the base's checksum; `end`: the byte behind the last record.
 * @typedef {{ key: Uint8Array, link: Uint8Array, sequence: number, end: number }} LogEnd
 */

/**
 * @param {Uint8Array} checksum of the base or of a record
 * @returns {Uint8Array}
 */
function linkTo(checksum) {
  return checksum.slice(0, LINK_BYTES);
}

/**
 * @param {{ sha256: string, sequence: number }} base
 * @returns {LogEnd} of a log without records
 */
export function emptyLog({ sha256: checksum, sequence }) {
  const key = fromHex(checksum);
  return { key, link: linkTo(key), sequence, end: 0 };
}

/**
 * Whether the same base and the same records lie before both.
 * @param {LogEnd} a
 * @param {LogEnd} b
 */
export function isSameEnd(a, b) {
  return areEqual(a.key, b.key) && areEqual(a.link, b.link);
}

/**
 * @param {Uint8Array} payload
 * @param {number} sequence
 * @param {LogEnd} after
 * @returns {Promise<{ bytes: Uint8Array<ArrayBuffer>, end: LogEnd }>} the record, and the log's end once it is written
 */
export async function toRecord(payload, sequence, { key, link, end }) {
  const bytes = new Uint8Array(HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(MAGIC.length, payload.length, true);
  view.setFloat64(MAGIC.length + 4, sequence, true);
  bytes.set(link, CHECKED_BYTES - LINK_BYTES);
  const checksum = await sha256(key, bytes.subarray(0, CHECKED_BYTES), payload);
  bytes.set(checksum, CHECKED_BYTES);
  bytes.set(payload, HEADER_BYTES);
  return { bytes, end: { key, link: linkTo(checksum), sequence, end: end + bytes.length } };
}

/**
 * @param {Uint8Array} bytes that begin with a record
 * @param {Uint8Array} key
 */
async function fromRecord(bytes, key) {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = HEADER_BYTES + view.getUint32(MAGIC.length, true);
  if (length > bytes.length) return undefined;
  const payload = bytes.subarray(HEADER_BYTES, length);
  const checksum = await sha256(key, bytes.subarray(0, CHECKED_BYTES), payload);
  if (!areEqual(checksum, bytes.subarray(CHECKED_BYTES, HEADER_BYTES))) return undefined;
  const link = bytes.subarray(CHECKED_BYTES - LINK_BYTES, CHECKED_BYTES);
  return { payload, length, link, next: linkTo(checksum), sequence: view.getFloat64(MAGIC.length + 4, true) };
}

/**
 * The records of `bytes`, which are what lies in the log from `after.end` on.
 * @param {Uint8Array} bytes
 * @param {LogEnd} after
 * @returns {Promise<{ records: Uint8Array[], end: LogEnd, rest: number }>} `rest`: bytes behind the last record: a torn tail
 */
export async function scan(bytes, after) {
  /** @type {Uint8Array[]} */
  const records = [];
  let end = after;
  let at = 0;
  for (;;) {
    const record = await fromRecord(bytes.subarray(at), after.key);
    if (!record || !areEqual(record.link, end.link)) return { records, end, rest: bytes.length - at };
    at += record.length;
    records.push(record.payload);
    end = { key: after.key, link: record.next, sequence: record.sequence, end: after.end + at };
  }
}

/**
 * Whether a record lies behind the torn place, so that it was no torn tail: the middle of the log is damaged.
 * @param {Uint8Array} rest what lies behind the last good record
 * @param {LogEnd} end
 */
export async function holdsRecord(rest, { key }) {
  const [first = 0] = MAGIC;
  for (let at = rest.indexOf(first); at >= 0; at = rest.indexOf(first, at + 1)) {
    if (await fromRecord(rest.subarray(at), key)) return true;
  }
  return false;
}
