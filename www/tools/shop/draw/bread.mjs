// Bread: round loaf, baguettes, rolls, plaited loaf.

import { ellipse } from "../shapes.mjs";

const BREADS = {
  loaf(pen) {
    pen.ground(160, 252, 128, 15);
    const loaf = "M36 214Q34 126 160 118Q286 126 284 214Q278 252 160 254Q42 252 36 214Z";
    pen.part(loaf, pen.colour, "ball");
    pen.within(loaf, () => {
      for (const x of [92, 138, 184, 230]) {
        pen.part(`M${x - 16} 196Q${x - 6} 150 ${x + 16} 134Q${x + 14} 176 ${x - 16} 196Z`, "#f6e6c6", "soft");
        pen.line(`M${x - 16} 196Q${x - 6} 150 ${x + 16} 134`, "#6b3e1c", 2.6, 0.6);
      }
      for (let i = 0; i < 26; i++) pen.tone(ellipse(50 + ((i * 61) % 220), 130 + ((i * 37) % 60), 1.6), 0.5);
    });
  },
  baguettes(pen) {
    for (const [turn, y] of [[-24, 128], [-20, 190]]) pen.turned(turn, 160, y, () => {
      const stick = `M22 ${y}Q30 ${y - 26} 70 ${y - 27}H250Q290 ${y - 26} 298 ${y}Q290 ${y + 26} 250 ${y + 27}H70Q30 ${y + 26} 22 ${y}Z`;
      pen.cast(stick);
      pen.part(stick, pen.colour, "down");
      for (let x = 62; x < 270; x += 44) {
        pen.part(`M${x - 18} ${y + 10}Q${x - 4} ${y - 20} ${x + 26} ${y - 16}Q${x + 14} ${y + 12} ${x - 18} ${y + 10}Z`, "#f6e6c6", "soft");
        pen.line(`M${x - 18} ${y + 10}Q${x - 4} ${y - 20} ${x + 26} ${y - 16}`, "#6b3e1c", 2.4, 0.5);
      }
    });
  },
  rolls(pen) {
    pen.ground(160, 258, 126, 14);
    for (const [x, y] of [[160, 132], [96, 196], [224, 198], [160, 214]]) {
      pen.part(ellipse(x, y, 58, 46), pen.colour, "ball");
      pen.line(`M${x - 34} ${y - 8}Q${x} ${y - 34} ${x + 34} ${y - 8}M${x} ${y - 40}Q${x - 6} ${y - 10} ${x + 2} ${y + 14}`, "#6b3e1c", 3, 0.35);
      for (let i = 0; i < 9; i++) pen.part(ellipse(x - 26 + ((i * 23) % 54), y - 24 + ((i * 13) % 26), 3, 2), i % 2 ? "#f8efd6" : "#4a3226", "none");
    }
  },
  plaited(pen) {
    pen.ground(160, 226, 140, 14);
    for (let i = 0; i < 6; i++) {
      const x = 54 + i * 42;
      const size = 1 - Math.abs(2.5 - i) * 0.11;
      const strand = (turn, y) => pen.turned(turn, x, y, () => {
        pen.part(ellipse(x, y, 46 * size, 25 * size), i % 2 ? pen.colour : pen.deep, "ball");
        pen.line(ellipse(x, y, 46 * size, 25 * size), "#5a3416", 1.6, 0.4);
        for (let seed = 0; seed < 4; seed++) pen.part(ellipse(x - 22 * size + seed * 13 * size, y - 8 + (seed % 2) * 9, 2.4, 1.5), "#f8efd6", "none");
      });
      strand(38, 196);
      strand(-38, 158);
    }
  },
};

export function bread(pen) {
  BREADS[pen.variant](pen);
}
