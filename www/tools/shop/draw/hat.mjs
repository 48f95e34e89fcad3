// Hats: cap, beanie, bucket hat, wide-brimmed.

import { ellipse } from "../shapes.mjs";

const HATS = {
  cap(pen) {
    const crown = "M70 196Q64 96 156 90Q240 94 236 196Q160 212 70 196Z";
    const brim = "M216 184Q280 188 296 222Q288 234 258 226Q220 214 150 206Q196 204 216 184Z";
    pen.ground(170, 226, 130);
    pen.body(crown, "ball");
    pen.line("M156 90Q150 140 152 204M156 90Q110 130 100 201M156 90Q204 130 206 201", pen.deep, 1.6, 0.45);
    pen.part("M146 88q10 -9 20 0q-2 7 -10 7q-8 0 -10 -7Z", pen.accent, "ball");
    pen.part(brim, pen.accent, "down");
    pen.seam("M168 207Q226 208 278 226", "#fff");
    pen.part(ellipse(122, 140, 3.4), pen.deep, "none");
    pen.part(ellipse(186, 140, 3.4), pen.deep, "none");
  },
  beanie(pen) {
    const crown = "M84 200Q78 86 160 82Q242 86 236 200Z";
    pen.ground(160, 246, 104);
    pen.body(crown, "ball");
    pen.within(crown, () => {
      for (let x = -5; x <= 5; x++) pen.line(`M160 84Q${160 + x * 16} 120 ${160 + x * 15} 204`, "#1a1028", 2, 0.12);
    });
    const cuff = "M76 190Q160 206 244 190Q252 214 244 238Q160 254 76 238Q68 214 76 190Z";
    pen.part(cuff, pen.deep, "round");
    pen.within(cuff, () => {
      for (let x = 76; x < 248; x += 9) pen.line(`M${x} 188V250`, "#000", 2.4, 0.16);
    });
    pen.part("M148 206h24v22h-24Z", "#c1935a");
    pen.part(ellipse(160, 72, 27), pen.accent, "ball");
    for (let i = 0; i < 10; i++) pen.line(`M${142 + i * 4} ${58 + (i * 7) % 13}q3 6 1 11`, "#fff", 2, 0.3);
  },
  bucket(pen) {
    pen.ground(160, 244, 128);
    pen.body("M104 184Q104 96 124 88Q160 78 196 88Q216 96 216 184Z", "round");
    pen.part(ellipse(160, 91, 37, 9), pen.pale, "down");
    pen.body("M104 172Q160 188 216 172Q244 196 268 226Q216 254 160 252Q104 254 52 226Q76 196 104 172Z", "down");
    for (const [dip, wide] of [[200, 92], [216, 76], [232, 60]]) pen.seam(`M${wide} ${dip - 10}Q160 ${dip + 10} ${320 - wide} ${dip - 10}`);
    pen.mirrored(() => [0, 12].forEach((x) => pen.part(ellipse(128 + x, 134, 2.8), "#d9dde0", "ball")));
  },
  "wide-brimmed"(pen) {
    pen.ground(160, 236, 144);
    pen.body(ellipse(160, 208, 138, 34), "down");
    pen.tone(ellipse(160, 202, 96, 20), -0.14);
    pen.body("M96 204Q96 116 124 100Q142 96 160 108Q178 96 196 100Q224 116 224 204Q160 224 96 204Z", "round");
    pen.fold("M160 108Q154 132 160 150", 6);
    pen.part("M95 184Q160 204 225 184L224 205Q160 226 96 205Z", pen.accent === pen.colour ? pen.deep : pen.accent, "round");
    for (const ry of [29, 24]) pen.line(ellipse(160, 208, 138 * ry / 34, ry), pen.deep, 1, 0.25);
  },
};

export function hat(pen) {
  HATS[pen.variant](pen);
}
