// The wasm module that searches a site: English stems alone, or those of all languages.

import { failure } from "../error.js";
import { fetchFile } from "./files.js";

/** @typedef {import("../../pkg/nearsight_site.js")} SiteModule */

/** @param {string} language primary subtag @returns {Promise<SiteModule>} */
export async function siteModule(language) {
  // Bundlers look for exactly these expressions.
  const [importing, url] = language === "en"
    ? [import("../../pkg/nearsight_site.js"), new URL("../../pkg/nearsight_site_bg.wasm", import.meta.url)]
    : [import("../../pkg/nearsight_site_languages.js"), new URL("../../pkg/nearsight_site_languages_bg.wasm", import.meta.url)];
  const [bindings, response] = await Promise.all([importing, fetchFile(url, "default")]);
  if (!response.ok) throw failure("site-not-found", `${url} is missing (${response.status}).`);
  const bytes = await response.arrayBuffer();
  await bindings.default({ module_or_path: bytes }).catch((cause) => {
    if (cause instanceof WebAssembly.CompileError) throw failure("wasm-blocked", `The module could not be compiled (${cause.message}).`, { cause });
    throw cause;
  });
  return /** @type {SiteModule} */ (/** @type {unknown} */ (bindings));
}
