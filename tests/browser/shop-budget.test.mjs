// What a visitor downloads before the shop answers by words, pictures in view included.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstLoad } from "../bench/pictures/first-load.mjs";
import { launchBrowser } from "./browser.mjs";

const MOST_BYTES = 600_000;

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

test(`the shop's first answer takes at most ${MOST_BYTES} bytes, and no encoder is among them`, async () => {
  const { bytes, files } = await firstLoad(browser);
  const heaviest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 6).map((file) => `${file.path} ${file.bytes}`);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes, of which ${heaviest.join(", ")}`);
  assert.ok(files.some(({ path }) => path.endsWith("nearsight_words_bg.wasm")), "the module of words answers");
  assert.deepEqual(files.filter(({ path }) => /\/models\/|nearsight_(relaxed_)?bg\.wasm|\.nsi$/.test(path)), []);
});
