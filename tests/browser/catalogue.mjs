// A small catalogue with typed fields, and a page in which it is open.

import { scene } from "./browser.mjs";

export const FIELDS = { title: "text", text: "text", price: "float", category: "keyword", added: "datetime", store: "geo", stock: "integer" };

const BERLIN = { lat: 52.52, lon: 13.405 };
const LYON = { lat: 45.764, lon: 4.8357 };

export const PRODUCTS = [
  { id: 1, title: "Trail boots", text: "Sturdy leather boots for wet mountain paths.", price: 120, category: "shoes", added: "2026-01-10", store: BERLIN, stock: 3 },
  { id: 2, title: "Sandals", text: "Light open shoes for hot days at the beach.", price: 35.5, category: "shoes", added: "2026-03-01", store: LYON, stock: 0 },
  { id: 3, title: "Rain jacket", text: "A thin coat that keeps every drop of water out.", price: 80, category: "clothing", added: "2026-02-02", store: BERLIN, stock: 7 },
  { id: 4, title: "Wool hat", text: "Keeps ears warm on the coldest winter morning.", price: 25, category: "clothing", added: "2025-11-30", store: LYON, stock: 12 },
  { id: 5, title: "Tent", text: "Sleeps two, and stands up to a storm.", price: 240, category: "camping", added: "2026-04-20", store: BERLIN, stock: 1 },
  { id: 6, title: "Stove", text: "Boils a litre of water in three minutes on gas.", price: 60, category: "camping", added: "2026-04-21", store: LYON, stock: 5 },
];

/** A page whose catalogue is open as `window.shop` and full. */
export async function openShop(t, browser, options = {}) {
  const opened = await scene(t, browser);
  await opened.page.evaluate(async ([products, options]) => {
    window.shop = await Collection.open("shop", options);
    await window.shop.upsert(products);
  }, [PRODUCTS, { fields: FIELDS, ...options }]);
  return opened;
}
