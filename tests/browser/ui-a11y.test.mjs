// The search box for everybody: axe's rules in every state, both themes, both widths and both directions; nothing is too wide.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { violations } from "./demo-page.mjs";
import { ask, openBox } from "./ui-page.mjs";

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 860 } };
const SHOTS = process.env.NEARSIGHT_SHOTS; // a folder for a look at every state

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

const fail = (page, code) => page.evaluate((code) => { window.engine.failures.words = Object.assign(new Error("made to fail"), { code }); }, code);

/** The states in turn. @param {(state: string) => Promise<void>} inspect */
async function everyState(page, input, context, inspect) {
  await inspect("rest");
  await page.keyboard.press("Control+k");
  await page.evaluate(() => {
    const hold = (stage) => { window.engine.gates[stage] = new Promise((resolve) => { window[`release_${stage}`] = resolve; }); };
    hold("words");
    hold("meaning");
  });
  await input.fill("water freezing pipes winter");
  await page.locator("[data-busy]").waitFor();
  await inspect("loading");
  await page.evaluate(() => window.release_words());
  await page.locator("[part=result]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.evaluate(() => window.release_meaning());
  await page.locator("[part=better]").waitFor();
  await inspect("better");
  await page.locator("[part=better]").click();
  await page.keyboard.press("ArrowDown");
  await inspect("results");
  await page.locator("[part=filters-button]").click();
  await page.getByRole("checkbox").first().check();
  await inspect("filters");
  await page.locator("[part=filters-button]").click();
  await ask(page, "zzzzqq");
  await inspect("empty");
  await input.fill("");
  await page.evaluate(() => localStorage.setItem(`near-sight:recent:${location.origin}/runtime/`, '["kneading dough","how do I sharpen a knife","frozen pipes"]'));
  await input.press("Alt+ArrowUp").catch(() => {});
  await page.keyboard.press("Control+k");
  await input.click();
  await page.locator("[part=recent]").first().waitFor();
  await inspect("recent");
  await fail(page, "site-damaged");
  await input.fill("kneading");
  await page.locator("[data-code=site-damaged]").waitFor();
  await inspect("error");
  await context.setOffline(true);
  await fail(page, "network");
  await input.fill("kneading dough");
  await page.locator("[data-code=offline]").waitFor();
  await inspect("offline");
}

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const [kind, html] of Object.entries({ box: "<near-sight></near-sight>", modal: "<near-sight modal></near-sight>" })) {
      for (const lang of colorScheme === "light" ? ["en", "he"] : ["en"]) {
        test(`breaks none of axe's rules: ${kind}, ${colorScheme}, ${size}, ${lang}`, async (t) => {
          const { page, context, box } = await openBox(t, browser, { html, lang, context: { colorScheme, viewport, reducedMotion: "reduce" }, mayFail: /ERR_INTERNET_DISCONNECTED/ });
          await everyState(page, box.getByRole("combobox", { includeHidden: true }).first(), context, async (state) => {
            if (SHOTS) await page.screenshot({ path: `${SHOTS}/${kind}-${colorScheme}-${size}-${lang}-${state}.png` });
            assert.deepEqual(await violations(page), [], state);
            const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(sideways <= 0, `${state}: ${sideways} px too wide`);
          });
        });
      }
    }
  }
}

test("a box at the edge of a page opens inside it", async (t) => {
  const { page } = await openBox(t, browser, { html: '<div class="edge"><near-sight></near-sight></div>', prepare: (site) => site.replace("/page.css", (_, response) => response.writeHead(200, { "content-type": "text/css" }).end("body { margin: 0; } .edge { width: 200px; margin-left: auto; }")), context: { viewport: { width: 700, height: 700 } } });
  await ask(page, "kneading dough");
  const { x, width } = await page.locator("[part=panel]").boundingBox();
  assert.ok(x >= 0 && x + width <= 700 && width > 400, `${x} + ${width}`);
});

test("tells how many results there are, politely, and busy states are not read twice", async (t) => {
  const { page } = await openBox(t, browser);
  await ask(page, "kneading dough");
  assert.equal(await page.getByRole("status").textContent().then((text) => text.replace("Show better order", "")), "1 result");
  assert.equal(await page.getByRole("listbox").getAttribute("aria-label"), "Search results");
});
