// What stands where results would: nothing found, no engine, no network.
import { make } from "./dom.js";
import { fill } from "./language.js";

/** @import { Strings } from "./types.ts" */

/** @param {string} text @param {() => void} action */
const button = (text, action) => {
  const made = make("button", { type: "button" }, text);
  made.addEventListener("click", action);
  return made;
};

/**
 * @param {Strings} strings
 * @param {string} query
 * @param {(() => void) | undefined} clearFilters there where filters are chosen
 */
export const nothingFound = (strings, query, clearFilters) => [
  make("strong", {}, fill(strings.nothing, { query })),
  ...(clearFilters ? [button(strings.clearFilters, clearFilters)] : [make("span", {}, strings.otherWords)]),
];

/** `offline` is no code of the engine: the network fails and the browser says why. @param {unknown} thrown @returns {string} */
export function codeOf(thrown) {
  const given = thrown instanceof Object && "code" in thrown ? String(thrown.code) : "";
  // A module that cannot be fetched is a TypeError without a code: "Failed to fetch ...", "error loading ...", "Importing ... failed".
  const code = given || (thrown instanceof TypeError && /fetch|load|import/i.test(thrown.message) ? "network" : "internal");
  return code === "network" && !navigator.onLine ? "offline" : code;
}

/** @param {Strings} strings @param {string} code @param {() => void} retry */
export const failed = (strings, code, retry) => [
  make("strong", {}, code === "offline" ? strings.offline : code === "network" ? strings.network : strings.failed),
  ...(code === "offline" || code === "network" ? [] : [make("code", {}, code)]),
  button(strings.retry, retry),
];
