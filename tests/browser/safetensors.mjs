// Files of random weights, for models that are small enough for a test.

import { Buffer } from "node:buffer";

/** Numbers from -1 to 1, always the same ones: Mulberry32. @param {number} seed */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

/**
 * A safetensors file of f32 tensors.
 * @param {[string, number[]][]} tensors names and shapes
 * @param {number} seed
 * @param {(next: () => number, name: string) => number} [valueOf] a value of a tensor, out of random numbers
 */
export function randomSafetensors(tensors, seed, valueOf = (next) => next()) {
  const next = random(seed);
  const header = {};
  const parts = [];
  let at = 0;
  for (const [name, shape] of tensors) {
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => valueOf(next, name));
    header[name] = { dtype: "F32", shape, data_offsets: [at, at + values.byteLength] };
    at += values.byteLength;
    parts.push(Buffer.from(values.buffer));
  }
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, ...parts]);
}
