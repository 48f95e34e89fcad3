// Cheese: a wedge with holes, a soft round one, a waxed wheel.

import { ellipse } from "../shapes.mjs";

const CHEESES = {
  wedge(pen) {
    pen.part("M36 196L252 112Q284 128 288 168V226L40 252Z", "#f3cf6d", "soft");
    pen.part("M36 196L252 112Q276 122 284 152L290 170L40 210Z", "#f9e2a0", "none");
    pen.part("M252 112Q290 128 290 170V226L276 228Q282 150 252 112Z", pen.colour, "down");
    for (const [x, y, r] of [[92, 228, 12], [150, 214, 16], [206, 226, 10], [238, 196, 13], [120, 192, 6]]) {
      pen.part(ellipse(x, y, r, r * 0.85), "#c9962f", "none");
      pen.part(ellipse(x + 2, y + 2, r * 0.8, r * 0.68), "#e3b44a", "none");
    }
  },
  soft(pen) {
    pen.part("M40 172V218Q50 254 160 256Q270 254 280 218V172Z", "#efe5cf", "round");
    pen.part(ellipse(160, 172, 120, 42), "#faf5e8", "down");
    pen.part("M160 172L252 196Q230 208 196 213Z", "#f6e3a8", "none");
    pen.part("M160 172L196 213V254Q178 256 160 256Z", "#f9e9b8", "down");
    for (let i = 0; i < 22; i++) pen.tone(ellipse(62 + ((i * 47) % 190), 146 + ((i * 29) % 44), 2.6), -0.06);
    pen.turned(-8, 120, 150, () => pen.part("M80 140Q112 128 150 140Q120 160 80 150Z", pen.colour, "soft"));
  },
  wheel(pen) {
    pen.part("M36 158V216Q46 256 160 258Q274 256 284 216V158Z", pen.colour, "round");
    pen.part(ellipse(160, 158, 124, 46), pen.pale, "down");
    pen.part(ellipse(160, 156, 70, 25), pen.accent, "soft");
    pen.line(ellipse(160, 156, 56, 19), "#fff", 2, 0.7);
    pen.line("M132 156H188", "#fff", 4, 0.8);
    pen.part("M160 158L100 199L160 204Z", "#f3cf6d", "none");
    pen.part("M100 199V250Q128 258 160 258V204Z", "#f9e2a0", "down");
  },
};

export function cheese(pen) {
  pen.ground(160, 254, 136, 14);
  CHEESES[pen.variant](pen);
}
