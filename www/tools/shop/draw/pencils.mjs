// Pencils and pens in a cup or in a row, and a fountain pen.

import { ellipse, rounded } from "../shapes.mjs";
import { mix } from "../palette.mjs";

function pencil(pen, x, top, bottom, colour) {
  pen.part(`M${x - 9} ${top + 28}L${x} ${top}L${x + 9} ${top + 28}Z`, "#e9cfa0", "round");
  pen.part(`M${x - 3.4} ${top + 10}L${x} ${top}L${x + 3.4} ${top + 10}Z`, colour, "none");
  pen.part(`M${x - 9} ${top + 28}q4.5 5 9 0q4.5 5 9 0V${bottom}H${x - 9}Z`, colour, "round");
  pen.line(`M${x - 3} ${top + 34}V${bottom}`, "#fff", 1.4, 0.4);
}

const SETS = {
  cup(pen) {
    pen.ground(160, 282, 76, 11);
    const colours = [pen.accent, "#f4b91f", pen.colour, "#2b8c8a", "#d8402f"];
    [-20, -9, 2, 12, 23].forEach((turn, i) => pen.turned(turn, 160, 250, () => pencil(pen, 160, 42 + (i * 17) % 30, 250, colours[i])));
    pen.body("M104 162H216L208 272Q206 282 196 282H124Q114 282 112 272Z", "round");
    pen.line("M105 166H215", "#fff", 2, 0.5);
  },
  row(pen) {
    const box = rounded(46, 66, 228, 208, 10);
    pen.cast(box);
    pen.part(box, "#d2a56c", "soft");
    for (let i = 0; i < 9; i++) pencil(pen, 72 + i * 22, 80, 214, mix(pen.colour, pen.accent, i / 8));
    pen.body("M46 190H274V264Q274 274 264 274H56Q46 274 46 264Z", "soft");
    pen.part(rounded(112, 212, 96, 36, 4), "#fbf7ea", "soft");
    pen.line("M128 230H192", "#4a3a2e", 3, 0.7);
  },
  fountain(pen) {
    pen.line("M40 262Q90 220 126 250T216 256", pen.deep, 4.4);
    pen.turned(44, 160, 150, () => {
      const barrel = rounded(143, 8, 34, 170, 16);
      pen.cast(barrel);
      pen.part("M150 216Q146 240 160 276Q174 240 170 216Z", "#d9b468", "round");
      pen.line("M160 236V272", "#5d4630", 1.6);
      pen.part(ellipse(160, 232, 2.6), "#5d4630", "none");
      pen.part("M147 170H173L169 220H151Z", "#2b2b31", "round");
      pen.body(barrel, "round");
      pen.part("M143 96H177V106H143Z", "#d9b468", "round");
      pen.part(rounded(171, 24, 7, 66, 3), "#d9b468", "round");
    });
  },
};

export function pencils(pen) {
  SETS[pen.variant](pen);
}
