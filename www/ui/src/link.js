// Which addresses become links: an index is data, and `javascript:` is an address too.

/**
 * @param {unknown} address absolute, or relative to the page
 * @returns {string} absolute; empty if it may not be followed
 */
export function safeUrl(address) {
  if (typeof address !== "string" || address === "") return "";
  try {
    const { protocol, href } = new URL(address, document.baseURI);
    // The page's own scheme serves extensions and apps; a page is never of the scheme `javascript:`.
    return ["http:", "https:", location.protocol].includes(protocol) ? href : "";
  } catch {
    return "";
  }
}
