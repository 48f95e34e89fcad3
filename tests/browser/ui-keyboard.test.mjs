// The search box without a pointer.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { ask, openBox } from "./ui-page.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

const QUESTION = "water freezing pipes winter";
/** The text of the option that assistive technology is told of. */
const active = (page) => page.locator("near-sight").first().evaluate(({ shadowRoot }) => {
  const id = shadowRoot.querySelector("[role=combobox]").getAttribute("aria-activedescendant");
  const option = id && shadowRoot.getElementById(id);
  return option ? (option.querySelector("[part=title]") ?? option).textContent : undefined;
});
const presses = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

test("walks through pages and their sections with the arrows, while the focus stays in the field", async (t) => {
  const { page, input } = await openBox(t, browser);
  await ask(page, QUESTION);
  assert.equal(await input.getAttribute("aria-expanded"), "true");
  assert.equal(await active(page), undefined);
  const walked = [];
  for (let i = 0; i < 3; i++) {
    await presses(page, "ArrowDown");
    walked.push(await active(page));
  }
  assert.deepEqual(walked, await page.locator("[role=option] [part=title]").evaluateAll((all) => all.slice(0, 3).map(({ textContent }) => textContent)));
  assert.equal(await page.locator("[aria-selected=true]").count(), 1);
  await presses(page, "ArrowUp", "ArrowUp", "ArrowUp");
  assert.equal(await active(page), undefined, "above the first option is the field");
  await page.keyboard.type("x");
  assert.equal(await input.inputValue(), `${QUESTION}x`);
});

test("turns from page to page", async (t) => {
  const { page } = await openBox(t, browser);
  await ask(page, QUESTION);
  const pages = await page.locator("[part=result] [part=title]").allTextContents();
  await presses(page, "PageDown", "PageDown");
  assert.equal(await active(page), pages[1]);
  await presses(page, "ArrowDown", "PageDown");
  assert.equal(await active(page), pages[2]);
  await presses(page, "PageUp");
  assert.equal(await active(page), pages[1]);
});

test("fetches more below the last option", async (t) => {
  const { page } = await openBox(t, browser, { html: '<near-sight limit="1"></near-sight>' });
  await ask(page, QUESTION);
  const n = await page.locator("[role=option]").count();
  for (let i = 0; i < n; i++) await presses(page, "ArrowDown");
  const last = await active(page);
  await presses(page, "ArrowDown");
  await page.locator("[part=result]").nth(1).waitFor();
  assert.equal(await active(page), last, "what is active stays so");
  await presses(page, "ArrowDown");
  assert.equal(await active(page), await page.locator("[part=result] [part=title]").nth(1).textContent());
});

test("opens the page of the active option, and a page may take that over", async (t) => {
  const { page, site } = await openBox(t, browser, { prepare: (site) => site.replace("/handbook/plumbing.html", (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<title>Plumbing</title>")) });
  await ask(page, QUESTION);
  await page.evaluate(() => { window.refuse = true; });
  await presses(page, "ArrowDown", "Enter");
  const { url, title, query } = await page.evaluate(() => window.events.at(-1));
  assert.deepEqual([url, title, query], [`${site.origin}/handbook/plumbing.html`, "Plumbing and heating", QUESTION]);
  assert.equal(page.url(), `${site.origin}/box.html`);
  await page.evaluate(() => { window.refuse = false; });
  await page.getByRole("combobox").first().click();
  await presses(page, "ArrowDown", "Enter");
  await page.waitForURL("**/handbook/plumbing.html");
});

test("opens in a new tab with the browser's own key, and stays", async (t) => {
  const { page, context } = await openBox(t, browser);
  await ask(page, QUESTION);
  await presses(page, "ArrowDown");
  const [opened] = await Promise.all([context.waitForEvent("page"), presses(page, "Control+Enter")]);
  await opened.close();
  await page.locator("[part=result]").first().waitFor();
});

test("closes with Escape, empties with the next, opens again with Alt and an arrow", async (t) => {
  const { page, input } = await openBox(t, browser);
  await ask(page, QUESTION);
  const panel = page.locator("[part=panel]");
  await presses(page, "Escape");
  assert.equal(await panel.isVisible(), false);
  assert.equal(await input.getAttribute("aria-expanded"), "false");
  await presses(page, "Alt+ArrowDown");
  assert.equal(await panel.isVisible(), true);
  await presses(page, "Alt+ArrowUp");
  assert.equal(await panel.isVisible(), false);
  await presses(page, "Escape");
  assert.equal(await input.inputValue(), "");
});

test("reaches filters with Tab, and Escape leads back from there", async (t) => {
  const { page, input } = await openBox(t, browser);
  await ask(page, QUESTION);
  await page.getByRole("button", { name: "Filters" }).focus();
  await presses(page, "Enter", "Tab", "Space");
  assert.equal(await page.getByRole("checkbox").first().isChecked(), true);
  await presses(page, "Escape");
  assert.equal(await page.locator("[part=panel]").isVisible(), false);
  assert.equal(await input.evaluate((input) => input.getRootNode().activeElement === input), true);
});

test("closes when the focus goes elsewhere on the page", async (t) => {
  const { page } = await openBox(t, browser, { html: "<near-sight></near-sight><button>elsewhere</button>" });
  await ask(page, QUESTION);
  await page.getByRole("button", { name: "elsewhere" }).focus();
  await page.locator("[part=panel]").waitFor({ state: "hidden" });
});

test("is found from anywhere by its key, which a page may change or switch off", async (t) => {
  const { page, input } = await openBox(t, browser);
  const isFocused = () => input.evaluate((input) => input.getRootNode().activeElement === input);
  const set = (hotkey) => page.locator("near-sight").evaluate((box, hotkey) => { box.setAttribute("hotkey", hotkey); box.shadowRoot.activeElement?.blur(); }, hotkey);
  assert.equal(await input.getAttribute("aria-keyshortcuts"), "Control+K");
  await presses(page, "Control+k");
  assert.equal(await isFocused(), true);
  await set("/");
  await presses(page, "Control+k");
  assert.equal(await isFocused(), false);
  await presses(page, "/");
  assert.equal(await isFocused(), true);
  await presses(page, "/");
  assert.equal(await input.inputValue(), "/", "where one writes it is a letter");
  await set("none");
  await presses(page, "/", "Control+k");
  assert.equal(await isFocused(), false);
});

test("is a dialog with the attribute `modal`: opened by button or key, left by Escape, the focus goes back", async (t) => {
  const { page } = await openBox(t, browser, { html: "<near-sight modal></near-sight>" });
  const trigger = page.getByRole("button", { name: "Search" });
  const dialog = page.getByRole("dialog", { name: "Search" });
  await trigger.click();
  await dialog.waitFor();
  await page.keyboard.type("kneading dough");
  await page.locator("[part=result]").first().waitFor();
  await presses(page, "ArrowDown");
  assert.equal(await active(page), "Bread and baking");
  await presses(page, "Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await trigger.evaluate((trigger) => trigger.getRootNode().activeElement === trigger), true);
  await presses(page, "Control+k");
  await dialog.waitFor();
  assert.equal(await page.getByRole("combobox").first().inputValue(), "kneading dough", "the question is still there");
  await page.mouse.click(5, 5);
  await dialog.waitFor({ state: "hidden" });
});

test("leaves Enter and arrows to an input method while it composes", async (t) => {
  const { page, input } = await openBox(t, browser);
  await ask(page, QUESTION);
  await input.evaluate((input) => input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", isComposing: true, bubbles: true, composed: true })));
  assert.equal(await active(page), undefined);
});
