// What the workspace says between and beside the answers.
import { YOURS } from "./corpora.js";
import { button, byId, element } from "./dom.js";
import { examplesFor } from "./examples.js";
import { count, milliseconds, plural } from "./format.js";

/** @typedef {import("./ask.js").Answer} Answer */
/** @typedef {import("./session.js").Session} Session */

/**
 * Below this cosine of its best passage a question has no answer here. On the Rust Book 20 answerable questions had .31 to .63,
 * and six that it cannot answer ("the capital of France", "zzzqqq") .13 to .28.
 */
const CLOSE = 0.3;

/**
 * The line over the results.
 * @param {Session} session
 * @param {Answer} answer
 * @param {boolean} busy whether indexing runs
 * @returns {(Node | string)[]}
 */
export function summary({ count: have }, { hits, ms }, busy) {
  const scope = busy ? [element("span", { class: "scope", text: ` · ${plural(have.passages, "passage")} searched so far` })] : [];
  const [best] = hits;
  const far = best && (best.similarity ?? best.score) < CLOSE ? " · none of them is close" : "";
  return [`${plural(hits.length, "result")} in ${milliseconds(ms)}`, ...scope, `${far} · nothing left this device`];
}

/**
 * Before a question: what one could ask.
 * @param {Session} session
 * @param {boolean} busy
 * @param {(text: string) => void} ask
 * @returns {Node[]}
 */
export function invitation({ corpus }, busy, ask) {
  const lead = busy
    ? "You can ask already: answers cover what is indexed so far, and grow."
    : corpus.id === YOURS.id
      ? "In your own words, even if the text says it in others. Drop more files here at any time."
      : "In your own words; the passage need not use any of them.";
  return [element("h2", { text: "What would you like to know?" }), element("p", { text: lead }), ...examples(corpus.id, ask)];
}

/**
 * @param {Session} session
 * @param {boolean} busy
 * @param {(text: string) => void} ask
 * @returns {Node[]}
 */
export function nothing({ corpus }, busy, ask) {
  const lead = busy ? "Too little is indexed yet. The answer appears here by itself." : "Ask in another way, or with a few more words.";
  return [element("h2", { text: busy ? "Nothing so far" : "No passage answers this" }), element("p", { text: lead }), ...examples(corpus.id, ask)];
}

/** @param {string} corpus @param {(text: string) => void} ask @returns {Node[]} */
function examples(corpus, ask) {
  const chips = examplesFor(corpus).map((text) => button(text, "chip", () => ask(text)));
  if (chips.length === 0) return [];
  return [element("div", { class: "chips", attributes: { role: "group", "aria-label": "Example questions" } }, ...chips)];
}

/**
 * The card of the collection: how much is here, and what can be done with it.
 * @param {Session} session
 * @param {boolean} busy
 */
export function showFacts(session, busy) {
  const { corpus, count: have } = session;
  byId("collection-title", HTMLElement).textContent = corpus.title;
  const unfinished = session.isOpen && !session.isComplete && session.total > 0;
  const of = unfinished ? ` of ${count(session.total)}` : "";
  const limited = session.isLimited ? ` · limited by the address to the first ${count(session.total)}` : "";
  byId("collection-facts", HTMLElement).textContent = session.isOpen
    ? `${count(have.documents)}${of} documents · ${plural(have.passages, "passage")}${limited} · on this device`
    : "Opening…";
  byId("continue", HTMLButtonElement).hidden = busy || !unfinished;
  byId("add-files", HTMLButtonElement).hidden = corpus.id !== YOURS.id || busy;
  byId("remove", HTMLButtonElement).hidden = !session.isOpen || busy;
}
