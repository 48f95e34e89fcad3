// Bowls: salad, footed, noodle with chopsticks, nested.

import { ellipse } from "../shapes.mjs";

const wall = (y, r, depth) => `M${160 - r} ${y}Q${162 - r} ${y + depth * 0.72} 124 ${y + depth}H196Q${158 + r} ${y + depth * 0.72} ${160 + r} ${y}Z`;

export function bowl(pen) {
  pen.ground(160, 252, 96, 14);
  if (pen.variant === "footed") pen.part("M126 234H194L202 254Q160 262 118 254Z", pen.deep, "round");
  else pen.part("M122 240H198V250Q160 258 122 250Z", pen.deep, "round");
  pen.body(wall(136, 112, 108), "round");
  pen.part(ellipse(160, 136, 112, 30), pen.pattern === "plain" ? pen.pale : "#f8f3e8", "down");
  if (pen.variant === "nested") {
    pen.part(wall(112, 90, 70), pen.accent, "round");
    pen.part(ellipse(160, 112, 90, 24), "#f6efe2", "down");
    pen.body("M92 94Q96 132 134 142H186Q224 132 228 94Z", "round");
    pen.part(ellipse(160, 94, 68, 18), pen.pale, "down");
    pen.body("M48 136Q50 214 124 244H196Q270 214 272 136Q262 166 160 166Q58 166 48 136Z", "round");
    return;
  }
  pen.tone("M62 140Q100 164 160 165Q220 164 258 140Q240 116 160 116Q80 116 62 140Z", -0.1);
  if (pen.variant === "noodle") {
    pen.line("M96 150L262 62M108 158L274 78", "#8a4a2c", 6);
    pen.line("M96 149L262 61", "#fff", 1.4, 0.4);
  }
  pen.line(ellipse(160, 136, 112, 30), "#fff", 2.6, 0.6);
  pen.tone("M74 166Q78 198 104 220Q88 216 70 186Z", 0.3);
}
