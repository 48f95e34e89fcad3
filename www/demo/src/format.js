// Numbers for people.

const number = new Intl.NumberFormat("en");

/** @param {number} value */
export const count = (value) => number.format(Math.round(value));

/** @param {number} value @param {string} one @param {string} [many] */
export const plural = (value, one, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;

/** Decimal units, as download sizes are given. @param {number} bytes */
export function size(bytes) {
  if (bytes < 1000) return plural(bytes, "byte");
  if (bytes < 99_500) return `${count(bytes / 1000)} KB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Rounded so that it does not flicker. @param {number} seconds */
export function timeLeft(seconds) {
  if (seconds < 1.5) return "almost done";
  if (seconds < 10) return `${Math.round(seconds)} s left`;
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}

/** @param {number} ms */
export const milliseconds = (ms) => (ms < 10 ? `${Math.max(1, Math.round(ms))} ms` : `${count(ms)} ms`);
