// Orama: BM25 with one letter's tolerance, titles twice.

import { create, insertMultiple, load as restore, save, search } from "/peers/@orama/orama/dist/browser/index.js";

const SCHEMA = { title: "string", text: "string" };

export async function load() {
  let index;
  return {
    async build(documents) {
      index = create({ schema: SCHEMA });
      await insertMultiple(index, documents.map(({ id, ...rest }) => ({ id: String(id), ...rest })), 1000);
    },
    search: (term, limit) => search(index, { term, limit, tolerance: 1, boost: { title: 2 } }).hits.map(({ id }) => Number(id)),
    save: () => JSON.stringify(save(index)),
    open(text) {
      index = create({ schema: SCHEMA });
      restore(index, JSON.parse(text));
    },
  };
}
