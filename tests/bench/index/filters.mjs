// Filters that a part of the vectors meets: parts of all sizes, drawn at random and along a direction, so that they lie near a
// query or far from it.

import { rounded } from "../record.mjs";
import { summary } from "../statistics.mjs";
import { clusterVectors, readVectors } from "./data.mjs";
import { openEngine } from "./engines.mjs";
import { LIMIT, nearest, recall } from "./truth.mjs";

const SHARES = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.9, 1];

/** A number for each vector from 0 up, without any order: multiples of a prime that does not divide `n`. */
const scattered = (n) => Array.from({ length: n }, (_, i) => (i * 7919) % n);

/** The place of each vector along the direction of the first query. */
function along(rows, [direction]) {
  const cosines = rows.map((row) => row.reduce((sum, value, i) => sum + value * direction[i], 0));
  const order = rows.map((_, id) => id).sort((a, b) => cosines[b] - cosines[a]);
  const places = new Array(rows.length);
  order.forEach((id, place) => {
    places[id] = place;
  });
  return places;
}

/** @param {import("../index.mjs").Bench} bench */
export async function filters(bench) {
  const vectors = clusterVectors(bench.quick ? 10_000 : 100_000);
  const { rows, queries } = readVectors(vectors);
  const numbers = { scattered: scattered(vectors.n), along: along(rows, queries) };
  const choices = Object.keys(numbers).flatMap((key) => SHARES.map((share) => ({ key, share, below: Math.ceil(share * vectors.n) })));
  const right = nearest(rows, queries, choices.map(({ key, below }) => (id) => numbers[key][id] < below));
  const ours = await openEngine(bench, "ours", vectors, { numbers });
  await ours.call("build");
  await ours.call("link");
  const measured = {};
  for (const [i, { key, share, below }] of choices.entries()) {
    const filter = { must: [{ key, range: { lt: below } }] };
    const { took, found } = await ours.call("ask", { limit: LIMIT, filter });
    const { min, median } = summary(took);
    measured[`${key} ${share * 100} %`] = { recall: rounded(recall(found, right[i])), ms_min: min, ms_p50: median };
  }
  await ours.close();
  const all = Object.values(measured);
  return {
    figures: {
      filter_worst_recall: Math.min(...all.map((one) => one.recall)),
      filter_worst_ms_100k: Math.max(...all.map((one) => one.ms_p50)),
    },
    details: { filters: { n: vectors.n, ...measured } },
  };
}
