// One document in full, with the found passage marked: opens without a connection, unlike its source.
import { byId, element } from "./dom.js";
import { marked } from "./results.js";
import { parts } from "./snippet.js";
import { crumbs, sourceUrl, titleOf } from "./source.js";

/** @typedef {import("./session.js").Hit} Hit */

const SHOWN_ELSEWHERE = new Set(["id", "title", "heading", "url", "file"]);

export class Reader {
  #dialog = byId("reader", HTMLDialogElement);
  #body = byId("reader-body", HTMLElement);

  constructor() {
    byId("reader-close", HTMLButtonElement).addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close(); // the backdrop
    });
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** @param {Hit} hit */
  show(hit) {
    const { document, id } = hit;
    byId("reader-title", HTMLElement).textContent = titleOf(document, id);
    byId("reader-crumbs", HTMLElement).textContent = crumbs(document).slice(0, -1).join(" › ");
    this.#body.replaceChildren(...fullText(hit), ...otherFields(hit));
    this.#source(sourceUrl(document), document);
    this.#dialog.showModal();
    this.#body.focus({ preventScroll: true });
    const found = this.#body.querySelector(".found");
    if (found instanceof HTMLElement) this.#body.scrollTop = found.offsetTop - this.#body.offsetTop - 48;
    else this.#body.scrollTop = 0;
  }

  /** @param {URL | undefined} url @param {Record<string, unknown>} document */
  #source(url, document) {
    const link = byId("reader-source", HTMLAnchorElement);
    link.hidden = url === undefined;
    if (url) link.href = url.href;
    else link.removeAttribute("href");
    const place = typeof document.file === "string" ? `From your file ${document.file}` : "";
    byId("reader-host", HTMLElement).textContent = url ? `${url.host}, in a new tab; the only link here that goes online` : place;
  }
}

/** @param {Hit} hit @returns {(Node | string)[]} */
function fullText({ document, passage }) {
  if (!passage) return [];
  const whole = typeof document[passage.field] === "string" ? /** @type {string} */ (document[passage.field]) : passage.text;
  const exact = whole.slice(passage.start, passage.end) === passage.text;
  const start = exact ? passage.start : whole.indexOf(passage.text);
  const found = element("span", { class: "found" }, ...marked(parts(passage.text, passage.highlights)));
  if (start < 0) return [found];
  // The passage is a block of its own: line breaks beside it would only add empty lines.
  return [whole.slice(0, start).trimEnd(), found, whole.slice(start + passage.text.length).trimStart()];
}

/** The rest of a row or object, such as the other columns of a CSV. @param {Hit} hit */
function otherFields({ document, passage }) {
  const rest = Object.entries(document).filter(([name]) => !SHOWN_ELSEWHERE.has(name) && name !== passage?.field);
  if (rest.length === 0) return [];
  const list = element("dl", { class: "fields" });
  for (const [name, value] of rest) {
    list.append(element("dt", { text: name }), element("dd", { text: typeof value === "string" ? value : JSON.stringify(value) }));
  }
  return [list];
}
