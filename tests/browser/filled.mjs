// A page with a full collection, and the check that a failed call left it whole.

import assert from "node:assert/strict";
import { MODEL, scene } from "./browser.mjs";
import { DOCUMENTS } from "./corpus.mjs";

/** @param {string} name of a file of the model */
export const path = (name) => `/models/${MODEL}/${name}`;

/** @returns {Promise<{ code: string, message: string, detail?: unknown }>} code "none" where nothing failed */
export const openCode = (page, options = {}) => page.evaluate((options) => codeOf(Collection.open("notes", options)), options);

/** A page whose collection "notes" is open as `window.collection` and full. */
export async function filled(t, browser) {
  const opened = await scene(t, browser);
  await opened.page.evaluate(async (documents) => {
    window.collection = await Collection.open("notes");
    await window.collection.upsert(documents);
  }, DOCUMENTS);
  return opened;
}

/** The call failed with `code`, says something, and the collection still has and finds everything. */
export async function assertNothingLost(page, failure, code) {
  assert.equal(failure.code, code);
  assert.ok(failure.message.length > 20, failure.message);
  const { count, first } = await page.evaluate(async () => {
    const { hits } = await window.collection.search({ text: "kneading dough" });
    return { count: await window.collection.count(), first: hits[0].id };
  });
  assert.equal(count.documents, DOCUMENTS.length);
  assert.equal(first, 1);
}
