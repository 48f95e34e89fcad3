// A page's own look of a result: a <template> whose elements name the field they show.
import { make } from "./dom.js";
import { safeUrl } from "./link.js";
import { markedNodes, nearMark } from "./marked.js";

/** @import { Choice, Marked } from "./types.ts" */

/**
 * `title`, `url`, `excerpt`, `meta.NAME` or `filters.NAME` of a result.
 * @param {Choice} choice
 * @param {string} name
 * @returns {string | Marked | undefined}
 */
function fieldOf({ entry: { data }, title, url, sub }, name) {
  if (name === "title") return title;
  if (name === "url") return url;
  if (name === "excerpt") return sub ? sub.excerpt : data.excerpt;
  const [group, key = ""] = name.split(/\.(.*)/s);
  if (group === "meta" && Object.hasOwn(data.meta ?? {}, key)) return data.meta?.[key];
  if (group === "filters" && Object.hasOwn(data.filters ?? {}, key)) return data.filters?.[key]?.join(", ");
  return undefined;
}

/**
 * A copy of the template with the result's fields, as text. An element whose field is empty is hidden.
 * @param {HTMLTemplateElement} template
 * @param {Choice} choice
 */
export function filled(template, choice) {
  const copy = document.importNode(template.content, true);
  for (const element of copy.querySelectorAll("[data-field]")) {
    const value = fieldOf(choice, element.getAttribute("data-field") ?? "");
    const text = typeof value === "object" ? value.text : String(value ?? "");
    // Text is code in these two, whoever wrote it.
    if (!(element instanceof HTMLElement) || /^(script|style)$/i.test(element.tagName)) continue;
    element.hidden = text === "";
    if (element instanceof HTMLImageElement) show(element, text, choice);
    else element.replaceChildren(...(typeof value === "object" ? markedNodes(value) : [text]));
  }
  return copy;
}

/** @param {HTMLImageElement} image @param {string} address @param {Choice} choice */
function show(image, address, { entry }) {
  const url = safeUrl(address);
  image.hidden = url === "";
  if (url) image.src = url;
  image.alt ||= entry.data.meta?.image_alt ?? "";
}

/** How a result looks without a template. @param {Choice} choice @param {boolean} hasExcerpt @returns {Node[]} */
export function plain({ entry: { data }, title, sub }, hasExcerpt) {
  const excerpt = sub ? sub.excerpt : data.excerpt;
  const image = sub ? "" : safeUrl(data.meta?.image);
  return [
    ...(image ? [make("img", { part: "image", src: image, alt: data.meta?.image_alt ?? "", loading: "lazy" })] : []),
    make("span", { part: "title", dir: "auto" }, title),
    ...(hasExcerpt && excerpt?.text ? [make("span", { part: "excerpt", dir: "auto" }, ...markedNodes(sub ? nearMark(excerpt) : excerpt))] : []),
  ];
}
