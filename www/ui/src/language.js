// What the box says, in the page's language. English is here; the others come with the first use of the box.
import english from "./english.js";

/** @import { Plural, Strings } from "./types.ts" */

/** The one word that is seen before that. */
const SEARCH = /** @type {Record<string, string | undefined>} */ ({
  en: english.search, de: "Suchen", fr: "Rechercher", es: "Buscar", pt: "Pesquisar", it: "Cerca", nl: "Zoeken", ja: "検索", zh: "搜索", ar: "بحث", he: "חיפוש",
});

/** @param {string} tag such as "pt-BR" @returns {string} a language there are translations of */
export function known(tag) {
  const code = (tag.toLowerCase().split(/[-_]/)[0] ?? "").replace("iw", "he");
  return SEARCH[code] ? code : "en";
}

/** What to say until `load` has come. @param {string} code @returns {Strings} */
export const early = (code) => ({ ...english, search: SEARCH[code] ?? english.search, dir: /ar|he/.test(code) ? "rtl" : "ltr" });

/** @param {string} code @returns {Promise<Strings>} English where the file cannot be had */
export async function load(code) {
  if (code === "en") return english;
  try {
    return (await import(`./languages/${code}.js`)).default;
  } catch {
    return early(code);
  }
}

/** @param {string} text @param {Record<string, string | number>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** @param {Plural} plural @param {number} n @param {string} code */
export function plural(plural, n, code) {
  return fill(plural[new Intl.PluralRules(code).select(n)] ?? plural.other, { n: new Intl.NumberFormat(code).format(n) });
}
