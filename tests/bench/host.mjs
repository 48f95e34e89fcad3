// A static host on loopback, which compresses what such hosts compress, and notes what each answer weighed with its head.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = {
  ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json", ".wasm": "application/wasm", ".png": "image/png", ".webp": "image/webp",
};
/** Static hosts leave these and what they do not know as they are. */
const NOT_COMPRESSED = [".png", ".webp"];

/** @typedef {{ path: string, at: number, bytes: number }} Answer `at`: when it began, in milliseconds since the epoch */

export class Host {
  #folder;
  #pages;
  /** @type {Map<string, Buffer>} */
  #compressed = new Map();
  /** @type {Answer[]} */
  answers = [];
  #server = createServer((request, response) => this.#answer(request, response));

  /**
   * @param {string} folder
   * @param {Record<string, string>} [pages] that the folder lacks, by their path
   */
  constructor(folder, pages = {}) {
    this.#folder = folder;
    this.#pages = pages;
  }

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
    const address = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const path = address.endsWith("/") ? `${address}index.html` : address;
    const answer = { path, at: Date.now(), bytes: 0 };
    const { socket } = request;
    const before = socket.bytesWritten;
    response.on("close", () => { answer.bytes = socket.bytesWritten - before; });
    this.answers.push(answer);
    try {
      const type = TYPES[extname(path)];
      const isCompressed = type !== undefined && !NOT_COMPRESSED.includes(extname(path));
      const body = isCompressed ? this.#brotli(path) : this.#read(path);
      response.writeHead(200, { "content-type": type ?? "application/octet-stream", "cache-control": "max-age=600", ...(isCompressed ? { "content-encoding": "br" } : {}) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  /** @param {string} path */
  #read(path) {
    const page = this.#pages[path];
    return page === undefined ? readFileSync(join(this.#folder, path)) : Buffer.from(page);
  }

  /** @param {string} path */
  #brotli(path) {
    const made = this.#compressed.get(path) ?? brotliCompressSync(this.#read(path));
    this.#compressed.set(path, made);
    return made;
  }
}
