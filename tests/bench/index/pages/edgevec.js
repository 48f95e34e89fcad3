// edgevec: a graph of f32 vectors. Its metric "cosine" returns the farthest; on unit vectors "l2" gives the same order as the cosine.

import init, { EdgeVec, EdgeVecConfig } from "/peers/edgevec/edgevec.js";

export async function load({ dimension }) {
  await init({ module_or_path: fetch("/peers/edgevec/edgevec_bg.wasm") });
  let index;
  let ids;
  return {
    build(rows) {
      const config = new EdgeVecConfig(dimension);
      config.metric = "l2";
      index = new EdgeVec(config);
      ids = new Map(rows.map((row, i) => [index.insert(row), i]));
    },
    search: (query, limit) => index.search(query, limit).map(({ id }) => ids.get(id)),
  };
}
