// The wasm module that searches a site.

import * as bindings from "../../pkg/nearsight_site.js";
import { failure } from "../error.js";
import { fetchFile } from "./files.js";

/** Stemmers that the small module has: a site in another language needs all of them. */
export const SMALL = ["en", "none"];

/**
 * Ready to search.
 * @param {string} stemmer of the site's words
 * @returns {Promise<typeof bindings>}
 */
export async function siteModule(stemmer) {
  // Bundlers look for exactly these expressions.
  const url = SMALL.includes(stemmer)
    ? new URL("../../pkg/nearsight_site_bg.wasm", import.meta.url)
    : new URL("../../pkg/nearsight_site_languages_bg.wasm", import.meta.url);
  return started(bindings, url);
}

/**
 * The bindings, with their module.
 * @template {{ default(options: { module_or_path: ArrayBuffer }): Promise<unknown> }} Bindings
 * @param {Bindings} bindings
 * @param {URL} url
 * @returns {Promise<Bindings>}
 */
export async function started(bindings, url) {
  const response = await fetchFile(url, "default");
  if (!response.ok) throw failure("site-not-found", `${url} is missing (${response.status}).`);
  const bytes = await response.arrayBuffer();
  await bindings.default({ module_or_path: bytes }).catch((cause) => {
    if (cause instanceof WebAssembly.LinkError) throw failure("site-version", `${url} is not the module of this script.`, { cause });
    if (cause instanceof WebAssembly.CompileError) throw failure("wasm-blocked", `The module could not be compiled (${cause.message}).`, { cause });
    throw cause;
  });
  return bindings;
}
