// Toy rockets, spinning tops and boats.

import { ellipse } from "../shapes.mjs";

const TOYS = {
  rocket(pen) {
    pen.ground(160, 288, 82, 10);
    pen.mirrored(() => pen.part("M112 186Q70 214 74 284L122 256Z", pen.accent, "soft"));
    pen.part("M134 258H186L178 284H142Z", "#5d6873", "round");
    pen.body("M160 22Q222 80 216 176Q212 228 196 262H124Q108 228 104 176Q98 80 160 22Z", "round");
    pen.part("M160 22Q192 52 206 94Q160 110 114 94Q128 52 160 22Z", pen.accent, "round");
    pen.part(ellipse(160, 146, 32), "#f2ead8", "ball");
    pen.part(ellipse(160, 146, 23), "#7fc0d8", "ball");
    pen.line("M146 138Q152 128 164 128", "#fff", 4, 0.8);
    pen.part("M152 214H168V284Q160 292 152 284Z", pen.accent, "round");
  },
  top(pen) {
    pen.ground(160, 280, 60, 10);
    pen.turned(8, 160, 270, () => {
      pen.line("M160 44V110", "#c99f6a", 15);
      pen.part(ellipse(160, 44, 15, 11), "#c99f6a", "ball");
      pen.body("M46 152Q60 214 146 262Q160 272 174 262Q260 214 274 152Z", "round");
      pen.part("M52 170Q64 198 92 222Q160 240 228 222Q256 198 268 170Q160 194 52 170Z", pen.accent, "round");
      pen.part(ellipse(160, 150, 114, 34), pen.pale, "down");
      pen.part(ellipse(160, 147, 76, 22), pen.accent, "down");
      pen.part(ellipse(160, 144, 40, 12), pen.colour, "down");
      pen.part("M154 262H166L160 282Z", "#8d939a", "round");
    });
  },
  boat(pen) {
    pen.ground(160, 272, 132, 12);
    pen.line("M156 44V210", "#8a5a35", 8);
    pen.body("M164 50Q250 110 264 196H164Z", "soft");
    pen.part("M148 74Q96 130 74 196H148Z", pen.accent, "soft");
    pen.part("M156 40l30 8l-30 10Z", pen.accent, "none");
    pen.part("M36 206H288Q272 266 232 270H92Q52 266 36 206Z", "#b9793f", "down");
    pen.part("M36 206H288L284 220H40Z", "#fbf5e8", "down");
    for (let i = 0; i < 3; i++) pen.line(`M${56 + i * 8} ${234 + i * 12}H${268 - i * 8}`, "#5a3416", 1.6, 0.3);
  },
};

export function rocket(pen) {
  TOYS[pen.variant](pen);
}
