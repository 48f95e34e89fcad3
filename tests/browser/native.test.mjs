// An index that the command wrote, opened by a page: the same file, the same answers.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";
import { nearsight } from "./command.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const CORPUS = join(ROOT, "tests/corpus/handbook.jsonl");
const QUESTIONS = join(ROOT, "tests/corpus/questions-handbook.json");
const LIMIT = 5;
/** Sums of floats run in another order on another target. */
const TOLERANCE = 1e-3;

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

test("an index built by the command opens in the browser and answers the same", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "nearsight-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "handbook.nsi");
  nearsight("index", CORPUS, "-o", path);
  const { site, page } = await scene(t, browser);
  site.replace("/handbook.nsi", await readFile(path));
  const questions = JSON.parse(await readFile(QUESTIONS, "utf8")).map(({ question }) => question);
  const inBrowser = await page.evaluate(async ([questions, limit]) => {
    const collection = await Collection.open("handbook", { index: new URL("/handbook.nsi", location.href), persist: false });
    const answers = [];
    for (const text of questions) {
      const { hits } = await collection.search({ text, limit });
      answers.push(hits.map(({ id, score, passage }) => ({ id, score, text: passage.text })));
    }
    await collection.close();
    return answers;
  }, [questions, LIMIT]);
  for (const [index, question] of questions.entries()) {
    const { hits } = JSON.parse(nearsight("search", path, question, "--limit", String(LIMIT), "--json"));
    assert.equal(hits.length, LIMIT);
    assert.deepEqual(inBrowser[index].map(({ id }) => id), hits.map(({ id }) => id), question);
    for (const [rank, hit] of hits.entries()) {
      assert.ok(Math.abs(hit.score - inBrowser[index][rank].score) < TOLERANCE, `${question}: ${hit.score} and ${inBrowser[index][rank].score}`);
      assert.equal(inBrowser[index][rank].text, hit.passage.text, question);
    }
  }
});

test("an index in a language that only the command knows is refused by a code of its own, one in none opens", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "nearsight-"));
  t.after(() => rm(folder, { recursive: true }));
  const { site, page } = await scene(t, browser);
  for (const language of ["de", "none"]) {
    const path = join(folder, `${language}.nsi`);
    nearsight("index", CORPUS, "-o", path, "--model", "none", "--language", language);
    site.replace(`/${language}.nsi`, await readFile(path));
  }
  const { refused, count } = await page.evaluate(async () => {
    const open = (language) => Collection.open(language, { index: new URL(`/${language}.nsi`, location.href), persist: false, tier: "keyword" });
    const refused = await codeOf(open("de"));
    return { refused, count: await (await open("none")).count() };
  });
  assert.equal(refused.code, "language-missing");
  assert.match(refused.message, /"de"/);
  assert.ok(count.documents > 0);
});
