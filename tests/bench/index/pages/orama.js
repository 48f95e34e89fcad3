// Orama: every vector compared in JavaScript. `similarity` is its least cosine; its default of .8 would leave neighbours out.

import { create, insertMultiple, load as restore, save, search } from "/peers/@orama/orama/dist/browser/index.js";

export async function load({ dimension }) {
  const empty = () => create({ schema: { vec: `vector[${dimension}]` } });
  let index;
  return {
    async build(rows) {
      index = empty();
      await insertMultiple(index, rows.map((vec, i) => ({ id: String(i), vec: [...vec] })), 1000);
    },
    search(query, limit) {
      const { hits } = search(index, { mode: "vector", vector: { value: [...query], property: "vec" }, similarity: 0, limit, includeVectors: true });
      return hits.map(({ id }) => Number(id));
    },
    save: () => JSON.stringify(save(index)),
    open(text) {
      index = empty();
      restore(index, JSON.parse(text));
    },
  };
}
