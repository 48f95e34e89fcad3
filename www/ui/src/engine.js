// The one place that reaches for the engine. It is fetched when it is first needed, not with the page.

/** @import { SearchableSite } from "./types.ts" */

/** One engine for all boxes of an index, and for those that come back: each has a worker. @type {Map<string, Promise<SearchableSite>>} */
const opened = new Map();

/**
 * @param {string} src folder of the index
 * @param {string} language
 * @returns {Promise<SearchableSite>}
 */
export function openSite(src, language) {
  const key = `${language} ${src}`;
  const site = opened.get(key) ?? open(src, language);
  opened.set(key, site);
  site.catch(() => opened.delete(key)); // to be tried again
  return site;
}

/** @param {string} src @param {string} language @returns {Promise<SearchableSite>} */
async function open(src, language) {
  // @ts-ignore: the engine is made in its own folder; its shape is types.ts.
  const { Site } = await import("../../sdk/src/site/index.js");
  return Site.open(src, { language });
}
