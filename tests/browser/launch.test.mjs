// Starting Chromium itself: the rest of the tests stand on it.

import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

test("a Chromium that crashes while it starts is started again", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "nearsight-launch-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const [crashing, crashed] = [join(folder, "chromium"), join(folder, "crashed")];
  const real = process.env.NEARSIGHT_CHROMIUM ?? "/usr/bin/chromium";
  writeFileSync(crashing, `#!/bin/sh\nif [ ! -e '${crashed}' ]; then touch '${crashed}'; exit 1; fi\nexec '${real}' "$@"\n`);
  chmodSync(crashing, 0o755);
  process.env.NEARSIGHT_CHROMIUM = crashing;
  const { launchBrowser } = await import("./browser.mjs");
  const browser = await launchBrowser();
  assert.ok(existsSync(crashed));
  await (await browser.newPage()).close();
  await browser.close();
});
