// The demo for everybody: axe's rules in both themes and both widths, and no sideways scrolling.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { ask, consent, drop, openDemo, settled, violations, withShortHandbook } from "./demo-page.mjs";

const SIZES = { phone: { width: 360, height: 780 }, desktop: { width: 1440, height: 900 } };

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** @param {string} state what the page shows now */
async function inspect(page, state) {
  assert.deepEqual(await violations(page), [], state);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(sideways <= 0, `${state}: ${sideways} px too wide`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of Object.entries(SIZES)) {
    test(`breaks none of axe's rules in ${colorScheme} on a ${name}`, async (t) => {
      const { page } = await openDemo(t, browser, { prepare: withShortHandbook, context: { colorScheme, viewport, reducedMotion: "reduce" } });
      await page.locator("#go:enabled").waitFor();
      await inspect(page, "start");
      await drop(page, [{ name: "notes.md", text: "# Notes\n\nTea is kept in the blue tin." }, { name: "photo.png", text: "" }]);
      await page.locator("[data-code=file-unsupported]").waitFor();
      await inspect(page, "own files and an error");
      await page.getByRole("radio", { name: /handbook/i }).check();
      await consent(page);
      await page.locator(".stage[data-state=active]").first().waitFor();
      await inspect(page, "getting ready");
      await settled(page);
      await inspect(page, "ready");
      await ask(page, "my bread is flat");
      await page.keyboard.press("ArrowDown");
      await inspect(page, "results");
      await page.keyboard.press("Enter");
      await page.locator("#reader[open]").waitFor();
      await inspect(page, "reader");
    });
  }
}

test("remembers the theme that was chosen", async (t) => {
  const { page } = await openDemo(t, browser, { context: { colorScheme: "light" } });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Switch to the dark theme" }).click();
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await ground(), dark);
  await page.getByRole("button", { name: "Switch to the light theme" }).waitFor();
});
