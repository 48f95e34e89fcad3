// What the shop's first answer costs: every byte on the wire until the first products and their thumbnails are shown, from a host that
// compresses what static hosts compress.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { SITE } from "../paths.mjs";

const TYPES = {
  ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json", ".wasm": "application/wasm", ".png": "image/png", ".webp": "image/webp",
};
/** Static hosts leave these and what they do not know as they are. */
const NOT_COMPRESSED = [".png", ".webp"];
const MARK = "shop:first-results";

/** A host on loopback that notes when each answer began, and what it weighed with its head. */
class Host {
  /** @type {Map<string, Buffer>} */
  #compressed = new Map();
  /** @type {{ path: string, at: number, bytes: number }[]} */
  answers = [];
  #server = createServer((request, response) => this.#answer(request, response));

  async start() {
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", () => resolve(undefined)));
    return this;
  }

  get origin() {
    return `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (this.#server.address()).port}`;
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  #answer(request, response) {
    const address = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const path = address.endsWith("/") ? `${address}index.html` : address;
    const answer = { path, at: Date.now(), bytes: 0 };
    const { socket } = request;
    const before = socket.bytesWritten;
    response.on("close", () => { answer.bytes = socket.bytesWritten - before; });
    this.answers.push(answer);
    try {
      const type = TYPES[extname(path)];
      const isCompressed = type !== undefined && !NOT_COMPRESSED.includes(extname(path));
      const body = isCompressed ? this.#brotli(path) : readFileSync(join(SITE, path));
      response.writeHead(200, { "content-type": type ?? "application/octet-stream", "cache-control": "max-age=600", ...(isCompressed ? { "content-encoding": "br" } : {}) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  /** @param {string} path */
  #brotli(path) {
    const made = this.#compressed.get(path) ?? brotliCompressSync(readFileSync(join(SITE, path)));
    this.#compressed.set(path, made);
    return made;
  }
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {{ query?: string, rounds?: number }} [options]
 * @returns {Promise<{ bytes: number, ms: number[], files: { path: string, bytes: number }[], nThumbnails: number }>}
 *   `ms` from the navigation to the thumbnails, of each round but the first, which waits for the host to compress
 */
export async function firstLoad(browser, { query = "kettle", rounds = 0 } = {}) {
  const host = await new Host().start();
  try {
    const ms = [];
    let first;
    for (let round = 0; round <= rounds; round += 1) {
      host.answers = [];
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
      const page = await context.newPage();
      await page.goto(`${host.origin}/demo/shop/?q=${query}`, { waitUntil: "commit" });
      await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, MARK, { timeout: 240_000 });
      const { at, took, nShown } = await page.evaluate((mark) => {
        const [{ startTime }] = performance.getEntriesByName(mark);
        const inView = [...document.querySelectorAll(".card img")].filter((picture) => picture.getBoundingClientRect().top < innerHeight);
        return { at: performance.timeOrigin + startTime, took: startTime, nShown: inView.filter(({ naturalWidth }) => naturalWidth > 0).length };
      }, MARK);
      if (round > 0) ms.push(took);
      // What was asked for before counts whole, however little of it had come.
      await page.waitForTimeout(200);
      const files = host.answers.filter((answer) => answer.at <= at).map(({ path, bytes }) => ({ path, bytes }));
      first ??= { bytes: files.reduce((sum, file) => sum + file.bytes, 0), files, nThumbnails: nShown };
      await context.close();
    }
    if (!first || first.nThumbnails === 0) throw new Error("no picture of a product was shown");
    return { ...first, ms };
  } finally {
    await host.stop();
  }
}
