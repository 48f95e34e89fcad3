// MiniSearch with what its documentation recommends against typos, and prefixes of the last word.

import MiniSearch from "/peers/minisearch/dist/es/index.js";

const OPTIONS = { fields: ["title", "text"], searchOptions: { boost: { title: 2 } } };
const CAREFUL = { fuzzy: 0.2, prefix: (_, i, terms) => i === terms.length - 1 };

/** @param {object} [how] options of each search */
export async function load(how = CAREFUL) {
  let index;
  return {
    build(documents) {
      index = new MiniSearch(OPTIONS);
      index.addAll(documents);
    },
    search: (text, limit) => index.search(text, how).slice(0, limit).map(({ id }) => id),
    save: () => JSON.stringify(index),
    open(text) {
      index = MiniSearch.loadJSON(text, OPTIONS);
    },
  };
}
