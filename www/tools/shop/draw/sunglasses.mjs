// Sunglasses: round, square, pilot.

import { ellipse, rounded } from "../shapes.mjs";

const LENSES = {
  round: ellipse(101, 168, 44),
  square: rounded(54, 130, 92, 74, 20),
  pilot: "M58 138Q100 126 146 138Q152 190 116 206Q70 210 58 138Z",
};

export function sunglasses(pen) {
  const lens = LENSES[pen.variant];
  const tint = `url(#cloth)`;
  pen.ground(160, 218, 138, 13);
  pen.mirrored(() => {
    pen.line("M56 150Q44 118 62 96Q76 84 92 92", pen.deep, 9);
    pen.cast(lens);
    pen.part(lens, pen.pattern === "gradient" ? tint : "#2c2f3a", "none");
    pen.tone(`M72 140L112 134L84 196Q70 186 64 166Z`, 0.14);
    pen.line(lens, pen.colour, pen.variant === "pilot" ? 5 : 11);
    pen.line(lens, "#fff", 1.6, 0.35);
  });
  pen.line(pen.variant === "pilot" ? "M144 140Q160 134 176 140M146 158Q160 150 174 158" : "M144 158Q160 144 176 158", pen.colour, pen.variant === "pilot" ? 5 : 10);
}
