// Nearsight's collection without a model, here in the page itself: answers by words. Its hits bring the whole document.

import init, { Collection, Encoders } from "/sdk/pkg/nearsight.js";

const BATCH = 500;

export async function load() {
  await init({ module_or_path: fetch("/sdk/pkg/nearsight_bg.wasm") });
  const encoders = new Encoders();
  let collection;
  return {
    build(documents) {
      collection = new Collection({ title: "text", text: "text" }, encoders);
      for (let from = 0; from < documents.length; from += BATCH) {
        const upsert = collection.plan(documents.slice(from, from + BATCH), [], encoders);
        while (upsert.step(collection, encoders, 4096));
        upsert.free();
        // As after every upsert of the SDK: what is told to the storage is let go.
        collection.changes();
        collection.committed();
      }
    },
    search: (text, limit) => collection.search({ text, limit }, undefined, encoders).hits.map(({ id }) => id),
    save: () => collection.to_bytes(),
    open(bytes) {
      collection.free();
      collection = Collection.from_bytes(bytes, encoders);
    },
  };
}
