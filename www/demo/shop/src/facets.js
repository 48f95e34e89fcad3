// The panel of facets: values with their counts, ticked to narrow.

import { button, element } from "../../src/dom.js";
import { capital } from "./format.js";
import { FACETS } from "./place.js";

/** @typedef {import("./place.js").Facet} Facet */
/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./catalogue.js").FacetCount} FacetCount */

/** Values shown before somebody asks for all. */
const N_FIRST = 6;
/** Facets whose values all fit. */
const SHOWN_WHOLE = ["category", "colour"];

export class Facets {
  #root;
  #onChoose;
  /** @type {Set<Facet>} those that show all their values */
  #whole = new Set();
  /** @type {{ place: Place, counts: Record<string, FacetCount[]> } | undefined} */
  #shown;

  /** @param {HTMLElement} root @param {(facet: Facet, value: string) => void} onChoose */
  constructor(root, onChoose) {
    this.#root = root;
    this.#onChoose = onChoose;
  }

  /** @param {Place} place @param {Record<string, FacetCount[]>} counts */
  show(place, counts) {
    this.#shown = { place, counts };
    const focused = document.activeElement?.getAttribute("data-value") ?? "";
    this.#root.replaceChildren(...FACETS.flatMap((facet) => this.#group(facet, place, counts[facet] ?? [])));
    if (focused) /** @type {HTMLElement | null} */ (this.#root.querySelector(`[data-value="${CSS.escape(focused)}"]`))?.focus({ preventScroll: true });
  }

  /** @param {Facet} facet @param {Place} place @param {FacetCount[]} counts */
  #group(facet, place, counts) {
    const chosen = place.chosen[facet];
    // A subcategory says something only within a category.
    if (facet === "subcategory" && place.chosen.category.length === 0 && chosen.length === 0) return [];
    const gone = chosen.filter((value) => !counts.some((counted) => counted.value === value)).map((value) => ({ value, count: 0 }));
    const all = [...gone, ...counts];
    if (all.length === 0) return [];
    const isWhole = SHOWN_WHOLE.includes(facet) || this.#whole.has(facet);
    const shown = isWhole ? all : all.filter(({ value }, i) => i < N_FIRST || chosen.includes(value));
    const group = element("fieldset", { class: `group facet-${facet}` }, element("legend", { text: capital(facet) }), ...shown.map((counted) => this.#value(facet, counted, chosen)));
    if (shown.length < all.length) {
      group.append(button(`Show all ${all.length}`, "text-button", () => {
        this.#whole.add(facet);
        if (this.#shown) this.show(this.#shown.place, this.#shown.counts);
      }));
    }
    return [group];
  }

  /** @param {Facet} facet @param {FacetCount} counted @param {string[]} chosen */
  #value(facet, { value, count }, chosen) {
    const box = element("input", { attributes: { type: "checkbox", "data-value": `${facet}:${value}` } });
    box.checked = chosen.includes(value);
    box.addEventListener("change", () => this.#onChoose(facet, value));
    const swatch = facet === "colour" ? [element("span", { class: "swatch", attributes: { "data-colour": value, "aria-hidden": "true" } })] : [];
    return element("label", { class: "check" }, box, ...swatch, element("span", { text: capital(value) }), element("span", { class: "n", text: String(count) }));
  }
}
