// The handbook as a built site of HTML pages, and its index, made by the command itself.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { SITE } from "./browser.mjs";
import { nearsightWith } from "./command.mjs";

/** The scripts that the command puts beside an index. */
export const RUNTIME = join(SITE, "runtime");
const CORPUS = resolve(import.meta.dirname, "../corpus/handbook.jsonl");

/** A transparent pixel. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const sectionOf = ({ id, heading, text }) =>
  `<h2 id="${id.split("#")[1]}">${escaped(heading ?? "")}</h2>\n${text.split("\n\n").map((paragraph) => `<p>${escaped(paragraph)}</p>`).join("\n")}`;

/** A page of the handbook, with what many built pages have around their content. */
const pageOf = (name, sections) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(sections[0].title)} - Handbook</title></head>
<body><nav>Everything else</nav><main><h1>${escaped(sections[0].title)}</h1><img src="img/${name}.png" alt="Of ${name}"><p data-nearsight-filter="part">${name < "h" ? "first" : "second"}</p>
${sections.map(sectionOf).join("\n")}</main><footer>Everything else</footer></body></html>`;

/**
 * Builds the pages and their index below the served folder.
 * @param {string} name of the folder
 * @param {string[]} [options] of the command
 * @returns {{ folder: string, base: string, documents: { id: string, title: string, heading: string, text: string }[] }}
 */
export function buildSite(name, options = []) {
  const folder = join(SITE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "img"), { recursive: true });
  const documents = readFileSync(CORPUS, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  for (const page of new Set(documents.map(({ id }) => id.split("#")[0]))) {
    const sections = documents.filter(({ id }) => id.startsWith(`${page}#`));
    writeFileSync(join(folder, `${page}.html`), pageOf(page, sections));
    writeFileSync(join(folder, `img/${page}.png`), PICTURE);
  }
  indexSite(folder, options);
  return { folder, base: `/${name}/nearsight/`, documents };
}

/** Makes the index of a folder anew. */
export function indexSite(folder, options = []) {
  nearsightWith({ NEARSIGHT_RUNTIME: RUNTIME }, "site", folder, ...options);
}
