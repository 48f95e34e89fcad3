// The start: what to search, what it costs to download, and the visitor's click.
import { YOURS, engineBytes, listCorpora, modelFacts, offered } from "./corpora.js";
import { byId, element } from "./dom.js";
import { sortOut } from "./files.js";
import { plural, size } from "./format.js";
import { showErrors } from "./notice.js";
import { kept } from "./session.js";

/** @typedef {import("./corpora.js").Corpus} Corpus */
/** @typedef {import("./files.js").ChosenFile} ChosenFile */
/** @typedef {{ name: string, detail: string, bytes: number }} Row `bytes` 0: already on this device */

export class Start {
  #section = byId("start", HTMLElement);
  #choices = byId("choices", HTMLElement);
  #go = byId("go", HTMLButtonElement);
  #notice = byId("start-notice", HTMLElement);
  #limit;
  /** @type {Corpus[]} */
  #corpora = [];
  #model = { bytes: 0, cached: false };
  #engine = 0;
  #failed = false;
  #selected = "";
  /** @type {ChosenFile[]} */
  #files = [];

  /** @param {{ limit: number, onGo: (corpus: Corpus, files: ChosenFile[]) => void }} options */
  constructor({ limit, onGo }) {
    this.#limit = limit;
    byId("start-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const corpus = this.#corpus;
      const files = this.#files;
      this.#files = [];
      if (corpus) onGo(corpus, corpus.id === YOURS.id ? files : []);
    });
    addEventListener("online", () => (this.#failed ? this.load(this.#selected) : this.#render()));
    addEventListener("offline", () => this.#render());
  }

  /** @param {string} asked corpus that the address names */
  async load(asked) {
    const [listed, model, engine] = await Promise.allSettled([listCorpora(), modelFacts(), engineBytes()]);
    const errors = [listed, model].flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    this.#failed = errors.length > 0;
    this.#corpora = offered(listed.status === "fulfilled" ? listed.value : [], asked);
    if (model.status === "fulfilled") this.#model = model.value;
    if (engine.status === "fulfilled") this.#engine = engine.value;
    showErrors(this.#notice, errors, errors.length > 0 ? [{ text: "Try again", run: () => this.load(asked) }] : []);
    this.#drawChoices();
    this.select(this.#corpora.some(({ id }) => id === asked) ? asked : (this.#corpora[0]?.id ?? YOURS.id));
  }

  get section() {
    return this.#section;
  }

  get notice() {
    return this.#notice;
  }

  /** @param {string} id @returns {Corpus | undefined} */
  corpus(id) {
    return this.#corpora.find((corpus) => corpus.id === id);
  }

  /** Whether `corpus` was indexed before and can open without any download. @param {Corpus} corpus */
  opensByItself(corpus) {
    return this.#model.cached && kept(corpus, this.#limit) !== undefined;
  }

  /** @param {string} id */
  select(id) {
    this.#selected = id;
    const radio = this.#choices.querySelector(`input[value="${CSS.escape(id)}"]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
    this.#render();
  }

  /** @param {ChosenFile[]} chosen */
  addFiles(chosen) {
    const { readable, errors } = sortOut(chosen);
    const paths = new Set(readable.map(({ path }) => path));
    this.#files = [...this.#files.filter(({ path }) => !paths.has(path)), ...readable];
    this.select(YOURS.id);
    showErrors(this.#notice, errors);
    (errors.length > 0 ? this.#notice : this.#go).scrollIntoView({ block: "nearest" });
  }

  get #corpus() {
    return this.corpus(this.#selected);
  }

  #drawChoices() {
    this.#choices.replaceChildren(
      ...this.#corpora.map((corpus) => {
        const radio = element("input", { attributes: { type: "radio", name: "corpus", value: corpus.id } });
        radio.addEventListener("change", () => this.select(corpus.id));
        return element(
          "label",
          { class: "choice" },
          radio,
          element("span", { class: "choice-title", text: corpus.title }),
          element("span", { class: "choice-text", text: corpus.description }),
          element("span", { class: "choice-facts", text: this.#facts(corpus) }),
        );
      }),
    );
  }

  /** @param {Corpus} corpus */
  #facts(corpus) {
    const before = kept(corpus, this.#limit);
    if (before && before.documents > 0) return `${plural(before.documents, "document")} on this device${before.complete ? "" : ", not finished"}`;
    return corpus.file === "" ? ".md  .txt  .html  .jsonl  .csv" : `${plural(corpus.documents, "section")}, ${size(corpus.bytes)} of text`;
  }

  /** @param {Corpus} corpus @returns {Row[]} */
  #rows(corpus) {
    const { bytes, cached } = this.#model;
    const rows = [{ name: "Language model", detail: "MiniLM-L6 with 8-bit weights", bytes: cached ? 0 : bytes }];
    if (!cached && this.#engine > 0) rows.push({ name: "Search engine", detail: "WebAssembly", bytes: this.#engine });
    if (corpus.file !== "") {
      const whole = kept(corpus, this.#limit)?.complete;
      const from = corpus.origin && URL.canParse(corpus.origin) ? ` from ${new URL(corpus.origin).host}` : "";
      rows.push({ name: corpus.title, detail: `${plural(corpus.documents, "section")}${from}, served by this site`, bytes: whole ? 0 : corpus.bytes });
    } else if (this.#files.length > 0) {
      const bytes = this.#files.reduce((sum, { file }) => sum + file.size, 0);
      rows.push({ name: plural(this.#files.length, "file"), detail: `${size(bytes)}, from this device`, bytes: 0 });
    }
    return rows;
  }

  #render() {
    const corpus = this.#corpus;
    if (!corpus) return;
    const own = corpus.id === YOURS.id;
    byId("own", HTMLElement).hidden = !own;
    this.#drawFiles();
    const rows = this.#rows(corpus);
    const total = rows.reduce((sum, row) => sum + row.bytes, 0);
    drawRows(byId("plan-rows", HTMLElement), rows, total);
    byId("plan-title", HTMLElement).textContent = total > 0 ? "Before anything is downloaded" : "Nothing to download";
    const offline = !navigator.onLine && total > 0;
    const nothingYet = own && this.#files.length === 0 && !kept(corpus, this.#limit);
    this.#go.textContent = this.#label(corpus, total, nothingYet);
    this.#go.disabled = this.#failed || offline || nothingYet;
    byId("plan-note", HTMLElement).textContent = offline ? "You are offline. This download needs a connection; what is already here does not." : this.#note(corpus, total);
  }

  /** @param {Corpus} corpus @param {number} total @param {boolean} nothingYet */
  #label(corpus, total, nothingYet) {
    if (nothingYet) return "Choose files first";
    const files = corpus.id === YOURS.id ? this.#files.length : 0;
    const complete = kept(corpus, this.#limit)?.complete && files === 0;
    const work = complete ? "open" : files > 0 ? `index ${plural(files, "file")}` : "index";
    return total > 0 ? `Download ${size(total)} and ${work}` : complete ? "Open" : work[0]?.toUpperCase() + work.slice(1);
  }

  /** @param {Corpus} corpus @param {number} total */
  #note(corpus, total) {
    if (corpus.file !== "" && this.#limit < corpus.documents) {
      return `The address has limit=${this.#limit}: only the first ${plural(this.#limit, "section")} will be indexed.`;
    }
    if (total > 0) return "Kept on this device for the next visit; removable at any time. You can search while indexing runs.";
    return "Everything that is needed is on this device already.";
  }

  #drawFiles() {
    const list = byId("own-files", HTMLElement);
    list.hidden = this.#files.length === 0;
    list.replaceChildren(
      ...this.#files.map(({ path, file }) => element("li", {}, element("span", { text: path }), element("span", { text: size(file.size) }))),
    );
  }
}

/** @param {HTMLElement} list @param {Row[]} rows @param {number} total */
function drawRows(list, rows, total) {
  list.replaceChildren(
    ...rows.map(({ name, detail, bytes }) =>
      element(
        "div",
        {},
        element("dt", {}, name, element("span", { class: "detail", text: detail })),
        element("dd", { text: bytes > 0 ? size(bytes) : "already here" }),
      ),
    ),
    element("div", { class: "total" }, element("dt", { text: "To download" }), element("dd", { text: total > 0 ? size(total) : "nothing" })),
  );
}
