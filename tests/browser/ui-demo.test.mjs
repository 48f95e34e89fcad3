// The demo's page of the search box, with the handbook's engine in place of the Rust Book's index.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { Site, launchBrowser } from "./browser.mjs";
import { RUNTIME } from "./built-site.mjs";
import { violations } from "./demo-page.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1280]) {
    test(`asks its examples, speaks other languages and breaks none of axe's rules: ${colorScheme}, ${width}`, async (t) => {
      const site = await new Site().start();
      const serve = async (path, type, file) => {
        const content = await readFile(resolve(import.meta.dirname, file));
        site.replace(path, (_, response) => response.writeHead(200, { "content-type": type }).end(content));
      };
      await serve("/handbook-site.js", "text/javascript", "handbook-site.js");
      await serve("/handbook.jsonl", "text/plain", "../corpus/handbook.jsonl");
      for (const name of await readdir(RUNTIME)) await serve(`/book/nearsight/${name}`, name.endsWith(".js") ? "text/javascript" : "application/octet-stream", join(RUNTIME, name));
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 844 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
      t.after(async () => {
        await context.close();
        await site.stop();
        assert.deepEqual(errors, [], "the page logs no error");
      });
      await page.goto(`${site.origin}/demo/site/`);
      await page.getByRole("combobox", { name: "Search" }).waitFor();
      await page.evaluate(async () => {
        const { HandbookSite } = await import("/handbook-site.js");
        const engine = await HandbookSite.open();
        for (const box of document.querySelectorAll("near-sight")) box.site = engine;
      });
      assert.deepEqual(await violations(page), [], "rest");
      await page.getByRole("button", { name: "share a counter between threads" }).click();
      await page.locator("#box").locator("[part=result], [part=notice]:not(:empty)").first().waitFor();
      assert.deepEqual(await violations(page), [], "an example");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.keyboard.press("Escape");
      await page.selectOption("#language", "ar");
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog", { name: "بحث" }).waitFor();
      await page.keyboard.type("water");
      await page.locator("#dialog [part=result]").first().waitFor();
      assert.deepEqual(await violations(page), [], "the dialog");
    });
  }
}

test("offers the large site, when it is indexed", async (t) => {
  const site = await new Site().start();
  const states = { book: "ready", core: "indexing" };
  site.replace("/demo/site/sites.json", (_, response) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(states)));
  for (const name of await readdir(RUNTIME)) {
    const content = await readFile(join(RUNTIME, name));
    site.replace(`/book/nearsight/${name}`, (_, response) => response.writeHead(200, { "content-type": name.endsWith(".js") ? "text/javascript" : "application/octet-stream" }).end(content));
  }
  const page = await browser.newPage();
  t.after(async () => {
    await page.close();
    await site.stop();
  });
  await page.goto(`${site.origin}/demo/site/`);
  await page.getByText("is being indexed").waitFor();
  const core = page.getByRole("radio", { name: /Core library/ });
  assert.ok(await core.isDisabled());
  states.core = "ready";
  await page.reload();
  assert.deepEqual(await violations(page), []);
  await core.check();
  await page.getByText("This box searches 10,000 pages").waitFor();
  await page.getByRole("button", { name: "a number that may overflow" }).waitFor();
  assert.deepEqual(await page.locator("near-sight").evaluateAll((boxes) => boxes.map((box) => box.getAttribute("src"))), Array(2).fill("../../core/nearsight/"));
});

test("says so where the Rust Book is not there to be searched", async (t) => {
  const site = await new Site().start();
  const page = await browser.newPage();
  t.after(async () => {
    await page.close();
    await site.stop();
  });
  site.replace("/book/nearsight/nearsight.js", (_, response) => response.writeHead(404).end());
  await page.goto(`${site.origin}/demo/site/`);
  await page.getByText("The Rust Book is not here").waitFor();
  assert.equal(await page.getByRole("button", { name: "how do I avoid null" }).count(), 0, "nothing is offered to be asked");
  await page.getByRole("link", { name: "Nearsight", exact: true }).click();
  await page.waitForURL(`${site.origin}/demo/`);
});
