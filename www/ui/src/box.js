// What a visitor does with the box, and what it leads to.
import { Asking } from "./asking.js";
import { Combobox } from "./combobox.js";
import { FilterPane } from "./filters.js";
import { makeFrame, nameParts, offerSorts, tellExpanded } from "./frame.js";
import { Outcome } from "./outcome.js";
import { modal, popup } from "./popup.js";
import { Recent } from "./recent.js";
import { Results } from "./results.js";

/** @import { Reply } from "./asking.js" */
/** @import { Templates } from "./results.js" */
/** @import { SearchableSite, Strings } from "./types.ts" */

/**
 * @typedef {object} Owner the element, as far as the box needs it
 * @property {() => void} begin the box is used for the first time
 * @property {() => Promise<SearchableSite>} openSite
 * @property {number} limit
 * @property {string} language
 * @property {Strings} strings
 * @property {string} placeholder
 * @property {string} recentFor whose recent searches are kept; empty for none
 * @property {Templates} templates
 * @property {(name: string, detail: object) => boolean} emit false: the page took it over
 */

export class Box {
  #owner;
  #isModal;
  #pane = new FilterPane(() => this.#narrow());
  #results = new Results();
  #asking;
  #combobox;
  #recent;
  #outcome;
  /** @type {Promise<void> | undefined} */
  #offered;
  /** @type {string[]} */
  #sorts = [];
  #failedOffline = false;
  #isPreloading = false;
  frame = makeFrame(this.#results.element, this.#pane.element);
  shell;

  /** @param {Owner} owner @param {boolean} isModal */
  constructor(owner, isModal) {
    this.#owner = owner;
    this.#isModal = isModal;
    this.#recent = new Recent(owner.recentFor);
    this.shell = isModal ? modal(this.frame) : popup(this.frame);
    this.#outcome = new Outcome(owner, this.frame, this.#results, this.#pane);
    this.#asking = new Asking({
      site: () => this.#site(),
      limit: () => owner.limit,
      onBusy: () => this.#outcome.wait(),
      onReply: (reply) => this.#reply(reply),
      onError: (thrown, isKept) => this.#failed(thrown, isKept),
    });
    this.#combobox = new Combobox(this.frame.input, this.frame.list, {
      enter: () => this.search(this.frame.input.value),
      forget: (option) => this.#forget(option),
      beyond: () => { if (!this.frame.more.hidden) this.#asking.more(); },
      show: (open) => (open ? this.open() : this.close()),
      escape: () => this.#escape(),
    });
    this.#listen();
    this.#outcome.idle(this.#recent.texts);
  }

  /** What it says has changed. */
  name() {
    const { strings, placeholder } = this.#owner;
    nameParts(this.frame, strings, placeholder);
    offerSorts(this.frame.sort, this.#sorts, strings);
    this.shell.name(strings, placeholder);
    if (!this.#asking.text) this.#outcome.idle(this.#recent.texts);
  }

  /** Shows the panel if there is something to show; a dialog always. */
  open() {
    this.#owner.begin();
    const { input, list, start } = this.frame;
    const hasStart = Boolean(start.querySelector("slot")?.assignedNodes().length);
    if (!input.value.trim()) this.#outcome.idle(this.#recent.texts);
    if (this.#isModal || input.value.trim() || !list.hidden || hasStart) this.shell.open();
    tellExpanded(this.frame);
  }

  close() {
    this.#combobox.activate();
    this.shell.close();
    tellExpanded(this.frame);
  }

  /** The element left the page. */
  end() {
    this.#asking.cancel();
    this.close();
  }

  /** Asks without waiting, and remembers it. @param {string} text */
  search(text) {
    this.frame.input.value = text;
    this.#recent.add(text.trim());
    this.#typed(true);
  }

  /** The network is back. */
  online() {
    if (this.#failedOffline) this.#asking.now();
  }

  #listen() {
    const { input, clear, forget, more, sort, toggle, list, panel } = this.frame;
    input.addEventListener("input", () => this.#typed(false));
    input.addEventListener("focus", () => this.open());
    input.addEventListener("click", () => this.open());
    clear.addEventListener("click", () => this.#empty());
    forget.addEventListener("click", () => {
      this.#recent.forget();
      this.#empty();
    });
    more.addEventListener("click", () => {
      this.#asking.more();
      this.#focus(); // the button may go, and the focus with it
    });
    sort.addEventListener("change", () => this.#narrow());
    toggle.addEventListener("click", () => {
      this.#pane.element.hidden = !this.#pane.element.hidden;
      toggle.setAttribute("aria-expanded", String(!this.#pane.element.hidden));
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // focus stays in the field
    list.addEventListener("click", (event) => this.#choose(event));
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#isModal) return;
      this.#focus();
      this.close();
    });
  }

  /** @param {boolean} isNow without waiting for a pause */
  #typed(isNow) {
    const { input, clear } = this.frame;
    const text = input.value;
    clear.hidden = text === "";
    this.#combobox.activate();
    if (text.trim()) void this.#preload(text.trim());
    if (isNow) this.#asking.now(text);
    else this.#asking.type(text);
    this.open();
    if (!text.trim() && this.frame.list.hidden) this.close();
  }

  /** One at a time, so that the search does not wait behind those of every letter. @param {string} text */
  async #preload(text) {
    if (this.#isPreloading) return;
    this.#isPreloading = true;
    try {
      await (await this.#site()).preload?.(text);
    } catch {
      // The search says what is wrong.
    }
    this.#isPreloading = false;
  }

  #empty() {
    this.frame.input.value = "";
    this.#typed(true);
    this.#focus();
  }

  #focus() {
    this.frame.input.focus({ preventScroll: true });
  }

  #retry() {
    this.#asking.now();
    this.#focus();
  }

  #escape() {
    if (this.shell.isOpen) this.close();
    else this.#empty();
  }

  #narrow() {
    const { sort } = this.frame;
    this.#asking.narrowing = { filters: this.#pane.chosen, ...(sort.value ? { sort: JSON.parse(sort.value) } : {}) };
    this.#asking.now();
  }

  #clearFilters() {
    this.#pane.clear();
    this.#narrow();
    this.#focus();
  }

  /** @param {HTMLElement} option */
  #forget(option) {
    const text = this.#results.choiceOf(option);
    if (typeof text !== "string") return;
    this.#recent.forget(text);
    this.#combobox.activate();
    this.open();
  }

  /** @param {MouseEvent} event */
  #choose(event) {
    const choice = this.#results.choiceOf(event.target);
    if (typeof choice === "string") this.search(choice);
    if (typeof choice !== "object") return;
    const { url, title, entry: { id } } = choice;
    const query = this.#asking.text;
    if (!url || !this.#owner.emit("near-sight-select", { query, id, title, url })) event.preventDefault();
    if (!url) return;
    this.#recent.add(query);
    // With a modifier the page opens beside this one, and the list is still wanted.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.close();
  }

  /** @param {Reply} reply */
  #reply(reply) {
    this.#failedOffline = false;
    this.#outcome.show(reply, this.#asking.wanted, () => this.#clearFilters());
    const { total, stage = "words" } = reply.answer;
    this.#owner.emit("near-sight-search", { query: reply.text, total, stage });
  }

  /** @param {unknown} thrown @param {boolean} isKept */
  #failed(thrown, isKept) {
    const code = this.#outcome.fail(thrown, isKept, () => this.#retry());
    this.#failedOffline = code === "offline";
    if (code !== "offline" && code !== "network") console.warn(thrown);
  }

  async #site() {
    const site = await this.#owner.openSite();
    await (this.#offered ??= this.#offer(site).catch(console.warn)); // a search without filters is still one
    return site;
  }

  /** @param {SearchableSite} site */
  async #offer(site) {
    this.#sorts = (await site.sorts?.()) ?? [];
    this.#pane.offer((await site.filters?.()) ?? {});
    offerSorts(this.frame.sort, this.#sorts, this.#owner.strings);
  }
}
