// The right answers, by comparing everything in f32.

import { DIMENSION } from "./data.mjs";

export const LIMIT = 10;

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < DIMENSION; i += 1) sum += a[i] * b[i];
  return sum;
}

/** Ids of the most similar rows that pass. @param {Float32Array} similarities @param {(id: number) => boolean} passes */
function best(similarities, passes) {
  const top = [];
  for (let id = 0; id < similarities.length; id += 1) {
    if (!passes(id) || (top.length === LIMIT && similarities[id] <= similarities[top.at(-1)])) continue;
    let at = top.length;
    while (at > 0 && similarities[top[at - 1]] < similarities[id]) at -= 1;
    top.splice(at, 0, id);
    top.length = Math.min(top.length, LIMIT);
  }
  return top;
}

/**
 * For each way to choose rows, the answers to all queries.
 * @param {Float32Array[]} rows of unit length, as the queries
 * @param {Float32Array[]} queries
 * @param {((id: number) => boolean)[]} choices
 * @returns {number[][][]} by choice and query
 */
export function nearest(rows, queries, choices = [() => true]) {
  const found = choices.map(() => []);
  const similarities = new Float32Array(rows.length);
  for (const query of queries) {
    rows.forEach((row, id) => {
      similarities[id] = dot(row, query);
    });
    choices.forEach((passes, i) => found[i].push(best(similarities, passes)));
  }
  return found;
}

/** Share of the right ids among those found, over all queries. @param {number[][]} found @param {number[][]} right */
export function recall(found, right) {
  let [hits, all] = [0, 0];
  right.forEach((ids, i) => {
    const wanted = new Set(ids);
    hits += found[i].filter((id) => wanted.has(id)).length;
    all += ids.length;
  });
  return hits / all;
}
