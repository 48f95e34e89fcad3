// The wall: tiles with previews, which load when they come into view.

import { button, element } from "../../src/dom.js";
import { plural } from "../../src/format.js";
import * as previews from "./previews.js";

/** @typedef {import("./library.js").Photo} Photo */

export class Wall {
  #place;
  #onLike;
  /** By photo: while more are looked at the wall is shown again and again. @type {Map<string, HTMLLIElement>} */
  #tiles = new Map();
  #inView = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) void this.#load(/** @type {HTMLImageElement} */ (target));
  }, { rootMargin: "400px" });

  /**
   * @param {HTMLElement} place
   * @param {(photo: Photo) => void} onLike
   */
  constructor(place, onLike) {
    this.#place = place;
    this.#onLike = onLike;
  }

  /** @param {Photo[]} photos @param {string} empty what to say where there are none */
  show(photos, empty) {
    this.#replace([photos], [photos.length > 0 ? this.#list(photos) : element("p", { class: "empty", text: empty })]);
  }

  /** @param {Photo[][]} groups */
  showGroups(groups) {
    const shown = groups.map((group, i) => {
      const title = element("h2", { text: plural(group.length, "look-alike"), id: `group-${i}` });
      const tiles = this.#list(group);
      tiles.setAttribute("aria-labelledby", title.id);
      return element("div", { class: "group" }, title, tiles);
    });
    this.#replace(groups, shown.length > 0 ? shown : [element("p", { class: "empty", text: "No two photos look alike." })]);
  }

  /**
   * Shows these, and forgets the tiles of photos that are not among them.
   * @param {Photo[][]} photos
   * @param {HTMLElement[]} shown
   */
  #replace(photos, shown) {
    const kept = new Set(photos.flat().map(keyOf));
    for (const [key, tile] of this.#tiles) if (!kept.has(key)) this.#forget(key, tile);
    this.#place.replaceChildren(...shown);
  }

  /** @param {string} key @param {HTMLLIElement} tile */
  #forget(key, tile) {
    const image = /** @type {HTMLImageElement} */ (tile.querySelector("img"));
    this.#inView.unobserve(image);
    if (image.src) URL.revokeObjectURL(image.src);
    this.#tiles.delete(key);
  }

  /** @param {Photo[]} photos */
  #list(photos) {
    return element("ul", { class: "tiles" }, ...photos.map((photo) => this.#tileOf(photo)));
  }

  /** @param {Photo} photo */
  #tileOf(photo) {
    const key = keyOf(photo);
    const tile = this.#tiles.get(key) ?? this.#tile(photo);
    this.#tiles.set(key, tile);
    return tile;
  }

  /** @param {Photo} photo */
  #tile(photo) {
    const image = element("img", { attributes: { alt: photo.name, "data-id": photo.id, decoding: "async" } });
    this.#inView.observe(image);
    const more = button("More like this", "", () => this.#onLike(photo));
    more.setAttribute("aria-label", `More like ${photo.name}`);
    const foot = element("div", { class: "tile-foot" }, element("span", { class: "tile-name", text: photo.name }), more);
    return element("li", { class: "tile", attributes: { title: photo.id } }, image, foot);
  }

  /** @param {HTMLImageElement} image */
  async #load(image) {
    this.#inView.unobserve(image);
    const small = await previews.get(image.dataset.id ?? "");
    if (!small || !image.isConnected) return;
    image.src = URL.createObjectURL(small);
  }
}

/** A photo that has changed since is another one. @param {Photo} photo */
const keyOf = ({ id, taken, bytes }) => `${bytes} ${taken} ${id}`;
