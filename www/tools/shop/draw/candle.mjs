// Candles: in a jar, pillars, tapers in holders.

import { ellipse, rounded } from "../shapes.mjs";

function flame(pen, x, y) {
  pen.glow(x, y - 20, 52);
  pen.line(`M${x} ${y}v-9`, "#3a2d24", 2.6);
  pen.part(`M${x} ${y - 6}Q${x - 13} ${y - 18} ${x} ${y - 42}Q${x + 13} ${y - 18} ${x} ${y - 6}Z`, "#f7b733", "none");
  pen.part(`M${x} ${y - 7}Q${x - 6} ${y - 15} ${x} ${y - 27}Q${x + 6} ${y - 15} ${x} ${y - 7}Z`, "#fff3c9", "none");
}

const CANDLES = {
  jar(pen) {
    pen.ground(160, 264, 88, 12);
    flame(pen, 160, 142);
    pen.body(rounded(90, 112, 140, 152, 16), "round");
    pen.part(ellipse(160, 116, 68, 13), pen.deep, "down");
    pen.part(ellipse(160, 121, 60, 9), "#fbf3df", "down");
    flame(pen, 160, 122);
    pen.part(rounded(112, 166, 96, 62, 3), "#fbf7ee", "soft");
    pen.line("M128 186H192M140 200H180M146 212H174", "#4a4038", 2.6, 0.8);
  },
  pillars(pen) {
    pen.ground(160, 268, 118, 12);
    for (const [x, y, w] of [[96, 150, 58], [224, 176, 56], [160, 104, 66]]) {
      flame(pen, x, y + 2);
      pen.body(`M${x - w / 2} ${y}V258Q${x} 274 ${x + w / 2} 258V${y}Z`, "round");
      pen.part(ellipse(x, y, w / 2, 8), pen.pale, "down");
      pen.line(`M${x} ${y + 1}v-9`, "#3a2d24", 2.6);
    }
  },
  tapers(pen) {
    pen.ground(160, 278, 112, 11);
    for (const [x, y] of [[104, 86], [216, 112], [160, 60]]) {
      flame(pen, x, y);
      pen.body(`M${x - 8} ${y}L${x - 12} 226H${x + 12}L${x + 8} ${y}Z`, "round");
      pen.part(`M${x - 17} 214H${x + 17}L${x + 10} 236L${x + 30} 272Q${x} 284 ${x - 30} 272L${x - 10} 236Z`, pen.wall % 2 ? "#c9a24f" : "#3a3f45", "round");
    }
  },
};

export function candle(pen) {
  CANDLES[pen.variant](pen);
}
