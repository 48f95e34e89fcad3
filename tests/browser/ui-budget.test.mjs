// What the search box weighs: the files that a page in English fetches until it has shown results.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { SITE, launchBrowser } from "./browser.mjs";
import { ask, openBox } from "./ui-page.mjs";

const LIMIT = 14 * 1024;

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

test("weighs at most 14 KB of Brotli, in one file", async (t) => {
  const { site, page } = await openBox(t, browser);
  await ask(page, "kneading dough");
  const fetched = [...new Set(site.requests.filter((path) => path.startsWith("/ui/")))];
  const sizes = await Promise.all(fetched.map(async (path) => brotliCompressSync(await readFile(join(SITE, path))).length));
  const sum = sizes.reduce((a, b) => a + b, 0);
  t.diagnostic(`${sum} bytes of Brotli: ${fetched.join(" ")}`);
  assert.deepEqual(fetched, ["/ui/near-sight.js"]);
  assert.ok(sum <= LIMIT, `${sum} bytes`);
});
