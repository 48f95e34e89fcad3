// Hits as options of a listbox. Each option is itself the link to its source: an option may hold no link.
import { element } from "./dom.js";
import { snippet } from "./snippet.js";
import { crumbs, placeOf, sourceUrl, titleOf } from "./source.js";

/** @typedef {import("./session.js").Hit} Hit */
/** @typedef {import("./snippet.js").Part} Part */

/** @param {Part[]} parts @returns {(Node | string)[]} */
export const marked = (parts) => parts.map((part) => (part.marked ? element("mark", { text: part.text }) : part.text));

/** How near the passage is in meaning; hits are ordered by their words as well. @param {number} score */
function scoreMark(score) {
  const shown = Math.min(1, Math.max(0, score));
  const bar = element("i");
  bar.style.width = `${Math.round(shown * 100)}%`;
  const track = element("span", { class: "score-track", attributes: { "aria-hidden": "true" } }, bar);
  const label = element("span", { class: "visually-hidden", text: "nearness " });
  return element("span", { class: "score" }, track, element("span", {}, label, score.toFixed(2)));
}

/** @param {string[]} path all but the last crumb, which is the title */
function crumbLine(path) {
  const line = element("span", { class: "crumbs" });
  path.forEach((part, i) => {
    if (i > 0) line.append(element("b", { text: "›", attributes: { "aria-hidden": "true" } }));
    line.append(part);
  });
  return line;
}

/**
 * @param {Hit} hit
 * @param {number} i position in the list
 * @returns {HTMLAnchorElement}
 */
export function option(hit, i) {
  const { document, passage, score, similarity = score, id } = hit;
  const made = element("a", { class: "result", id: `result-${i}`, attributes: { role: "option", tabindex: "-1", "aria-selected": "false" } });
  made.dataset.id = String(id);
  const url = sourceUrl(document);
  if (url) {
    made.href = url.href;
    made.target = "_blank";
    made.rel = "noopener noreferrer";
  }
  const path = crumbs(document).slice(0, -1);
  made.append(
    element("span", { class: "result-head" }, element("span", { class: "result-title", text: titleOf(document, id) }), scoreMark(similarity)),
    ...(path.length > 0 ? [crumbLine(path)] : []),
    ...(passage ? [element("span", { class: "snippet" }, ...marked(snippet(passage.text, passage.highlights)))] : []),
  );
  const place = placeOf(document);
  if (place) made.append(element("span", { class: "source", text: place }));
  return made;
}

/**
 * Shows `hits`. What is already there and unchanged stays, so that nothing jumps when more arrive.
 * @param {HTMLElement} list
 * @param {Hit[]} hits
 * @param {{ append: boolean }} options
 */
export function showHits(list, hits, { append }) {
  const from = append ? list.childElementCount : 0;
  const options = hits.slice(from).map((hit, i) => option(hit, from + i));
  if (append) list.append(...options);
  else list.replaceChildren(...options);
  list.hidden = hits.length === 0;
}
