// The pot that plants stand in; its colour and pattern are the product's.

import { ellipse } from "../shapes.mjs";

/** @param {import("../pen.mjs").Pen} pen @param {number} [top] */
export function pot(pen, top = 200) {
  pen.ground(160, 286, 78, 11);
  pen.body(`M102 ${top}H218L204 276Q202 286 190 286H130Q118 286 116 276Z`, "round");
  pen.part(ellipse(160, top, 58, 12), pen.deep, "down");
  pen.part(ellipse(160, top + 2, 51, 9), "#4a3628", "none");
}

/** Drawn after the plant, so that it grows out of the pot. */
export function rim(pen, top = 200) {
  pen.body(`M98 ${top}Q160 ${top + 24} 222 ${top}L219 ${top + 20}Q160 ${top + 42} 101 ${top + 20}Z`, "round");
}
