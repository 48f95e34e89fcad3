// Headphones: over the ear, on the ear, in-ear with their case.

import { ellipse, rounded } from "../shapes.mjs";

export function headphones(pen) {
  if (pen.variant === "in-ear") {
    pen.ground(160, 262, 102, 13);
    pen.part("M84 160Q84 92 160 90Q236 92 236 160Z", pen.deep, "ball");
    pen.mirrored(() => {
      pen.body("M112 84Q112 62 130 62Q146 64 146 84L140 150H124Z", "round");
      pen.part(ellipse(118, 78, 10, 13), "#33363c", "ball");
    });
    pen.body("M76 156H244V208Q240 262 160 264Q80 262 76 208Z", "round");
    pen.part(ellipse(160, 214, 6), pen.accent, "ball");
    pen.line("M78 158H242", "#fff", 2, 0.5);
    return;
  }
  const isLarge = pen.variant === "over-ear";
  pen.ground(160, 272, 112, 12);
  pen.line("M74 184Q68 52 160 50Q252 52 246 184", pen.deep, isLarge ? 23 : 13);
  pen.line("M74 184Q68 52 160 50Q252 52 246 184", pen.colour, isLarge ? 18 : 9);
  pen.line("M90 110Q112 58 160 56", "#fff", 3.4, 0.5);
  if (isLarge) pen.line("M110 78Q160 46 210 78", pen.accent, 14);
  pen.mirrored(() => {
    pen.line("M74 150V196", "#b9bfc5", 7);
    const cup = isLarge ? rounded(44, 164, 58, 104, 28) : ellipse(72, 216, 36, 40);
    pen.part(isLarge ? rounded(86, 172, 30, 88, 15) : rounded(88, 186, 22, 60, 11), "#2b2b31", "round");
    pen.body(cup, "ball");
    pen.part(isLarge ? ellipse(70, 216, 15, 30) : ellipse(68, 216, 16, 18), pen.accent, "ball");
  });
}
