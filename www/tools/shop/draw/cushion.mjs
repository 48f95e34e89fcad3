// Cushions: square, round, with tassels.

import { ellipse } from "../shapes.mjs";

export function cushion(pen) {
  const outline = pen.variant === "round" ? ellipse(160, 160, 112, 106) : "M54 62Q160 86 266 62Q250 160 266 258Q160 236 54 258Q72 160 54 62Z";
  pen.cast(outline);
  if (pen.variant === "tasselled") {
    [[54, 62, 135], [266, 62, 225], [54, 258, 45], [266, 258, -45]].forEach(([x, y, angle]) => pen.turned(angle, x, y, () => {
      for (let i = -3; i <= 3; i++) pen.line(`M${x} ${y}q${i * 2} 12 ${i * 3} 30`, pen.accent, 3);
      pen.part(ellipse(x, y + 4, 7), pen.deep, "ball");
    }));
  }
  pen.body(outline, "ball");
  if (pen.variant === "round") {
    for (let i = 0; i < 14; i++) pen.turned(i * 360 / 14, 160, 160, () => pen.fold("M160 152Q166 110 162 60", 4));
    pen.part(ellipse(160, 160, 10), pen.accent, "ball");
  } else {
    pen.line(outline, pen.pattern === "plain" ? pen.deep : pen.accent, 4, 0.8);
    [[80, 84], [240, 84], [80, 236], [240, 236]].forEach(([x, y]) => pen.fold(`M${x} ${y}Q${(x + 160) / 2 + 6} ${(y + 160) / 2} ${(x + 320) / 3} ${(y + 320) / 3}`, 7));
  }
}
