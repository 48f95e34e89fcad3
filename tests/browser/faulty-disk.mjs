// A disk in memory that loses what was not flushed, tears writes and fails on demand, behind the interface of the
// SDK's storage backends.

/** The process is dead: nothing it does reaches the disk any more. */
export class Crash extends Error {}

/** @param {number} seed */
export function randomness(seed) {
  let state = seed >>> 0;
  /** mulberry32 */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (n) => Math.floor(next() * n), pick: (list) => list[Math.floor(next() * list.length)] };
}

const resized = (bytes, length) => {
  const result = new Uint8Array(length);
  result.set(bytes.subarray(0, length));
  return result;
};

function applied(bytes, { truncate, at, data }) {
  if (truncate !== undefined) return resized(bytes, truncate);
  const result = resized(bytes, Math.max(bytes.length, at + data.length));
  result.set(data, at);
  return result;
}

/** A file: what is on the disk for sure, and what was done since. */
class File {
  flushed = new Uint8Array();
  pending = [];
  isCreated = false;

  get bytes() {
    return this.pending.reduce(applied, this.flushed);
  }

  flush() {
    this.flushed = this.bytes;
    this.pending = [];
    this.isCreated = true;
  }

  /** Each thing that was not flushed happened as a whole, in part or not at all, whatever came after it. */
  losePower(random) {
    const survive = (step) => (step.data ? random.pick(FATES)(step, random) : random.pick([step, undefined]));
    this.pending = this.pending.map(survive).filter((step) => step);
    this.flush();
  }
}

/** What becomes of a write that was not flushed. */
const FATES = [
  () => undefined,
  (step) => step,
  ({ at, data }, random) => ({ at, data: data.subarray(0, random.below(data.length + 1)) }),
  ({ at, data }, random) => {
    const from = random.below(data.length + 1);
    return { at: at + from, data: data.subarray(from) };
  },
  // The length is on the disk, some of its blocks are not.
  ({ at, data }, random) => {
    const from = random.below(data.length + 1);
    return { at, data: data.slice().fill(0, from, from + random.below(data.length + 1)) };
  },
];

/** What outlives a process. */
export class Disk {
  files = new Map();
  #removed = new Map();
  nSteps = 0;

  /** @param {ReturnType<typeof randomness>} random */
  constructor(random) {
    this.random = random;
  }

  /**
   * The folder as one process sees it.
   * @param {(step: string) => string | undefined} [fault] asked at every step of a change: "before", "after", "torn"
   *   (the process crashes), "fail", "full" (the call throws)
   */
  folder(fault = () => undefined) {
    return new FaultyFolder(this, fault);
  }

  /** @param {{ isPowerLost: boolean }} how otherwise only the process went, and what it wrote is there */
  restart({ isPowerLost }) {
    if (!isPowerLost) {
      for (const file of this.files.values()) file.flush();
      this.#removed.clear();
      return;
    }
    for (const [name, file] of this.#removed) if (!this.files.has(name) && this.random.below(2) === 0) this.files.set(name, file);
    this.#removed.clear();
    for (const [name, file] of this.files) {
      if (!file.isCreated && this.random.below(3) === 0) this.files.delete(name);
      else file.losePower(this.random);
    }
  }

  remove(name) {
    const file = this.files.get(name);
    if (file?.isCreated) this.#removed.set(name, file);
    this.files.delete(name);
  }
}

/** @implements {import("../../www/sdk/src/storage/folder.js").Folder} */
class FaultyFolder {
  #disk;
  #fault;
  isDead = false;

  constructor(disk, fault) {
    this.#disk = disk;
    this.#fault = fault;
  }

  #live() {
    if (this.isDead) throw new Crash("the process is dead");
  }

  /** Lets others run, as every real operation does. */
  async #begin() {
    await undefined;
    this.#live();
  }

  /**
   * @param {string} step
   * @param {(part: number) => void} change `part`: how much of it happens, 0 to 1
   */
  async #step(step, change) {
    await this.#begin();
    this.#disk.nSteps += 1;
    const fault = this.#fault(step);
    const part = { before: 0, after: 1, torn: this.#disk.random.next(), fail: this.#disk.random.pick([0, 0.5, 1]), full: 0.7 }[fault] ?? 1;
    change(part);
    if (fault === "fail") throw new DOMException("the device answered with an error", "OperationError");
    if (fault === "full") throw new DOMException("the disk is full", "QuotaExceededError");
    if (fault) {
      this.isDead = true;
      throw new Crash(`crashed: ${fault} ${step}`);
    }
  }

  async list() {
    await this.#begin();
    return [...this.#disk.files.keys()];
  }

  async read(name, from = 0) {
    await this.#begin();
    const bytes = this.#disk.files.get(name)?.bytes;
    return bytes && bytes.length >= from ? bytes.slice(from) : undefined;
  }

  async write(name, bytes, at) {
    await this.#begin();
    if (!this.#disk.files.has(name)) this.#disk.files.set(name, new File());
    const file = this.#disk.files.get(name);
    await this.#step("truncate", (part) => void (part === 1 && file.pending.push({ truncate: at })));
    await this.#step("write", (part) => void file.pending.push({ at, data: bytes.slice(0, Math.floor(bytes.length * part)) }));
    await this.#step("flush", (part) => void (part === 1 && file.flush()));
  }

  async remove(name) {
    await this.#step("remove", (part) => void (part === 1 && this.#disk.remove(name)));
  }

  async room() {
    return this.#fault("room") === "full" ? 10 : Infinity;
  }

  close() {}
}
