// Fetches the files of an index. Their names are hashes of their content, so what the browser has once it has for ever.

import { failure } from "../error.js";

/**
 * @param {URL} url
 * @param {RequestCache} cache
 */
export async function fetchFile(url, cache) {
  return fetch(url, { cache }).catch((cause) => {
    throw failure("network", `${url} could not be fetched.`, { cause });
  });
}

/**
 * The inflated content of a file.
 * @param {URL} base of the index
 * @param {string} name
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function fetchChunk(base, name) {
  const url = new URL(`chunks/${name}.ns`, base);
  const response = await fetchFile(url, "force-cache");
  if (!response.ok || !response.body) throw failure("site-damaged", `${url} is missing (${response.status}).`);
  const inflated = response.body.pipeThrough(new DecompressionStream("deflate-raw"));
  const content = await new Response(inflated).arrayBuffer().catch((cause) => {
    throw failure("site-damaged", `${url} is not what was published.`, { cause });
  });
  return new Uint8Array(content);
}
