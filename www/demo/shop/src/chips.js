// What the products are narrowed to, each with a way out.

import { element } from "../../src/dom.js";
import { FACETS } from "./place.js";

/** @typedef {import("./place.js").Place} Place */
/** @typedef {{ text: string, picture?: Blob, remove: (place: Place) => void }} Chip */

/** @param {Place} place @param {(id: number) => string} titleOf @param {Blob | undefined} picture @returns {Chip[]} */
function chipsOf(place, titleOf, picture) {
  /** @type {Chip[]} */
  const chips = picture ? [{ text: "your picture", picture, remove: (left) => { left.picture = ""; } }] : [];
  for (const facet of FACETS) {
    for (const value of place.chosen[facet]) chips.push({ text: value, remove: (left) => { left.chosen[facet] = left.chosen[facet].filter((other) => other !== value); } });
  }
  for (const id of place.like) chips.push({ text: `like ${titleOf(id)}`, remove: (left) => { left.like = left.like.filter((other) => other !== id); } });
  for (const id of place.unlike) chips.push({ text: `unlike ${titleOf(id)}`, remove: (left) => { left.unlike = left.unlike.filter((other) => other !== id); } });
  if (place.favourites) chips.push({ text: "favourites", remove: (left) => { left.favourites = false; } });
  return chips;
}

/** @param {Blob} picture */
function image(picture) {
  const shown = element("img", { attributes: { alt: "", src: URL.createObjectURL(picture) } });
  shown.addEventListener("load", () => URL.revokeObjectURL(shown.src));
  return shown;
}

/**
 * @param {HTMLElement} list @param {Place} place @param {{ titleOf: (id: number) => string, picture: Blob | undefined }} known
 * @param {(remove: (place: Place) => void) => void} onRemove
 */
export function showChips(list, place, { titleOf, picture }, onRemove) {
  list.replaceChildren(...chipsOf(place, titleOf, picture).map(({ text, picture, remove }) => {
    const chip = element("button", { class: "chip", attributes: { type: "button", "aria-label": `Remove: ${text}` } }, ...(picture ? [image(picture)] : []), text);
    chip.addEventListener("click", () => onRemove(remove));
    return element("li", {}, chip);
  }));
}
