// Sofas: two seats, three seats, curved.

import { rounded } from "../shapes.mjs";

export function sofa(pen) {
  pen.ground(160, 250, 152, 14);
  const seats = pen.variant === "three-seat" ? 3 : 2;
  pen.mirrored(() => pen.part("M52 226H66L60 252H54Z", "#7a5238", "round"));
  if (pen.variant === "curved") {
    pen.body("M30 190Q30 104 92 100Q160 92 228 100Q290 104 290 190Z", "soft");
    pen.body("M24 186Q26 158 56 164Q160 182 264 164Q294 158 296 186Q296 228 268 232H52Q24 228 24 186Z", "down");
    pen.fold("M58 170Q160 190 262 170", 5);
  } else {
    pen.body(rounded(46, 96, 228, 110, 22), "soft");
    const width = 212 / seats;
    for (let i = 0; i < seats; i++) pen.body(rounded(54 + i * width + 1, 106, width - 2, 74, 16), "soft");
    for (let i = 0; i < seats; i++) pen.body(rounded(54 + i * width + 1, 170, width - 2, 36, 12), "down");
    pen.body("M46 200H274V226Q274 234 266 234H54Q46 234 46 226Z", "round");
    pen.mirrored(() => pen.body("M22 158Q22 138 42 138Q62 140 62 160V232H32Q22 230 22 220Z", "round"));
  }
  if (pen.wall % 2 === 0) pen.turned(-12, 100, 150, () => pen.part(rounded(72, 128, 50, 48, 12), pen.accent, "ball"));
  if (pen.wall % 3 === 0) pen.turned(10, 226, 150, () => pen.part(rounded(198, 130, 48, 46, 12), pen.pale, "ball"));
}
