// The page of the search box, over sites as `nearsight site` left them: which one, example questions, the box's language, the theme.
import { byId } from "../../src/dom.js";
import { themeToggle } from "../../src/theme.js";

/** @typedef {{ title: string, examples: string[] }} Searched */

/** @type {Record<string, Searched>} */
const SITES = {
  book: {
    title: "The Rust Programming Language",
    examples: ["why can two variables not own the same text", "how do I avoid null", "share a counter between threads"],
  },
  core: {
    title: "10,000 pages of Rust\u2019s core library",
    examples: ["cut a text where there are blanks", "a number that may overflow", "take a value out and leave nothing"],
  },
};

themeToggle(byId("theme", HTMLButtonElement));

const boxes = /** @type {NodeListOf<HTMLElement & { search(text: string): void }>} */ (document.querySelectorAll("near-sight"));
const examples = byId("examples", HTMLElement);
const sites = byId("sites", HTMLElement);
const choices = /** @type {HTMLInputElement[]} */ ([...sites.querySelectorAll("input")]);

/** @param {string} name */
function show(name) {
  const { title, examples: questions } = /** @type {Searched} */ (SITES[name]);
  byId("searched", HTMLElement).textContent = title;
  examples.replaceChildren(...questions.map(chip));
  for (const box of boxes) box.setAttribute("src", `../../${name}/nearsight/`);
}

/** @param {string} question */
function chip(question) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "chip", textContent: question });
  button.addEventListener("click", () => boxes[boxes.length - 1]?.search(question));
  return button;
}

/** The large site is indexed while the demo is served already. */
async function offerOthers() {
  const answer = await fetch("./sites.json", { cache: "no-cache" });
  /** @type {Record<string, "ready" | "indexing">} */
  const states = answer.ok ? await answer.json() : {};
  sites.hidden = !states.core;
  byId("indexing", HTMLElement).hidden = states.core !== "indexing";
  for (const choice of choices) choice.disabled = choice.value !== "book" && states[choice.value] !== "ready";
}

for (const choice of choices) choice.addEventListener("change", () => show(choice.value));

// The script of the box comes with the book's index, and runs before this one.
const isThere = Boolean(customElements.get("near-sight"));
byId("absent", HTMLElement).hidden = isThere;
sites.hidden = true;
if (isThere) {
  show("book");
  await offerOthers();
}

const language = byId("language", HTMLSelectElement);
language.addEventListener("change", () => {
  for (const box of boxes) {
    box.setAttribute("lang", language.value);
    // The box's own word takes the place of the page's English one.
    box.removeAttribute("placeholder");
  }
});
