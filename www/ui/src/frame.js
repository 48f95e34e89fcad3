// The parts of the box that are always there, and their names in the visitor's language.
import { icon, make } from "./dom.js";
import { fill } from "./language.js";

/** @import { Strings } from "./types.ts" */

export const LENS = "m15.5 15.5 5 5M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Z";
const CROSS = "M7 7l10 10M17 7 7 17";

/** @typedef {ReturnType<typeof makeFrame>} Frame */

/** @param {HTMLElement} list @param {HTMLElement} filters */
export function makeFrame(list, filters) {
  const input = make("input", {
    part: "input", type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "list", "aria-haspopup": "listbox",
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "1000",
  });
  const hint = make("kbd", { part: "hint", "aria-hidden": "true" });
  const clear = make("button", { type: "button", class: "icon", hidden: true }, icon(CROSS));
  const field = make("div", { part: "field" }, icon(LENS), input, clear, hint);

  const status = make("span");
  const better = make("button", { type: "button", part: "better", hidden: true });
  const forget = make("button", { type: "button", hidden: true });
  const sort = make("select", { part: "sort", hidden: true });
  const nFilters = make("span", { class: "count" });
  const filtersName = make("span");
  const toggle = make("button", { type: "button", part: "filters-button", "aria-expanded": "false", "aria-controls": "filters", hidden: true }, filtersName, nFilters);
  const tools = make("div", { class: "tools" }, sort, toggle);
  const toolbar = make("div", { part: "toolbar", hidden: true }, make("p", { part: "status", role: "status" }, status, better), forget, tools);

  const start = make("div", { class: "start" }, make("slot", { name: "start" }));
  const notice = make("div", { part: "notice", role: "alert" });
  const empty = make("div", { hidden: true }, make("slot", { name: "empty" }));
  const more = make("button", { type: "button", part: "more", hidden: true });
  const skeleton = make("div", { class: "skeleton", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  const scroll = make("div", { class: "scroll" }, start, list, skeleton, notice, empty, more);
  const keys = make("p", { class: "keys", "aria-hidden": "true" });
  const panel = make("div", { part: "panel", tabindex: "-1", hidden: true },
    toolbar, make("div", { class: "body" }, filters, scroll), make("div", { part: "footer" }, keys, make("slot", { name: "footer" })));
  return { input, hint, clear, field, status, better, forget, sort, nFilters, filtersName, toggle, tools, toolbar, start, notice, empty, more, scroll, keys, panel, list, filters };
}

/** @param {Frame} frame @param {Strings} strings @param {string} placeholder */
export function nameParts(frame, strings, placeholder) {
  frame.input.placeholder = placeholder || strings.search;
  frame.input.setAttribute("aria-label", strings.search);
  frame.clear.setAttribute("aria-label", strings.clear);
  frame.list.setAttribute("aria-label", strings.list);
  frame.filters.setAttribute("aria-label", strings.filters);
  frame.sort.setAttribute("aria-label", strings.sort);
  frame.better.textContent = strings.better;
  frame.forget.textContent = strings.forget;
  frame.filtersName.textContent = strings.filters;
  frame.more.textContent = strings.more;
  const key = (/** @type {string} */ keys, /** @type {string} */ name) => [...[...keys].map((one) => make("kbd", {}, one)), make("span", {}, name)];
  frame.keys.replaceChildren(...key("↑↓", strings.move), ...key("↵", strings.open));
}

/** Tells whether there are options to move to. @param {Frame} frame */
export function tellExpanded({ input, panel, list }) {
  input.setAttribute("aria-expanded", String(!panel.hidden && !list.hidden));
}

/** @param {HTMLSelectElement} sort @param {string[]} names what can be sorted by @param {Strings} strings */
export function offerSorts(sort, names, strings) {
  sort.hidden = names.length === 0;
  const chosen = sort.value;
  sort.replaceChildren(make("option", { value: "" }, strings.best), ...names.flatMap((key) => [
    make("option", { value: JSON.stringify({ [key]: "desc" }) }, fill(strings.descending, { key })),
    make("option", { value: JSON.stringify({ [key]: "asc" }) }, fill(strings.ascending, { key })),
  ]));
  sort.value = chosen;
}
