// Loudspeakers: portable, shelf, radio.

import { ellipse, rounded } from "../shapes.mjs";

function grille(pen, cx, cy, r) {
  pen.part(ellipse(cx, cy, r), "#26262b", "ball");
  for (let ring = 1; ring < 5; ring++) pen.line(ellipse(cx, cy, (r * ring) / 5), "#fff", 1.4, 0.14);
  pen.part(ellipse(cx, cy, r * 0.32), "#4a4e56", "ball");
}

const SPEAKERS = {
  portable(pen) {
    pen.ground(160, 250, 140, 13);
    pen.line("M70 128Q160 68 250 128", "#8a5a35", 9);
    pen.body(rounded(34, 122, 252, 126, 58), "down");
    const mesh = rounded(58, 142, 204, 86, 40);
    pen.part(mesh, pen.deep, "soft");
    pen.within(mesh, () => {
      for (let row = 0; row < 8; row++) for (let i = 0; i < 19; i++) pen.part(ellipse(62 + i * 11 + (row % 2) * 5, 148 + row * 11, 2.2), "#14121a", "none");
    });
    pen.part(rounded(136, 176, 48, 18, 4), pen.accent, "down");
  },
  shelf(pen) {
    pen.ground(160, 286, 92, 11);
    pen.body(rounded(84, 32, 152, 252, 12), "soft");
    pen.part(rounded(96, 44, 128, 228, 8), "#3a3b42", "soft");
    grille(pen, 160, 102, 32);
    grille(pen, 160, 198, 54);
    pen.part(ellipse(160, 262, 4), pen.accent, "ball");
  },
  radio(pen) {
    pen.ground(160, 258, 132, 12);
    pen.line("M230 112L284 34", "#b9bfc5", 4);
    pen.line("M88 112Q88 76 116 76H204Q232 76 232 112", "#8a5a35", 9);
    pen.body(rounded(36, 106, 248, 150, 22), "soft");
    grille(pen, 108, 182, 52);
    pen.part(rounded(176, 130, 90, 38, 6), "#fbf3d9", "soft");
    for (let i = 0; i < 9; i++) pen.line(`M${184 + i * 9} 140v${i % 2 ? 6 : 11}`, "#4a3a2e", 1.8);
    pen.line("M212 134V164", "#d8402f", 2.6);
    for (const x of [196, 246]) {
      pen.part(ellipse(x, 210, 20), pen.accent, "ball");
      pen.line(`M${x} 206V196`, "#fff", 3.4);
    }
  },
};

export function speaker(pen) {
  SPEAKERS[pen.variant](pen);
}
