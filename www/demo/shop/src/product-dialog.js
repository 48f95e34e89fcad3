// One product, large: everything about it, and others like it.

import { button, element } from "../../src/dom.js";
import { heart, stars, thumbnail } from "./cards.js";
import { capital, plural, price } from "./format.js";

/** @typedef {import("./catalogue.js").Product} Product */
/** @typedef {import("./cards.js").Actions} Actions */

/** @param {Product} product @returns {[string, string][]} */
function facts(product) {
  return [
    ["Colour", product.shades.map(capital).join(" and ")], ["Pattern", capital(product.pattern)], ["Material", capital(product.material)], ["Brand", product.brand],
    ["In stock", product.stock === 0 ? "Sold out" : String(product.stock)], ["Shops", product.store_names.map((name) => name.replace("Hearth & Heron ", "")).join(", ")],
  ];
}

/** @param {Product} product @param {(product: Product) => void} open */
function small(product, open) {
  const picture = element("img", { attributes: { src: thumbnail(product), alt: "", width: "96", height: "96", loading: "lazy" } });
  const made = element("button", { class: "small", attributes: { type: "button" } }, picture, element("span", { text: product.title }), element("span", { class: "soft", text: price(product.price) }));
  made.addEventListener("click", () => open(product));
  return element("li", {}, made);
}

export class ProductDialog {
  #dialog;
  #actions;
  #alike;

  /**
   * @param {HTMLDialogElement} dialog @param {Actions} actions @param {() => void} onClose
   * @param {(id: number) => Promise<Product[]>} alike
   */
  constructor(dialog, actions, onClose, alike) {
    this.#dialog = dialog;
    this.#actions = actions;
    this.#alike = alike;
    dialog.addEventListener("close", onClose);
    // A click on the backdrop, which is the dialog itself outside its content.
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  }

  /** @param {Product} product @param {boolean} isFavourite */
  async show(product, isFavourite) {
    const others = element("ul", { class: "alike", attributes: { "aria-label": "Alike" } });
    this.#dialog.replaceChildren(this.#content(product, isFavourite, others));
    this.#dialog.dataset.id = String(product.id);
    if (!this.#dialog.open) this.#dialog.showModal();
    const alike = await this.#alike(product.id);
    others.replaceChildren(...alike.map((other) => small(other, this.#actions.open)));
    others.previousElementSibling?.toggleAttribute("hidden", alike.length === 0);
  }

  close() {
    if (this.#dialog.open) this.#dialog.close();
  }

  /** @param {Product} product @param {boolean} isFavourite @param {HTMLElement} others */
  #content(product, isFavourite, others) {
    const picture = element("img", { class: "large", attributes: { src: `./${product.photo}`, alt: `${capital(product.pattern)} ${product.shades.join(" and ")}`, width: "320", height: "320" } });
    const away = (/** @type {(product: Product) => void} */ action) => () => { this.close(); action(product); };
    // First, because a dialog's first control gets the focus, and is scrolled to.
    return element("div", { class: "product" },
      button("Close", "close", () => this.close()),
      element("div", { class: "product-picture" }, picture),
      element("div", { class: "product-text" },
        element("p", { class: "soft", text: `${product.category} · ${product.subcategory}` }),
        element("h2", { id: "product-title", text: product.title }),
        stars(product),
        element("p", { class: "price large-price", text: price(product.price) }),
        element("p", { class: "description", text: product.description }),
        element("dl", { class: "facts" }, ...facts(product).flatMap(([name, value]) => [element("dt", { text: name }), element("dd", { text: value })])),
        element("p", { class: "product-actions" }, heart(product, isFavourite, this.#actions.toggle), button("More like this", "button", away(this.#actions.like)), button("Less like this", "button quiet", away(this.#actions.unlike))),
        element("p", { class: "soft", text: product.stock === 0 ? "None left at the moment." : `${plural(product.stock, "piece")} left.` }),
      ),
      element("div", { class: "product-alike" }, element("h3", { text: "You may like", attributes: { hidden: "" } }), others),
    );
  }
}
