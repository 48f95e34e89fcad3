// The one file of a site's index whose name stays: which root each language has.

import { failure } from "../error.js";

/** Version of the index that this script reads. */
export const FORMAT = 1;

/** @typedef {{ format: number, site: string, languages: Record<string, { root: string, stemmer: string, bytes: number, pages: number }> }} Entry */

/**
 * @param {Response} response
 * @returns {Promise<Entry>}
 */
export async function readEntry(response) {
  const { url } = response;
  if (!response.ok) throw failure("site-not-found", `There is no index at ${url} (${response.status}).`);
  const entry = await response.json().catch((cause) => {
    throw failure("site-not-found", `${url} is no index of a site.`, { cause });
  });
  if (entry?.format !== FORMAT) throw failure("site-version", `The index at ${url} has format ${entry?.format}; this script reads ${FORMAT}.`);
  if (Object.keys(entry.languages ?? {}).length === 0) throw failure("site-not-found", `The index at ${url} has no pages.`);
  return entry;
}

/**
 * The index for a page in `language`: its own, that of its main language, or the one with the most pages.
 * @param {Entry} entry
 * @param {string} language BCP 47
 */
export function chooseLanguage({ languages }, language) {
  const tag = language.toLowerCase();
  const primary = tag.split("-")[0] ?? "";
  const own = [tag, primary].find((known) => Object.hasOwn(languages, known));
  const largest = Object.entries(languages).sort(([, a], [, b]) => b.pages - a.pages)[0]?.[0];
  return own ?? largest ?? "";
}
