// hnswlib-wasm: a graph of f32 vectors. M and ef_construction are hnswlib's own defaults. It keeps its index in IndexedDB only.

import { loadHnswlib } from "/peers/hnswlib-wasm/dist/hnswlib.js";

const [M, EF_CONSTRUCTION, SEED] = [16, 200, 100];

export async function load({ dimension }) {
  const lib = await loadHnswlib();
  let index;
  return {
    build(rows) {
      index = new lib.HierarchicalNSW("cosine", dimension, "");
      index.initIndex(rows.length, M, EF_CONSTRUCTION, SEED);
      rows.forEach((row, i) => index.addPoint(row, i, false));
    },
    tune: (effort) => index.setEfSearch(effort),
    search: (query, limit) => index.searchKnn(query, limit, undefined).neighbors,
  };
}
