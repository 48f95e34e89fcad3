// What a stored collection looks like, what a commit writes, and what is found when files are damaged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { commitTo, compact } from "../../www/sdk/src/storage/commit.js";
import { Storage } from "../../www/sdk/src/storage/storage.js";
import { Crash, Disk, randomness } from "./faulty-disk.mjs";
import { Journal, ORIGIN } from "./journal.mjs";
import { slot } from "./layout-1.mjs";
import { storedScene } from "./stored-scene.mjs";

const names = (disk) => [...disk.files.keys()].sort();
const contents = (disk) => new Map([...disk.files].map(([name, { bytes }]) => [name, bytes]));
const open = (folder) => new Storage(folder, { readAgainMs: 0 });
const stateOf = async (disk) => Journal.from(await open(disk.folder()).read()).state;
const codeOf = (promise) => promise.then(() => "none", ({ code }) => code);

/** The disk with one file changed. */
function altered(disk, name, change) {
  const copy = new Disk(randomness(1));
  for (const [file, bytes] of contents(disk)) copy.files.set(file, { bytes: file === name ? change(bytes.slice()) : bytes });
  return copy;
}

const flipped = (at) => (bytes) => {
  bytes[at < 0 ? bytes.length + at : at] ^= 0x10;
  return bytes;
};

test("a commit appends its record, and nothing that did not change is written", async () => {
  const { disk, commit } = await storedScene();
  assert.deepEqual(names(disk), ["base-1", "log-1", "manifest-0", "manifest-1"]);
  const before = contents(disk);
  const stepsBefore = disk.nSteps;
  await commit(9, "a small note");
  const after = contents(disk);
  for (const name of ["base-1", "manifest-0", "manifest-1"]) assert.deepEqual(after.get(name), before.get(name), name);
  assert.deepEqual(after.get("log-1").slice(0, before.get("log-1").length), before.get("log-1"));
  assert.ok(after.get("log-1").length - before.get("log-1").length < 100);
  assert.equal(disk.nSteps - stepsBefore, 3, "one cut, one write, one flush");
});

test("where nothing changed, nothing is written; where there is no journal, everything is", async () => {
  const { disk, storage, journal } = await storedScene();
  const stepsBefore = disk.nSteps;
  assert.equal(await commitTo(storage, () => journal, ORIGIN), false);
  assert.equal(disk.nSteps, stepsBefore);
  const whole = { to_bytes: () => journal.to_bytes() };
  assert.equal(await commitTo(storage, () => whole, ORIGIN), true);
  assert.deepEqual(names(disk), ["base-2", "manifest-0", "manifest-1"]);
});

test("a log beyond half of its base, and 1 MiB, becomes a new base; the old files go", async () => {
  const { disk, storage, journal, commit } = await storedScene();
  const sizes = [];
  for (let turn = 0; turn < 80; turn++) {
    await commit(10 + turn, "x".repeat(100_000));
    sizes.push(disk.files.get(names(disk).find((name) => name.startsWith("log-")))?.bytes.length ?? 0);
    const sequence = storage.sequence;
    await compact(storage, () => journal, ORIGIN);
    assert.equal(storage.sequence, sequence, "the same state keeps its sequence");
  }
  assert.equal(names(disk).length, 4 - Number(!names(disk).some((name) => name.startsWith("log-"))));
  assert.ok(Math.max(...sizes) > 2_500_000 && Math.max(...sizes) < 4_100_000, `${Math.max(...sizes)}`);
  const nBases = Number(names(disk)[0].slice("base-".length));
  assert.ok(nBases > 3 && nBases < 8, `${nBases} bases for 8 MB in 80 commits`);
  assert.equal(await stateOf(disk), journal.state);
});

test("a collection of the old two slots opens, moves at the next commit, and is not lost before", async () => {
  const state = Journal.from(undefined);
  state.put(1, "from the old version");
  for (const step of ["truncate", "write", "flush", "remove", "never"]) {
    for (const nth of [1, 2, 3]) {
      const disk = new Disk(randomness(3));
      await disk.folder().write("slot-1", slot(5, state.to_bytes()), 0);
      await disk.folder().write("slot-0", slot(4, new TextEncoder().encode("[]")), 0);
      let n = 0;
      const storage = new Storage(disk.folder((now) => (now === step && ++n === nth ? "torn" : undefined)));
      const journal = Journal.from(await storage.read());
      assert.equal(journal.state, state.state);
      journal.put(2, "new");
      const done = await commitTo(storage, () => journal, ORIGIN).then(() => true, ({ cause }) => !assert.ok(cause instanceof Crash) && false);
      const found = await stateOf(disk);
      if (done) assert.equal(found, journal.state);
      else assert.ok([state.state, journal.state].includes(found), `${step} ${nth}: ${found}`);
      if (step === "never") assert.deepEqual(names(disk), ["base-1", "manifest-0", "manifest-1"]);
      disk.restart({ isPowerLost: false });
      const next = new Storage(disk.folder());
      const again = Journal.from(await next.read());
      again.put(3, "later");
      await commitTo(next, () => again, ORIGIN);
      assert.equal(await stateOf(disk), again.state);
    }
  }
});

test("both old slots damaged is index-damaged; one alone is a first commit that was cut off", async () => {
  const disk = new Disk(randomness(3));
  await disk.folder().write("slot-1", new Uint8Array(100), 0);
  assert.equal(await new Storage(disk.folder()).read(), undefined);
  await disk.folder().write("slot-0", new Uint8Array(100), 0);
  assert.equal(await codeOf(new Storage(disk.folder()).read()), "index-damaged");
});

test("a torn tail gives the commit before, at every length", async () => {
  const { disk, states } = await storedScene();
  const whole = contents(disk).get("log-1").length;
  const found = new Set();
  for (let length = 0; length < whole; length++) {
    const cut = altered(disk, "log-1", (bytes) => bytes.slice(0, length));
    const state = await stateOf(cut);
    assert.ok(states.includes(state), `length ${length}`);
    found.add(states.indexOf(state));
  }
  assert.deepEqual([...found], [0, 1, 2]);
});

test("every altered byte of every file gives a commit, or index-damaged and leaves all as it is", async () => {
  const { disk, states } = await storedScene();
  const outcomes = {};
  for (const [name, { length }] of contents(disk)) {
    for (let at = 0; at < length; at += 3) {
      const damaged = altered(disk, name, flipped(at));
      const before = contents(damaged);
      const outcome = await stateOf(damaged).then((state) => states.indexOf(state), ({ code }) => code);
      assert.notEqual(outcome, -1, `${name} ${at}: a mixture`);
      assert.deepEqual(contents(damaged), before);
      (outcomes[name] ??= new Set()).add(outcome);
    }
  }
  const sorted = Object.fromEntries(Object.entries(outcomes).map(([name, set]) => [name, [...set].sort()]));
  // Of the log: the last record is taken for a torn tail, the ones before it are missed.
  assert.deepEqual(sorted, { "base-1": ["index-damaged"], "manifest-0": [3], "manifest-1": [3], "log-1": [2, "index-damaged"] });
});

test("both manifests damaged, and a missing base, are index-damaged", async () => {
  const { disk } = await storedScene();
  const both = altered(altered(disk, "manifest-0", flipped(70)), "manifest-1", flipped(70));
  assert.equal(await codeOf(stateOf(both)), "index-damaged");
  disk.files.delete("base-1");
  assert.equal(await codeOf(stateOf(disk)), "index-damaged");
});

test("a manifest of a newer layout is index-version", async () => {
  const { disk } = await storedScene();
  const { createHash } = await import("node:crypto");
  const newer = new TextDecoder().decode(contents(disk).get("manifest-0")).split("\n")[1].replace('"version":2', '"version":3');
  const text = `${createHash("sha256").update(newer).digest("hex")}\n${newer}\n`;
  assert.equal(await codeOf(stateOf(altered(disk, "manifest-0", () => new TextEncoder().encode(text)))), "index-version");
});

test("records of another collection's log do not count, nor a document that imitates one in a torn tail", async () => {
  const { disk, states } = await storedScene();
  const other = new Disk(randomness(9));
  const storage = new Storage(other.folder());
  const journal = Journal.from(undefined);
  for (let key = 0; key < 3; key++) {
    journal.put(key, "of another collection");
    await commitTo(storage, () => journal, ORIGIN);
  }
  const foreign = contents(other).get("log-1");
  assert.equal(await stateOf(altered(disk, "log-1", () => foreign)), states[0]);
  const torn = altered(disk, "log-1", (bytes) => new Uint8Array([...bytes, 1, 2, 3, ...foreign]));
  assert.equal(await stateOf(torn), states[3]);
});

test("no room: storage-full before anything is written, with the figures, and appending goes on", async () => {
  const { disk, journal } = await storedScene();
  let isFull = true;
  const storage = new Storage(disk.folder((step) => (step === "room" && isFull ? "full" : undefined)));
  await storage.read();
  const stepsBefore = disk.nSteps;
  journal.put(1, "x".repeat(300_000));
  const failure = await commitTo(storage, () => journal, ORIGIN).catch((thrown) => thrown);
  assert.equal(failure.code, "storage-full");
  assert.ok(failure.detail.needed > 300_000 && failure.detail.available === 10, JSON.stringify(failure.detail));
  assert.equal(disk.nSteps, stepsBefore);
  isFull = false;
  await commitTo(storage, () => journal, ORIGIN);
  assert.equal(await stateOf(disk), journal.state);
});
