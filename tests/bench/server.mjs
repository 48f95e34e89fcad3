// The benchmarks' own server on loopback: the built site, the peers' packages, what a benchmark built and its pages' scripts.

import { createServer } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { BUILT, PEERS, SITE } from "./paths.mjs";

/**
 * Folders by their place on the server.
 * @param {string} pages
 * @param {Record<string, string>} more
 */
const folders = (pages, more) => ({
  "/sdk/": join(SITE, "sdk"),
  "/models/": join(SITE, "models"),
  "/peers/": join(PEERS, "node_modules"),
  "/built/": BUILT,
  "/pages/": join(import.meta.dirname, pages),
  ...more,
});

const page = (imports) => `<!doctype html><meta charset="utf-8"><title>Nearsight benchmark</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>`;

/** What gives a page a clock of 5 microseconds instead of 100. */
const ISOLATION = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/**
 * `pages`: folder of the pages' scripts; `more`: other folders by their place; `imports`: what a bundler would resolve; `isolated`: whether pages are isolated from
 * other origins, which most sites cannot ask for. Where they are not there is one thread, and a coarse clock.
 * @param {{ pages: string, more?: Record<string, string>, imports?: Record<string, string>, isolated?: boolean }} options
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>}
 */
export async function startServer({ pages, more = {}, imports = {}, isolated = false }) {
  const served = Object.entries(folders(pages, more)).map(([place, folder]) => ({ place, files: sirv(folder, { dev: true, etag: true }) }));
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(isolated ? ISOLATION : {})) response.setHeader(name, value);
    if (request.url === "/page.html") return response.writeHead(200, { "content-type": "text/html" }).end(page(imports));
    const missing = () => response.writeHead(404).end();
    const found = served.find(({ place }) => request.url.startsWith(place));
    if (!found) return missing();
    request.url = request.url.slice(found.place.length - 1);
    return found.files(request, response, missing);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const stop = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve(undefined));
  });
  return { origin: `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`, stop };
}
