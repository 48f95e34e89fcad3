// What to do about each code that a site's search has, and the two halves of any engine. Apart from all others, which its visitors need not download.

export const ADVICE = Object.freeze({
  "network": "Check the connection and the `models` address, then open again: finished files are kept.",
  "query-too-long": "Shorten the query to a few sentences.",
  "query-invalid": "Correct the part of the request that is named; the documentation of search lists them.",
  "option-invalid": "Correct the option; the documentation of Site.open lists them.",
  "document-invalid": "Pass plain objects: { id, title, text, ... } with values that JSON knows.",
  "storage-full": "Free space on the device; what was stored stays, and the copy in memory still answers until the page closes.",
  "worker-ended": "Open the collection again: it continues from its last commit.",
  "site-not-found": "Run `nearsight site` over the built site and publish the folder that it writes; check the address of the search box.",
  "site-damaged": "Publish the folder that `nearsight site` writes whole, once more.",
  "site-version": "Publish the scripts and the index of one version of Nearsight; where they are, reload the page.",
  "worker-blocked": "Serve the scripts from the page's own origin; where its Content-Security-Policy requires Trusted Types, allow the policy: trusted-types nearsight.",
  "wasm-blocked": "Allow 'wasm-unsafe-eval' in the script-src of the page's Content-Security-Policy.",
  "aborted": "Call again to continue; what was finished is kept.",
  "closed": "Open it again.",
  "internal": "Please report this message with the steps that led to it.",
});
