// What is said of repeated measurements, and ratios of it.

import { median, rounded } from "./record.mjs";

/** @typedef {{ min: number, median: number }} Summary */

/** @param {number[]} values @returns {Summary} */
export function summary(values) {
  return { min: rounded(Math.min(...values)), median: rounded(median(values)) };
}

/**
 * How many times as long the peer takes: above 1, ours is better. Null where either is missing.
 * @param {Summary | undefined} peer
 * @param {Summary | undefined} ours
 * @param {"median" | "min"} [of]
 */
export function times(peer, ours, of = "median") {
  return peer && ours ? rounded(peer[of] / ours[of]) : null;
}

/** The names in an order that starts elsewhere every round, so that no engine always runs after the same one. */
export function rotated(names, round) {
  const start = round % names.length;
  return [...names.slice(start), ...names.slice(0, start)];
}
