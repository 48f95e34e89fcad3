// What is printed or woven on a product: each an SVG paint server with the id "cloth".

import { darker, lighter, mix } from "./palette.mjs";

const tile = (width, height, inner, turn = 0) =>
  `<pattern id="cloth" width="${width}" height="${height}" patternUnits="userSpaceOnUse"${turn ? ` patternTransform="rotate(${turn})"` : ""}>${inner}</pattern>`;
const rect = (x, y, width, height, fill, opacity = 1) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;

/** Five petals and a heart, of radius `size`. */
function flower(x, y, size, petal, heart) {
  const petals = [0, 72, 144, 216, 288].map((turn) =>
    `<ellipse cx="0" cy="${-size * 0.62}" rx="${size * 0.4}" ry="${size * 0.5}" fill="${petal}" transform="rotate(${turn})"/>`).join("");
  return `<g transform="translate(${x} ${y})">${petals}<circle r="${size * 0.3}" fill="${heart}"/></g>`;
}

const leaf = (x, y, turn, fill) => `<path d="M0 0Q5 -6 0 -13Q-5 -6 0 0Z" fill="${fill}" transform="translate(${x} ${y}) rotate(${turn})"/>`;

/** Each is given the shade, its second colour, and how large the pattern is drawn (1 on clothes). */
const MAKERS = {
  plain: () => "",
  striped: (colour, accent, s) => tile(24 * s, 24 * s, rect(0, 0, 24 * s, 24 * s, colour) + rect(0, 14 * s, 24 * s, 8 * s, accent)),
  pinstriped: (colour, accent, s) => tile(12 * s, 12 * s, rect(0, 0, 12 * s, 12 * s, colour) + rect(8 * s, 0, 2 * s, 12 * s, accent)),
  checked: (colour, accent, s) => tile(22 * s, 22 * s,
    rect(0, 0, 22 * s, 22 * s, lighter(colour, 0.82)) + rect(0, 0, 11 * s, 22 * s, colour, 0.55) + rect(0, 0, 22 * s, 11 * s, colour, 0.55)),
  tartan: (colour, accent, s) => tile(44 * s, 44 * s,
    rect(0, 0, 44 * s, 44 * s, colour) + rect(4 * s, 0, 14 * s, 44 * s, darker(colour, 0.45), 0.55) + rect(0, 4 * s, 44 * s, 14 * s, darker(colour, 0.45), 0.55) +
    rect(30 * s, 0, 2.5 * s, 44 * s, accent, 0.9) + rect(0, 30 * s, 44 * s, 2.5 * s, accent, 0.9) + rect(36 * s, 0, 1.5 * s, 44 * s, "#fff", 0.6) + rect(0, 36 * s, 44 * s, 1.5 * s, "#fff", 0.6)),
  dotted: (colour, accent, s) => tile(22 * s, 22 * s,
    rect(0, 0, 22 * s, 22 * s, colour) + `<circle cx="${5.5 * s}" cy="${5.5 * s}" r="${3.4 * s}" fill="${accent}"/><circle cx="${16.5 * s}" cy="${16.5 * s}" r="${3.4 * s}" fill="${accent}"/>`),
  floral: (colour, accent, s) => {
    const stem = mix(colour, "#3f7a4a", 0.7);
    return `<pattern id="cloth" width="54" height="54" patternUnits="userSpaceOnUse" patternTransform="scale(${s})">${rect(0, 0, 54, 54, colour)}` +
      leaf(22, 16, 70, stem) + leaf(9, 27, 150, stem) + leaf(44, 30, -20, stem) + leaf(28, 47, 210, stem) + leaf(36, 10, 20, stem) +
      flower(14, 14, 9, accent, "#f6cf62") + flower(40, 41, 10, lighter(accent, 0.35), "#f6cf62") + flower(43, 13, 4.5, lighter(accent, 0.6), accent) + flower(13, 43, 5, lighter(accent, 0.5), accent) + `</pattern>`;
  },
  "colour block": (colour, accent) =>
    `<linearGradient id="cloth" x1="0" y1="40" x2="0" y2="290" gradientUnits="userSpaceOnUse"><stop offset=".36" stop-color="${colour}"/><stop offset=".36" stop-color="${lighter(accent, 0.5)}"/><stop offset=".56" stop-color="${lighter(accent, 0.5)}"/><stop offset=".56" stop-color="${accent}"/></linearGradient>`,
  gradient: (colour, accent) =>
    `<linearGradient id="cloth" x1="60" y1="60" x2="240" y2="270" gradientUnits="userSpaceOnUse"><stop offset=".1" stop-color="${colour}"/><stop offset=".9" stop-color="${accent}"/></linearGradient>`,
  zigzag: (colour, accent, s) => tile(24 * s, 20 * s,
    rect(0, 0, 24 * s, 20 * s, colour) + `<path d="M${-6 * s} ${16 * s}L${6 * s} ${5 * s}L${18 * s} ${16 * s}L${30 * s} ${5 * s}" fill="none" stroke="${accent}" stroke-width="${4 * s}"/>`),
  diagonal: (colour, accent, s) => tile(26 * s, 26 * s, rect(0, 0, 26 * s, 26 * s, colour) + rect(0, 0, 10 * s, 26 * s, accent), 35),
  starry: (colour, accent, s) => `<pattern id="cloth" width="38" height="38" patternUnits="userSpaceOnUse" patternTransform="scale(${s})">${rect(0, 0, 38, 38, colour)}` +
    [[10, 11, 1], [29, 29, 0.8], [30, 9, 0.45], [9, 29, 0.5]].map(([x, y, size]) => `<path d="M0 -8L2.1 -2.6L7.8 -2.4L3.4 1.2L4.8 6.6L0 3.5L-4.8 6.6L-3.4 1.2L-7.8 -2.4L-2.1 -2.6Z" fill="${accent}" transform="translate(${x} ${y}) scale(${size})"/>`).join("") + `</pattern>`,
  speckled: (colour, accent, s) => `<pattern id="cloth" width="34" height="34" patternUnits="userSpaceOnUse" patternTransform="scale(${s})">${rect(0, 0, 34, 34, colour)}` +
    [[4, 6, 1.5], [15, 3, 0.9], [26, 8, 1.9], [9, 17, 1.1], [20, 15, 1.4], [31, 20, 1], [5, 27, 1.8], [16, 26, 0.8], [25, 29, 1.5], [12, 32, 1]].map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${accent}"/>`).join("") + `</pattern>`,
};

export const PATTERNS = Object.keys(MAKERS);

/**
 * @param {string} pattern one of PATTERNS
 * @param {string} colour @param {string} accent in hex
 * @param {number} scale
 * @returns {{ definition: string, fill: string }}
 */
export function cloth(pattern, colour, accent, scale) {
  return { definition: MAKERS[pattern](colour, accent, scale), fill: pattern === "plain" ? colour : "url(#cloth)" };
}
