// What is shown of an answer: the list, the line above it, what stands there where nothing was found.
import { tellExpanded } from "./frame.js";
import { fill, plural } from "./language.js";
import { codeOf, failed, nothingFound } from "./notice.js";
import { settle } from "./order.js";

/** @import { Reply } from "./asking.js" */
/** @import { Owner } from "./box.js" */
/** @import { FilterPane } from "./filters.js" */
/** @import { Frame } from "./frame.js" */
/** @import { Results } from "./results.js" */

export class Outcome {
  #owner;
  #frame;
  #results;
  #pane;
  /** The answer in a better order than what is shown. @type {Reply | undefined} */
  #better;

  /** @param {Owner} owner @param {Frame} frame @param {Results} results @param {FilterPane} pane */
  constructor(owner, frame, results, pane) {
    this.#owner = owner;
    this.#frame = frame;
    this.#results = results;
    this.#pane = pane;
    frame.better.addEventListener("click", () => this.#takeBetter());
  }

  /** The field is empty: recent questions, or what the page has to say. @param {string[]} recent */
  idle(recent) {
    this.#clear(recent.length ? this.#owner.strings.recent : "");
    this.#results.showRecent(recent);
    this.#frame.start.hidden = false;
    this.#frame.tools.hidden = this.#pane.element.hidden = true;
    this.#frame.forget.hidden = this.#frame.toolbar.hidden = recent.length === 0;
    tellExpanded(this.#frame);
  }

  /** A question was asked. The answer to the one before stays until this one's comes. */
  wait() {
    this.#frame.panel.toggleAttribute("data-busy", true);
    if (this.#results.entries.length) return;
    this.#clear(this.#owner.strings.searching);
    this.#frame.panel.toggleAttribute("data-busy", true);
    this.#results.showRecent([]);
    tellExpanded(this.#frame);
  }

  /** @param {Reply} reply @param {number} wanted hits @param {() => void} clearFilters */
  show(reply, wanted, clearFilters) {
    const { answer, entries, text, isNew, isFinal } = reply;
    const { strings, limit, language, templates } = this.#owner;
    const shown = isNew ? [] : this.#results.entries;
    const settled = settle(shown, entries, this.#results.isInUse || wanted > limit);
    const count = plural(strings.results, answer.total, language);
    this.#clear(answer.corrected ? `${fill(strings.corrected, { query: answer.corrected })} · ${count}` : count);
    this.#results.show(settled.entries, templates, settled.entries === entries ? 0 : shown.length);
    this.#frame.panel.toggleAttribute("data-busy", !isFinal);
    this.#offer(isFinal && settled.isHeld ? reply : undefined);
    this.#frame.more.hidden = answer.total <= wanted;
    this.#frame.empty.hidden = entries.length > 0;
    this.#pane.count(answer.filters ?? {});
    if (entries.length === 0) this.#frame.notice.append(...nothingFound(strings, text, this.#pane.nChosen ? clearFilters : undefined));
    tellExpanded(this.#frame);
  }

  /** @param {unknown} thrown @param {boolean} isKept what was found by words stays @param {() => void} retry @returns {string} its code */
  fail(thrown, isKept, retry) {
    const { strings } = this.#owner;
    const code = codeOf(thrown);
    if (isKept) {
      this.#frame.panel.toggleAttribute("data-busy", false);
      this.#frame.status.textContent += ` · ${strings.wordsOnly}`;
      return code;
    }
    this.#clear("");
    this.#results.showRecent([]);
    this.#frame.toolbar.hidden = true;
    this.#frame.notice.append(...(code === "query-invalid" ? nothingFound(strings, this.#frame.input.value, undefined) : failed(strings, code, retry)));
    this.#frame.notice.dataset.code = code;
    tellExpanded(this.#frame);
    return code;
  }

  /** What an answer or its absence left behind. @param {string} status */
  #clear(status) {
    const frame = this.#frame;
    frame.panel.toggleAttribute("data-busy", false);
    frame.toolbar.hidden = frame.tools.hidden = false;
    this.#offer(undefined);
    frame.start.hidden = frame.forget.hidden = frame.more.hidden = frame.empty.hidden = true;
    frame.toggle.hidden = this.#pane.isEmpty;
    frame.nFilters.textContent = this.#pane.nChosen ? String(this.#pane.nChosen) : "";
    this.#pane.element.hidden = this.#pane.isEmpty || frame.toggle.getAttribute("aria-expanded") !== "true";
    frame.notice.replaceChildren();
    delete frame.notice.dataset.code;
    frame.status.textContent = status;
  }

  /** @param {Reply | undefined} better */
  #offer(better) {
    this.#better = better;
    this.#frame.better.hidden = !better;
    this.#frame.panel.toggleAttribute("data-better", Boolean(better));
  }

  #takeBetter() {
    const better = this.#better;
    if (!better) return;
    this.#offer(undefined);
    this.#results.show(better.entries, this.#owner.templates);
    this.#frame.input.focus();
  }
}
