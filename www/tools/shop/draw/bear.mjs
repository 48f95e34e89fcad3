// Cuddly animals: bear, rabbit, elephant.

import { ellipse } from "../shapes.mjs";

const EARS = {
  bear(pen) {
    pen.body(ellipse(104, 66, 27), "ball");
    pen.part(ellipse(104, 68, 15), pen.pale, "none");
  },
  rabbit(pen) {
    pen.body("M112 92Q84 20 114 6Q142 14 140 82Z", "round");
    pen.part("M118 82Q104 30 118 20Q132 32 131 78Z", pen.accent, "none");
  },
  elephant(pen) {
    pen.body("M120 76Q66 50 54 98Q50 148 96 152Q120 146 124 120Z", "soft");
    pen.part("M114 90Q78 76 72 104Q72 134 98 138Z", pen.accent, "none");
  },
};

export function bear(pen) {
  pen.ground(160, 280, 112, 14);
  pen.mirrored(() => {
    pen.turned(24, 96, 196, () => pen.body(ellipse(92, 196, 24, 46), "ball"));
    EARS[pen.variant](pen);
  });
  pen.body(ellipse(160, 216, 66, 66), "ball");
  pen.part(ellipse(160, 224, 40, 44), pen.pale, "ball");
  pen.mirrored(() => {
    pen.body(ellipse(104, 258, 33, 26), "ball");
    pen.part(ellipse(98, 262, 17, 14), pen.accent, "ball");
  });
  pen.body(ellipse(160, 110, 68, 60), "ball");
  if (pen.variant === "elephant") {
    pen.line("M160 122Q158 176 190 184", pen.deep, 30);
    pen.line("M160 122Q158 176 190 184", pen.colour, 26);
    for (let y = 140; y < 172; y += 10) pen.line(`M150 ${y}q12 5 20 -1`, pen.deep, 2, 0.5);
  } else {
    pen.part(ellipse(160, 130, 30, 23), pen.pale, "ball");
    pen.part("M150 120Q160 114 170 120Q168 131 160 132Q152 131 150 120Z", "#2b2026", "ball");
    pen.line("M160 132v9q-8 9 -15 2M160 141q8 9 15 2", "#2b2026", 2.8);
  }
  pen.mirrored(() => {
    pen.part(ellipse(134, 102, 7), "#2b2026", "none");
    pen.part(ellipse(131.6, 99.6, 2.3), "#fff", "none");
    pen.tone(ellipse(118, 124, 10, 7), 0.16);
  });
  pen.part("M126 164Q160 178 194 164L196 176Q160 192 124 176ZM176 174l16 32l-18 4l-10 -32Z", pen.accent, "down");
}
