// Headphones: over the ear, on the ear, in-ear with their case.

import { ellipse, rounded } from "../shapes.mjs";

export function headphones(pen) {
  if (pen.variant === "in-ear") {
    pen.ground(160, 266, 126, 14);
    pen.part(rounded(92, 62, 136, 92, 34), pen.deep, "soft");
    pen.tone(rounded(104, 74, 112, 76, 26), -0.3);
    pen.body(rounded(86, 136, 148, 96, 42), "round");
    pen.part("M104 140H216Q208 154 160 154Q112 154 104 140Z", "#26282d", "down");
    pen.part(ellipse(160, 184, 5), pen.accent, "ball");
    pen.mirrored(() => {
      pen.turned(-16, 74, 210, () => {
        pen.body(rounded(66, 204, 19, 62, 9), "round");
        pen.part(ellipse(92, 196, 15, 17), "#33363c", "ball");
        pen.body(ellipse(72, 198, 27, 25), "ball");
        pen.part(ellipse(64, 196, 9), pen.accent, "ball");
        pen.part(rounded(69, 258, 13, 8, 3), "#b9bfc5", "round");
      });
    });
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
