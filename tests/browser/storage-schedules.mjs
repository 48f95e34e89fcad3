// Seeded lives of a stored collection under faults. Runs in a thread of its own: the test runner follows every promise,
// which would take most of the time.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { commitTo, compact } from "../../www/sdk/src/storage/commit.js";
import { Storage } from "../../www/sdk/src/storage/storage.js";
import { Crash, Disk, randomness } from "./faulty-disk.mjs";
import { Journal, ORIGIN } from "./journal.mjs";

// Node hashes in another thread; a million small hashes would spend the test's time on the way there.
crypto.subtle.digest = async (_, bytes) => new Uint8Array(createHash("sha256").update(bytes).digest()).buffer;

const open = (folder) => new Storage(folder, { logBytes: 900, readAgainMs: 1 });

/** A tab that only reads, on the same disk, while the writer writes. */
class Reader {
  #storage;
  journal = Journal.from(undefined);

  constructor(disk) {
    this.#storage = open(disk.folder());
  }

  async follow(atLeast) {
    const news = await this.#storage.follow(atLeast);
    if (!news) return;
    if (news.base) this.journal = Journal.from(news);
    else for (const record of news.records) this.journal.apply(record);
  }
}

/** One seeded life of a collection: processes that write until a fault ends them, and what each next one finds. */
class Schedule {
  acknowledged = "[]";
  /** States of commits that were begun since. */
  begun = new Set();
  seen = { crashes: 0, failures: 0, commits: 0, compactions: 0, powerLosses: 0 };

  constructor(seed) {
    this.seed = seed;
    this.random = randomness(seed);
    this.disk = new Disk(this.random);
  }

  #assertWhole(state, who, ...also) {
    const isWhole = state === this.acknowledged || this.begun.has(state) || also.includes(state);
    assert.ok(isWhole, `seed ${this.seed}, ${who}: found ${state.slice(0, 300)}, acknowledged ${this.acknowledged.slice(0, 300)}`);
  }

  #fault = () => {
    if (this.random.next() > this.rate) return undefined;
    return this.random.pick(["before", "after", "torn", "fail", "full"]);
  };

  async run() {
    for (let life = 0; life < 4; life++) {
      this.rate = life === 3 ? 0 : 0.04;
      await this.#live(life);
      const isPowerLost = this.random.below(2) === 0;
      this.seen.powerLosses += Number(isPowerLost);
      this.disk.restart({ isPowerLost });
    }
    return this.seen;
  }

  async #live(life) {
    const storage = open(this.disk.folder(this.#fault));
    const stored = await storage.read();
    const journal = Journal.from(stored);
    this.#assertWhole(journal.state, "opened");
    this.acknowledged = journal.state;
    this.begun.clear();
    const reader = new Reader(this.disk);
    for (let turn = 0; turn < 8; turn++) {
      for (let n = 1 + this.random.below(3); n > 0; n--) journal.put(this.random.below(12), `${life}.${turn}.${n} ${"x".repeat(this.random.below(160))}`);
      if (!(await this.#commit(storage, journal, reader))) return;
    }
  }

  /** @returns {Promise<boolean>} whether the process still lives */
  async #commit(storage, journal, reader) {
    const before = [this.acknowledged, ...this.begun];
    this.begun.add(journal.state);
    const watched = this.random.below(3) === 0;
    const following = watched ? reader.follow(0) : undefined;
    const outcome = await this.#attempt(storage, journal);
    await following;
    if (watched) this.#assertWhole(reader.journal.state, "a reader meanwhile", ...before);
    if (outcome !== "committed") return outcome === "failed";
    if (this.random.below(3) === 0) {
      await reader.follow(storage.sequence);
      assert.equal(reader.journal.state, journal.state, `seed ${this.seed}: a reader after commit ${storage.sequence}`);
    }
    return true;
  }

  /** Until `compact` is over, what was acknowledged is in the base or in base and log. */
  async #attempt(storage, journal) {
    try {
      await commitTo(storage, () => journal, ORIGIN);
      this.acknowledged = journal.state;
      this.begun.clear();
      this.seen.commits += 1;
      if (storage.shouldRewrite) {
        await compact(storage, () => journal, ORIGIN);
        this.seen.compactions += 1;
      }
      return "committed";
    } catch (thrown) {
      if (thrown instanceof Crash || thrown.cause instanceof Crash) {
        this.seen.crashes += 1;
        return "crashed";
      }
      assert.ok(["storage-full", "storage-failed"].includes(thrown.code), `seed ${this.seed}: ${thrown.stack}`);
      this.seen.failures += 1;
      return "failed";
    }
  }
}

const total = {};
for (let seed = workerData.from; seed < workerData.to; seed++) {
  const seen = await new Schedule(seed).run();
  for (const [what, n] of Object.entries(seen)) total[what] = (total[what] ?? 0) + n;
}
parentPort.postMessage(total);
