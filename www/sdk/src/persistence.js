// When an open collection is committed, and by whom: the order of commits, their rhythm, and the way from reader to writer.

import { NearsightError, asNearsightError, failure } from "./error.js";
import { commitTo, compact, rewriteBase } from "./storage/commit.js";
import { CommitNews } from "./storage/commit-news.js";
import { openFolder } from "./storage/folder.js";
import { Storage } from "./storage/storage.js";
import { WriterTurn, isWithin } from "./storage/writer-turn.js";

/** @typedef {import("./storage/storage.js").Stored} Stored */
/** @typedef {import("./storage/commit.js").Journaled} Journaled */
/** @typedef {import("./model-cache.js").Warning} Warning */

/** A long upsert commits this often, and never spends more than a tenth of its time on it. */
const COMMIT_EVERY_MS = 5000;
const COMMIT_SHARE = 10;
/** An opener waits that long for a writer that is just ending; later it may still become the writer. */
const OPENING_MS = 300;

/**
 * The side of the open collection. `take`: brings it up to what is stored. `source`: gives it, or throws `closed`.
 * @typedef {{ take: (news: Stored) => void, source: () => Journaled }} Owner
 */

/** The stored side of one open collection; without storage its commits do nothing. */
export class Persistence {
  #owner;
  #name = "";
  /** @type {Storage | undefined} */
  #storage;
  /** @type {WriterTurn | undefined} */
  #turn;
  /** @type {CommitNews | undefined} */
  #news;
  /** Resolves when this opener writes. @type {Promise<void>} */
  #writing = Promise.resolve();
  #isReader = false;
  /** Whether the collection is there, so that it can take in what others commit. */
  #isFollowing = false;
  #isReadOnly = false;
  /** What is stored is another collection, whose place the next commit takes. */
  #isForeign = false;
  /** @type {Promise<unknown>} */
  #tasks = Promise.resolve();
  #due = 0;
  #lastMs = 0;
  /** The prebuilt index that the collection began with, see `originOf`. */
  origin = "";
  /** Whether commits of another origin are no concern of this collection. */
  isPrebuilt = false;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /**
   * Queues to become the writer of `name`.
   * @param {string} name
   * @param {{ isReadOnly: boolean }} how
   * @param {Warning[]} warnings receives why there is no storage
   */
  async start(name, { isReadOnly }, warnings) {
    this.#name = name;
    this.#isReadOnly = isReadOnly;
    try {
      this.#storage = new Storage(await openFolder(name));
    } catch (thrown) {
      const { code, message } = asNearsightError(thrown);
      warnings.push({ code, message });
      return;
    }
    if (!isReadOnly) this.#turn = new WriterTurn(name);
    this.#news = new CommitNews(name, (sequence) => {
      if (sequence > (this.#storage?.sequence ?? 0)) void this.refresh(sequence).catch(() => {});
    });
  }

  /**
   * @param {Warning[]} warnings receives that another tab writes
   * @returns {Promise<Stored | undefined>} the last commit
   */
  async read(warnings) {
    if (!this.#storage) return undefined;
    this.#isReader = !this.#turn || !(await isWithin(this.#turn.granted, OPENING_MS));
    const stored = await this.#storage.read();
    if (this.#isReader && !this.#isReadOnly && !warnings.some(({ code }) => code === "collection-busy")) {
      const { code, message } = failure("collection-busy", `The collection "${this.#name}" is written elsewhere, and can only be searched here until that ends.`);
      warnings.push({ code, message });
    }
    return stored;
  }

  /** To be called when the collection is there: from now on it follows other tabs' commits, and waits to write. */
  follow() {
    this.#isFollowing = true;
    const turn = this.#turn;
    if (!this.#isReader || !turn) return;
    this.#writing = turn.granted.then(() => this.#inTurn(() => this.#takeOver()));
    this.#writing.catch(() => {});
  }

  /**
   * Resolves when this opener is the writer.
   * @throws `collection-busy`, `read-only`
   */
  async requireWriter() {
    if (this.#isReadOnly) throw failure("read-only", `The collection "${this.#name}" was opened with { readOnly: true }.`);
    if (this.#isReader) await this.#turn?.require(this.#writing);
  }

  /**
   * A reader takes in what the writer has committed.
   * @param {number} [atLeast] a sequence that is known to be committed
   */
  async refresh(atLeast) {
    if (this.#isReader && this.#isFollowing) await this.#inTurn(() => this.#catchUp(atLeast));
  }

  /** @param {number} [atLeast] */
  async #catchUp(atLeast) {
    const news = this.#isReader ? await this.#storage?.follow(atLeast) : undefined;
    if (!news) return;
    this.#isForeign = this.isPrebuilt && news.origin !== this.origin;
    if (this.#isForeign) return;
    try {
      this.#owner.take(news);
    } catch (thrown) {
      this.#storage?.forget();
      throw thrown;
    }
  }

  /** The writer is gone: what it left is read, and this opener goes on. */
  async #takeOver() {
    await this.#catchUp();
    // The old folder is gone when the collection was erased meanwhile.
    if (this.#storage?.sequence === 0) this.#storage = new Storage(await openFolder(this.#name));
    this.#isReader = false;
    if (this.#isForeign) await this.#write();
  }

  /** Starts the clock of a long upsert. */
  rest() {
    this.#due = performance.now() + Math.max(COMMIT_EVERY_MS, COMMIT_SHARE * this.#lastMs);
  }

  get isDue() {
    return performance.now() > this.#due;
  }

  /** What is stored is another collection: the next commit takes its place. */
  supersede() {
    this.#isForeign = true;
  }

  /**
   * Commits follow each other; each takes the collection as it is when its turn comes.
   * @throws `storage-full`, `storage-failed`
   */
  async commit() {
    await this.#inTurn(() => this.#write()).finally(() => this.rest());
  }

  /**
   * Stores the whole collection in the place of base and log.
   * @throws `storage-full`, `storage-failed`; the last commit stands
   */
  rewrite() {
    return this.#inTurn(async () => {
      if (this.#storage && !this.#isReader) await rewriteBase(this.#storage, this.#owner.source, this.origin);
    });
  }

  async #write() {
    const storage = this.#storage;
    if (!storage || this.#isReader) return;
    const { source } = this.#owner;
    const start = performance.now();
    if (this.#isForeign) storage.forget();
    if (await commitTo(storage, source, this.origin)) this.#news?.tell(storage.sequence);
    this.#isForeign = false;
    await compact(storage, source, this.origin).catch((thrown) => {
      // The commit is done; the next one tries again.
      if (!(thrown instanceof NearsightError)) throw thrown;
    });
    this.#lastMs = performance.now() - start;
  }

  /**
   * @template T
   * @param {() => Promise<T>} task
   */
  #inTurn(task) {
    const turn = this.#tasks.then(task);
    this.#tasks = turn.catch(() => {});
    return turn;
  }

  /** Resolves when no commit is under way. */
  async settled() {
    await this.#tasks;
  }

  /** Gives the writer's turn back. */
  release() {
    this.#turn?.end();
    this.#news?.close();
    this.#storage?.close();
  }
}
