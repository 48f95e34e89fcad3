// The wasm module that searches a site.

import { failure } from "../error.js";
import { fetchFile } from "./files.js";

/** @typedef {typeof import("../../pkg/nearsight_site.js")} SiteModule */

/** @returns {Promise<SiteModule>} */
export async function siteModule() {
  // Bundlers look for exactly these expressions.
  const url = new URL("../../pkg/nearsight_site_bg.wasm", import.meta.url);
  const [bindings, response] = await Promise.all([import("../../pkg/nearsight_site.js"), fetchFile(url, "default")]);
  if (!response.ok) throw failure("site-not-found", `${url} is missing (${response.status}).`);
  const bytes = await response.arrayBuffer();
  await bindings.default({ module_or_path: bytes }).catch((cause) => {
    if (cause instanceof WebAssembly.CompileError) throw failure("wasm-blocked", `The module could not be compiled (${cause.message}).`, { cause });
    throw cause;
  });
  return bindings;
}
