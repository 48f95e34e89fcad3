// Titles and descriptions: sentences written for a type, put together so that no two products read the same.

import { KINDS } from "./kinds.mjs";
import { ACCESSORIES } from "./words/accessories.mjs";
import { CLOTHES } from "./words/clothes.mjs";
import { HOME } from "./words/home.mjs";
import { INDOORS } from "./words/indoors.mjs";
import { OUTSIDE } from "./words/outside.mjs";
import { LOOKS, NAMES, SCENTS, TASTES } from "./words/shared.mjs";

/**
 * What is said of one type: its names by variant; sentences to begin with, of detail, to end with, and of a variant.
 * @typedef {{ names: Record<string, string[]>, open: string[], detail: string[], close: string[], variant?: Record<string, string[]> }} Words
 * @typedef {Record<string, Words>} WordsByType
 */

/** @type {WordsByType} */
export const WORDS = { ...CLOTHES, ...ACCESSORIES, ...HOME, ...OUTSIDE, ...INDOORS };

/** Which sentences make a description, in which order. */
const PLANS = [
  ["open", "detail", "close"], ["open", "detail"], ["open", "look", "close"], ["open", "detail", "look"], ["look", "detail", "close"],
  ["open", "look"], ["detail", "open", "close"], ["variant", "detail", "close"], ["open", "variant", "close"], ["variant", "look"],
];

/** How many products are named by neither title nor description: only their picture, or what they are for, finds them. */
const SHARE_UNNAMED = 0.14;

/** Where a colour is not chosen by whoever buys it, nothing is said of it. */
const COLOURLESS = ["Food", "Plants"];

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {import("./random.mjs").Random} random @param {number} low @param {number} high */
function number(random, low, high) {
  const span = high - low;
  if (!Number.isInteger(low) || !Number.isInteger(high)) return (low + random.next() * span).toFixed(1).replace(/\.0$/, "");
  const step = high >= 1000 ? 50 : high > 250 ? 10 : high > 100 ? 5 : 1;
  const value = low + Math.round((random.next() * span) / step) * step;
  return String(Math.min(high, value)).replace(/\B(?=(\d{3})+$)/, ",");
}

/** Fills in the words in braces. @param {Record<string, string>} facts */
function filled(random, sentence, facts) {
  const text = sentence
    .replaceAll(/\{(-?[\d.]+)-([\d.]+)\}/g, (_, low, high) => number(random, Number(low), Number(high)))
    .replaceAll(/\{(\w+)\}/g, (_, key) => facts[key]);
  return capital(text);
}

/** Draws from a list so that all come before one comes again. */
class Rounds {
  #random;
  #left = new Map();

  constructor(random) {
    this.#random = random;
  }

  /** @param {string} name of the list @param {string[]} sentences @param {(sentence: string) => boolean} fits */
  next(name, sentences, fits) {
    const left = this.#left.get(name) ?? [];
    let at = left.findIndex(fits);
    if (at < 0) {
      left.push(...this.#random.shuffled(sentences));
      at = left.findIndex(fits);
    }
    this.#left.set(name, left);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  }
}

/** Words that would give away what a product is. @param {Words} words */
function telling(words) {
  const nouns = Object.values(words.names).flat().flatMap((name) => name.toLowerCase().split(/[^a-z]+/)).filter((word) => word.length > 3);
  return new RegExp(`\\b(${nouns.map((noun) => noun.replace(/(es|s)$/, "")).join("|")})`, "i");
}

/** Words of materials that say nothing by themselves. */
const VAGUE = ["and", "blend", "with", "recycled", "organic", "fresh", "from", "cut", "dried", "jar", "packet", "down", "knit", "the"];

/** The words that name a material. @param {string} material */
const namesOf = (material) => material.toLowerCase().split(/[^a-zêé]+/).filter((word) => word.length > 2 && !VAGUE.includes(word));

/**
 * Whether a sentence or a name speaks of no material that other products of the type are of, and this one is not.
 * @param {string} text @param {string} material @param {string[]} materials those of the type
 */
export function isTrueOf(text, material, materials) {
  const own = namesOf(material);
  const others = materials.flatMap(namesOf).filter((word) => !own.includes(word));
  return !text.toLowerCase().split(/[^a-zêé]+/).some((word) => others.includes(word));
}

/** The texts of all products of one type. */
export class Copywriter {
  #random;
  #words;
  #rounds;
  #telling;
  #materials;
  #titles;
  #isColourless;

  /** @param {import("./random.mjs").Random} random @param {string} type @param {Set<string>} titles all titles so far, to which its own are added */
  constructor(random, type, titles) {
    this.#random = random;
    this.#words = WORDS[type];
    this.#rounds = new Rounds(random);
    this.#telling = telling(this.#words);
    this.#titles = titles;
    this.#materials = KINDS[type].materials;
    this.#isColourless = COLOURLESS.includes(KINDS[type].category);
    for (const variant of KINDS[type].variants) {
      if (!this.#words.names[variant]) throw new Error(`${type}: the variant "${variant}" has no name`);
    }
  }

  /** @param {import("./look.mjs").Look} look @param {string} material @returns {{ title: string, description: string }} */
  write(look, material) {
    const isUnnamed = this.#random.chance(SHARE_UNNAMED);
    return { title: this.#title(look, material, isUnnamed), description: this.#description(look, material, isUnnamed) };
  }

  #title(look, material, isUnnamed) {
    for (let attempt = 0; attempt < 200; attempt++) {
      const title = isUnnamed ? this.#unnamedTitle(look) : this.#namedTitle(look, material);
      if (this.#titles.has(title)) continue;
      this.#titles.add(title);
      return title;
    }
    throw new Error(`no title is left for ${JSON.stringify(this.#words.names)}`);
  }

  #unnamedTitle({ shade }) {
    const random = this.#random;
    const name = random.pick(NAMES);
    const titles = [`The ${name}`, `${name} No. ${random.whole(2, 9)}`, `Little ${name}`, `${name} & ${random.pick(NAMES)}`];
    return random.pick(this.#isColourless ? titles : [...titles, `${name}, in ${shade}`]);
  }

  #namedTitle({ variant, shade, pattern }, material) {
    const random = this.#random;
    const noun = random.pick(this.#words.names[variant].filter((name) => isTrueOf(name, material, this.#materials)));
    const name = random.pick(NAMES);
    const titles = [`${name} ${noun}`, `${capital(noun)} ${name}`, `${name}: ${noun} (${material})`];
    if (this.#isColourless) return random.pick(titles);
    const patterned = pattern === "plain" ? noun : `${pattern} ${noun}`;
    return random.pick([
      ...titles, `${name} ${patterned}`, `${capital(patterned)} ${name}`,
      `${capital(shade)} ${noun} ${name}`, `${name} ${noun} in ${shade}`, `${capital(noun)} ${name}, ${shade}`,
    ]);
  }

  #description(look, material, isUnnamed) {
    const random = this.#random;
    const facts = { material, colour: look.shade, second: look.secondShade, scent: random.pick(SCENTS), taste: random.pick(TASTES) };
    const ofVariant = this.#words.variant?.[look.variant];
    const plan = random.pick(PLANS.filter((plan) => (ofVariant || !plan.includes("variant")) && !(this.#isColourless && plan.includes("look"))));
    const fits = (sentence) => isTrueOf(sentence, material, this.#materials) && !(isUnnamed && this.#telling.test(sentence));
    const lists = { open: this.#words.open, detail: this.#words.detail, close: this.#words.close, look: LOOKS[look.pattern], variant: ofVariant ?? [] };
    const chosen = plan.map((part) => this.#rounds.next(part === "look" ? look.pattern : part === "variant" ? look.variant : part, lists[part], fits));
    return chosen.filter((sentence) => sentence !== undefined).map((sentence) => filled(random, sentence, facts)).join(" ");
  }
}
