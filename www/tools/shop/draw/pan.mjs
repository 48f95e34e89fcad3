// Pans: frying pan from above, casserole, saucepan from the side.

import { ellipse, rounded } from "../shapes.mjs";

const PANS = {
  frying(pen) {
    pen.turned(38, 160, 160, () => {
      const base = ellipse(132, 160, 90);
      pen.cast(base);
      pen.cast(rounded(216, 148, 92, 24, 11));
      pen.part(rounded(212, 147, 96, 26, 12), pen.wall % 2 ? "#a9703f" : "#33363c", "down");
      pen.part(ellipse(294, 160, 5.5), "#fff", "down");
      pen.body(base, "soft");
      pen.part(ellipse(132, 160, 78), "#3b3f45", "ball");
      pen.part(ellipse(132, 160, 66), "#2f3238", "soft");
      pen.line("M84 132Q100 106 134 102", "#fff", 4, 0.3);
      pen.part(ellipse(214, 154, 3), "#c9ced4", "ball");
      pen.part(ellipse(214, 166, 3), "#c9ced4", "ball");
    });
  },
  casserole(pen) {
    pen.ground(160, 252, 124, 15);
    pen.mirrored(() => {
      pen.line("M64 164Q28 158 34 178Q40 192 66 188", pen.deep, 12);
      pen.line("M64 163Q30 158 36 177", pen.colour, 7);
    });
    pen.body("M60 144V222Q62 250 92 252H228Q258 250 260 222V144Z", "round");
    pen.body("M52 146Q54 104 160 100Q266 104 268 146Q160 160 52 146Z", "round");
    pen.line("M54 147Q160 161 266 147", pen.deep, 4, 0.6);
    pen.part(rounded(142, 80, 36, 22, 9), "#d9b468", "round");
    pen.tone("M86 166Q96 164 98 168V226Q90 234 86 222Z", 0.35);
  },
  saucepan(pen) {
    pen.ground(138, 246, 110, 14);
    pen.part(rounded(214, 140, 96, 20, 9), "#a9703f", "down");
    pen.body("M54 132V222Q56 244 84 246H190Q218 244 220 222V132Z", "round");
    pen.part(ellipse(137, 132, 83, 19), "#dfe3e6", "down");
    pen.part(ellipse(137, 136, 75, 14), "#a9b0b6", "down");
    pen.line(ellipse(137, 132, 83, 19), "#fff", 2.4, 0.7);
    pen.tone("M76 156Q86 154 88 158V218Q80 228 76 214Z", 0.35);
    pen.part(ellipse(228, 150, 4), "#d3d7db", "ball");
  },
};

export function pan(pen) {
  PANS[pen.variant](pen);
}
