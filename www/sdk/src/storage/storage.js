// The stored copy of one collection: a base, a log of what changed since, and a manifest that names the base.
//
//   manifest-0, manifest-1   see manifest.js
//   base-<generation>        the collection's bytes as a .nsi file
//   log-<generation>         see log.js
//
// A commit appends one record. When the log has grown too long, a new base is written beside the old one, the manifest is
// swapped, and only then the old files go. So whatever is cut off, the last commit or the one under way is there whole.

import { failure } from "../error.js";
import { pause } from "../pause.js";
import { hex, sha256 } from "./checksum.js";
import { baseName, logName, nextGeneration, readBase, tidy } from "./generation.js";
import { emptyLog, holdsRecord, isSameEnd, scan, toRecord } from "./log.js";
import { Manifests } from "./manifest.js";
import { readSlots } from "./two-slots.js";
import { storageFailure, writing } from "./writing.js";

/** A log beyond this share of its base, and beyond this length, should be replaced by a new base. */
const LOG_SHARE = 0.5;
const LOG_BYTES = 1 << 20;
/** A reader may meet files that are just being replaced. */
const READ_TRIES = 4;
const READ_AGAIN_MS = 40;

/** @typedef {import("./folder.js").Folder} Folder */
/** @typedef {import("./log.js").LogEnd} LogEnd */
/** @typedef {import("./manifest.js").Manifest} Manifest */
/**
 * What is stored, or what is new. `base`: start from these bytes; without it the records follow what was read before.
 * @typedef {{ base: Uint8Array | undefined, records: Uint8Array[], sequence: number, origin: string }} Stored
 */

/** The stored copy of one collection, for its one writer or for a reader that follows. */
export class Storage {
  #folder;
  #manifests = new Manifests([]);
  /** The manifest that what was read belongs to. @type {Manifest | undefined} */
  #manifest;
  /** @type {LogEnd | undefined} */
  #log;
  #lastSequence = 0;
  #mustRewrite = true;
  #isTidy = false;
  #options;

  /**
   * @param {Folder} folder
   * @param {{ logBytes?: number, readAgainMs?: number }} [options] for tests
   */
  constructor(folder, { logBytes = LOG_BYTES, readAgainMs = READ_AGAIN_MS } = {}) {
    this.#folder = folder;
    this.#options = { logBytes, readAgainMs };
  }

  /** That of the last commit that was read or written; 0 before the first. */
  get sequence() {
    return this.#log?.sequence ?? 0;
  }

  /** Whether the next commit has to be a `rewrite`. */
  get mustRewrite() {
    return this.#mustRewrite;
  }

  /** Whether the log has grown beyond its share. */
  get shouldRewrite() {
    return this.#mustRewrite || (this.#log?.end ?? 0) > Math.max(this.#options.logBytes, LOG_SHARE * (this.#manifest?.bytes ?? 0));
  }

  /**
   * The last commit.
   * @returns {Promise<Stored | undefined>} nothing where nothing was ever committed
   * @throws `index-damaged`; nothing is changed by it
   */
  async read() {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#readOnce();
      } catch (thrown) {
        if (/** @type {{ code?: string }} */ (thrown).code !== "index-damaged" || tries === READ_TRIES) throw storageFailure(thrown);
        await pause((tries - 1) * this.#options.readAgainMs);
      }
    }
  }

  async #readOnce() {
    const manifests = await Manifests.read(this.#folder);
    if (manifests.areDamaged) throw failure("index-damaged", "Both manifests of the stored copy are damaged.");
    const manifest = manifests.newest;
    if (!manifest) return this.#readLayout1(manifests);
    const base = await readBase(this.#folder, manifest);
    const log = await this.#folder.read(logName(manifest));
    const { newest } = await Manifests.read(this.#folder);
    if (newest?.generation !== manifest.generation) throw failure("index-damaged", "The stored copy was replaced while it was read.");
    const { records } = await this.#takeLog(manifests, manifest, emptyLog(manifest), log);
    return { base, records, sequence: this.sequence, origin: manifest.origin };
  }

  /** What was read counts no more: the next `follow` gives everything, the next commit has to be a `rewrite`. */
  forget() {
    this.#manifest = undefined;
    this.#log = undefined;
    this.#mustRewrite = true;
  }

  /** @param {Manifests} manifests that name nothing yet */
  async #readLayout1(manifests) {
    const snapshot = await readSlots(this.#folder);
    this.forget();
    this.#manifests = manifests;
    this.#lastSequence = snapshot?.sequence ?? 0;
    return snapshot && { ...snapshot, records: [] };
  }

  /**
   * Takes in what lies in the log behind `after`; nothing is taken in when it throws.
   * @param {Manifests} manifests
   * @param {Manifest} manifest
   * @param {LogEnd} after
   * @param {Uint8Array} [bytes]
   */
  async #takeLog(manifests, manifest, after, bytes = new Uint8Array()) {
    const { records, end, rest } = await scan(bytes, after);
    if (rest > 0 && (await holdsRecord(bytes.subarray(bytes.length - rest), end))) {
      throw failure("index-damaged", `The log of the stored copy is damaged after commit ${end.sequence}; later commits lie behind.`);
    }
    this.#manifests = manifests;
    this.#manifest = manifest;
    this.#log = end;
    this.#lastSequence = Math.max(this.#lastSequence, end.sequence);
    this.#mustRewrite = false;
    return { records, rest };
  }

  /**
   * What was committed since the last `read` or `follow`.
   * @param {number} [atLeast] a sequence that is known to be committed
   * @returns {Promise<Stored | undefined>} nothing where nothing is new
   * @throws `index-damaged`
   */
  async follow(atLeast = 0) {
    const manifests = await Manifests.read(this.#folder);
    const manifest = manifests.newest;
    if (!manifest && !manifests.areDamaged) return this.#followLayout1(manifests);
    const before = this.#log;
    const news = manifest && (await this.#followLog(manifests, manifest).catch(() => undefined));
    if (news && this.sequence >= atLeast) {
      return news.length > 0 ? { base: undefined, records: news, sequence: this.sequence, origin: manifest.origin } : undefined;
    }
    // Records that were taken in but are not handed out must not count as known, should the reading fail.
    this.forget();
    const stored = await this.read();
    return before && this.#log && isSameEnd(before, this.#log) ? undefined : stored;
  }

  /**
   * Nothing is committed yet, it was erased meanwhile, or a tab with an earlier version of this package writes.
   * @param {Manifests} manifests
   */
  async #followLayout1(manifests) {
    const known = this.#lastSequence;
    const stored = await this.#readLayout1(manifests);
    return stored && stored.sequence > known ? stored : undefined;
  }

  /**
   * @param {Manifests} manifests
   * @param {Manifest} manifest
   * @returns {Promise<Uint8Array[] | undefined>} the new records; nothing where everything has to be read again
   */
  async #followLog(manifests, manifest) {
    const known = this.#log;
    if (!known) return undefined;
    let after = known;
    if (manifest.sha256 !== this.#manifest?.sha256 || manifest.generation !== this.#manifest.generation) {
      if (manifest.same !== hex(known.link)) return undefined;
      after = emptyLog(manifest);
    }
    for (let tries = 1; tries <= 2; tries++) {
      const bytes = await this.#folder.read(logName(manifest), after.end);
      if (!bytes && after.end > 0) return undefined;
      const { records, rest } = await this.#takeLog(manifests, manifest, after, bytes);
      if (records.length > 0 || rest === 0) return records;
      // The writer may be in the middle of a record.
      await pause(this.#options.readAgainMs);
    }
    return undefined;
  }

  /**
   * Commits: after this resolves, the record is the last one that the next `read` gives.
   * @param {Uint8Array} record what changed since the last commit
   * @throws `storage-full`, `storage-failed`; then the same changes may come again, in a larger record too
   */
  async append(record) {
    const log = this.#log;
    if (!log || !this.#manifest || this.#mustRewrite) throw failure("internal", "A record was appended where a base is needed.");
    const name = logName(this.#manifest);
    // A sequence is never used twice, so a reader that saw a failed commit notices the next one.
    const { bytes, end } = await toRecord(record, ++this.#lastSequence, log);
    await writing(this.#folder, bytes.length, () => this.#folder.write(name, bytes, log.end));
    this.#log = end;
    await this.#tidy();
  }

  /**
   * Commits the whole collection as a new base with an empty log.
   * @param {Uint8Array} base
   * @param {string} origin see `originOf`
   * @param {{ isSame?: boolean }} [options] `isSame`: the base is exactly what base and log are together
   * @throws `storage-full`, `storage-failed`
   */
  async rewrite(base, origin, { isSame = false } = {}) {
    const sequence = isSame ? this.sequence : ++this.#lastSequence;
    const same = isSame && this.#log ? hex(this.#log.link) : "";
    const checksum = hex(await sha256(base));
    await writing(this.#folder, base.length, async () => {
      const generation = await nextGeneration(this.#folder, this.#manifests);
      await this.#folder.write(baseName({ generation }), base, 0);
      // From here on the manifest may name the new base, also if its write is said to have failed.
      this.#mustRewrite = true;
      await this.#manifests.swap(this.#folder, { sequence, generation, origin, bytes: base.length, sha256: checksum, same });
    });
    this.#manifest = this.#manifests.newest;
    this.#log = this.#manifest && emptyLog(this.#manifest);
    this.#mustRewrite = false;
    this.#isTidy = false;
    await this.#tidy();
  }

  close() {
    this.#folder.close();
  }

  /** What does not work now is left to the next commit: this one is done. */
  async #tidy() {
    if (this.#isTidy) return;
    this.#isTidy = await tidy(this.#folder, this.#manifests).then(() => true, () => false);
  }
}
