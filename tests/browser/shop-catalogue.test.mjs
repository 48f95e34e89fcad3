// The shop's catalogue: that it is whole, the same in every run, and that its pictures are pictures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { WORDS } from "../../www/tools/shop/describe.mjs";
import { KINDS } from "../../www/tools/shop/kinds.mjs";
import { SHADES } from "../../www/tools/shop/palette.mjs";
import { NAMES } from "../../www/tools/shop/words/shared.mjs";
import { launchBrowser } from "./browser.mjs";

const GENERATE = resolve(import.meta.dirname, "../../www/tools/shop/generate.mjs");

let browser, folder, products;

function generated() {
  const made = mkdtempSync(join(tmpdir(), "nearsight-shop-"));
  execFileSync(process.execPath, [GENERATE, made]);
  return made;
}

const svgs = (made) => readdirSync(join(made, "photos")).filter((name) => name.endsWith(".svg")).sort();
const svgOf = (photo) => basename(photo).replace(".webp", ".svg");
const picture = (name) => readFileSync(join(folder, "photos", name), "utf8");

before(async () => {
  browser = await launchBrowser();
  folder = generated();
  products = readFileSync(join(folder, "products.jsonl"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test("has 1,200 products and more, in 12 categories and more, each category a shelf's worth", () => {
  assert.ok(products.length >= 1200, `${products.length} products`);
  const sizes = new Map();
  for (const { category } of products) sizes.set(category, (sizes.get(category) ?? 0) + 1);
  assert.ok(sizes.size >= 12, `${sizes.size} categories`);
  for (const [category, size] of sizes) assert.ok(size >= 30, `${category}: ${size}`);
  const types = new Set(products.map(({ photo }) => photo.replace(/-\d+\.webp$/, "")));
  assert.ok(types.size >= 40, `${types.size} product types`);
});

test("is the same in a second run, byte for byte", () => {
  const second = generated();
  try {
    assert.ok(readFileSync(join(folder, "products.jsonl")).equals(readFileSync(join(second, "products.jsonl"))));
    assert.deepEqual(svgs(second), svgs(folder));
    for (const name of svgs(folder)) assert.equal(readFileSync(join(second, "photos", name), "utf8"), picture(name), name);
  } finally {
    rmSync(second, { recursive: true });
  }
});

test("has every field of every product, in its type and range", () => {
  const text = (value) => typeof value === "string" && value.trim() !== "";
  const texts = (value) => Array.isArray(value) && value.length > 0 && value.every(text);
  const between = (low, high) => (value) => typeof value === "number" && value >= low && value <= high;
  const checks = {
    title: (value) => text(value) && value.length <= 80, description: (value) => text(value) && value.length >= 30 && !/[{}]|undefined|NaN/.test(value),
    category: text, subcategory: text, price: between(1, 2500), colour: text, shades: texts, pattern: text, material: text, brand: text,
    stock: (value) => Number.isInteger(value) && value >= 0, rating: between(0, 5), n_reviews: (value) => Number.isInteger(value) && value >= 0,
    stores: (value) => value.length > 0 && value.every(({ lat, lon }) => between(35, 65)(lat) && between(-12, 25)(lon)), store_names: texts,
    added: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value)), photo: (value) => svgs(folder).includes(svgOf(value)),
  };
  for (const [i, product] of products.entries()) {
    assert.equal(product.id, i + 1);
    assert.deepEqual(Object.keys(product).sort(), ["id", ...Object.keys(checks)].sort());
    for (const [field, check] of Object.entries(checks)) assert.ok(check(product[field]), `${product.id} ${field}: ${JSON.stringify(product[field])}`);
    assert.equal(product.stores.length, product.store_names.length);
  }
});

test("gives every product a title of its own, and hardly ever the same description", () => {
  assert.equal(new Set(products.map(({ title }) => title)).size, products.length);
  const distinct = new Set(products.map(({ description }) => description)).size;
  assert.ok(distinct >= 0.99 * products.length, `${distinct} descriptions of ${products.length}`);
});

test("says the same of a product in its title, in its description and in its facts", () => {
  const words = (text) => text.toLowerCase().split(/[^a-zêé]+/);
  const vague = ["and", "with", "blend", "recycled", "organic", "fresh", "from", "cut", "dried", "jar", "packet", "down", "knit", "the", "leather"];
  const materials = new Set(Object.values(KINDS).flatMap((kind) => kind.materials.flatMap(words)).filter((word) => word.length > 2 && !vague.includes(word)));
  const shades = new Set([...Object.keys(SHADES), ...Object.values(SHADES).map(({ family }) => family)]);
  for (const name of NAMES) assert.ok(!materials.has(name.toLowerCase()) && !shades.has(name.toLowerCase()), `the model name ${name} is a material or a colour`);
  // Colours that are nothing else, so that a sentence about a ripe plum is none about a colour.
  const plainly = ["cobalt", "navy", "petrol", "teal", "burgundy", "tangerine", "charcoal", "fuchsia", "lilac", "violet", "blush", "apricot", "turquoise", "purple"];
  const wrong = [];
  for (const { id, title, description, material, shades: own, colour, photo } of products) {
    const kind = KINDS[photo.match(/\/([a-z]+)-\d+/)[1]];
    const true_ = new Set([...own, colour, ...words(material)]);
    // What the noun itself says: a milk pan is for milk, a rubber plant is a plant.
    const nouns = new Set(Object.values(WORDS[photo.match(/\/([a-z]+)-\d+/)[1]].names).flat().filter((name) => !kind.materials.some((other) => words(other).some((word) => words(name).includes(word)))).flatMap(words));
    for (const word of words(title)) if ((materials.has(word) || shades.has(word)) && !true_.has(word) && !nouns.has(word)) wrong.push(`${id} ${title}: ${word}, and it is of ${material}, ${own}`);
    const others = kind.materials.flatMap(words).filter((word) => materials.has(word) && !true_.has(word));
    for (const word of words(description)) if (others.includes(word) || (plainly.includes(word) && !true_.has(word) && kind.category !== "Food")) wrong.push(`${id} ${description}: ${word}, and it is of ${material}, ${own}`);
    if (/\band white\b/.test(description) && !own.includes("white")) wrong.push(`${id} ${description}: white, and it is ${own}`);
  }
  assert.deepEqual(wrong, []);
});

test("does not name some products in words: only their pictures show what they are", () => {
  const nameless = products.filter(({ photo, title, description }) => photo.startsWith("photos/mug-") && !/\b(mug|cup)/i.test(title + description));
  assert.ok(nameless.length >= 1 && nameless.length <= 15, `${nameless.length} mugs are not called so`);
});

test("draws every product differently", () => {
  const hashes = new Set(svgs(folder).map((name) => createHash("sha256").update(picture(name)).digest("hex")));
  assert.equal(hashes.size, products.length);
});

test("draws pictures that Chromium parses, and of each type and pattern one that shows something", async () => {
  const page = await browser.newPage();
  const names = svgs(folder);
  const kinds = new Set();
  const isFirst = (name) => {
    const kind = name.replace(/-\d+\.svg$/, "") + products.find(({ photo }) => svgOf(photo) === name).pattern;
    return !kinds.has(kind) && Boolean(kinds.add(kind));
  };
  for (let at = 0; at < names.length; at += 200) {
    // Decoding all 1,452 takes half a minute; one of each type in each pattern shows the rest.
    const batch = names.slice(at, at + 200).map((name) => [name, picture(name), isFirst(name)]);
    const wrong = await page.evaluate(async (batch) => {
      const found = [];
      const surface = new OffscreenCanvas(32, 32).getContext("2d", { willReadFrequently: true });
      for (const [name, svg, isShown] of batch) {
        if (new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("parsererror") || /NaN|undefined/.test(svg)) found.push(`${name}: does not parse`);
        if (!isShown) continue;
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
        await image.decode().catch(() => found.push(`${name}: does not decode`));
        surface.drawImage(image, 0, 0, 32, 32);
        URL.revokeObjectURL(image.src);
        // A sheet with nothing on it is a vertical gradient: its rows have one colour each, on both halves of the middle.
        const { data } = surface.getImageData(0, 0, 32, 32);
        let apart = 0;
        for (let y = 4; y < 28; y++) for (let x = 4; x < 28; x++) for (let c = 0; c < 3; c++) apart = Math.max(apart, Math.abs(data[(y * 32 + x) * 4 + c] - data[y * 32 * 4 + c]));
        if (apart < 24) found.push(`${name}: nothing to see`);
      }
      return found;
    }, batch);
    assert.deepEqual(wrong, []);
  }
});
