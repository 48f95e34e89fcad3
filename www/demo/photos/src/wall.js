// The wall: tiles with previews, which load when they come into view.

import { button, element } from "../../src/dom.js";
import { plural } from "../../src/format.js";
import * as previews from "./previews.js";

/** @typedef {import("./library.js").Photo} Photo */

export class Wall {
  #place;
  #onLike;
  /** Of the previews on the wall. @type {string[]} */
  #urls = [];
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
    this.#clear();
    this.#place.append(photos.length > 0 ? this.#tiles(photos) : element("p", { class: "empty", text: empty }));
  }

  /** @param {Photo[][]} groups */
  showGroups(groups) {
    this.#clear();
    if (groups.length === 0) this.#place.append(element("p", { class: "empty", text: "No two photos look alike." }));
    for (const [i, group] of groups.entries()) {
      const title = element("h2", { text: plural(group.length, "look-alike"), id: `group-${i}` });
      const tiles = this.#tiles(group);
      tiles.setAttribute("aria-labelledby", title.id);
      this.#place.append(element("div", { class: "group" }, title, tiles));
    }
  }

  #clear() {
    this.#inView.disconnect();
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    this.#place.replaceChildren();
  }

  /** @param {Photo[]} photos */
  #tiles(photos) {
    return element("ul", { class: "tiles" }, ...photos.map((photo) => this.#tile(photo)));
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
    const url = URL.createObjectURL(small);
    this.#urls.push(url);
    image.src = url;
  }
}
