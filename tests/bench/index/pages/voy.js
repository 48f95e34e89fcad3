// voy-search: a k-d tree. Its package is for bundlers: the module is put together here as one would.

import * as voy from "/peers/voy-search/voy_search_bg.js";

export async function load() {
  const { instance } = await WebAssembly.instantiateStreaming(fetch("/peers/voy-search/voy_search_bg.wasm"), { "./voy_search_bg.js": voy });
  voy.__wbg_set_wasm(instance.exports);
  let index;
  return {
    build(rows) {
      index = new voy.Voy({ embeddings: rows.map((row, i) => ({ id: String(i), title: "", url: "", embeddings: [...row] })) });
    },
    search: (query, limit) => index.search(query, limit).neighbors.map(({ id }) => Number(id)),
    save: () => index.serialize(),
    open(text) {
      index.free();
      index = voy.Voy.deserialize(text);
    },
  };
}
