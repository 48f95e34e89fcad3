// Debian's Chromium over a loopback server of the assembled site, for the browser tests.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import sirv from "sirv";

export { launchChromium as launchBrowser } from "../../www/tools/chromium.mjs";

const ROOT = resolve(import.meta.dirname, "../..");

/** The assembled site: /sdk, /models, /demo, /corpora. */
export const SITE = resolve(process.env.NEARSIGHT_SITE ?? join(ROOT, "target/site"));
export const MODEL = "minilm-l6";

/** What the tests' own page offers to `page.evaluate`. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Nearsight tests</title><link rel="icon" href="data:,">
<script type="module">
  const nearsight = await import("/sdk/src/index.js");
  const codeOf = (promise) => Promise.resolve(promise).then(
    () => ({ code: "none" }),
    ({ code, message, detail }) => ({ code, message, detail }),
  );
  Object.assign(window, nearsight, { codeOf, ready: true });
</script>`;

/** A server whose single files a test can replace, slow down or cut off. */
export class Site {
  #handlers = new Map();
  #files = sirv(SITE, { dev: true, etag: true });
  #server;
  /** Paths asked for since the start. */
  requests = [];
  port = 0;

  /** Starts, or starts again on the same port. */
  async start() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    await new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(this.port, "127.0.0.1", resolve);
    });
    this.port = this.#server.address().port;
    return this;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  /**
   * @param {string} path
   * @param {Uint8Array | string | ((request, response) => void)} content
   */
  replace(path, content) {
    const type = path.endsWith(".json") ? "application/json" : "application/octet-stream";
    this.#handlers.set(path, typeof content === "function" ? content : (_, response) => {
      response.writeHead(200, { "content-type": type }).end(content);
    });
  }

  /** @param {string} path */
  restore(path) {
    this.#handlers.delete(path);
  }

  #answer(request, response) {
    const path = request.url.split("?")[0];
    this.requests.push(path);
    const handler = this.#handlers.get(path);
    if (handler) return handler(request, response);
    if (path === "/tests.html") return response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    return this.#files(request, response, () => response.writeHead(404).end());
  }
}

/** @param {import("playwright-core").BrowserContext} context */
export async function openPage(context, site) {
  const page = await context.newPage();
  await page.goto(`${site.origin}/tests.html`);
  await page.waitForFunction(() => window.ready === true);
  return page;
}

/**
 * A site, a browser context with empty storage and a page, gone after the test.
 * @param {import("node:test").TestContext} t
 * @param {import("playwright-core").Browser} browser
 * @param {{ initScript?: () => void }} [options]
 */
export async function scene(t, browser, { initScript } = {}) {
  const site = await new Site().start();
  const context = await browser.newContext();
  t.after(async () => {
    await context.close();
    await site.stop();
  });
  if (initScript) await context.addInitScript(initScript);
  return { site, context, page: await openPage(context, site) };
}

/** @returns {Promise<{ files: { name: string, bytes: number, sha256: string }[] }>} */
export async function readManifest() {
  return JSON.parse(await readFile(join(SITE, "models", MODEL, "manifest.json"), "utf8"));
}

/** @param {string} name of a file of the model */
export function readModelFile(name) {
  return readFile(join(SITE, "models", MODEL, name));
}
