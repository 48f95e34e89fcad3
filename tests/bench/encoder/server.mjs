// The benchmark's own server on loopback: the built site, the peers' packages, the exported model and the pages' scripts.

import { createServer } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { BUILT, PEERS, SITE } from "./paths.mjs";

/** Folders by their place on the server. */
const FOLDERS = {
  "/sdk/": join(SITE, "sdk"),
  "/models/": join(SITE, "models"),
  "/peers/": join(PEERS, "node_modules"),
  "/built/": BUILT,
  "/pages/": join(import.meta.dirname, "pages"),
};

const TRANSFORMERS_ORT = "/peers/@huggingface/transformers/node_modules";

/** What a bundler would resolve for transformers.js. */
const IMPORTS = {
  "onnxruntime-web/webgpu": `${TRANSFORMERS_ORT}/onnxruntime-web/dist/ort.webgpu.min.mjs`,
  "onnxruntime-common": `${TRANSFORMERS_ORT}/onnxruntime-common/dist/esm/index.js`,
};

/** No headers for cross-origin isolation: most sites cannot send them, and without them there is one thread. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Nearsight benchmark</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;

/** @returns {Promise<{ origin: string, stop: () => Promise<void> }>} */
export async function startServer() {
  const folders = Object.entries(FOLDERS).map(([place, folder]) => ({ place, files: sirv(folder, { dev: true, etag: true }) }));
  const server = createServer((request, response) => {
    if (request.url === "/page.html") return response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    const missing = () => response.writeHead(404).end();
    const found = folders.find(({ place }) => request.url.startsWith(place));
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
