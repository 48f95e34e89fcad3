// Chocolate: a bar in its paper, a box of pralines.

import { ellipse, rounded } from "../shapes.mjs";

const DARK = ["#4a2a1c", "#6b3f26", "#8a5a38", "#f0dfc0"];

export function chocolate(pen) {
  const cocoa = DARK[pen.wall % 4];
  if (pen.variant === "pralines") {
    const box = rounded(44, 60, 232, 208, 12);
    pen.cast(box);
    pen.body(box, "soft");
    pen.part(rounded(58, 74, 204, 180, 8), "#f8efdf", "soft");
    for (let row = 0; row < 3; row++) for (let i = 0; i < 4; i++) {
      const x = 86 + i * 49;
      const y = 104 + row * 60;
      pen.part(ellipse(x, y, 22), pen.deep, "none");
      pen.part((row + i) % 2 ? ellipse(x, y, 17.5) : rounded(x - 16, y - 16, 32, 32, 7), DARK[(row * 3 + i * 2 + pen.wall) % 4], "ball");
      pen.line(`M${x - 9} ${y + 3}q5 -10 9 -2t9 -3`, (row + i) % 3 ? "#f6e6c6" : pen.accent, 2.6);
    }
    return;
  }
  pen.turned(-14, 160, 160, () => {
    const bar = rounded(92, 28, 136, 170, 6);
    pen.cast(rounded(88, 28, 144, 264, 6));
    pen.part(bar, cocoa, "soft");
    for (let row = 0; row < 3; row++) for (let i = 0; i < 3; i++) {
      pen.part(rounded(99 + i * 42, 36 + row * 40, 38, 36, 5), cocoa, "soft");
      pen.line(rounded(104 + i * 42, 41 + row * 40, 28, 26, 4), "#000", 1.4, 0.25);
    }
    pen.part("M86 142L108 132L128 146L150 130L172 146L192 131L212 144L234 134V172H86Z", "#d3d8dc", "soft");
    pen.body("M86 158H234V286Q234 292 228 292H92Q86 292 86 286Z", "soft");
    pen.part(rounded(104, 190, 112, 72, 4), "#fbf5e6", "soft");
    pen.line("M124 216H196M134 232H186M144 246H176", pen.deep, 3.4, 0.8);
  });
}
