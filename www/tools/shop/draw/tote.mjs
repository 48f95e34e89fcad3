// Tote bags: canvas with handles, market, shopper with a pocket.

import { rounded } from "../shapes.mjs";

export function tote(pen) {
  const bag = pen.variant === "market" ? "M76 128Q160 140 244 128L260 240Q256 276 160 278Q64 276 60 240Z" : "M84 122H236L250 276Q160 284 70 276Z";
  pen.cast(bag);
  pen.line("M122 128Q116 40 160 40Q204 40 198 128", pen.deep, 9);
  pen.body(bag, "soft");
  pen.line("M112 146Q100 52 148 44Q176 44 186 64M208 146Q214 100 206 76", pen.variant === "pocket" ? "#a9703f" : pen.accent, 10);
  pen.mirrored(() => pen.part(rounded(104, 134, 17, 26, 2), pen.variant === "pocket" ? "#a9703f" : pen.accent));
  pen.line("M82 134H238", pen.deep, 1.6, 0.4);
  pen.fold("M96 170Q112 220 100 268M224 176Q210 220 220 268M150 220Q164 250 158 274", 7);
  if (pen.variant === "pocket") {
    pen.body("M122 182H198V250H122Z", "down");
    pen.seam("M126 190H194");
  }
  if (pen.variant === "market") for (let x = 84; x < 250; x += 12) pen.line(`M${x} 140L${160 + (x - 160) * 1.05} 268`, "#1a1028", 1.4, 0.14);
}
