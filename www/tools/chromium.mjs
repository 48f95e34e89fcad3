// Debian's Chromium without a window, for what draws pictures and for the tests.

import { chromium } from "playwright-core";

const CHROMIUM = process.env.NEARSIGHT_CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
/** Now and then Chromium crashes while it starts, before any page is there. */
const ATTEMPTS = 3;

/** @returns {Promise<import("playwright-core").Browser>} with an empty profile; why the last attempt to start it failed, as an error */
export async function launchChromium() {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    } catch (reason) {
      if (attempt === ATTEMPTS) throw reason;
      console.error(`Chromium did not start (attempt ${attempt} of ${ATTEMPTS}): ${String(reason.message).split("\n")[0]}`);
    }
  }
}
