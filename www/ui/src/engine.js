// The one place that reaches for the engine. It is fetched when it is first needed, not with the page.

/** @import { SearchableSite } from "./types.ts" */

/**
 * @param {string} src folder of the index
 * @param {string} language
 * @returns {Promise<SearchableSite>}
 */
export async function openSite(src, language) {
  // @ts-ignore: the engine is made in its own folder; its shape is types.ts.
  const { Site } = await import("../../sdk/src/site/index.js");
  return Site.open(src, { language });
}
