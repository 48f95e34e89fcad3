// The page of the search box, over the Rust Book as `nearsight site` left it: example questions, the box's language, the theme.
import { byId } from "../../src/dom.js";
import { themeToggle } from "../../src/theme.js";

themeToggle(byId("theme", HTMLButtonElement));

// The script of the box comes with the book's index, and runs before this one.
const isThere = Boolean(customElements.get("near-sight"));
byId("absent", HTMLElement).hidden = isThere;
byId("examples", HTMLElement).hidden = !isThere;

const box = /** @type {HTMLElement & { search(text: string): void }} */ (byId("box", HTMLElement));
for (const chip of document.querySelectorAll(".chip")) chip.addEventListener("click", () => box.search(chip.textContent ?? ""));

const language = byId("language", HTMLSelectElement);
language.addEventListener("change", () => {
  for (const one of document.querySelectorAll("near-sight")) {
    one.setAttribute("lang", language.value);
    // The box's own word takes the place of the page's English one.
    one.removeAttribute("placeholder");
  }
});
