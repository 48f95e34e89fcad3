// The element `<near-sight>`: its attributes, properties, methods and events.
import { Box } from "./box.js";
import { openSite, ownFolder } from "./engine.js";
import { hotkeyNames, isHotkey, parseHotkey } from "./hotkey.js";
import { early, known, load } from "./language.js";
import { make } from "./dom.js";
import { styles } from "./styles.js";

/** @import { Owner } from "./box.js" */
/** @import { SearchableSite, Strings } from "./types.ts" */

// Importing is no error where there is no page, as on a server.
const Element = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

const BUILT_FROM = ["modal", "src", "recent"];

export class NearSight extends Element {
  static observedAttributes = [...BUILT_FROM, "hotkey", "lang", "placeholder"];

  /** @type {Box | undefined} */
  #box;
  /** @type {HTMLElement | undefined} */
  #wrapper;
  /** @type {SearchableSite | (() => Promise<SearchableSite>) | undefined} */
  #site;
  /** @type {Promise<SearchableSite> | undefined} */
  #opened;
  #strings = early("en");
  #code = "en";
  /** @type {Partial<Strings>} */
  #own = {};
  #hasBegun = false;
  /** @type {ReturnType<typeof parseHotkey>} */
  #hotkey;
  /** Ends the listeners of the page. */
  #present = new AbortController();

  /** The engine: what `Site.open` gives, anything with its `search`, or what opens one when it is needed. Opened from `src` if it is not set. */
  get site() {
    return this.#site;
  }

  set site(site) {
    this.#site = site;
    this.#opened = undefined;
    if (this.#box) this.#build();
  }

  /** Own words in place of the box's: `{ search: "Find a recipe" }`. @returns {Partial<Strings>} */
  get strings() {
    return this.#own;
  }

  set strings(strings) {
    this.#own = strings ?? {};
    this.#box?.name();
  }

  /** Opens the dialog, or goes to the field. */
  open() {
    if (this.hasAttribute("modal")) this.#box?.open();
    this.#box?.frame.input.focus();
  }

  close() {
    this.#box?.close();
  }

  /** To the field, or to the button that opens the dialog. @param {FocusOptions} [options] */
  focus(options) {
    const target = this.shadowRoot?.querySelector("[part=trigger], input");
    if (target instanceof Element) target.focus(options);
  }

  /** Opens and asks. @param {string} text */
  search(text) {
    this.open();
    this.#box?.search(text);
  }

  connectedCallback() {
    // Frameworks may have set properties before the element was defined.
    for (const name of /** @type {const} */ (["site", "strings"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      Object.assign(this, { [name]: value });
    }
    const { signal } = (this.#present = new AbortController());
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    addEventListener("online", () => this.#box?.online(), { signal });
    if (!this.#box) this.#build();
  }

  disconnectedCallback() {
    this.#present.abort();
    this.#box?.end();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.#box) return;
    if (name === "src") this.#opened = undefined;
    if (BUILT_FROM.includes(name)) this.#build();
    else this.#name();
  }

  #build() {
    this.#box?.end();
    const root = this.shadowRoot ?? this.#attach();
    this.#box = new Box(this.#owner(), this.hasAttribute("modal"));
    this.#wrapper = make("div", { class: "box" }, ...this.#box.shell.elements);
    root.replaceChildren(this.#wrapper);
    this.#name();
  }

  /** @returns {Owner} what the box may know and do */
  #owner() {
    const element = this;
    const template = (/** @type {string} */ name) => /** @type {HTMLTemplateElement | null} */ (this.querySelector(`:scope > template[slot="${name}"]`));
    return {
      begin: () => this.#begin(),
      openSite: () => (this.#opened ??= this.#open()),
      emit: (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true })),
      recentFor: this.getAttribute("recent") === "none" ? "" : this.#src,
      get limit() { return Math.max(1, Math.trunc(Number(element.getAttribute("limit"))) || 6); },
      get language() { return element.#code; },
      get strings() { return { ...element.#strings, ...element.#own }; },
      get placeholder() { return element.getAttribute("placeholder") ?? ""; },
      get templates() { return { result: template("result"), sub: template("sub-result") }; },
    };
  }

  /** The first use: from here on things are fetched. */
  #begin() {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    void this.#translate();
    // A search that follows says what is wrong, if something is.
    (this.#opened ??= this.#open()).catch(() => {});
  }

  async #open() {
    try {
      if (this.#site) return typeof this.#site === "function" ? await this.#site() : this.#site;
      return await openSite(this.#src, { language: this.#language, tier: this.getAttribute("tier"), model: this.getAttribute("model") });
    } catch (thrown) {
      this.#opened = undefined; // to be tried again
      throw thrown;
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#hotkey || !isHotkey(event, this.#hotkey)) return;
    event.preventDefault();
    this.open();
    this.#box?.frame.input.select();
  }

  get #src() {
    return this.getAttribute("src") || ownFolder();
  }

  #attach() {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styles()];
    // Whatever has the focus next is known after the event.
    root.addEventListener("focusout", () => setTimeout(() => {
      if (!this.matches(":focus-within") && !this.hasAttribute("modal")) this.close();
    }));
    return root;
  }

  /** In the page's language, as far as it is here. */
  #name() {
    const asked = this.#language;
    this.#code = known(asked);
    this.#strings = early(this.#code);
    if (this.#hasBegun) void this.#translate();
    this.#hotkey = parseHotkey(this.getAttribute("hotkey") ?? "mod+k");
    this.#say();
  }

  #say() {
    const box = this.#box;
    if (!box || !this.#wrapper) return;
    this.#wrapper.lang = this.#code;
    // Where English stands in for a language, the page knows the direction.
    if (this.#language.toLowerCase().startsWith(this.#code)) this.#wrapper.dir = this.#strings.dir;
    else this.#wrapper.removeAttribute("dir");
    box.name();
    const [keys, shown] = this.#hotkey ? hotkeyNames(this.#hotkey) : ["", ""];
    box.frame.hint.textContent = shown;
    box.frame.hint.hidden = !shown;
    if (keys) box.frame.input.setAttribute("aria-keyshortcuts", keys);
    else box.frame.input.removeAttribute("aria-keyshortcuts");
  }

  async #translate() {
    const code = this.#code;
    const strings = await load(code);
    if (code !== this.#code) return;
    this.#strings = strings;
    this.#say();
  }

  get #language() {
    const near = this.closest("[lang]");
    return (near instanceof HTMLElement && near.lang) || document.documentElement.lang || "en";
  }
}
