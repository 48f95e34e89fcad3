// The keyboard of the field and its list, after the combobox pattern of the ARIA practices guide:
// focus stays in the field, aria-activedescendant moves.

/**
 * @typedef {object} ComboboxActions
 * @property {() => void} enter Enter with no option active
 * @property {(option: HTMLElement) => void} forget Shift+Delete on an option
 * @property {() => void} beyond ArrowDown on the last option
 * @property {(open: boolean) => void} show opens or closes the popup
 * @property {() => void} escape Escape
 */

export class Combobox {
  #input;
  #list;
  #actions;
  /** @type {HTMLElement | undefined} */
  #active;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list role listbox
   * @param {ComboboxActions} actions
   */
  constructor(input, list, actions) {
    this.#input = input;
    this.#list = list;
    this.#actions = actions;
    input.addEventListener("keydown", (event) => this.#key(event));
    // An option that is gone is not active, whoever took it away.
    new MutationObserver(() => { if (!this.active) this.activate(); }).observe(list, { childList: true });
  }

  /** The option that Enter would open. */
  get active() {
    return this.#active?.isConnected ? this.#active : undefined;
  }

  /** @param {HTMLElement} [option] none without it */
  activate(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    if (!option) return this.#input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    this.#input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /** Whether the list is drawn: it and what it is in. */
  get isListed() {
    return this.#list.getClientRects().length > 0;
  }

  /** @returns {HTMLElement[]} */
  get #options() {
    return this.isListed ? [...this.#list.querySelectorAll("[role=option]")].filter((option) => option instanceof HTMLElement) : [];
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return; // Enter and the arrows belong to the input method
    const { active } = this;
    if (event.key === "ArrowDown" && event.altKey) this.#actions.show(true);
    else if (event.key === "ArrowUp" && event.altKey) this.#actions.show(false);
    else if (event.key === "ArrowDown") this.#down();
    else if (event.key === "ArrowUp") this.#move(-1);
    else if (event.key === "PageDown") this.#turn(1);
    else if (event.key === "PageUp") this.#turn(-1);
    else if (event.key === "Escape") this.#actions.escape();
    else if (event.key === "Enter" && !active) this.#actions.enter();
    // A click on the link is how the browser follows it, with its modifiers into a new tab or window.
    else if (event.key === "Enter") active?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey, shiftKey: event.shiftKey }));
    else if (event.key === "Delete" && event.shiftKey && active) this.#actions.forget(active);
    else return;
    event.preventDefault();
  }

  #down() {
    if (!this.isListed) return this.#actions.show(true);
    const options = this.#options;
    if (this.active && this.active === options.at(-1)) this.#actions.beyond();
    else this.#move(1);
  }

  /** Above the first option is the field itself. @param {1 | -1} step */
  #move(step) {
    const options = this.#options;
    const at = this.active ? options.indexOf(this.active) : -1;
    this.activate(at + step < 0 ? undefined : options[Math.min(at + step, options.length - 1)]);
  }

  /** To the next or previous page, past its sub-results. @param {1 | -1} step */
  #turn(step) {
    const heads = this.#options.filter((option) => !option.previousElementSibling);
    const at = this.active?.parentElement ? heads.findIndex((head) => head.parentElement === this.active?.parentElement) : -1;
    const next = heads[Math.min(at + step, heads.length - 1)];
    if (next) this.activate(next);
  }
}
