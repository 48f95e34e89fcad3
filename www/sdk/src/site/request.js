// What is asked of a site, checked.

import { failure } from "../error.js";

const LIMIT = 20;
/** Longer questions are cut by nobody's finger: something was pasted by mistake. */
const MOST_CHARACTERS = 1000;

/**
 * `filters`: wanted values by key, any value of a key, every key; `sort`: one key, "asc" or "desc", instead of the score.
 * @typedef {{ filters?: Record<string, string | string[]>, sort?: Record<string, "asc" | "desc">, limit?: number, offset?: number }} SearchOptions
 */

/** @param {unknown} value @param {string} what @param {number} least */
function whole(value, what, least) {
  if (!Number.isInteger(value) || Number(value) < least) throw failure("query-invalid", `${what} is ${String(value)}, not a whole number from ${least}.`);
  return Number(value);
}

/** @param {Record<string, string | string[]>} filters */
function filterValues(filters) {
  /** @type {Record<string, string[]>} */
  const wanted = {};
  for (const [key, value] of Object.entries(filters)) {
    const values = Array.isArray(value) ? value : [value];
    if (!values.every((one) => typeof one === "string")) throw failure("query-invalid", `The filter ${key} holds something that is no text.`);
    if (values.length > 0) wanted[key] = values;
  }
  return wanted;
}

/** @param {Record<string, "asc" | "desc">} sort @returns {[string, boolean] | []} */
function sortKey(sort) {
  const [first, ...others] = Object.entries(sort);
  if (!first) return [];
  if (others.length > 0 || !["asc", "desc"].includes(first[1])) throw failure("query-invalid", 'sort is one key with "asc" or "desc".');
  return [first[0], first[1] === "desc"];
}

/**
 * @param {unknown} text
 * @param {SearchOptions} options
 * @returns {import("./engine.js").Request}
 */
export function siteRequest(text, { filters = {}, sort = {}, limit = LIMIT, offset = 0 }) {
  if (typeof text !== "string") throw failure("query-invalid", `The question is ${text === null ? "null" : typeof text}, not a text.`);
  if (text.length > MOST_CHARACTERS) throw failure("query-too-long", `The question has ${text.length} characters, and ${MOST_CHARACTERS} are read.`);
  return {
    text,
    filters: filterValues(filters),
    sort: sortKey(sort),
    limit: whole(limit, "limit", 1),
    offset: whole(offset, "offset", 0),
    counts: true,
  };
}
