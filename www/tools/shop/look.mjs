// How one product looks: what its drawing is told.

import { DRAWINGS } from "./drawings.mjs";
import { KINDS, NATURAL } from "./kinds.mjs";
import { RANGES, SHADES, brightness } from "./palette.mjs";
import { Pen } from "./pen.mjs";

/**
 * @typedef {object} Look
 * @property {string} variant @property {string} pattern
 * @property {string} colour @property {string} accent in hex
 * @property {string} shade @property {string} secondShade their names
 * @property {number} wall which wall and, in some drawings, which small things lie about
 * @property {number} scale of the pattern
 * @property {{ floor: boolean, flip: boolean, turn: number, zoom: number }} view
 */

/** A shade that stands out from another. */
function standingOut(random, shade, names) {
  const apart = names.filter((name) => Math.abs(brightness(SHADES[name].hex) - brightness(SHADES[shade].hex)) > 0.22);
  return random.pick(apart.length > 0 ? apart : ["ivory", "ink"].filter((name) => name !== shade));
}

/** @param {import("./random.mjs").Random} random @param {string} type @returns {Look} */
function anyLook(random, type) {
  const { category, variants, range, patterns, stand, scale } = KINDS[type];
  const variant = random.pick(variants);
  const shade = random.pick(NATURAL[variant] ?? RANGES[range]);
  const secondShade = standingOut(random, shade, RANGES[range]);
  const pattern = patterns.length > 0 && random.chance(0.55) ? random.pick(patterns) : "plain";
  const view = {
    floor: stand === "floor",
    flip: random.chance(0.5),
    turn: stand === "flat" ? random.whole(-5, 5) : stand === "wall" ? random.whole(-1, 1) : 0,
    zoom: random.whole(...(category === "Clothes" ? [104, 114] : [92, 100])) / 100,
  };
  return { variant, pattern, colour: SHADES[shade].hex, accent: SHADES[secondShade].hex, shade, secondShade, wall: random.whole(0, 11), scale, view };
}

/**
 * As many looks as the shop has products of a type; no two are the same to the eye.
 * @param {import("./random.mjs").Random} random @param {string} type @returns {Look[]}
 */
export function looks(random, type) {
  const { count } = KINDS[type];
  const seen = new Set();
  const found = [];
  for (let attempt = 0; found.length < count; attempt++) {
    if (attempt > 50 * count) throw new Error(`${type}: there are not ${count} different looks`);
    const look = anyLook(random, type);
    const visible = [look.variant, look.shade, look.pattern].join();
    // Two of a plain colour and the same variant would differ by their backdrop only.
    if (seen.has(visible)) continue;
    seen.add(visible);
    found.push(look);
  }
  return found;
}

/** @param {string} type @param {Look} look @returns {string} the picture, SVG of 320 by 320 */
export function picture(type, look) {
  const pen = new Pen(look);
  DRAWINGS[type](pen);
  return pen.sheet(look.view);
}
