// The shop's first answer: its bytes, and when it is there.

import { median, rounded } from "../record.mjs";
import { firstLoad } from "./first-load.mjs";

/** @param {{ browser: import("playwright-core").Browser, quick: boolean }} bench */
export async function shop({ browser, quick }) {
  const { bytes, ms, files } = await firstLoad(browser, { rounds: quick ? 3 : 9 });
  const heaviest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 4);
  return {
    figures: { shop_first_load_bytes: bytes, shop_first_results_ms: rounded(median(ms)) },
    details: { shop_requests: files.length, shop_heaviest: Object.fromEntries(heaviest.map((file) => [file.path, file.bytes])) },
  };
}
