// Pictures with what describes them, of the three sources of a folder of test data (grocery, clothing, emoji), as lines for
// `nearsight train align` and `nearsight eval pictures`: node tests/bench/pictures/pairs.mjs DATA > DATA/pairs.jsonl
// Paths are those of DATA, absolute. What classes are called beyond their names (hypernyms, attributes, other words) is written
// here by hand, from general knowledge and not from the pictures.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CLOTHING, GROCERY_KINDS } from "./words.mjs";

const TEMPLATES = [(name) => `a photo of ${name}`, (name) => name, (name) => `a picture of ${name}`, (name) => `a close-up of ${name}`];

/** @param {string} path of a CSV file without quotes */
function rows(path) {
  const [head, ...lines] = readFileSync(path, "utf8").trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((value, at) => [names[at], value])));
}

const article = (name) => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);
const spelled = (name) => name.toLowerCase().replaceAll("-", " ");
const split = (name) => (name === "val" ? "validation" : name);

function* clothing(folder) {
  for (const { path, split: part, class: name } of rows(join(folder, "labels.csv"))) {
    const { query, words } = CLOTHING[name];
    const texts = [...TEMPLATES.map((template) => template(query)), ...words.flatMap((word) => [word, `a photo of ${word}`])];
    yield { picture: join(folder, path), texts, source: "clothing", split: split(part), group: name, query: `a photo of ${query}` };
  }
}

function* grocery(folder) {
  for (const { path, split: part, fine, coarse } of rows(join(folder, "split.csv"))) {
    const [kind, whole] = [spelled(coarse), spelled(fine)];
    const named = whole.includes(kind) ? whole : `${whole} ${kind}`;
    const top = path.split("/")[1].toLowerCase();
    const above = GROCERY_KINDS[top] ?? [top];
    const texts = [kind, named].flatMap((name) => TEMPLATES.map((template) => template(template === TEMPLATES[1] ? name : article(name))));
    texts.push(...above.map((word) => `${named}, ${word}`));
    yield { picture: join(folder, path), texts, source: "grocery", split: split(part), group: coarse, query: `a photo of ${article(kind)}` };
  }
}

/** What is left of an emoji's name when whom it shows is left out: variants are one group. */
const subject = (name) => name.replace(/\b(man|woman|men|women|person|people|boy|girl)\b/g, "").replaceAll(/\s+/g, " ").trim() || name;

/** A fifth of the groups for tests, a tenth for validation, by a hash, so that the split stays. */
function emojiSplit(group) {
  const at = createHash("sha256").update(`emoji ${group}`).digest()[0] / 256;
  if (at < 0.2) return "test";
  return at < 0.3 ? "validation" : "train";
}

function* emoji(folder) {
  for (const { path, name, keywords, same_image_as: copy } of JSON.parse(readFileSync(join(folder, "emoji.json"), "utf8"))) {
    if (copy) continue;
    const group = subject(name);
    const words = keywords.filter((word) => /^[\p{L} -]{3,}$/u.test(word));
    const texts = [name, name, `an emoji of ${name}`, `a picture of ${name}`];
    if (words.length > 0) texts.push(`${name}, ${words.slice(0, 4).join(", ")}`, words.slice(0, 3).join(", "), ...words.slice(0, 4));
    yield { picture: join(folder, path), texts, source: "emoji", split: emojiSplit(group), group, query: name };
  }
}

const data = resolve(process.argv[2]);
for (const source of [clothing(join(data, "clothing")), grocery(join(data, "grocery")), emoji(join(data, "emoji"))]) {
  for (const pair of source) process.stdout.write(`${JSON.stringify(pair)}\n`);
}
