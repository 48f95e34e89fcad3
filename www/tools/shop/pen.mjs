// The pen that all drawings are made with: light from the upper left, soft shadows, one product a sheet of 320 by 320.

import { brightness, darker, lighter, mix } from "./palette.mjs";
import { cloth } from "./patterns.mjs";
import { ellipse } from "./shapes.mjs";

const stop = (offset, colour, opacity) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`;

/** How a surface takes the light; in shares of whatever outline they fill. */
const SHADING =
  `<linearGradient id="soft" x1=".1" y1="0" x2=".8" y2="1">${stop(0, "#fff", 0.3)}${stop(0.4, "#fff", 0)}${stop(0.6, "#1a1028", 0)}${stop(1, "#1a1028", 0.24)}</linearGradient>` +
  `<linearGradient id="round">${stop(0, "#1a1028", 0.18)}${stop(0.12, "#1a1028", 0)}${stop(0.26, "#fff", 0.36)}${stop(0.46, "#fff", 0)}${stop(0.64, "#1a1028", 0.04)}${stop(1, "#1a1028", 0.36)}</linearGradient>` +
  `<radialGradient id="ball" cx=".36" cy=".3" r=".78">${stop(0, "#fff", 0.5)}${stop(0.4, "#fff", 0)}${stop(0.62, "#1a1028", 0.03)}${stop(1, "#1a1028", 0.4)}</radialGradient>` +
  `<linearGradient id="down" x2="0" y2="1">${stop(0, "#fff", 0.28)}${stop(0.3, "#fff", 0)}${stop(0.55, "#1a1028", 0)}${stop(1, "#1a1028", 0.28)}</linearGradient>` +
  `<linearGradient id="glass" x1="0" y1="0" x2="1" y2="1">${stop(0, "#fff", 0.7)}${stop(0.4, "#fff", 0.1)}${stop(1, "#8fb0c0", 0.25)}</linearGradient>` +
  `<radialGradient id="ground">${stop(0, "#1a1028", 0.42)}${stop(0.55, "#1a1028", 0.18)}${stop(1, "#1a1028", 0)}</radialGradient>` +
  `<radialGradient id="glow">${stop(0, "#ffe9a8", 0.8)}${stop(0.4, "#fff0c4", 0.35)}${stop(1, "#fff4d6", 0)}</radialGradient>` +
  `<linearGradient id="beam" x2="0" y2="1">${stop(0, "#fff0b8", 0.6)}${stop(1, "#fff4d6", 0)}</linearGradient>` +
  `<filter id="blur" x="-.2" y="-.2" width="1.4" height="1.4"><feGaussianBlur stdDeviation="7"/></filter>`;

/** Calm walls; a drawing takes one that its colour stands out from. */
const WALLS = ["#ece6dc", "#e3e8e4", "#e6e4ee", "#f0e3dc", "#dfe7ee", "#efeadb", "#e9e9e7", "#dbe3dc"];

export class Pen {
  #parts = [];
  #clips = [];
  #clothDefinition;

  /** @param {import("./look.mjs").Look} look */
  constructor({ colour, accent, pattern, variant, wall, scale = 1 }) {
    const { definition, fill } = cloth(pattern, colour, accent, scale);
    this.#clothDefinition = definition;
    /** What the product is made of: its pattern, or its colour. */
    this.cloth = fill;
    this.colour = colour;
    this.accent = accent;
    this.pattern = pattern;
    this.variant = variant;
    this.deep = darker(colour, 0.3);
    this.pale = lighter(colour, 0.4);
    this.wall = wall;
  }

  /** A surface of any colour, with light on it. @param {string} d @param {string} fill @param {string} [shade] */
  part(d, fill, shade = "soft") {
    this.#parts.push(`<path d="${d}" fill="${fill}"/>`);
    if (shade !== "none") this.#parts.push(`<path d="${d}" fill="url(#${shade})"/>`);
  }

  /** A surface in the product's own colour and pattern. @param {string} d @param {string} [shade] */
  body(d, shade = "soft") {
    this.part(d, this.cloth, shade);
    this.line(d, darker(this.colour, 0.55), 1.2, 0.3);
  }

  /** @param {string} d @param {string} colour @param {number} width @param {number} [opacity] */
  line(d, colour, width, opacity = 1) {
    this.#parts.push(`<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`);
  }

  /** A row of stitches. @param {string} d @param {string} [colour] */
  seam(d, colour = darker(this.colour, 0.5)) {
    this.#parts.push(`<path d="${d}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-dasharray="4 3" opacity=".6"/>`);
  }

  /** Light (above 0) or shade (below 0) on what is there. @param {string} d @param {number} amount -1 to 1 */
  tone(d, amount) {
    this.#parts.push(`<path d="${d}" fill="${amount > 0 ? "#fff" : "#1a1028"}" opacity="${Math.abs(amount)}"/>`);
  }

  /** A fold: a soft dark stroke. @param {string} d @param {number} [width] */
  fold(d, width = 5) {
    this.line(d, "#1a1028", width, 0.1);
  }

  /** The shadow of what stands on the ground. */
  ground(cx, cy, rx, ry = rx * 0.13) {
    this.#parts.push(`<path d="${ellipse(cx, cy, rx, ry)}" fill="url(#ground)"/>`);
  }

  /** Light around a flame or a bulb. */
  glow(cx, cy, r) {
    this.#parts.push(`<path d="${ellipse(cx, cy, r)}" fill="url(#glow)"/>`);
  }

  /** Light that falls down from a lamp. @param {string} d */
  beam(d) {
    this.#parts.push(`<path d="${d}" fill="url(#beam)"/>`);
  }

  /** The shadow of what lies or hangs flat. @param {string} d */
  cast(d) {
    this.#parts.push(`<path d="${d}" fill="#1a1028" opacity=".26" filter="url(#blur)" transform="translate(5 9)"/>`);
  }

  /** Draws only inside an outline. @param {string} d @param {() => void} draw */
  within(d, draw) {
    const id = `clip${this.#clips.length}`;
    this.#clips.push(`<clipPath id="${id}"><path d="${d}"/></clipPath>`);
    this.#grouped(`clip-path="url(#${id})"`, draw);
  }

  /** Draws once as it is and once as in a mirror that stands at `x`. @param {() => void} draw @param {number} [x] */
  mirrored(draw, x = 160) {
    draw();
    this.#grouped(`transform="matrix(-1 0 0 1 ${2 * x} 0)"`, draw);
  }

  /** @param {number} degrees @param {number} x @param {number} y @param {() => void} draw */
  turned(degrees, x, y, draw) {
    this.#grouped(`transform="rotate(${degrees} ${x} ${y})"`, draw);
  }

  /** @param {number} x @param {number} y @param {number} size @param {() => void} draw */
  moved(x, y, size, draw) {
    this.#grouped(`transform="translate(${x} ${y}) scale(${size})"`, draw);
  }

  #grouped(attributes, draw) {
    this.#parts.push(`<g ${attributes}>`);
    draw();
    this.#parts.push("</g>");
  }

  /**
   * The whole sheet: wall, floor and what was drawn.
   * @param {{ floor: boolean, flip: boolean, turn: number, zoom: number }} view
   */
  sheet({ floor, flip, turn, zoom }) {
    const walls = WALLS.filter((wall) => Math.abs(brightness(wall) - brightness(this.colour)) > 0.12);
    const choice = walls.length > 0 ? walls : ["#cfd3d6", "#d8cfc6", "#c9d2d0"];
    const wall = mix(choice[this.wall % choice.length], this.colour, 0.05);
    const paper = `<linearGradient id="wall" x2="0" y2="1"><stop stop-color="${lighter(wall, 0.5)}"/><stop offset="1" stop-color="${darker(wall, 0.05)}"/></linearGradient>` +
      `<linearGradient id="floor" x2="0" y2="1"><stop stop-color="${darker(wall, 0.1)}"/><stop offset="1" stop-color="${darker(wall, 0.03)}"/></linearGradient>`;
    const place = `translate(160 160) scale(${flip ? -zoom : zoom} ${zoom}) rotate(${turn}) translate(-160 -160)`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 320 320"><defs>${SHADING}${paper}${this.#clothDefinition}${this.#clips.join("")}</defs>` +
      `<rect width="320" height="320" fill="url(#wall)"/>${floor ? `<rect y="236" width="320" height="84" fill="url(#floor)"/>` : ""}` +
      `<g transform="${place}">${this.#parts.join("")}</g></svg>\n`;
  }
}
