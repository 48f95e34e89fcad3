// The one place that reaches for the engine. Its worker is started when it is first needed, not with the page.
import { Site } from "../../sdk/src/site/index.js";

/** @import { SearchableSite } from "./types.ts" */

/** One engine for all boxes of an index, and for those that come back: each has a worker. @type {Map<string, Promise<SearchableSite>>} */
const opened = new Map();

/**
 * @param {string} src folder of the index
 * @param {{ language: string, tier: string | null, model: string | null }} options those that the element has not are null
 * @returns {Promise<SearchableSite>}
 */
export function openSite(src, { language, tier, model }) {
  const key = [language, tier, model, src].join(" ");
  const options = { language, .../** @type {{ tier: "text" }} */ (tier && { tier }), ...(model && { model: new URL(model, document.baseURI) }) };
  const site = opened.get(key) ?? Site.open(src, options);
  opened.set(key, site);
  site.catch(() => opened.delete(key)); // to be tried again
  return site;
}

/** The folder of this script, where `nearsight site` puts it: that of the index. A script that lies in no folder was put together by somebody else. */
export function ownFolder() {
  const script = import.meta.url;
  return URL.canParse(".", script) ? new URL(".", script).href : "/nearsight/";
}
