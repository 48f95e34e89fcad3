// What the browser must have, checked before anything is downloaded.

import { failure } from "./error.js";

/**
 * The smallest module with a 128-bit vector: `() -> v128 { i8x16.splat(0); i8x16.popcnt }`.
 * Engines without the simd128 proposal refuse it.
 */
const SIMD128 = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
);

/**
 * The same with the relaxed-simd proposal: `() -> v128 { i8x16.splat(0); i8x16.splat(0); i16x8.relaxed_dot_i8x16_i7x16_s }`.
 */
const RELAXED_SIMD = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0,
  10, 15, 1, 13, 0, 65, 0, 253, 15, 65, 0, 253, 15, 253, 146, 2, 11,
);

/**
 * Whether the wasm build with relaxed-simd instructions runs here.
 */
export function hasRelaxedSimd() {
  return WebAssembly.validate(RELAXED_SIMD);
}

/**
 * Throws `unsupported-browser` where the wasm module could not run.
 */
export function requireFeatures() {
  if (typeof WebAssembly !== "object") {
    throw failure("unsupported-browser", "This browser has no WebAssembly (or a policy of this page switches it off).");
  }
  if (!WebAssembly.validate(SIMD128)) {
    throw failure("unsupported-browser", "This browser's WebAssembly has no 128-bit vectors (simd128).");
  }
}
