// The colours that products come in, and mixtures of them.

/** A shade's name: its colour on the screen, and the plain colour that a visitor would filter by. */
export const SHADES = {
  ivory: { hex: "#f3ead8", family: "white" },
  chalk: { hex: "#f7f6f2", family: "white" },
  sand: { hex: "#dcc49c", family: "beige" },
  oatmeal: { hex: "#cfc2ab", family: "beige" },
  camel: { hex: "#c1935a", family: "brown" },
  cognac: { hex: "#a5602f", family: "brown" },
  chestnut: { hex: "#7a4a2e", family: "brown" },
  walnut: { hex: "#6b4a35", family: "brown" },
  oak: { hex: "#c99f6a", family: "brown" },
  butter: { hex: "#f2d98b", family: "yellow" },
  mustard: { hex: "#dba52f", family: "yellow" },
  sunflower: { hex: "#f4b91f", family: "yellow" },
  apricot: { hex: "#f0a868", family: "orange" },
  tangerine: { hex: "#ec7f34", family: "orange" },
  terracotta: { hex: "#c8664a", family: "orange" },
  rust: { hex: "#b04f2b", family: "orange" },
  coral: { hex: "#ee7264", family: "red" },
  tomato: { hex: "#d8402f", family: "red" },
  cherry: { hex: "#b3202f", family: "red" },
  burgundy: { hex: "#7a1f35", family: "red" },
  blush: { hex: "#efc0b8", family: "pink" },
  rose: { hex: "#dd7f98", family: "pink" },
  fuchsia: { hex: "#cf3a80", family: "pink" },
  lilac: { hex: "#bfa6da", family: "purple" },
  violet: { hex: "#7d5bb0", family: "purple" },
  plum: { hex: "#5b3157", family: "purple" },
  sky: { hex: "#93c2e4", family: "blue" },
  denim: { hex: "#4f729c", family: "blue" },
  cobalt: { hex: "#2c57b8", family: "blue" },
  navy: { hex: "#233457", family: "blue" },
  petrol: { hex: "#1f5d6b", family: "turquoise" },
  teal: { hex: "#2b8c8a", family: "turquoise" },
  mint: { hex: "#a8d8c2", family: "turquoise" },
  sage: { hex: "#9caf88", family: "green" },
  olive: { hex: "#77793c", family: "green" },
  moss: { hex: "#5c7a3e", family: "green" },
  forest: { hex: "#27543f", family: "green" },
  leaf: { hex: "#4d9a4c", family: "green" },
  silver: { hex: "#c3c9cf", family: "grey" },
  pebble: { hex: "#9a9c9c", family: "grey" },
  slate: { hex: "#5d6873", family: "grey" },
  charcoal: { hex: "#3a3f45", family: "black" },
  ink: { hex: "#22252b", family: "black" },
};

/** Shades by what is made in them. */
export const RANGES = {
  cloth: ["ivory", "sand", "mustard", "apricot", "terracotta", "rust", "coral", "tomato", "burgundy", "blush", "rose", "lilac", "violet", "plum", "sky", "denim", "cobalt", "navy", "petrol", "teal", "mint", "sage", "olive", "forest", "pebble", "charcoal", "ink", "chalk", "butter", "moss"],
  leather: ["camel", "cognac", "chestnut", "ink", "burgundy", "navy", "forest", "oatmeal", "plum", "mustard", "slate", "tomato"],
  glaze: ["ivory", "chalk", "sand", "mustard", "terracotta", "coral", "blush", "sky", "cobalt", "navy", "petrol", "teal", "mint", "sage", "forest", "slate", "ink", "plum", "butter", "lilac", "rust", "rose"],
  enamel: ["ivory", "cherry", "tomato", "mustard", "teal", "petrol", "navy", "forest", "sage", "ink", "tangerine", "sky", "silver", "blush"],
  wood: ["oak", "walnut", "camel", "chestnut", "sand", "ink"],
  bright: ["sunflower", "tangerine", "tomato", "fuchsia", "violet", "cobalt", "sky", "teal", "leaf", "mint", "coral", "navy", "rose", "mustard"],
  outdoor: ["mustard", "tangerine", "rust", "tomato", "cobalt", "navy", "petrol", "teal", "moss", "olive", "forest", "slate", "ink", "sand", "plum", "sky"],
  device: ["ink", "charcoal", "silver", "chalk", "navy", "forest", "blush", "mustard", "tomato", "teal", "lilac", "sand"],
};

/** @param {string} hex @returns {number[]} red, green and blue, 0 to 255 */
function channels(hex) {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** @param {string} from @param {string} to @param {number} share of `to`, 0 to 1 @returns {string} */
export function mix(from, to, share) {
  const target = channels(to);
  const mixed = channels(from).map((value, i) => Math.round(value + (target[i] - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {string} hex @param {number} share */
export const darker = (hex, share) => mix(hex, "#1a1420", share);

/** @param {string} hex @param {number} share */
export const lighter = (hex, share) => mix(hex, "#fffaf2", share);

/** @param {string} hex @returns {number} brightness as an eye weighs it, 0 to 1 (Rec. 601) */
export function brightness(hex) {
  const [red, green, blue] = channels(hex);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
