// Dropping files anywhere on the page, with a veil that says so while they hover.
import { fromDrop } from "./files.js";

/** @typedef {import("./files.js").ChosenFile} ChosenFile */

/** @param {DragEvent} event */
const hasFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

/**
 * @param {HTMLElement} veil
 * @param {(files: ChosenFile[]) => void} onFiles
 */
export function acceptDrops(veil, onFiles) {
  let depth = 0; // enter and leave fire for every element on the way
  const show = (/** @type {number} */ next) => {
    depth = Math.max(0, next);
    veil.hidden = depth === 0;
  };
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(depth + 1);
  });
  addEventListener("dragleave", (event) => {
    if (hasFiles(event)) show(depth - 1);
  });
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  });
  addEventListener("drop", async (event) => {
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    show(0);
    onFiles(await fromDrop(event.dataTransfer));
  });
}

/**
 * Buttons that open the system's pickers.
 * @param {HTMLInputElement} input
 * @param {HTMLElement[]} openers
 * @param {(files: FileList) => void} onFiles
 */
export function picker(input, openers, onFiles) {
  for (const opener of openers) opener.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files && input.files.length > 0) onFiles(input.files);
    input.value = ""; // so that the same file can be chosen again
  });
}
