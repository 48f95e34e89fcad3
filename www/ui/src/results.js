// The list: pages as groups of options, each option the link itself, because an option may hold no link.
import { icon, make } from "./dom.js";
import { safeUrl } from "./link.js";
import { filled, plain } from "./template.js";

/** @import { Choice, Entry, SubResult } from "./types.ts" */
/** @typedef {{ result?: HTMLTemplateElement | null, sub?: HTMLTemplateElement | null }} Templates */

const MAX_SUB_RESULTS = 3;
/** On a touch screen nothing tells what a finger aims at; after this long, ms, somebody reads. */
const READING = 1000;

export class Results {
  /** @type {Entry[]} */
  entries = [];
  element = make("div", { id: "list", role: "listbox", part: "list", hidden: true });
  /** @type {WeakMap<Element, Choice | string>} */
  #choices = new WeakMap();
  #since = 0;
  #isPointedAt = false;
  #n = 0;

  constructor() {
    // A pointer that lies still while the list appears below it aims at nothing.
    const aim = (/** @type {PointerEvent} */ { movementX, movementY }) => { this.#isPointedAt ||= movementX !== 0 || movementY !== 0; };
    this.element.addEventListener("pointermove", aim);
    this.element.addEventListener("pointerdown", () => { this.#isPointedAt = true; });
    this.element.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse") this.#isPointedAt = false; });
  }

  /** Whether somebody is about to choose. */
  get isInUse() {
    const isRead = matchMedia("(hover: none)").matches && performance.now() - this.#since > READING;
    return this.#isPointedAt || isRead || Boolean(this.element.querySelector("[aria-selected=true]")) || Number(this.element.parentElement?.scrollTop) > 0;
  }

  /** A page, or a recent question. @param {EventTarget | null} target inside an option */
  choiceOf(target) {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    return option ? this.#choices.get(option) : undefined;
  }

  /**
   * @param {Entry[]} entries
   * @param {Templates} templates
   * @param {number} [kept] how many of them stand there already and stay untouched
   */
  show(entries, templates, kept = 0) {
    const pages = entries.slice(kept).map((entry) => this.#page(entry, templates));
    if (kept) this.element.append(...pages);
    else this.#replace(pages);
    this.entries = entries;
  }

  /** @param {string[]} texts recent questions */
  showRecent(texts) {
    this.#replace(texts.map((text) => {
      const option = make("div", { role: "option", id: this.#id(), "aria-selected": "false", part: "recent" }, icon("M12 7v5l3 2M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4"), make("span", { dir: "auto" }, text));
      this.#choices.set(option, text);
      return option;
    }));
  }

  /** @param {Node[]} children */
  #replace(children) {
    this.entries = [];
    this.element.replaceChildren(...children);
    this.element.hidden = children.length === 0;
    this.element.parentElement?.scrollTo(0, 0);
    this.#isPointedAt = false;
    this.#since = performance.now();
  }

  #id() {
    return `option-${this.#n++}`;
  }

  /** @param {Entry} entry @param {Templates} templates */
  #page(entry, templates) {
    const { title, url, excerpt, sub_results = [] } = entry.data;
    const page = { entry, title: String(title || url), url: safeUrl(url) };
    const subs = sub_results.filter((sub) => safeUrl(sub.url) !== page.url).slice(0, MAX_SUB_RESULTS);
    // What a sub-result says is not said twice.
    const isRepeated = subs.some((sub) => sub.excerpt && sub.excerpt.text === excerpt?.text);
    const options = [this.#option(page, templates.result, !isRepeated), ...subs.map((sub) => this.#option(subChoice(entry, sub), templates.sub, true))];
    return make("div", { part: "page", ...(subs.length ? { role: "group", "aria-label": page.title } : { role: "none" }) }, ...options);
  }

  /** @param {Choice} choice @param {HTMLTemplateElement | null | undefined} template @param {boolean} hasExcerpt */
  #option(choice, template, hasExcerpt) {
    const { url, sub } = choice;
    const option = make("a", { role: "option", id: this.#id(), tabindex: "-1", "aria-selected": "false", part: sub ? "sub-result" : "result", href: url || false, "aria-disabled": url === "" && "true" });
    option.append(...(template ? [filled(template, choice)] : plain(choice, hasExcerpt)));
    this.#choices.set(option, choice);
    return option;
  }
}

/** @param {Entry} entry @param {SubResult} sub @returns {Choice} */
const subChoice = (entry, sub) => ({ entry, sub, title: String(sub.title || sub.url), url: safeUrl(sub.url) });
