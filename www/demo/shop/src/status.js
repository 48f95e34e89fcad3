// What the badge in the bar says: how deep the search goes, and whether there is a network.

import { byId } from "../../src/dom.js";
import { megabytes } from "./format.js";

/** @typedef {import("../../../sdk/src/index.js").Progress} Progress */

export class Status {
  #badge = byId("status", HTMLElement);
  #text = byId("status-text", HTMLElement);
  #depth = "Opening the shop";
  /** What the first picture waits for. */
  #seeing = "";

  constructor() {
    addEventListener("online", () => this.#show());
    addEventListener("offline", () => this.#show());
  }

  /** @param {"words" | "meaning" | "words-only"} depth */
  depth(depth) {
    this.#badge.dataset.depth = depth;
    this.#depth = { words: "Searching by words", meaning: "Searching by meaning", "words-only": "By words only" }[depth];
    this.#show();
  }

  /** @param {Progress} progress */
  loading({ stage, loaded, total }) {
    if (stage !== "download") return;
    this.#depth = `Words now, meaning after ${megabytes(Math.max(0, total - loaded))}`;
    this.#show();
  }

  /** @param {Progress | undefined} progress of what sees pictures; nothing when it is there */
  seeing = (progress) => {
    this.#seeing = progress?.stage === "download" ? `Fetching what sees pictures: ${megabytes(progress.loaded)} of ${megabytes(progress.total)}` : "";
    this.#show();
  };

  #show() {
    this.#badge.toggleAttribute("data-offline", !navigator.onLine);
    this.#badge.toggleAttribute("data-seeing", this.#seeing !== "");
    if (this.#seeing) {
      this.#text.textContent = this.#seeing;
      return;
    }
    this.#text.textContent = navigator.onLine ? this.#depth : `Offline, ${this.#depth.charAt(0).toLowerCase()}${this.#depth.slice(1)}`;
  }
}
