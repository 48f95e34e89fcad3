// The keyboard of the box and its list, after the combobox pattern of the ARIA practices guide:
// focus stays in the box, aria-activedescendant moves.

/**
 * @typedef {object} ComboboxActions
 * @property {(text: string) => void} type the text changed
 * @property {(text: string) => void} now answer without waiting
 * @property {(i: number, options: { source: boolean }) => void} open
 * @property {() => void} clear
 */

export class Combobox {
  #input;
  #list;
  #clear;
  #actions;
  #active = -1;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list role listbox, its children the options
   * @param {HTMLButtonElement} clear
   * @param {ComboboxActions} actions
   */
  constructor(input, list, clear, actions) {
    this.#input = input;
    this.#list = list;
    this.#clear = clear;
    this.#actions = actions;
    input.addEventListener("input", () => {
      this.#clear.hidden = input.value === "";
      this.activate(-1);
      actions.type(input.value);
    });
    input.addEventListener("keydown", (event) => this.#key(event));
    clear.addEventListener("click", () => this.#empty());
    list.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("keydown", (event) => this.#shortcut(event));
  }

  /** The position of the active option, or -1. */
  get active() {
    return this.#active;
  }

  get text() {
    return this.#input.value;
  }

  /** @param {string} text */
  set text(text) {
    this.#input.value = text;
    this.#clear.hidden = text === "";
  }

  focus() {
    this.#input.focus();
  }

  /** The list has new options. */
  listed() {
    this.#input.setAttribute("aria-expanded", String(this.#list.childElementCount > 0 && !this.#list.hidden));
    this.activate(-1);
  }

  /** @param {number} i -1 for none */
  activate(i) {
    this.#list.children[this.#active]?.setAttribute("aria-selected", "false");
    const option = this.#list.children[i];
    this.#active = option ? i : -1;
    if (!option) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.#input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #empty() {
    this.text = "";
    this.activate(-1);
    this.#actions.clear();
    this.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return; // Enter and the arrows belong to the input method
    const last = this.#list.hidden ? -1 : this.#list.childElementCount - 1;
    if (event.key === "ArrowDown" && last >= 0) this.activate(this.#active >= last ? last : this.#active + 1);
    else if (event.key === "ArrowUp" && last >= 0) this.activate(Math.max(-1, this.#active - 1));
    else if (event.key === "Enter") this.#enter(event, last);
    else if (event.key === "Escape" && this.#input.value !== "") this.#empty();
    else return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event @param {number} last */
  #enter(event, last) {
    if (this.#active >= 0 && last >= 0) this.#actions.open(this.#active, { source: event.metaKey || event.ctrlKey });
    else this.#actions.now(this.#input.value);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    // With a modifier the browser follows the link to the source.
    if (!option || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const i = Array.prototype.indexOf.call(this.#list.children, option);
    this.activate(i);
    this.#actions.open(i, { source: false });
  }

  /** `/` and mod+k reach the box from anywhere. @param {KeyboardEvent} event */
  #shortcut(event) {
    if (document.querySelector("dialog[open]") || this.#input.offsetParent === null) return;
    const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
    const slash = event.key === "/" && !typing && !event.metaKey && !event.ctrlKey && !event.altKey;
    const modK = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
    if (!slash && !modK) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }
}
