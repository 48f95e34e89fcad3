// What a file weighs on the network of a site that compresses as well as can be.

import { brotliCompressSync, constants } from "node:zlib";

/** @param {Uint8Array} bytes @returns {number} their length at Brotli's highest level */
export function brotliBytes(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}
