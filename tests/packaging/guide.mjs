// What a guide of www/guides says: the files that it writes, and the commands that it runs.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const GUIDES = resolve(import.meta.dirname, "../../www/guides");
/** "In `docs/index.md`:" ahead of a listing names its file. */
const LISTING = /(?:In `(?<path>[^`\n]+)`:\n+)?```(?<language>\w+)\n(?<text>[^]*?)\n```/g;

/**
 * @param {string} name such as "vitepress"
 * @returns {{ files: Map<string, string>, commands: string[] }}
 */
export function readGuide(name) {
  const text = readFileSync(join(GUIDES, `${name}.md`), "utf8");
  const listings = [...text.matchAll(LISTING)].map(({ groups }) => groups);
  return {
    files: new Map(listings.filter(({ path }) => path).map(({ path, text }) => [path, `${text}\n`])),
    commands: listings.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n")),
  };
}
