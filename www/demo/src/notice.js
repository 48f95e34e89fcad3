// Says what went wrong, what was kept, and offers the next step.
import { button, element } from "./dom.js";
import { described } from "./failure.js";

/** @type {Record<string, string>} */
const HEADINGS = {
  "aborted": "Stopped",
  "collection-busy": "Open in another tab",
  "file-invalid": "This file could not be read",
  "file-unsupported": "Not a kind of file that can be searched",
  "index-damaged": "The stored index is damaged",
  "index-version": "The stored index is from another version",
  "model-mismatch": "The index belongs to another model",
  "network": "The download did not arrive",
  "no-documents": "No text was found in these files",
  "query-too-long": "The question is too long",
  "storage-full": "There is no room left to keep this",
  "unsupported-browser": "This browser cannot run the model",
  "weights-damaged": "The model is damaged",
  "weights-hash-mismatch": "The model did not pass its check",
  "weights-missing": "The model is not on this server",
  "worker-ended": "The search engine stopped",
};

/**
 * @typedef {object} Action
 * @property {string} text
 * @property {() => void} run
 */

/**
 * Replaces what `place` shows. Errors are announced at once.
 * @param {HTMLElement} place
 * @param {unknown[]} errors none clears the place
 * @param {Action[]} [actions]
 */
export function showErrors(place, errors, actions = []) {
  place.replaceChildren();
  if (errors.length === 0) return;
  const notice = element("section", { class: "notice", attributes: { role: "alert" } });
  notice.dataset.tone = "error";
  for (const thrown of errors) {
    const { code, message } = described(thrown);
    notice.dataset.code = code;
    notice.append(element("h2", { text: HEADINGS[code] ?? "Something went wrong" }), element("p", { text: message }));
  }
  if (actions.length > 0) {
    const row = element("p", { class: "button-row" }, ...actions.map(({ text, run }) => button(text, "button", run)));
    notice.append(row);
  }
  place.append(notice);
}

/** A remark that is no error. @param {HTMLElement} place @param {string} heading @param {string} text */
export function showRemark(place, heading, text) {
  place.replaceChildren(
    element("section", { class: "notice", attributes: { role: "status" } }, element("h2", { text: heading }), element("p", { text })),
  );
}
