// Two sliders that bound the price, on a scale where each step is a share of the price.

import { byId } from "../../src/dom.js";
import { price } from "./format.js";

const CHEAPEST = 2;
const DEAREST = 2500;
const STEPS = 100;

/** Prices that people name: two figures. @param {number} step */
function priceAt(step) {
  const exact = CHEAPEST * (DEAREST / CHEAPEST) ** (step / STEPS);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  return Math.round(exact / unit) * unit;
}

/** @param {number} value */
const stepAt = (value) => Math.round((STEPS * Math.log(Math.max(value, CHEAPEST) / CHEAPEST)) / Math.log(DEAREST / CHEAPEST));

export class PriceRange {
  #low = byId("price-low", HTMLInputElement);
  #high = byId("price-high", HTMLInputElement);
  #span = byId("price-span", HTMLElement);
  #lowFigure = byId("price-low-figure", HTMLOutputElement);
  #highFigure = byId("price-high-figure", HTMLOutputElement);

  /** @param {(low: number | undefined, high: number | undefined) => void} onChange */
  constructor(onChange) {
    for (const [slider, other] of [[this.#low, this.#high], [this.#high, this.#low]]) {
      slider?.addEventListener("input", () => {
        if (this.#low.valueAsNumber > this.#high.valueAsNumber && other) slider.value = other.value;
        const bounds = this.#bounds();
        this.#draw(...bounds);
        onChange(...bounds);
      });
    }
  }

  /** @param {number | undefined} low @param {number | undefined} high */
  show(low, high) {
    this.#low.value = String(low === undefined ? 0 : stepAt(low));
    this.#high.value = String(high === undefined ? STEPS : stepAt(high));
    this.#draw(low, high);
  }

  /** @returns {[number | undefined, number | undefined]} nothing where a slider stands at its end */
  #bounds() {
    const [low, high] = [this.#low.valueAsNumber, this.#high.valueAsNumber];
    return [low === 0 ? undefined : priceAt(low), high === STEPS ? undefined : priceAt(high)];
  }

  /** @param {number | undefined} low @param {number | undefined} high as asked for: the address may name prices between two steps */
  #draw(low, high) {
    this.#span.style.setProperty("--low", `${this.#low.valueAsNumber}%`);
    this.#span.style.setProperty("--high", `${this.#high.valueAsNumber}%`);
    this.#lowFigure.value = low === undefined ? "any" : price(low);
    this.#highFigure.value = high === undefined ? "any" : price(high);
    this.#low.setAttribute("aria-valuetext", this.#lowFigure.value);
    this.#high.setAttribute("aria-valuetext", this.#highFigure.value);
  }
}
