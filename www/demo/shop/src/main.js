// Joins the parts: the address, the panel, the grid and the catalogue.

import { byId } from "../../src/dom.js";
import { themeToggle } from "../../src/theme.js";
import { Cards } from "./cards.js";
import { Catalogue } from "./catalogue.js";
import { showChips } from "./chips.js";
import { CITIES, DISTANCES } from "./cities.js";
import { Facets } from "./facets.js";
import { Favourites } from "./favourites.js";
import { plural } from "./format.js";
import { keepForOffline } from "./offline.js";
import { FACETS, nowhere, readPlace, writePlace } from "./place.js";
import { PriceRange } from "./price-range.js";
import { ProductDialog } from "./product-dialog.js";
import { ShownPictures } from "./shown-pictures.js";
import { Status } from "./status.js";

/** @typedef {import("./catalogue.js").Product} Product */
/** @typedef {import("./place.js").Place} Place */

const PAGE = 40;
const N_ALIKE = 6;

let place = readPlace();
let limit = PAGE;
/** @type {Catalogue | undefined} */
let catalogue;
let searching = new AbortController();
/** @type {Map<number, string>} titles of products that have been shown, for chips */
const titles = new Map();

const favourites = new Favourites();
const pictures = new ShownPictures();
const status = new Status();
const query = byId("query", HTMLInputElement);
const sort = byId("sort", HTMLSelectElement);
const city = byId("city", HTMLSelectElement);
const distance = byId("distance", HTMLInputElement);
const inStock = byId("in-stock", HTMLInputElement);
const notice = byId("notice", HTMLElement);

const actions = {
  open: (/** @type {Product} */ product) => openProduct(product, { push: true }),
  toggle: (/** @type {Product} */ product) => {
    const isFavourite = favourites.toggle(product.id);
    showFavourites();
    if (place.favourites || place.order === "for-you") search();
    return isFavourite;
  },
  like: (/** @type {Product} */ { id }) => change((next) => { next.like = [...new Set([...next.like, id])]; next.unlike = next.unlike.filter((other) => other !== id); }, { push: true }),
  unlike: (/** @type {Product} */ { id }) => change((next) => { next.unlike = [...new Set([...next.unlike, id])]; next.like = next.like.filter((other) => other !== id); }, { push: true }),
};
const cards = new Cards(byId("products", HTMLElement), actions);
const facets = new Facets(byId("facets", HTMLElement), (facet, value) => change((next) => {
  const chosen = next.chosen[facet];
  next.chosen[facet] = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  if (facet === "category") next.chosen.subcategory = [];
}, { push: true }));
const prices = new PriceRange((low, high) => change((next) => { next.low = low; next.high = high; }));
const dialog = new ProductDialog(byId("product", HTMLDialogElement), actions, () => {
  if (place.product === undefined) return;
  place.product = undefined;
  writePlace(place);
}, async (id) => catalogue ? catalogue.alike(id, N_ALIKE) : []);

/** @param {Product} product @param {{ push?: boolean }} options */
async function openProduct(product, { push = false }) {
  place.product = product.id;
  titles.set(product.id, product.title);
  writePlace(place, { push });
  await dialog.show(product, favourites.has(product.id));
}

/** @param {(next: Place) => void} edit @param {{ push?: boolean }} [options] */
function change(edit, options) {
  edit(place);
  limit = PAGE;
  writePlace(place, options);
  showPlace();
  search();
}

function showFavourites() {
  const count = byId("n-favourites", HTMLElement);
  count.hidden = favourites.ids.length === 0;
  count.textContent = String(favourites.ids.length);
  byId("show-favourites", HTMLElement).setAttribute("aria-pressed", String(place.favourites));
}

/** The controls as the address says. */
function showPlace() {
  if (document.activeElement !== query) query.value = place.query;
  sort.value = place.order;
  city.value = place.city;
  inStock.checked = place.inStock;
  distance.value = String(Math.max(0, DISTANCES.findIndex((km) => km >= place.distance)));
  byId("distance-row", HTMLElement).hidden = !place.city;
  byId("distance-figure", HTMLOutputElement).value = `${place.distance} km`;
  prices.show(place.low, place.high);
  showFavourites();
  showChips(byId("chips", HTMLElement), place, { titleOf: (id) => titles.get(id) ?? `no. ${id}`, picture: pictures.get(place.picture) }, (remove) => change(remove, { push: true }));
  const nFilters = FACETS.reduce((sum, facet) => sum + place.chosen[facet].length, 0) + Number(Boolean(place.city)) + Number(place.inStock) + Number(place.low !== undefined || place.high !== undefined);
  byId("n-filters", HTMLElement).textContent = String(nFilters);
  byId("n-filters", HTMLElement).hidden = nFilters === 0;
  byId("clear", HTMLElement).hidden = nFilters === 0;
  byId("hint", HTMLElement).hidden = !(place.order === "for-you" && favourites.ids.length === 0);
  document.title = place.query ? `${place.query} · Hearth & Heron` : "Hearth & Heron: a shop that works offline";
}

/** @param {number} total */
function summary(total) {
  if (pictures.get(place.picture)) return place.query ? `Like your picture, and “${place.query}”` : `Like your picture, of ${plural(total, "product")}`;
  if (place.query) return `Best of ${plural(total, "product")} for “${place.query}”`;
  if (place.like.length + place.unlike.length > 0) return `Like what you chose, of ${plural(total, "product")}`;
  return `${plural(total, "product")}${place.order === "for-you" && favourites.ids.length > 0 ? " for you" : ""}`;
}

async function search() {
  if (!catalogue) return;
  searching.abort();
  searching = new AbortController();
  const { signal } = searching;
  try {
    const picture = pictures.get(place.picture);
    const { products, total, facets: counts } = await catalogue.find(place, { favourites: favourites.ids, picture, limit, signal, onProgress: status.seeing });
    if (signal.aborted) return;
    status.seeing(undefined);
    for (const { id, title } of products) titles.set(id, title);
    cards.show(products, (id) => favourites.has(id));
    facets.show(place, counts);
    const list = byId("products", HTMLElement);
    list.dataset.query = place.query;
    list.dataset.depth = catalogue.depth;
    list.dataset.picture = picture && catalogue.depth === "meaning" ? place.picture : "";
    byId("summary", HTMLElement).textContent = products.length === 0 ? "Nothing found" : summary(total);
    byId("more", HTMLElement).hidden = products.length < limit || products.length >= total;
    notice.textContent = "";
  } catch (thrown) {
    if (signal.aborted) return;
    status.seeing(undefined);
    notice.textContent = thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function listen() {
  byId("search", HTMLFormElement).addEventListener("submit", (event) => { event.preventDefault(); query.blur(); });
  byId("filters", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", () => change((next) => { next.query = query.value.trim(); }));
  sort.addEventListener("change", () => change((next) => { next.order = /** @type {import("./place.js").Order} */ (sort.value); }, { push: true }));
  city.addEventListener("change", () => change((next) => { next.city = city.value; }, { push: true }));
  distance.addEventListener("input", () => change((next) => { next.distance = DISTANCES[distance.valueAsNumber] ?? next.distance; }));
  inStock.addEventListener("change", () => change((next) => { next.inStock = inStock.checked; }, { push: true }));
  byId("show-favourites", HTMLElement).addEventListener("click", () => change((next) => { next.favourites = !next.favourites; }, { push: true }));
  byId("clear", HTMLElement).addEventListener("click", () => {
    const { query: asked, like, unlike, picture, favourites: own, order } = place;
    place = { ...nowhere(), query: asked, like, unlike, picture, favourites: own, order };
    change(() => {}, { push: true });
  });
  byId("more", HTMLElement).addEventListener("click", () => { limit += PAGE; search(); });
  byId("home", HTMLAnchorElement).addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    place = nowhere();
    change(() => {}, { push: true });
  });
  addEventListener("popstate", () => { place = readPlace(); limit = PAGE; showPlace(); search(); followProduct(); });
}

/** Opens or closes the product that the address names. */
async function followProduct() {
  if (place.product === undefined || !catalogue) return dialog.close();
  const product = await catalogue.product(place.product);
  if (product) await openProduct(product, {});
}

/** The ways to show a picture, which nobody needs before the first products are there. */
async function takePictures() {
  const { listenForPictures } = await import("./show-picture.js");
  listenForPictures({
    onPicture: async (picture) => {
      try {
        const name = await pictures.add(picture);
        change((next) => { next.picture = name; next.product = undefined; }, { push: true });
        dialog.close();
      } catch {
        notice.textContent = "This picture cannot be read; show another one, as JPEG, PNG, WebP or GIF.";
      }
    },
    onRefused: (what) => { notice.textContent = what; },
    isHere: Catalogue.seesPictures,
  });
}

async function open() {
  themeToggle(byId("theme", HTMLButtonElement));
  city.append(...CITIES.map(({ name }) => new Option(name, name)));
  if (matchMedia("(max-width: 52rem)").matches) byId("side", HTMLDetailsElement).open = false;
  listen();
  showPlace();
  catalogue = await Catalogue.open();
  status.depth("words");
  await search();
  await cards.drawn();
  performance.mark("shop:first-results");
  cards.sharpen();
  // Without it the shop is one without a camera.
  await Promise.all([followProduct(), takePictures().catch(() => { byId("camera", HTMLElement).hidden = true; })]);
  try {
    await catalogue.deepen((progress) => status.loading(progress));
    status.depth("meaning");
    await search();
    // A product that was opened meanwhile gets those like it.
    await followProduct();
  } catch {
    // Without the model words still find things; the next visit tries again.
    status.depth("words-only");
  }
  await keepForOffline();
}

open().catch((thrown) => { notice.textContent = thrown instanceof Error ? thrown.message : String(thrown); });
