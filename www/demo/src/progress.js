// True progress: what is downloaded, loaded and indexed, at what rate, and how long the rest will take.
import { element } from "./dom.js";
import { count, size, timeLeft } from "./format.js";

/** @typedef {"download" | "load" | "index"} StageName */
/** @typedef {{ figure: HTMLElement, bar: HTMLProgressElement, detail: HTMLElement, row: HTMLElement }} StageRow */

/** @type {Record<StageName, string>} */
const NAMES = { download: "Download", load: "Load the model", index: "Index passages" };
const ORDER = /** @type {StageName[]} */ (["download", "load", "index"]);
/** The rate is that of the last seconds: the first passages, before the engine is warm, say little. */
const WINDOW_MS = 6000;

/** Rate over a sliding window. */
export class Rate {
  /** @type {{ at: number, value: number }[]} */
  #samples = [];

  /** @param {number} value so far @param {number} [at] ms */
  add(value, at = performance.now()) {
    this.#samples.push({ at, value });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > WINDOW_MS) this.#samples.shift();
  }

  /** A second; 0 until it can be told. */
  get perSecond() {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < 500) return 0;
    return ((last.value - first.value) * 1000) / (last.at - first.at);
  }
}

export class Progress {
  #panel;
  /** @type {Map<StageName, StageRow>} */
  #rows = new Map();
  /** @type {Map<StageName, Rate>} */
  #rates = new Map();

  /** @param {HTMLElement} panel @param {HTMLElement} list */
  constructor(panel, list) {
    this.#panel = panel;
    for (const name of ORDER) {
      const title = element("span", { class: "stage-name", text: NAMES[name] });
      const figure = element("span", { class: "stage-figure" });
      const bar = element("progress", { attributes: { max: "1", "aria-label": NAMES[name] } });
      const detail = element("span", { class: "stage-detail" });
      const row = element("li", { class: "stage" }, title, figure, bar, detail);
      list.append(row);
      this.#rows.set(name, { figure, bar, detail, row });
    }
  }

  get shown() {
    return !this.#panel.hidden;
  }

  start() {
    this.#rates.clear();
    for (const { figure, bar, detail, row } of this.#rows.values()) {
      row.dataset.state = "waiting";
      figure.textContent = "";
      detail.textContent = "";
      detail.hidden = bar.hidden = true;
    }
    this.#panel.hidden = false;
  }

  end() {
    this.#panel.hidden = true;
  }

  /**
   * @param {StageName} stage
   * @param {number} loaded
   * @param {number} total
   * @param {"bytes" | "passages"} unit
   */
  report(stage, loaded, total, unit) {
    const row = this.#rows.get(stage);
    if (!row) return;
    const done = loaded >= total;
    const rate = this.#rates.get(stage) ?? new Rate();
    this.#rates.set(stage, rate);
    rate.add(loaded);
    row.row.dataset.state = done ? "done" : "active";
    row.bar.hidden = row.detail.hidden = done;
    row.bar.value = total > 0 ? loaded / total : 1;
    row.figure.textContent = done && stage === "load" ? "ready" : figure(loaded, total, unit);
    row.detail.textContent = detail(rate.perSecond, total - loaded, unit);
  }

  /** A stage that has nothing to do, because it was done on an earlier visit. @param {StageName} stage @param {string} why */
  skip(stage, why) {
    const row = this.#rows.get(stage);
    if (!row || row.row.dataset.state !== "waiting") return;
    row.row.dataset.state = "done";
    row.figure.textContent = why;
  }

  /** Work has begun whose size is not known yet. @param {StageName} stage */
  begin(stage) {
    const row = this.#rows.get(stage);
    if (row) row.row.dataset.state = "active";
  }
}

/** @param {number} loaded @param {number} total @param {"bytes" | "passages"} unit */
function figure(loaded, total, unit) {
  if (unit === "passages") return loaded >= total ? count(total) : `${count(loaded)} of ${count(total)}`;
  return loaded >= total ? size(total) : `${size(loaded)} of ${size(total)}`;
}

/** @param {number} perSecond @param {number} left @param {"bytes" | "passages"} unit */
function detail(perSecond, left, unit) {
  if (perSecond <= 0) return "";
  const rate = unit === "bytes" ? `${size(perSecond)} a second` : `${perSecond < 10 ? perSecond.toFixed(1) : count(perSecond)} a second`;
  return `${rate} · ${timeLeft(left / perSecond)}`;
}
