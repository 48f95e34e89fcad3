// The open collection: the box, its answers, the progress, and every state between.
import { Asker } from "./ask.js";
import { Combobox } from "./combobox.js";
import { byId } from "./dom.js";
import { described, isAbort } from "./failure.js";
import { plural } from "./format.js";
import { showErrors, showRemark } from "./notice.js";
import { Progress } from "./progress.js";
import { Reader } from "./reader.js";
import { showHits } from "./results.js";
import { sourceUrl } from "./source.js";
import { invitation, nothing, showFacts, summary } from "./states.js";

/** @typedef {import("./ask.js").Answer} Answer */
/** @typedef {import("./files.js").ChosenFile} ChosenFile */
/** @typedef {import("./session.js").Session} Session */

/** While indexing runs, an answer is asked again this often. */
const REFRESH_MS = 2000;

export class Workspace {
  section = byId("workspace", HTMLElement);
  #list = byId("results", HTMLElement);
  #status = byId("status", HTMLElement);
  #notice = byId("notice", HTMLElement);
  #empty = byId("empty", HTMLElement);
  #more = byId("more", HTMLButtonElement);
  #progress = new Progress(byId("progress", HTMLElement), byId("stages", HTMLElement));
  #reader = new Reader();
  #onQuery;
  #onStopped;
  /** @type {Session | undefined} */
  #session;
  /** @type {AbortController | undefined} */
  #running;
  /** @type {Answer | undefined} */
  #answer;
  #refreshed = 0;
  #chip = (/** @type {string} */ text) => {
    this.ask(text);
    this.box.focus();
  };

  /** @param {{ onQuery: (text: string) => void, onStopped: (thrown: unknown) => void }} options `onStopped`: before it was open */
  constructor({ onQuery, onStopped }) {
    this.#onQuery = onQuery;
    this.#onStopped = onStopped;
    this.asker = new Asker({
      search: (query) => this.#session?.search(query) ?? Promise.resolve({ hits: [] }),
      onAnswer: (answer) => this.#show(answer),
      onError: (thrown) => this.fail([thrown]),
    });
    this.box = new Combobox(byId("query", HTMLInputElement), this.#list, byId("clear-query", HTMLButtonElement), {
      type: (text) => this.#typed(text, false),
      now: (text) => this.#typed(text, true),
      clear: () => this.#typed("", true),
      open: (i, { source }) => this.#open(i, source),
    });
    this.#more.addEventListener("click", () => this.asker.more());
    byId("cancel", HTMLButtonElement).addEventListener("click", () => this.#running?.abort());
    byId("continue", HTMLButtonElement).addEventListener("click", () => this.#run([]));
  }

  get busy() {
    return this.#running !== undefined;
  }

  /**
   * @param {Session} session
   * @param {{ files: ChosenFile[], query: string, fetchText: boolean }} options
   */
  async begin(session, { files, query, fetchText }) {
    this.#session = session;
    this.#answer = undefined;
    showErrors(this.#notice, []);
    showHits(this.#list, [], { append: false });
    this.box.listed();
    this.box.text = query;
    this.box.focus();
    await this.#run(files, { opening: true, fetchText });
  }

  /** @param {ChosenFile[]} files */
  add(files) {
    return this.#run(files);
  }

  /** @param {string} text */
  ask(text) {
    this.box.text = text;
    this.#typed(text, true);
  }

  /** Stops what runs, lets the collection go. */
  async leave() {
    const session = this.#session;
    this.#session = undefined; // first, so that the stop is not reported as one
    this.#running?.abort();
    this.#running = undefined;
    this.#progress.end();
    this.asker.type("");
    await session?.close();
  }

  /**
   * @param {ChosenFile[]} files
   * @param {{ opening?: boolean, fetchText?: boolean }} [options]
   */
  async #run(files, { opening = false, fetchText = true } = {}) {
    const session = this.#session;
    if (!session || this.#running) return;
    const controller = (this.#running = new AbortController());
    /** @type {import("./session.js").Report} */
    const report = (stage, loaded, total, unit) => {
      if (session !== this.#session) return;
      this.#progress.report(stage, loaded, total, unit);
      if (stage === "index") this.#grew();
    };
    this.#progress.start();
    byId("cancel-keeps", HTMLElement).hidden = opening;
    this.#facts();
    if (this.box.text.trim() === "") this.#idle();
    /** @type {unknown[]} */
    let errors = [];
    try {
      if (opening) await session.open({ report, signal: controller.signal, fetchText });
      else await session.fetchRest({ report, signal: controller.signal });
      if (session !== this.#session) return await session.close();
      this.#opened(session);
      if (files.length > 0) errors = await session.read(files);
      await session.index({ report, signal: controller.signal });
    } catch (thrown) {
      if (session !== this.#session) return;
      if (!session.isOpen) this.#onStopped(thrown);
      else if (isAbort(thrown)) this.#stopped(session);
      else errors.push(thrown);
    } finally {
      if (this.#running === controller) this.#running = undefined;
      if (session === this.#session) this.#settled(errors);
    }
  }

  /** @param {Session} session */
  #opened(session) {
    this.#progress.skip("download", "on this device");
    this.#progress.skip("load", "ready");
    this.#progress.begin("index");
    byId("cancel-keeps", HTMLElement).hidden = false;
    const [warning] = session.warnings;
    if (warning) showRemark(this.#notice, "Not kept after this visit", warning.message);
    this.#typed(this.box.text, true);
  }

  /** @param {Session} session */
  #stopped(session) {
    const { documents, passages } = session.count;
    showRemark(this.#notice, "Stopped, nothing is lost", `${plural(documents, "document")} with ${plural(passages, "passage")} can be searched. Continue whenever you like.`);
  }

  /** @param {unknown[]} errors */
  #settled(errors) {
    this.#progress.end();
    this.#facts();
    if (errors.length > 0) this.fail(errors);
    if (!this.#session?.isOpen) return;
    if (this.box.text.trim() === "") this.#idle();
    else this.asker.refresh();
  }

  /** Passages have arrived: a question that stands is asked again, unless someone is reading its answers. */
  async #grew() {
    const now = performance.now();
    if (now - this.#refreshed < REFRESH_MS) return;
    this.#refreshed = now;
    await this.#session?.recount().catch(() => {});
    this.#facts();
    if (this.box.active < 0 && !this.#reader.isOpen && !this.#list.matches(":hover")) this.asker.refresh();
  }

  /** @param {string} text @param {boolean} now */
  #typed(text, now) {
    this.#onQuery(text.trim());
    if (text.trim() === "") {
      this.asker.type("");
      this.#answer = undefined;
      showHits(this.#list, [], { append: false });
      this.box.listed();
      this.#idle();
    } else if (!this.#session?.isOpen) this.#status.textContent = "Your question waits for the model.";
    else if (now) this.asker.now(text);
    else this.asker.type(text);
  }

  /** @param {Answer} answer */
  #show(answer) {
    const { hits, reason } = answer;
    const before = this.#answer;
    this.#answer = answer;
    this.#list.dataset.query = answer.text;
    this.#more.hidden = !answer.more;
    if (this.#session) this.#status.replaceChildren(...summary(this.#session, answer, this.busy));
    if (reason === "refresh" && before?.text === answer.text && sameHits(before.hits, hits)) return;
    const active = this.box.active;
    showHits(this.#list, hits, { append: reason === "more" });
    this.box.listed();
    if (reason === "more") this.box.activate(active);
    this.#empty.replaceChildren(...(hits.length === 0 && this.#session ? nothing(this.#session, this.busy, this.#chip) : []));
  }

  /** The box is empty. */
  #idle() {
    if (!this.#session) return;
    this.#more.hidden = true;
    this.#status.textContent = "";
    this.#empty.replaceChildren(...invitation(this.#session, this.busy, this.#chip));
  }

  #facts() {
    if (this.#session) showFacts(this.#session, this.busy);
  }

  /** @param {number} i @param {boolean} source */
  #open(i, source) {
    const hit = this.#answer?.hits[i];
    if (!hit) return;
    const url = sourceUrl(hit.document);
    if (source && url) open(url.href, "_blank", "noopener,noreferrer");
    else this.#reader.show(hit);
  }

  /** @param {unknown[]} errors */
  fail(errors) {
    const dismiss = { text: "Dismiss", run: () => { showErrors(this.#notice, []); this.box.focus(); } };
    const again = { text: "Open again", run: () => this.#reopen() };
    showErrors(this.#notice, errors, errors.some((thrown) => described(thrown).code === "worker-ended") ? [again] : [dismiss]);
  }

  /** A worker that ended takes nothing along: the collection goes on from its last commit. */
  async #reopen() {
    showErrors(this.#notice, []);
    await this.#session?.close();
    await this.#run([], { opening: true, fetchText: false });
  }
}

/** @param {Answer["hits"]} before @param {Answer["hits"]} after */
const sameHits = (before, after) => before.length === after.length && before.every((hit, i) => hit.id === after[i]?.id && hit.passage?.start === after[i]?.passage?.start);
