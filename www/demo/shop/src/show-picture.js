// The ways to show the shop a picture: take one, choose one, drop one, paste one. Nothing leaves the device.

import { byId } from "../../src/dom.js";
import { acceptDrops, picker } from "../../src/drop.js";
import { megabytes } from "./format.js";

/** What the model of pictures consists of, from its own list. */
const MANIFEST = "../../models/lite0-minilm/manifest.json";

/** @returns {Promise<string>} how much the first picture downloads */
async function size() {
  const { files } = await (await fetch(MANIFEST)).json();
  return megabytes(files.reduce((/** @type {number} */ sum, /** @type {{ bytes: number }} */ file) => sum + file.bytes, 0));
}

/** @param {Iterable<File>} files */
const firstPicture = (files) => [...files].find(({ type }) => type.startsWith("image/"));

/**
 * @param {{ onPicture: (picture: File) => void, onRefused: (what: string) => void, isHere: () => Promise<boolean> }} listener `isHere`: whether
 *   what sees pictures was downloaded before
 */
export function listenForPictures({ onPicture, onRefused, isHere }) {
  const panel = byId("picture-panel", HTMLElement);
  const take = (/** @type {Iterable<File>} */ files) => {
    panel.hidePopover();
    const picture = firstPicture(files);
    if (picture) onPicture(picture);
    else onRefused("That is no picture: show one as JPEG, PNG, WebP or GIF.");
  };
  picker(byId("choose-file", HTMLInputElement), [byId("choose-picture", HTMLElement)], take);
  picker(byId("camera-file", HTMLInputElement), [byId("take-picture", HTMLElement)], take);
  acceptDrops(byId("drop-veil", HTMLElement), (chosen) => take(chosen.map(({ file }) => file)));
  addEventListener("paste", (event) => {
    const picture = firstPicture(event.clipboardData?.files ?? []);
    if (!picture) return;
    event.preventDefault();
    onPicture(picture);
  });
  panel.addEventListener("toggle", async (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "open") return;
    const cost = byId("picture-cost", HTMLElement);
    try {
      cost.textContent = await isHere() ? "What sees pictures is on this device already." : `The first picture downloads what sees it: ${await size()}, once.`;
    } catch {
      // Offline, and never downloaded: the search says so when it is asked.
      cost.textContent = "";
    }
  });
}
