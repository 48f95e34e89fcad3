// Flowers: tulips, daisies, lavender, sunflowers, tied in paper.

import { ellipse } from "../shapes.mjs";

const PLACES = [[108, 96], [160, 70], [212, 98], [132, 128], [188, 130], [160, 108]];

const HEADS = {
  tulips(pen, x, y) {
    pen.part(`M${x - 24} ${y - 22}Q${x - 28} ${y + 20} ${x} ${y + 26}Q${x + 28} ${y + 20} ${x + 24} ${y - 22}L${x + 10} ${y - 6}L${x} ${y - 28}L${x - 10} ${y - 6}Z`, pen.colour, "ball");
    pen.part(`M${x - 13} ${y}Q${x} ${y - 38} ${x + 13} ${y}Q${x + 12} ${y + 24} ${x} ${y + 26}Q${x - 12} ${y + 24} ${x - 13} ${y}Z`, pen.pale, "soft");
  },
  daisies(pen, x, y) {
    for (let i = 0; i < 13; i++) pen.turned(i * 360 / 13, x, y, () => pen.part(ellipse(x, y - 21, 5.4, 13), i % 2 ? pen.colour : pen.pale, "none"));
    pen.part(ellipse(x, y, 11), "#f0b429", "ball");
  },
  sunflowers(pen, x, y) {
    for (let i = 0; i < 15; i++) pen.turned(i * 24, x, y, () => pen.part(`M${x} ${y - 10}q-9 -14 0 -28q9 14 0 28Z`, i % 2 ? pen.colour : pen.deep, "none"));
    pen.part(ellipse(x, y, 15), "#5a3a22", "ball");
    for (let i = 0; i < 8; i++) pen.turned(i * 45, x, y, () => pen.part(ellipse(x, y - 9, 1.6), "#c98f4b", "none"));
  },
  roses(pen, x, y) {
    pen.part(ellipse(x, y, 26, 25), pen.colour, "ball");
    pen.line(`M${x - 18} ${y + 4}Q${x - 14} ${y + 20} ${x + 4} ${y + 18}Q${x + 20} ${y + 12} ${x + 18} ${y - 4}M${x - 14} ${y - 8}Q${x} ${y - 22} ${x + 13} ${y - 10}M${x - 8} ${y + 2}Q${x - 4} ${y + 12} ${x + 6} ${y + 6}Q${x + 10} ${y - 4} ${x} ${y - 6}`, pen.deep, 3, 0.75);
  },
};

export function bouquet(pen) {
  pen.ground(160, 288, 70, 9);
  for (const [x, y] of PLACES) pen.line(`M${x} ${y}Q${(x + 160) / 2} 170 160 214`, "#5f8f57", 4);
  pen.mirrored(() => pen.part("M112 158Q62 134 56 92Q100 98 130 160ZM128 176Q84 176 66 156Q102 146 140 180Z", "#6d9a62", "soft"));
  for (const [x, y] of PLACES) HEADS[pen.variant](pen, x, y);
  const paper = "M84 150Q118 176 160 166Q202 176 236 150L194 280Q160 294 126 280Z";
  pen.part(paper, pen.wall % 2 ? "#d9bd92" : "#f4eee0", "soft");
  pen.part("M84 150Q118 176 160 166L136 284L126 280Z", pen.wall % 2 ? "#c9a878" : "#e2d8c4", "soft");
  pen.line("M112 226Q160 240 208 226", pen.accent, 8);
  pen.part("M160 234q-30 -22 -34 -2q4 16 34 2q30 14 34 -2q-4 -20 -34 2Z", pen.accent, "ball");
}
