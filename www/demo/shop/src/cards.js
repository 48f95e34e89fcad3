// The grid of products.

import { element } from "../../src/dom.js";
import { plural, price } from "./format.js";

/** @typedef {import("./catalogue.js").Product} Product */
/** @typedef {{ open: (product: Product) => void, toggle: (product: Product) => boolean, like: (product: Product) => void, unlike: (product: Product) => void }} Actions */

const NAMESPACE = "http://www.w3.org/2000/svg";
const PATHS = {
  heart: "M12 20.5S3.5 15.6 3.5 9.4C3.5 6.6 5.6 4.5 8.2 4.5c1.6 0 3 .8 3.8 2.1.8-1.3 2.2-2.1 3.8-2.1 2.6 0 4.7 2.1 4.7 4.9 0 6.2-8.5 11.1-8.5 11.1Z",
  more: "M12 5v14M5 12h14",
  less: "M5 12h14",
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  const svg = document.createElementNS(NAMESPACE, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(NAMESPACE, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** @param {Product} product @returns {HTMLElement} */
export function stars({ rating, n_reviews: nReviews }) {
  if (nReviews === 0) return element("p", { class: "stars", text: "New, no reviews yet" });
  return element("p", { class: "stars" }, element("span", { class: "star", text: "★", attributes: { "aria-hidden": "true" } }), ` ${rating.toFixed(1)} `, element("span", { class: "soft", text: `(${plural(nReviews, "review")})` }));
}

/** @param {Product} product */
export const thumbnail = ({ photo }) => `./${photo.replace("photos/", "thumbnails/")}`;

/** A heart that is pressed for favourites. @param {Product} product @param {boolean} isFavourite @param {(product: Product) => boolean} toggle */
export function heart(product, isFavourite, toggle) {
  const button = element("button", { class: "heart", attributes: { type: "button", "aria-pressed": String(isFavourite), "aria-label": `Favourite: ${product.title}` } }, icon("heart"));
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(toggle(product))));
  return button;
}

/** @param {keyof typeof PATHS} name @param {string} text @param {Product} product @param {(product: Product) => void} action */
function nudge(name, text, product, action) {
  const button = element("button", { class: "nudge", attributes: { type: "button", "aria-label": `${text}: ${product.title}`, title: text } }, icon(name));
  button.addEventListener("click", () => action(product));
  return button;
}

/** @param {Product} product @param {boolean} isFavourite @param {Actions} actions */
function card(product, isFavourite, actions) {
  const picture = element("img", { attributes: { src: thumbnail(product), alt: "", width: "320", height: "320", loading: "lazy", decoding: "async", "data-photo": `./${product.photo}` } });
  const title = element("button", { class: "card-title", text: product.title, attributes: { type: "button" } });
  title.addEventListener("click", () => actions.open(product));
  const stock = product.stock === 0 ? [element("span", { class: "tag", text: "Sold out" })] : [];
  return element("li", { class: "card", attributes: { "data-id": String(product.id) } },
    element("div", { class: "picture" }, picture, ...stock),
    element("div", { class: "card-text" },
      element("h2", {}, title),
      element("p", { class: "soft", text: `${product.brand} · ${product.material}` }),
      element("div", { class: "card-foot" }, element("p", { class: "price", text: price(product.price) }), stars(product)),
    ),
    element("div", { class: "card-actions" }, heart(product, isFavourite, actions.toggle), nudge("more", "More like this", product, actions.like), nudge("less", "Less like this", product, actions.unlike)),
  );
}

/** The photo in the place of its thumbnail, which stays where the photo cannot be had. @param {HTMLImageElement} picture */
async function sharpen(picture) {
  const photo = new Image();
  photo.src = picture.dataset.photo ?? "";
  delete picture.dataset.photo;
  await photo.decode().then(() => { picture.src = photo.src; }, () => {});
}

export class Cards {
  #list;
  #actions;
  #isSharp = false;
  /** Photos are fetched of what is seen. */
  #seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#seen.unobserve(target);
      sharpen(/** @type {HTMLImageElement} */ (target));
    }
  }, { rootMargin: "300px" });

  /** @param {HTMLElement} list @param {Actions} actions */
  constructor(list, actions) {
    this.#list = list;
    this.#actions = actions;
  }

  /** Resolves when the thumbnails in view are there. */
  async drawn() {
    const pictures = [...this.#list.querySelectorAll("img")].filter((picture) => picture.getBoundingClientRect().top < innerHeight);
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  }

  /** From now on photos take the place of thumbnails: the first view is there without them. */
  sharpen() {
    this.#isSharp = true;
    this.#observe();
  }

  #observe() {
    if (this.#isSharp) for (const picture of this.#list.querySelectorAll("img[data-photo]")) this.#seen.observe(picture);
  }

  /** @param {Product[]} products @param {(id: number) => boolean} isFavourite */
  show(products, isFavourite) {
    // A card that stays keeps its node, so that its picture does not flicker while somebody types.
    const present = new Map([...this.#list.children].map((node) => [node.getAttribute("data-id"), node]));
    const nodes = products.map((product) => present.get(String(product.id)) ?? card(product, isFavourite(product.id), this.#actions));
    for (const [i, product] of products.entries()) nodes[i]?.querySelector(".heart")?.setAttribute("aria-pressed", String(isFavourite(product.id)));
    this.#list.replaceChildren(...nodes);
    this.#observe();
  }
}
