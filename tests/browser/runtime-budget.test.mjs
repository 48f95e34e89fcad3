// What a visitor of a searchable site downloads before the index: the folder's scripts and module, as a host with Brotli sends them.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { Site, launchBrowser } from "./browser.mjs";
import { buildSite } from "./built-site.mjs";

/** Bytes of Brotli 11 of all that is code or style. */
const MOST = 110_000;
/** Of these, what comes with every page: the box and the page's half of the search. */
const MOST_WITH_THE_PAGE = 16_000;

const TYPES = { js: "text/javascript", wasm: "application/wasm" };
const PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Weighed</title><link rel="icon" href="data:,"><script type="module" src="/weighed/nearsight/nearsight.js"></script><near-sight></near-sight>';

let browser, built;
before(async () => { [browser, built] = [await launchBrowser(), buildSite("weighed", ["--model", "none"])]; });
after(async () => {
  await browser.close();
  rmSync(built.folder, { recursive: true });
});

/** Serves the scripts of the folder in Brotli; what was sent of each. @param {Site} site */
function serveCompressed(site) {
  const sent = new Map();
  const folder = join(built.folder, "nearsight");
  for (const name of readdirSync(folder).filter((name) => /\.(js|wasm|css)$/.test(name))) {
    const body = brotliCompressSync(readFileSync(join(folder, name)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    site.replace(`${built.base}${name}`, (_, response) => {
      sent.set(name, body.length);
      response.writeHead(200, { "content-type": TYPES[name.split(".").at(-1)], "content-encoding": "br" }).end(body);
    });
  }
  return sent;
}

const sum = (sizes) => [...sizes].reduce((a, b) => a + b, 0);

test(`a first search downloads at most ${MOST} bytes of code, of which ${MOST_WITH_THE_PAGE} come with the page`, async (t) => {
  const site = await new Site().start();
  const sent = serveCompressed(site);
  site.replace("/weighed.html", (_, response) => response.writeHead(200, { "content-type": "text/html" }).end(PAGE));
  const page = await browser.newPage();
  t.after(async () => {
    await page.close();
    await site.stop();
  });
  await page.goto(`${site.origin}/weighed.html`);
  await page.getByRole("combobox").waitFor();
  assert.deepEqual([...sent.keys()], ["nearsight.js"]);
  assert.ok(sum(sent.values()) <= MOST_WITH_THE_PAGE, `${sum(sent.values())} bytes with the page`);
  await page.getByRole("combobox").fill("kneading dough");
  await page.getByRole("option").first().waitFor();
  t.diagnostic(`${sum(sent.values())} bytes of Brotli: ${[...sent].map(([name, bytes]) => `${name} ${bytes}`).join(", ")}`);
  assert.deepEqual([...sent.keys()].sort(), ["nearsight.js", "nearsight_site_bg.wasm", "worker.js"]);
  assert.ok(sum(sent.values()) <= MOST, `${sum(sent.values())} bytes`);
});
