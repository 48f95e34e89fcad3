// Pairs of sandals from above: slides, strappy ones, and with a footbed of cork.

import { rounded } from "../shapes.mjs";

const SOLE = "M104 40Q140 34 148 84Q152 120 140 164Q134 196 142 232Q144 284 108 286Q70 284 70 236Q72 200 66 168Q52 116 62 78Q74 44 104 40Z";

const STRAPS = {
  slide(pen) {
    pen.body("M56 94Q104 64 152 96L149 150Q104 120 60 152Z", "down");
    pen.seam("M60 101Q104 72 148 103M63 145Q104 114 146 143");
  },
  strappy(pen) {
    for (const d of ["M58 112Q104 84 150 112", "M62 92Q108 118 146 156", "M68 208Q106 176 142 208", "M104 100V190"]) {
      pen.line(d, pen.deep, 15);
      pen.line(d, pen.colour, 12);
      pen.line(d, "#fff", 2, 0.3);
    }
    pen.part(rounded(132, 190, 16, 20, 3), "#d9b468", "down");
  },
  cork(pen) {
    for (const y of [78, 130]) {
      pen.body(`M56 ${y + 12}Q104 ${y - 18} 152 ${y + 12}L150 ${y + 48}Q104 ${y + 18} 60 ${y + 48}Z`, "down");
      pen.part(rounded(122, y + 2, 22, 26, 4), "#cfd4d9", "down");
      pen.part(rounded(128, y + 8, 10, 14, 2), "#5d4630", "none");
    }
  },
};

export function sandal(pen) {
  const bed = pen.variant === "cork" ? "#c99a62" : pen.pale;
  pen.mirrored(() => pen.moved(-6, 0, 1, () => {
    pen.cast(SOLE);
    pen.part(SOLE, pen.variant === "cork" ? "#c99a62" : pen.deep, "soft");
    pen.moved(10.6, 16, 0.9, () => pen.part(SOLE, bed, "ball"));
    STRAPS[pen.variant](pen);
  }));
}
