// One collection of the page: open, fill, search, continue, remove.
import { Collection, NearsightError } from "../../sdk/src/index.js";
import { MODELS, YOURS, fetchDocuments } from "./corpora.js";
import { readAll } from "./files.js";
import { recallCollection, rememberCollection } from "./memory.js";
import { withSource } from "./source.js";

/** @typedef {import("./corpora.js").Corpus} Corpus */
/** @typedef {import("./corpora.js").TextDocument} TextDocument */
/** @typedef {import("./files.js").ChosenFile} ChosenFile */
/** @typedef {import("../../sdk/src/index.js").Hit} Hit */
/** @typedef {import("./progress.js").StageName} StageName */
/** @typedef {(stage: StageName, loaded: number, total: number, unit: "bytes" | "passages") => void} Report */
/** @typedef {{ documents: number, passages: number }} Count */

/** Two downloads, one figure: the model and the text arrive together. */
class Download {
  #report;
  #model = { loaded: 0, total: 0 };
  #text = { loaded: 0, total: 0 };

  /** @param {Report} report */
  constructor(report) {
    this.#report = report;
  }

  /** @param {number} loaded @param {number} total */
  model(loaded, total) {
    this.#model = { loaded, total };
    this.#tell();
  }

  /** @param {number} loaded @param {number} total */
  text(loaded, total) {
    this.#text = { loaded, total };
    this.#tell();
  }

  #tell() {
    this.#report("download", this.#model.loaded + this.#text.loaded, this.#model.total + this.#text.total, "bytes");
  }
}

/** @param {string} corpus */
const nameOf = (corpus) => `demo-${corpus}`;

export class Session {
  /** @type {Collection | undefined} */
  #collection;
  #limit;
  /** Documents that were read but not indexed: files cannot be read a second time after a stop. @type {TextDocument[]} */
  #waiting = [];
  /** @type {Count} */
  count = { documents: 0, passages: 0 };

  /** @param {Corpus} corpus @param {number} limit documents at most, `Infinity` for all */
  constructor(corpus, limit) {
    this.corpus = corpus;
    this.#limit = corpus.id === YOURS.id ? Infinity : limit;
  }

  get isOpen() {
    return this.#collection !== undefined;
  }

  /** Documents that the collection has when it is complete. */
  get total() {
    if (this.corpus.id === YOURS.id) return this.count.documents + this.#waiting.length;
    return Math.max(this.count.documents, Math.min(this.corpus.documents, this.#limit));
  }

  get isComplete() {
    return this.count.documents > 0 && this.count.documents >= this.total;
  }

  /** Whether `?limit=N` leaves something out. */
  get isLimited() {
    return this.#limit < this.corpus.documents;
  }

  /** What does not work here without being an error. */
  get warnings() {
    return this.#collection?.warnings ?? [];
  }

  /**
   * Opens the collection and, with `fetchText`, gets the text that is still to be indexed at the same time.
   * @param {{ report: Report, signal: AbortSignal, fetchText: boolean }} options
   */
  async open({ report, signal, fetchText }) {
    const own = new AbortController();
    signal.addEventListener("abort", () => own.abort());
    const download = new Download(report);
    const opening = Collection.open(nameOf(this.corpus.id), {
      tier: "text",
      models: MODELS,
      signal: own.signal,
      onProgress: ({ stage, loaded, total }) => {
        if (stage === "download") download.model(loaded, total);
        else if (stage === "load") report(stage, loaded, total, "bytes");
      },
    });
    const text = fetchText && this.corpus.file !== "" ? this.#fetchText(download, own.signal) : undefined;
    try {
      const [collection, documents] = await Promise.all([opening, text]);
      this.#collection = collection;
      await this.recount();
      this.#waiting = documents?.slice(this.count.documents, this.total) ?? [];
    } catch (thrown) {
      own.abort();
      // Without this, a text that did not arrive would leave a worker behind that holds the collection.
      opening.then((collection) => collection.close()).catch(() => {});
      throw thrown;
    }
  }

  /** @param {Download} download @param {AbortSignal} signal */
  async #fetchText(download, signal) {
    const { bytes } = this.corpus;
    const documents = await fetchDocuments(this.corpus, { signal, onBytes: (loaded) => download.text(loaded, Math.max(bytes, loaded)) });
    this.corpus = { ...this.corpus, documents: documents.length };
    return documents;
  }

  /** Gets the rest of the text for a collection that is open and was stopped. @param {{ report: Report, signal: AbortSignal }} options */
  async fetchRest({ report, signal }) {
    if (this.corpus.file === "" || this.#waiting.length > 0) return;
    const documents = await this.#fetchText(new Download(report), signal);
    this.#waiting = documents.slice(this.count.documents, this.total);
  }

  /** @param {ChosenFile[]} files @returns {Promise<unknown[]>} an error for each file that could not be read */
  async read(files) {
    const { documents, errors } = await readAll(files);
    this.#waiting.push(...documents);
    return errors;
  }

  /**
   * Indexes what waits; a stop keeps what is finished, and the next call goes on.
   * @param {{ report: Report, signal: AbortSignal }} options
   */
  async index({ report, signal }) {
    if (!this.#collection || this.#waiting.length === 0) return;
    const onProgress = (/** @type {{ loaded: number, total: number }} */ { loaded, total }) => report("index", loaded, total, "passages");
    const batch = this.#waiting;
    this.#remember(); // a reload in the middle finds what the SDK has committed until then
    try {
      await this.#collection.upsert(batch, { onProgress, signal });
      this.#waiting = [];
    } catch (thrown) {
      const detail = thrown instanceof NearsightError ? /** @type {Count | undefined} */ (thrown.detail) : undefined;
      this.#waiting = batch.slice(detail?.documents ?? 0);
      throw thrown;
    } finally {
      await this.recount().catch(() => {});
      this.#remember();
    }
  }

  /** Reads the count again, for example while indexing runs. */
  async recount() {
    if (this.#collection) this.count = await this.#collection.count();
    return this.count;
  }

  /** @param {{ text: string, limit: number, offset: number }} query */
  async search(query) {
    if (!this.#collection) return { hits: [] };
    const { hits } = await this.#collection.search(query);
    return { hits: hits.map((hit) => ({ ...hit, document: withSource(hit.document, this.corpus.origin) })) };
  }

  async close() {
    const collection = this.#collection;
    this.#collection = undefined;
    await collection?.close();
  }

  /** Closes the collection and removes it from this device. The model stays for the next one. */
  async remove() {
    await this.close();
    await Collection.erase(nameOf(this.corpus.id));
    rememberCollection(this.corpus.id, null);
    this.#waiting = [];
    this.count = { documents: 0, passages: 0 };
  }

  #remember() {
    rememberCollection(this.corpus.id, { title: this.corpus.title, documents: this.count.documents, total: this.total });
  }
}

/** What an earlier visit left. @param {Corpus} corpus @param {number} limit */
export function kept(corpus, limit) {
  const remembered = recallCollection(corpus.id);
  if (!remembered) return undefined;
  const total = corpus.id === YOURS.id ? remembered.documents : Math.min(corpus.documents, limit);
  return { documents: remembered.documents, complete: remembered.documents >= total };
}
