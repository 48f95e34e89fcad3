// Nearsight's collection as the SDK's worker has it, here in the page itself, as the peers are.

import init, { Collection, Encoders } from "/sdk/pkg/nearsight.js";
import startSealing, { seal } from "/sdk/pkg/nearsight_sealing.js";

const BATCH = 1000;

/** `number`: names of fields with a number of each vector, for filters. @param {{ dimension: number, numbers?: Record<string, number[]> }} options */
export async function load({ dimension, numbers = {} }) {
  await init({ module_or_path: fetch("/sdk/pkg/nearsight_bg.wasm") });
  const encoders = new Encoders();
  const types = Object.fromEntries(Object.keys(numbers).map((name) => [name, "integer"]));
  let collection;
  const document = (i) => ({ id: i, ...Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, values[i]])) });
  // As after every upsert of the SDK: what is told to the storage is let go.
  const commit = () => {
    collection.changes();
    collection.committed();
  };
  const insert = (rows, from) => {
    const batch = rows.slice(from, from + BATCH);
    const upsert = collection.plan(batch.map((_, i) => document(from + i)), batch.map((vec) => ({ vec })), encoders);
    while (upsert.step(collection, encoders, 4096));
    upsert.free();
    commit();
  };
  return {
    build(rows) {
      collection?.free();
      collection = new Collection({ vec: `vector(${dimension})`, ...types }, encoders);
      for (let from = 0; from < rows.length; from += BATCH) insert(rows, from);
    },
    search: (query, limit, filter) => collection.search(filter ? { limit, filter } : { limit }, query, encoders).hits.map(({ id }) => id),
    /** What the SDK leaves to a worker: graphs, where vectors are many enough. Returns how many. */
    async link() {
      await startSealing({ module_or_path: fetch("/sdk/pkg/nearsight_sealing_bg.wasm") });
      let nParts = 0;
      for (let input = collection.next_seal_input(); input; input = collection.next_seal_input()) {
        const { space } = input;
        const vectors = input.take();
        input.free();
        collection.install(space, seal(vectors));
        nParts += 1;
      }
      return nParts;
    },
    save: () => collection.to_bytes(),
    /** The same documents with vectors of two numbers, for what documents weigh. */
    saveBare(n) {
      const bare = new Collection({ vec: "vector(2)", ...types }, encoders);
      for (let from = 0; from < n; from += BATCH) {
        const ids = Array.from({ length: Math.min(BATCH, n - from) }, (_, i) => from + i);
        const upsert = bare.plan(ids.map(document), ids.map((i) => ({ vec: [1, i] })), encoders);
        while (upsert.step(bare, encoders, 4096));
        upsert.free();
        bare.changes();
        bare.committed();
      }
      const bytes = bare.to_bytes();
      bare.free();
      return bytes;
    },
    copy: (bytes) => Collection.from_bytes(bytes, encoders),
    open(bytes) {
      collection.free();
      collection = Collection.from_bytes(bytes, encoders);
    },
  };
}
