// The parts of the demo that need no page: when questions are asked, what is shown of a passage, and numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Asker } from "../../www/demo/src/ask.js";
import { size, timeLeft } from "../../www/demo/src/format.js";
import { snippet } from "../../www/demo/src/snippet.js";
import { crumbs, sourceUrl, titleOf, withSource } from "../../www/demo/src/source.js";

const shown = (parts) => parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");

/** An asker whose answers a test gives by hand. */
function scripted() {
  const asked = [];
  const answers = [];
  const asker = new Asker({
    page: 2,
    search: (query) => new Promise((resolve, reject) => asked.push({ ...query, resolve, reject })),
    onAnswer: (answer) => answers.push(answer),
    onError: (thrown) => answers.push(thrown),
  });
  return { asker, asked, answers };
}

test("asks once typing pauses, not for every letter", async () => {
  const asked = [];
  const search = async ({ text }) => { asked.push(text); return { hits: [] }; };
  const asker = new Asker({ delay: 40, search, onAnswer: () => {}, onError: assert.fail });
  for (const text of ["r", "ru", "rus", "rust "]) {
    asker.type(text);
    await sleep(5);
  }
  assert.deepEqual(asked, []);
  await sleep(120);
  assert.deepEqual(asked, ["rust"]);
});

test("drops the answer to a question that has been replaced", async () => {
  const { asker, asked, answers } = scripted();
  asker.now("old");
  asker.now("newer");
  asker.now("new");
  asked[0].resolve({ hits: [{ id: "stale" }] });
  await sleep(5);
  assert.deepEqual(asked.map(({ text }) => text), ["old", "new"], "the one in between is never asked");
  asked[1].resolve({ hits: [{ id: "fresh" }] });
  await sleep(5);
  assert.deepEqual(answers.map(({ text, hits }) => [text, hits[0].id]), [["new", "fresh"]]);
});

test("shows nothing for a question that was cleared while it was answered", async () => {
  const { asker, asked, answers } = scripted();
  asker.now("gone");
  asker.now("  ");
  asked[0].resolve({ hits: [{ id: 1 }] });
  await sleep(5);
  assert.deepEqual(answers, []);
});

test("adds the next page to the hits before it", async () => {
  const { asker, asked, answers } = scripted();
  asker.now("two pages");
  asked[0].resolve({ hits: [{ id: 1 }, { id: 2 }] });
  await sleep(5);
  asker.more();
  assert.deepEqual([asked[1].offset, asked[1].limit], [2, 2]);
  asked[1].resolve({ hits: [{ id: 3 }] });
  await sleep(5);
  assert.deepEqual(answers.map(({ hits, more }) => [hits.length, more]), [[2, true], [3, false]]);
});

test("marks the words of a short passage where they stand", () => {
  assert.equal(shown(snippet("Shared state needs a lock.", [[0, 6], [21, 25]])), "[Shared] state needs a [lock].");
});

test("shows the part of a long passage that has most marks, from the beginning of its sentence", () => {
  const text = `${"Filler words stand here. ".repeat(20)}A mutex guards the counter. ${"More filler follows. ".repeat(20)}`;
  const at = text.indexOf("mutex");
  const parts = shown(snippet(text, [[3, 5], [at, at + 5], [at + 17, at + 24]], 120));
  assert.match(parts, /^… A \[mutex\] guards the \[counter\]\. More/);
  assert.match(parts, / …$/);
});

test("never begins inside a word", () => {
  const text = `${"Identifiers are ordinary words. ".repeat(8)}The end names it`;
  for (let room = 40; room < 120; room++) {
    const shownText = shown(snippet(text, [[text.length - 8, text.length - 3]], room));
    const first = shownText.match(/^… (?:\[)?(\w+)/)?.[1] ?? "";
    assert.ok(["Identifiers", "are", "ordinary", "words", "The", "end", "names", "it"].includes(first), `${room}: ${shownText}`);
  }
});

test("survives marks that overlap or leave the text", () => {
  assert.equal(shown(snippet("abcdef", [[4, 99], [-3, 2], [1, 3]])), "[abc]d[ef]");
});

test("keeps a generic type in a heading whole", () => {
  assert.deepEqual(crumbs({ title: "Shared State", heading: "Shared State > The API of Mutex<T> > Locking" }), ["Shared State", "The API of Mutex<T>", "Locking"]);
});

test("links only to http and https", () => {
  for (const url of ["javascript:alert(1)", "data:text/html,x", "notes.md#a", " JavaScript:x", 7, "https://"]) assert.equal(sourceUrl({ url }), undefined, String(url));
  assert.equal(sourceUrl({ url: "https://doc.rust-lang.org/book/" })?.host, "doc.rust-lang.org");
});

test("makes the pages of a corpus addresses, and scripts never", () => {
  const origin = "https://doc.rust-lang.org/book/";
  assert.equal(sourceUrl(withSource({ url: "ch04-01.html#heap" }, origin))?.href, `${origin}ch04-01.html#heap`);
  assert.equal(sourceUrl(withSource({ url: "ch04-01.html" })), undefined, "a file has no address");
  assert.equal(sourceUrl(withSource({ url: "javascript:alert(1)" }, origin)), undefined);
});

test("names a document that has neither title nor heading", () => {
  assert.equal(titleOf({ name: "Rain jacket" }, 3), "Rain jacket");
  assert.equal(titleOf({}, 3), "Document 3");
});

test("gives sizes and times in round figures", () => {
  assert.deepEqual([1, 999, 12_345, 23_403_028].map(size), ["1 byte", "999 bytes", "12 KB", "23.4 MB"]);
  assert.deepEqual([0.4, 6.2, 33, 200].map(timeLeft), ["almost done", "6 s left", "about 35 s left", "about 3 min left"]);
});
