// What a visitor of the demo can do with files of their own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { ask, consent, drop, openDemo, settled, withoutBook } from "./demo-page.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

const KINDS = [
  { name: "tea.md", text: "# Pantry\n\n## Tea\n\nThe tea stands in the blue tin on the upper shelf.", question: "where can I find something hot to drink" },
  { name: "bike.txt", text: "My bicycle is locked behind the garage; the key hangs by the door.", question: "where did I leave my two-wheeler" },
  { name: "trip.html", text: "<title>Trip</title><h1>Trip</h1><p>The train to Vienna leaves at seven from platform nine.</p>", question: "when does our railway journey begin" },
  { name: "people.jsonl", text: '{"id":1,"title":"Ada","text":"She teaches the piano on Mondays."}\n{"id":2,"title":"Bo","text":"He mends shoes and bags."}', question: "who repairs footwear" },
  { name: "plants.csv", text: "id,title,text\n1,Fern,Likes shade and damp soil.\n2,Cactus,Wants sun and hardly any water.", question: "which plant survives a drought" },
];

test("indexes dropped files of every kind and finds each by its meaning", async (t) => {
  const { page } = await openDemo(t, browser, { prepare: withoutBook });
  await page.locator("#go:enabled").waitFor();
  await drop(page, KINDS);
  assert.match(await page.locator("#go").textContent(), /and index 5 files$/);
  await consent(page);
  await settled(page);
  for (const { name, question } of KINDS) {
    const [hit] = await ask(page, question);
    assert.ok(hit.id.startsWith(name), `${question} -> ${hit.id}`);
    assert.equal(hit.href, null, "a file has no address");
  }
});

test("names a file that cannot be read and indexes the others", async (t) => {
  const { page } = await openDemo(t, browser, { prepare: withoutBook });
  await page.locator("#go:enabled").waitFor();
  await drop(page, [{ name: "photo.png", text: "x" }]);
  await page.locator("[data-code=file-unsupported]", { hasText: "photo.png" }).waitFor();
  assert.ok(await page.locator("#go").isDisabled(), "nothing to index yet");
  await drop(page, [{ name: "broken.jsonl", text: '{"id": 1, "text": "half' }, KINDS[0]]);
  await consent(page);
  await page.locator("#notice [data-code=file-invalid]", { hasText: "broken.jsonl" }).waitFor();
  await settled(page);
  assert.match((await ask(page, KINDS[0].question))[0].id, /^tea\.md/);
});

test("shows markup in documents as text, and links no script", async (t) => {
  const { page } = await openDemo(t, browser, { prepare: withoutBook });
  await page.locator("#go:enabled").waitFor();
  const evil = "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>";
  const line = { id: evil, title: evil, heading: `A > ${evil}`, text: `The secret recipe ${evil} is kept here.`, url: "javascript:window.pwned=1" };
  await drop(page, [{ name: "evil.jsonl", text: JSON.stringify(line) }]);
  await consent(page);
  await settled(page);
  const [hit] = await ask(page, "secret recipe");
  assert.ok(hit.text.includes("<img src=x onerror="), hit.text);
  assert.equal(hit.href, null);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("#reader[open]").waitFor();
  assert.ok(await page.locator("#reader-source").isHidden());
  assert.equal(await page.locator("#workspace img, #reader img, body script").count(), 0);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
});
