// FlexSearch: prefixes of all words; `suggest` also finds what lacks some of them. It knows no typos.

import FlexSearch from "/peers/flexsearch/dist/flexsearch.bundle.module.min.mjs";

export async function load() {
  let index;
  return {
    build(documents) {
      index = new FlexSearch.Document({ tokenize: "forward", document: { id: "id", index: ["title", "text"] } });
      for (const document of documents) index.add(document);
    },
    search: (text, limit) => index.search(text, { limit, suggest: true, merge: true }).map(({ id }) => id),
  };
}
