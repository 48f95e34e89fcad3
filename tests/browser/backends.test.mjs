// The real backends in Chromium: against a plain reference, and with their worker killed in the middle of commits.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/**
 * In the page or a worker: random changes to a folder and to a map of byte arrays, compared after each.
 * @param {string} file of the backend's module
 * @param {string} kind its class
 */
const COMPARE = `async function compare(file, kind, seed) {
  const { [kind]: Kind } = await import(location.origin + "/sdk/src/storage/" + file);
  let folder = await Kind.open("compared " + seed);
  const reference = new Map();
  let state = seed;
  const below = (n) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0, (state >>> 8) % n);
  const isSame = (a, b) => a === b || (a && b && a.length === b.length && a.every((byte, i) => byte === b[i]));
  for (let turn = 0; turn < 120; turn++) {
    const name = "file-" + below(3);
    const known = reference.get(name) ?? new Uint8Array();
    if (below(8) === 0) {
      await folder.remove(name);
      reference.delete(name);
    } else {
      const bytes = Uint8Array.from({ length: below(4) === 0 ? below(2_500_000) : below(300) }, (_, i) => (i * 31 + turn) & 255);
      const at = below(3) === 0 ? below(known.length + 1) : below(2) * known.length;
      await folder.write(name, bytes, at);
      const next = new Uint8Array(at + bytes.length);
      next.set(known.subarray(0, at));
      next.set(bytes, at);
      reference.set(name, next);
    }
    const now = reference.get(name);
    for (const from of [0, below((now?.length ?? 0) + 1), now?.length ?? 0, (now?.length ?? 0) + 1]) {
      const expected = now && from <= now.length ? now.subarray(from) : undefined;
      if (!isSame(await folder.read(name, from), expected)) throw new Error(kind + ", turn " + turn + ": " + name + " from " + from);
    }
    if (below(20) === 0) { folder.close(); folder = await Kind.open("compared " + seed); }
  }
  const names = (await folder.list()).sort();
  if (names.join() !== [...reference.keys()].sort().join()) throw new Error(kind + " lists " + names);
  await Kind.erase("compared " + seed);
  const after = await (await Kind.open("compared " + seed)).list();
  if (after.length > 0) throw new Error(kind + " erased all but " + after);
  return "same";
}`;

for (const [where, file, kind] of [
  ["a worker", "opfs.js", "OpfsFolder"],
  ["a worker", "indexeddb.js", "IndexedDbFolder"],
  ["the page", "opfs.js", "OpfsFolder"],
  ["the page", "indexeddb.js", "IndexedDbFolder"],
]) {
  test(`${kind} in ${where} does what a map of byte arrays does`, async (t) => {
    const { page, site } = await scene(t, browser);
    site.replace("/compare.js", (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(
      `${COMPARE}; compare("${file}", "${kind}", 5).then(postMessage, ({ stack }) => postMessage(stack));`,
    ));
    const outcome = where === "the page"
      ? await page.evaluate(`(${COMPARE})("${file}", "${kind}", 5)`)
      : await page.evaluate(() => new Promise((resolve) => {
        new Worker("/compare.js", { type: "module" }).onmessage = ({ data }) => resolve(data);
      }));
    assert.equal(outcome, "same");
  });
}

/** A worker that commits numbers, one after another, each in a record of some 40 kB, and says which are acknowledged. */
const COMMITTER = (kind) => `
import { Storage } from "/sdk/src/storage/storage.js";
import { ${kind} } from "/sdk/src/storage/${kind === "OpfsFolder" ? "opfs" : "indexeddb"}.js";
import { commitTo, compact } from "/sdk/src/storage/commit.js";
import { Journal } from "/journal.mjs";
const storage = new Storage(await ${kind}.open("killed"), { logBytes: 200_000 });
const journal = Journal.from(await storage.read());
postMessage({ found: [...journal.entries.keys()] });
for (let n = journal.entries.size; ; n++) {
  journal.put(n, "x".repeat(40_000));
  await commitTo(storage, () => journal, "0".repeat(64));
  postMessage({ acknowledged: n });
  await compact(storage, () => journal, "0".repeat(64));
}`;

for (const kind of ["OpfsFolder", "IndexedDbFolder"]) {
  test(`${kind}: a worker killed again and again in its commits leaves the last one, or the one under way`, async (t) => {
    const { page, site } = await scene(t, browser);
    const script = (text) => (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(text);
    const { readFile } = await import("node:fs/promises");
    site.replace("/journal.mjs", script(await readFile(new URL("journal.mjs", import.meta.url), "utf8")));
    site.replace("/committer.js", script(COMMITTER(kind)));
    const rounds = await page.evaluate(async () => {
      const rounds = [];
      for (let round = 0; round < 14; round++) {
        rounds.push(await new Promise((resolve, reject) => {
          const worker = new Worker("/committer.js", { type: "module" });
          worker.onerror = ({ message }) => reject(new Error(message));
          const seen = {};
          worker.onmessage = ({ data }) => {
            Object.assign(seen, data);
            if (!data.found) return;
            setTimeout(() => {
              worker.terminate();
              setTimeout(() => resolve(seen), 100);
            }, 20 + 23 * round);
          };
        }));
      }
      return rounds;
    });
    let acknowledged = -1;
    for (const { found, acknowledged: last } of rounds) {
      assert.deepEqual(found, found.map((_, i) => i), "numbers without a gap");
      assert.ok(found.length - 1 >= acknowledged, `found ${found.length - 1}, acknowledged ${acknowledged}`);
      acknowledged = Math.max(acknowledged, last ?? -1, found.length - 1);
    }
    t.diagnostic(`commits found: ${rounds.map(({ found }) => found.length).join(", ")}`);
    // How many there are depends on the machine; a few there must be, or nothing was put to the test.
    assert.ok(rounds.at(-1).found.length > 2, "the workers got on");
  });
}

/** Times of commits and of a reader's look for news, beside a base of 20 MB. */
const TIMED = `
import { Storage } from "/sdk/src/storage/storage.js";
import { OpfsFolder } from "/sdk/src/storage/opfs.js";
import { IndexedDbFolder } from "/sdk/src/storage/indexeddb.js";
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
async function timed(n, call) {
  const times = [];
  for (let i = 0; i < n; i++) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  return median(times);
}
const found = {};
for (const Kind of [OpfsFolder, IndexedDbFolder]) {
  const storage = new Storage(await Kind.open("timed"));
  const reader = new Storage(await Kind.open("timed"));
  const base = new Uint8Array(20_000_000).fill(7);
  const rewrite = await timed(5, () => storage.rewrite(base, "0".repeat(64)));
  await reader.read();
  const append = await timed(50, () => storage.append(new Uint8Array(2000)));
  await reader.follow();
  const follow = await timed(50, () => reader.follow());
  found[Kind.name] = { rewrite, append, follow };
}
postMessage(found);`;

test("a small commit beside a base of 20 MB is a small write", async (t) => {
  const { page, site } = await scene(t, browser);
  site.replace("/timed.js", (_, response) => response.writeHead(200, { "content-type": "text/javascript" }).end(TIMED));
  const found = await page.evaluate(() => new Promise((resolve, reject) => {
    const worker = new Worker("/timed.js", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  }));
  for (const [kind, { rewrite, append, follow }] of Object.entries(found)) {
    t.diagnostic(`${kind}, medians: whole collection ${rewrite.toFixed(1)} ms, record of 2 kB ${append.toFixed(1)} ms, look for news ${follow.toFixed(1)} ms`);
    assert.ok(append < rewrite / 3, `${kind}: ${append} and ${rewrite} ms`);
  }
});
