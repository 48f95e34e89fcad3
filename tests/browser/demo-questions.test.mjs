// Whether the demo answers: the committed questions, asked in the page, with the real model. Those about the Rust Book are
// asked of the command (crates/cli/tests/integration/search.rs) and by `./build.sh bench first`: indexing all of it here takes minutes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { ask, consent, corpora, openDemo, settled, withoutBook } from "./demo-page.mjs";

const QUESTIONS = join(import.meta.dirname, "../corpus");
const BOOK_SECTIONS = 40;
const TOP = 3;
const FLOOR = 16;

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Asks all questions in turn and prints the score. @returns {Promise<number>} how many were answered */
async function score(t, page, corpus) {
  const questions = JSON.parse(await readFile(join(QUESTIONS, `questions-${corpus}.json`), "utf8"));
  assert.equal(questions.length, 20);
  const wrong = [];
  for (const { question, expect } of questions) {
    const top = (await ask(page, question)).slice(0, TOP);
    assert.equal(top.length, TOP);
    const right = top.some(({ id, href }) => expect.some((part) => id.includes(part) || href?.includes(part)));
    if (!right) wrong.push(`${question} -> ${top.map(({ id }) => id).join(", ")}`);
  }
  t.diagnostic(`${corpus}: ${questions.length - wrong.length} of ${questions.length} questions answered in the first ${TOP}`);
  for (const line of wrong) t.diagnostic(`missed: ${line}`);
  return questions.length - wrong.length;
}

/** @returns {Promise<number>} passages in the collection */
async function nPassages(page) {
  const facts = await page.locator("#collection-facts").textContent();
  return Number(facts.match(/([\d,]+) passages?/)[1].replaceAll(",", ""));
}

test("indexes the book after one click", async (t) => {
  if (!(await corpora()).some(({ id }) => id === "book")) return t.skip("this machine has no Rust documentation");
  const { page } = await openDemo(t, browser, { address: `?limit=${BOOK_SECTIONS}` });
  await consent(page);
  await settled(page);
  assert.ok((await nPassages(page)) >= BOOK_SECTIONS);
  assert.match((await ask(page, "a first program that greets the world"))[0].href, /doc\.rust-lang\.org\/book\//);
});

test("offers the handbook where there is no book, and answers at least 16 of 20 questions about it", async (t) => {
  const { page } = await openDemo(t, browser, { prepare: withoutBook });
  await page.locator("#go:enabled").waitFor();
  assert.deepEqual(await page.locator("input[name=corpus]").evaluateAll((radios) => radios.map(({ value }) => value)), ["handbook", "yours"]);
  await consent(page);
  await settled(page);
  assert.ok((await score(t, page, "handbook")) >= FLOOR);
});
