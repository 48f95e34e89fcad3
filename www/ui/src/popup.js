// Where the panel is: below the field, or with it in a dialog. Both open, close and say whether they are open.
import { icon, make } from "./dom.js";
import { LENS } from "./frame.js";

/** @import { Frame } from "./frame.js" */
/** @import { Strings } from "./types.ts" */
/** @typedef {{ elements: Node[], isOpen: boolean, open(): void, close(): void, name(strings: Strings, placeholder: string): void }} Shell */

const EDGE = 16;

/** Below the field, as wide as it, or wider where there is room. @param {Frame} frame @returns {Shell} */
export function popup({ field, panel }) {
  const place = () => {
    const at = field.getBoundingClientRect();
    const page = document.documentElement.getBoundingClientRect().right; // without the gutter of a scrollbar
    panel.style.maxWidth = `${Math.max(at.width, page - 2 * EDGE)}px`;
    const width = panel.offsetWidth;
    const start = getComputedStyle(field).direction === "rtl" ? at.right - width : at.left;
    panel.style.left = `${Math.max(EDGE, Math.min(start, page - EDGE - width)) - at.left}px`;
  };
  return {
    elements: [field, panel],
    get isOpen() { return !panel.hidden; },
    open() {
      if (!panel.hidden) return;
      panel.hidden = false;
      place();
    },
    close() { panel.hidden = true; },
    name() {},
  };
}

/** With the field in a dialog, behind a button that looks like a field. @param {Frame} frame @returns {Shell} */
export function modal({ field, panel, input, hint }) {
  const label = make("span");
  const trigger = make("button", { type: "button", part: "trigger", "aria-haspopup": "dialog" }, make("slot", { name: "trigger" }, icon(LENS), label, hint));
  const close = make("button", { type: "button", class: "close" });
  const dialog = make("dialog", { part: "dialog" }, field, panel);
  field.append(close);
  panel.hidden = false;
  trigger.addEventListener("click", () => shell.open());
  close.addEventListener("click", () => dialog.close());
  // The dialog has no padding: what is outside of its parts is the backdrop.
  dialog.addEventListener("pointerdown", (event) => { if (event.target === dialog) dialog.close(); });
  const shell = {
    elements: [trigger, dialog],
    get isOpen() { return dialog.open; },
    open() {
      if (dialog.open) return;
      dialog.showModal();
      input.focus();
      input.select();
    },
    close() { dialog.close(); },
    /** @param {Strings} strings @param {string} placeholder */
    name(strings, placeholder) {
      label.textContent = placeholder || strings.search;
      dialog.setAttribute("aria-label", strings.search);
      close.textContent = strings.close;
    },
  };
  return shell;
}
