// What does not depend on the machine's speed and must not grow unseen: bytes of code, bytes of memory.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliBytes } from "../bench/brotli.mjs";
import { MODEL, SITE, Site, launchBrowser, openPage, readManifest } from "./browser.mjs";

/**
 * Bytes of Brotli. What only readers of files need is not in the module that everybody with a model loads. Its index is optimized for speed: 10 KB less would cost a tenth of a scan.
 * The module of words is optimized for size: it is what a first answer waits for.
 */
const LARGEST = { "nearsight_words_bg.wasm": 402_000, "nearsight_bg.wasm": 594_000, "nearsight_relaxed_bg.wasm": 594_000, "nearsight_documents_bg.wasm": 168_000, "nearsight_pictures_bg.wasm": 200_000, "nearsight_pictures_relaxed_bg.wasm": 204_000, "nearsight_sealing_bg.wasm": 115_000, "nearsight_site_bg.wasm": 81_000, "nearsight_site_languages_bg.wasm": 105_000 };
const LARGEST_HEAP_OVER_WEIGHTS = 1.6;

let site;
let browser;
before(async () => {
  site = await new Site().start();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

for (const [name, largest] of Object.entries(LARGEST)) {
  test(`${name} stays within ${largest} bytes of Brotli`, async () => {
    const length = brotliBytes(await readFile(join(SITE, "sdk/pkg", name)));
    assert.ok(length <= largest, `${length} bytes`);
  });
}

test(`a loaded model takes at most ${LARGEST_HEAP_OVER_WEIGHTS} times its weights of memory`, async () => {
  const { files } = await readManifest();
  const weights = files.filter(({ name }) => name.endsWith(".safetensors")).reduce((sum, { bytes }) => sum + bytes, 0);
  const page = await openPage(await browser.newContext(), site);
  const heap = await page.evaluate(async (folder) => {
    const { default: init, ModelLoader } = await import("/sdk/pkg/nearsight.js");
    const { loadModel } = await import("/sdk/src/models.js");
    const { memory } = await init({ module_or_path: fetch("/sdk/pkg/nearsight_bg.wasm") });
    const { signal } = new AbortController();
    const { encoder } = await loadModel(ModelLoader, { folder: new URL(folder, location.href).href, signal, onProgress: () => {} });
    encoder.encode(["a first text"]);
    return memory.buffer.byteLength;
  }, `/models/${MODEL}/`);
  assert.ok(heap <= LARGEST_HEAP_OVER_WEIGHTS * weights, `${heap} bytes for ${weights} of weights`);
});
