// Favourites, kept in this browser alone.

const KEY = "nearsight-shop:favourites";

/** @returns {number[]} */
function stored() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter(Number.isInteger) : [];
  } catch {
    // Storage may be blocked, or hold something else: then there are none.
    return [];
  }
}

export class Favourites {
  #ids = new Set(stored());

  /** @returns {number[]} the most recent first */
  get ids() {
    return [...this.#ids].reverse();
  }

  /** @param {number} id */
  has(id) {
    return this.#ids.has(id);
  }

  /** @param {number} id @returns {boolean} whether it is one now */
  toggle(id) {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    try {
      localStorage.setItem(KEY, JSON.stringify([...this.#ids]));
    } catch {
      // Then they last as long as the page.
    }
    return this.#ids.has(id);
  }
}
