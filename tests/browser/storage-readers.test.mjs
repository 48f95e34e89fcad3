// What a tab that only reads finds while another one writes, on one disk in memory.

import assert from "node:assert/strict";
import { test } from "node:test";
import { commitTo, compact } from "../../www/sdk/src/storage/commit.js";
import { Storage } from "../../www/sdk/src/storage/storage.js";
import { Disk, randomness } from "./faulty-disk.mjs";
import { Journal, ORIGIN } from "./journal.mjs";
import { slot } from "./layout-1.mjs";
import { storedScene } from "./stored-scene.mjs";

const open = (folder) => new Storage(folder, { readAgainMs: 0 });
const codeOf = (promise) => promise.then(() => "none", ({ code }) => code);

test("a reader follows a tab with the old version, and then the new one that takes over", async () => {
  const disk = new Disk(randomness(3));
  const journal = Journal.from(undefined);
  const commitOld = async (sequence) => {
    journal.put(sequence, "old");
    await disk.folder().write(`slot-${sequence % 2}`, slot(sequence, journal.to_bytes()), 0);
  };
  await commitOld(1);
  const reader = open(disk.folder());
  assert.equal(Journal.from(await reader.read()).state, journal.state);
  assert.equal(await reader.follow(), undefined);
  await commitOld(2);
  assert.equal(Journal.from(await reader.follow()).state, journal.state);
  const writer = open(disk.folder());
  const next = Journal.from(await writer.read());
  next.put(3, "new");
  await commitTo(writer, () => next, ORIGIN);
  assert.equal(Journal.from(await reader.follow()).state, next.state);
});

test("a reader that saw a commit that failed is brought to the one that took its place", async () => {
  const { disk } = await storedScene();
  let isFailing = true;
  const storage = new Storage(disk.folder((step) => (step === "flush" && isFailing ? "fail" : undefined)));
  await storage.read();
  const reader = new Storage(disk.folder());
  let seen = Journal.from(await reader.read());
  const take = (news) => {
    if (news?.base) seen = Journal.from(news);
    else news?.records.forEach((record) => seen.apply(record));
    return seen;
  };
  const record = (text) => new TextEncoder().encode(JSON.stringify([[5, text]]));
  assert.equal(await codeOf(storage.append(record("failed"))), "storage-failed");
  assert.match(take(await reader.follow()).state, /failed/, "whole on the disk, though not acknowledged");
  isFailing = false;
  // Of the same length, so that the log ends where it ended.
  await storage.append(record("worked"));
  assert.match(take(await reader.follow(storage.sequence)).state, /worked/, "the message about it names a later sequence");
  await storage.append(new TextEncoder().encode(JSON.stringify([[6, "later"]])));
  assert.match(take(await reader.follow()).state, /worked.*later/);
});

test("a reader that missed the message notices by the link that a failed commit was replaced", async () => {
  const { disk } = await storedScene();
  let isFailing = true;
  const storage = new Storage(disk.folder((step) => (step === "flush" && isFailing ? "fail" : undefined)));
  await storage.read();
  const reader = new Storage(disk.folder());
  await reader.read();
  const record = (text) => new TextEncoder().encode(JSON.stringify([[5, text]]));
  assert.equal(await codeOf(storage.append(record("failed"))), "storage-failed");
  assert.equal((await reader.follow()).records.length, 1);
  isFailing = false;
  await storage.append(record("worked"));
  await storage.append(record("as long"));
  const news = await reader.follow();
  assert.ok(news.base && news.records.length === 5, "everything is read again");
});

test("a reader follows a compaction without reading the base again", async () => {
  const { disk, storage, journal, commit } = await storedScene();
  const reader = new Storage(disk.folder());
  await reader.read();
  await storage.rewrite(journal.to_bytes(), ORIGIN, { isSame: true });
  assert.equal(await reader.follow(), undefined);
  await commit(7, "after the compaction");
  const news = await reader.follow(storage.sequence);
  assert.deepEqual([news.base, news.records.length], [undefined, 1]);
  assert.equal(await reader.follow(storage.sequence), undefined);
});

test("a reader of an erased collection keeps what it has, and finds the one that takes its place", async () => {
  const { disk } = await storedScene();
  const reader = new Storage(disk.folder());
  await reader.read();
  disk.files.clear();
  assert.equal(await reader.follow(), undefined);
  const storage = new Storage(disk.folder());
  const journal = Journal.from(await storage.read());
  journal.put("new", "life");
  await commitTo(storage, () => journal, ORIGIN);
  assert.equal(Journal.from(await reader.follow()).state, journal.state);
});

test("a reader says that the stored copy is damaged, and does not take it for an empty one", async () => {
  const { disk } = await storedScene();
  const reader = open(disk.folder());
  await reader.read();
  for (const name of ["manifest-0", "manifest-1"]) await disk.folder().write(name, new Uint8Array(9), 0);
  assert.equal(await codeOf(reader.follow()), "index-damaged");
});

test("records that were read but not handed out come again", async () => {
  const { disk, storage, journal, commit } = await storedScene();
  const reader = open(disk.folder());
  await reader.read();
  await commit(7, "not handed out");
  const base = await disk.folder().read("base-1");
  await disk.folder().write("base-1", base.slice(1), 0);
  assert.equal(await codeOf(reader.follow(storage.sequence + 1)), "index-damaged");
  await disk.folder().write("base-1", base, 0);
  assert.equal(Journal.from(await reader.follow()).state, journal.state);
});

test("a base that is replaced while it is read is read again with its own log", async () => {
  const { disk, storage, journal } = await storedScene();
  const folder = disk.folder();
  const read = folder.read.bind(folder);
  let isReplaced = false;
  folder.read = async (name, from) => {
    if (name === "log-1" && !isReplaced) {
      isReplaced = true;
      await storage.rewrite(journal.to_bytes(), ORIGIN);
    }
    return read(name, from);
  };
  assert.equal(Journal.from(await open(folder).read()).state, journal.state);
  assert.ok(isReplaced);
});

test("a compaction that holds later changes is a commit of its own, for readers too", async () => {
  const { disk, journal } = await storedScene();
  const storage = new Storage(disk.folder(), { logBytes: 10 });
  await storage.read();
  const reader = open(disk.folder());
  await reader.read();
  journal.put(8, "after the commit, before the compaction");
  await compact(storage, () => journal, ORIGIN);
  assert.equal(Journal.from(await reader.follow()).state, journal.state);
});
