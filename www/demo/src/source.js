// Where a document comes from, for people and for links.

/** @typedef {Record<string, unknown>} Fields */

/** @param {unknown} value */
const text = (value) => (typeof value === "string" || typeof value === "number" ? String(value).trim() : "");

/**
 * Only http and https become links: documents are other people's data, and `javascript:` is an address too.
 * @param {Fields} document
 * @returns {URL | undefined}
 */
export function sourceUrl(document) {
  const address = text(document.url);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address);
}

/**
 * A corpus names its pages relative to where it comes from; with that origin they are addresses.
 * @param {Fields} document
 * @param {string} [origin]
 * @returns {Fields}
 */
export function withSource(document, origin) {
  const address = text(document.url);
  if (!origin || address === "" || !URL.canParse(address, origin)) return document;
  return { ...document, url: new URL(address, origin).href };
}

/** `A > B > C` of a heading. @param {Fields} document @returns {string[]} */
export function crumbs(document) {
  const title = text(document.title);
  const heading = text(document.heading).split(/\s+[>›]\s+/).filter(Boolean);
  const path = heading[0] === title || title === "" ? heading : [title, ...heading];
  return path.filter((part, i) => part !== path[i - 1]);
}

/** The last crumb, or any name the document has. @param {Fields} document @param {string | number} id */
export function titleOf(document, id) {
  return crumbs(document).at(-1) ?? (text(document.name) || text(document.file) || `Document ${id}`);
}

/** What a result shows as its place. @param {Fields} document */
export function placeOf(document) {
  const url = sourceUrl(document);
  if (url) return decoded(url.host + url.pathname.replace(/\/(index\.html)?$/, "") + url.hash);
  return text(document.file) || text(document.url);
}

/** @param {string} address */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a lone % is legal in text, not in decodeURIComponent
  }
}
