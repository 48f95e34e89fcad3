// An index is data: whatever it holds, the search box shows text and follows no script.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { ask, openBox } from "./ui-page.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

const EVIL = [
  '<img src=x onerror="window.pwned=1">',
  "<script>window.pwned=1</script>",
  '"><svg onload=window.pwned=1>',
  "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
  "</a><a href=javascript:window.pwned=1>click</a>",
  "{{constructor.constructor('window.pwned=1')()}}",
  "<template><img src=x onerror=window.pwned=1></template>",
  "&lt;img src=x onerror=window.pwned=1&gt;",
  "__proto__",
  "constructor",
];
const ADDRESSES = ["javascript:window.pwned=1", " JavaScript:window.pwned=1", "java\nscript:window.pwned=1", "\u0001javascript:window.pwned=1", "javascript://%0awindow.pwned=1", "data:text/html,<script>window.pwned=1</script>", "vbscript:x", "blob:null/x", "file:///etc/passwd", "https://", "", "http://["];

/** An engine whose every field is `text` and whose every address is `url`. */
const poison = (page, { text, url }) => page.evaluate(({ text, url }) => {
  const excerpt = { text, ranges: [[0, 4], [2, 9], [-5, 3], [5, 1e9], [Number.NaN, 2]] };
  const data = { url, title: text, meta: { image: url, image_alt: text, author: text }, filters: { topic: [text] }, excerpt, sub_results: [{ title: text, url, excerpt: { text: `${text}.`, ranges: [[1, 2]] } }] };
  document.querySelector("near-sight").site = {
    filters: () => ({ [text]: { [text]: 1 } }),
    sorts: () => [text],
    search: async () => ({ hits: [{ id: text, url, score: 1, data: async () => data }], total: 1, filters: { [text]: { [text]: 1 } }, stage: "meaning", corrected: text }),
  };
}, { text, url });

const TEMPLATE = '<near-sight><template slot="result"><b data-field="title"></b><i data-field="excerpt"></i><u data-field="meta.author"></u><style data-field="excerpt"></style><script data-field="title"></script><img data-field="meta.image"><s data-field="url"></s></template></near-sight>';

for (const [name, html] of Object.entries({ "as it is": "<near-sight></near-sight>", "with a template": TEMPLATE })) {
  test(`shows markup as text, ${name}`, async (t) => {
    // Without the page's policy, which would stop much of it.
    const { page } = await openBox(t, browser, { html, context: { bypassCSP: true }, mayFail: /404/ });
    for (const text of EVIL) {
      await poison(page, { text, url: "/page.html" });
      await page.evaluate(() => { window.events.length = 0; });
      await ask(page, text);
      await page.getByRole("button", { name: /^Filters/ }).click();
      const shadow = page.locator("near-sight");
      assert.ok((await page.locator("[part=result]").textContent()).includes(text), text);
      assert.ok((await page.getByRole("status").textContent()).includes(text));
      assert.ok((await page.locator("[part=filters]").textContent()).includes(text));
      await page.getByRole("checkbox").check();
      assert.equal(await page.locator("[part=filters-button] .count").textContent(), "1");
      const strangers = await shadow.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll("[role=listbox] *")].filter((element) => /^(iframe|svg|template|script)$/i.test(element.tagName) && element.textContent).map((element) => element.outerHTML));
      assert.deepEqual(strangers, []);
      await page.keyboard.press("Escape");
    }
    assert.equal(await page.evaluate(() => window.pwned), undefined);
  });
}

test("follows no address but those of pages", async (t) => {
  const { page, site } = await openBox(t, browser, { html: TEMPLATE, context: { bypassCSP: true }, mayFail: /404/ });
  for (const url of ADDRESSES) {
    await poison(page, { text: "Kettle", url });
    await page.evaluate(() => { window.events.length = 0; });
    await ask(page, "kettle");
    const options = page.locator("[role=option]");
    for (const option of await options.all()) {
      assert.equal(await option.getAttribute("href"), null, JSON.stringify(url));
      assert.equal(await option.getAttribute("aria-disabled"), "true");
      await option.click({ force: true });
    }
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("[part=result] img[src]").count(), 0);
    assert.equal(await page.evaluate(() => window.events.some(({ name }) => name === "near-sight-select")), false);
  }
  assert.equal(page.url(), `${site.origin}/box.html`);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
});

test("survives data of another shape", async (t) => {
  const { page } = await openBox(t, browser);
  for (const data of [{}, { url: 7, title: null }, { url: "/a", title: { toString: 1 } }, { url: "/a", title: "A", excerpt: { text: "a" }, sub_results: [{}] }, { url: "/a", title: "A", meta: JSON.parse('{"__proto__": {"image": "/x"}}') }]) {
    await page.evaluate((data) => { document.querySelector("near-sight").site = { search: async () => ({ hits: [{ id: "a", data: async () => data }], total: 1, stage: "meaning" }) }; window.events.length = 0; }, data);
    await page.getByRole("combobox").first().fill("anything");
    await page.locator("[part=result], [part=notice]:not(:empty)").first().waitFor();
  }
});

test("parses HTML nowhere", async () => {
  const folder = resolve(import.meta.dirname, "../../www/ui/src");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js"));
  assert.ok(names.length > 20);
  for (const name of names) {
    assert.doesNotMatch(await readFile(join(folder, name), "utf8"), /innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|document\.write|DOMParser|setHTML|\beval\b|new Function/, name);
  }
});
