// The filter pane: values as checkboxes with how many pages have them. Rows stay where they are while counts change.
import { make } from "./dom.js";

/** @import { Counts } from "./types.ts" */

/** @template T @param {Record<string, T>} record @param {string} key @returns {T | undefined} */
const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined);

export class FilterPane {
  /** The chosen values by filter. @type {Record<string, string[]>} */
  chosen = Object.create(null);
  element = make("div", { id: "filters", part: "filters", role: "group", hidden: true });
  /** @type {{ key: string, value: string, box: HTMLInputElement, count: HTMLElement }[]} */
  #rows = [];

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.element.addEventListener("change", () => {
      this.#read();
      onChange();
    });
  }

  get isEmpty() {
    return this.#rows.length === 0;
  }

  get nChosen() {
    return Object.values(this.chosen).flat().length;
  }

  /** @param {Counts} counts of the whole site */
  offer(counts) {
    this.#rows = [];
    this.element.replaceChildren(...Object.entries(counts).map(([key, values]) => this.#group(key, values)));
  }

  /** @param {Counts} counts under the question */
  count(counts) {
    for (const { key, value, count } of this.#rows) {
      const n = own(own(counts, key) ?? {}, value) ?? 0;
      count.textContent = String(n);
      count.parentElement?.toggleAttribute("data-none", n === 0);
    }
  }

  clear() {
    for (const { box } of this.#rows) box.checked = false;
    this.#read();
  }

  #read() {
    this.chosen = Object.create(null); // "__proto__" may be a filter's name
    for (const { key, value, box } of this.#rows) if (box.checked) (this.chosen[key] ??= []).push(value);
  }

  /** @param {string} key @param {Record<string, number>} values */
  #group(key, values) {
    const sorted = Object.entries(values).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], undefined, { numeric: true }));
    return make("fieldset", {}, make("legend", { dir: "auto" }, key), ...sorted.map(([value, n]) => {
      const box = make("input", { type: "checkbox" });
      const count = make("span", { class: "count" }, String(n));
      this.#rows.push({ key, value, box, count });
      return make("label", {}, box, make("span", { dir: "auto" }, value), count);
    }));
  }
}
