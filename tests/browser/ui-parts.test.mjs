// The parts of the search box that need no page: order, questions in time, languages, recent searches without storage.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Asking } from "../../www/ui/src/asking.js";
import english from "../../www/ui/src/english.js";
import { early, fill, known, load, plural } from "../../www/ui/src/language.js";
import { nearMark } from "../../www/ui/src/marked.js";
import { settle } from "../../www/ui/src/order.js";
import { Recent } from "../../www/ui/src/recent.js";

const LANGUAGES = resolve(import.meta.dirname, "../../www/ui/src/languages");
const entries = (ids) => [...ids].map((id) => ({ id, data: {} }));
const ids = (list) => list.map(({ id }) => id).join("");

test("takes a better order unless somebody aims at what is shown", () => {
  assert.deepEqual(settle(entries("abc"), entries("cab"), false), { entries: entries("cab"), isHeld: false });
  const held = settle(entries("abc"), entries("cxa"), true);
  assert.deepEqual([ids(held.entries), held.isHeld], ["abcx", true]);
});

test("offers no other order where it is the same", () => {
  const same = settle(entries("abc"), entries("abcde"), true);
  assert.deepEqual([ids(same.entries), same.isHeld], ["abcde", false]);
  assert.equal(settle([], entries("ab"), true).isHeld, false);
});

/** An engine whose answers a test gives by hand. */
function scripted({ patience = 0 } = {}) {
  const asked = [];
  const replies = [];
  const answer = (names, stage) => ({ total: 9, stage, hits: [...names].map((id) => ({ id, data: async () => ({ title: id }) })) });
  const engine = { search: (text, options) => new Promise((resolve, reject) => asked.push({ text, ...options, reject, words: (names) => options.onWords(answer(names, "words")), meaning: (names) => resolve(answer(names, "meaning")) })) };
  const note = (...what) => replies.push(what);
  const asking = new Asking({
    site: async () => engine, delay: 30, patience, limit: () => 3, onBusy: () => {},
    onReply: ({ text, entries, isNew, isFinal }) => note(text, ids(entries), isNew ? "new" : "same", isFinal ? "final" : "words"),
    onError: (thrown, isKept) => note(thrown.message, isKept),
  });
  return { asking, asked, replies };
}

test("asks when typing pauses, and stops the question before", async () => {
  const { asking, asked, replies } = scripted();
  for (const text of ["k", "kn", "knead "]) asking.type(text);
  await sleep(60);
  assert.deepEqual(asked.map(({ text }) => text), ["knead"]);
  asking.now("knots");
  await sleep(5);
  assert.equal(asked[0].signal.aborted, true);
  asked[0].meaning("abc");
  asked[1].words("de");
  await sleep(5);
  asked[1].meaning("ed");
  await sleep(5);
  assert.deepEqual(replies, [["knots", "de", "new", "words"], ["knots", "ed", "same", "final"]]);
});

test("an answer by words that comes late is passed over", async () => {
  const { asking, asked, replies } = scripted();
  asking.now("knots");
  await sleep(5);
  asked[0].meaning("ed");
  await sleep(5);
  asked[0].words("de");
  await sleep(5);
  assert.deepEqual(replies, [["knots", "ed", "new", "final"]]);
});

test("an answer by words is not shown where the one by meaning comes at once", async () => {
  const { asking, asked, replies } = scripted({ patience: 40 });
  asking.now("knots");
  await sleep(5);
  asked[0].words("de");
  asked[0].meaning("ed");
  await sleep(60);
  asking.now("ropes");
  await sleep(5);
  asked[1].words("fg");
  asked[1].reject(new Error("gone"));
  await sleep(5);
  assert.deepEqual(replies, [["knots", "ed", "new", "final"], ["ropes", "fg", "new", "words"], ["gone", true]]);
});

test("more asks from the first hit on", async () => {
  const { asking, asked } = scripted();
  asking.now("knots");
  await sleep(5);
  asking.more();
  await sleep(5);
  assert.deepEqual(asked.map(({ limit }) => limit), [3, 6]);
  asking.now("other");
  await sleep(5);
  assert.equal(asked[2].limit, 3);
});

test("says whether an answer by words is there when meaning fails", async () => {
  const { asking, asked, replies } = scripted();
  asking.now("knots");
  await sleep(5);
  asked[0].words("de");
  asked[0].reject(new Error("gone"));
  await sleep(5);
  assert.deepEqual(replies, [["knots", "de", "new", "words"], ["gone", true]]);
});

test("an emptied field asks nothing and shows nothing late", async () => {
  const { asking, asked, replies } = scripted();
  asking.now("knots");
  await sleep(5);
  asking.type("");
  asked[0].meaning("ed");
  await sleep(50);
  assert.deepEqual([asked.length, replies], [1, []]);
});

test("every language says everything English says, with the same places to fill", async () => {
  const files = await readdir(LANGUAGES);
  assert.ok(files.length >= 8);
  const places = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  for (const file of files) {
    const code = file.replace(".js", "");
    const { default: strings } = await import(join(LANGUAGES, file));
    assert.deepEqual(Object.keys(strings), Object.keys(english), code);
    for (const [name, text] of Object.entries(strings)) {
      if (name === "results") continue;
      assert.deepEqual(places(text), places(english[name]), `${code}.${name}`);
    }
    for (const n of [0, 1, 2, 3, 11, 100]) assert.match(plural(strings.results, n, code), /\p{L}/u, `${code} ${n}`);
    assert.equal(known(`${code}-XX`), code);
    assert.equal(early(code).search, strings.search, `${code}: the word that is seen first stays`);
    assert.equal(early(code).dir, strings.dir);
    assert.equal(await load(code), strings);
  }
});

test("an unknown language is English", () => {
  assert.deepEqual([known("fa"), known(""), known("EN_gb"), known("iw")], ["en", "en", "en", "he"]);
});

test("fills in what it is given, once", () => {
  assert.equal(fill("“{query}” and {n}", { query: "{n} <b>", n: 2 }), "“{n} <b>” and 2");
});

test("shows a line from its first mark on", () => {
  const text = `${"word ".repeat(20)}goal end`;
  const shown = nearMark({ text, ranges: [[100, 104]] });
  assert.match(shown.text, /^… (word )+goal end$/);
  assert.ok(shown.text.length < 40);
  assert.equal(shown.text.slice(...shown.ranges[0]), "goal");
  const near = { text: "a goal", ranges: [[2, 6]] };
  assert.deepEqual(nearMark(near), near);
  const unbroken = nearMark({ text: `${"字".repeat(60)}目标`, ranges: [[60, 62]] });
  assert.equal(unbroken.text.slice(...unbroken.ranges[0]), "目标");
  assert.deepEqual(nearMark({ text: "plain", ranges: [] }), { text: "plain", ranges: [] });
});

test("remembers nothing where there is no storage, and is no error", () => {
  const recent = new Recent("/nearsight/");
  recent.add("kneading");
  assert.deepEqual(recent.texts, []);
});

test("importing the element outside a browser is no error", async () => {
  const { NearSight } = await import("../../www/ui/src/index.js");
  assert.equal(typeof NearSight, "function");
});

test("no language has the words of another", async () => {
  const texts = await Promise.all((await readdir(LANGUAGES)).map((file) => readFile(join(LANGUAGES, file), "utf8")));
  const bodies = texts.map((text) => text.split("\n").slice(2).join("\n"));
  assert.equal(new Set(bodies).size, bodies.length);
});
