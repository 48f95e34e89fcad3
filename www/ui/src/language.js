// What the box says, in the page's language. English is here; the others come with the first use of the box.
import english from "./english.js";

/** @import { Plural, Strings } from "./types.ts" */

/**
 * The one word that is seen before that, and where the rest is. Each address stands here as a whole, for bundlers.
 * @type {Record<string, [search: string, load: () => Promise<{ default: Strings }>] | undefined>}
 */
const OTHERS = {
  ar: ["بحث", () => import("./languages/ar.js")],
  de: ["Suchen", () => import("./languages/de.js")],
  es: ["Buscar", () => import("./languages/es.js")],
  fr: ["Rechercher", () => import("./languages/fr.js")],
  he: ["חיפוש", () => import("./languages/he.js")],
  it: ["Cerca", () => import("./languages/it.js")],
  ja: ["検索", () => import("./languages/ja.js")],
  nl: ["Zoeken", () => import("./languages/nl.js")],
  pt: ["Pesquisar", () => import("./languages/pt.js")],
  zh: ["搜索", () => import("./languages/zh.js")],
};

/** @param {string} tag such as "pt-BR" @returns {string} a language there are translations of */
export function known(tag) {
  const code = (tag.toLowerCase().split(/[-_]/)[0] ?? "").replace("iw", "he");
  return Object.hasOwn(OTHERS, code) ? code : "en";
}

/** What to say until `load` has come. @param {string} code @returns {Strings} */
export const early = (code) => ({ ...english, search: OTHERS[code]?.[0] ?? english.search, dir: /ar|he/.test(code) ? "rtl" : "ltr" });

/** @param {string} code @returns {Promise<Strings>} English where the file cannot be had */
export async function load(code) {
  try {
    return (await OTHERS[code]?.[1]())?.default ?? english;
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
