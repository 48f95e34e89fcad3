// Sleeping bags from above: mummy, rectangular, and a quilt rolled up.

import { ellipse, rounded } from "../shapes.mjs";

const BAGS = {
  mummy(pen) {
    const bag = "M160 26Q214 26 222 82Q236 130 226 190Q218 268 196 288Q160 300 124 288Q102 268 94 190Q84 130 98 82Q106 26 160 26Z";
    pen.cast(bag);
    pen.body(bag, "round");
    pen.within(bag, () => {
      for (let y = 116; y < 290; y += 24) {
        pen.line(`M84 ${y}Q160 ${y + 12} 236 ${y}`, "#1a1028", 2, 0.25);
        pen.line(`M84 ${y + 6}Q160 ${y + 18} 236 ${y + 6}`, "#fff", 5, 0.16);
      }
    });
    pen.part(ellipse(160, 76, 42, 38), pen.accent, "ball");
    pen.part("M122 84Q160 116 198 84Q200 112 160 116Q120 112 122 84Z", pen.deep, "down");
    pen.line("M204 104Q222 180 206 270", "#f2eee4", 3);
  },
  rectangular(pen) {
    pen.turned(-7, 160, 160, () => {
      const bag = rounded(84, 30, 152, 258, 16);
      pen.cast(bag);
      pen.body(bag, "round");
      for (let y = 90; y < 280; y += 28) pen.line(`M86 ${y}Q160 ${y + 6} 234 ${y}`, "#1a1028", 2, 0.24);
      pen.body("M236 46V150Q170 140 150 108Q132 72 134 30H220Q236 30 236 46Z", "none");
      pen.part("M236 46V150Q170 140 150 108Q132 72 134 30H220Q236 30 236 46Z", pen.accent, "down");
      pen.part(rounded(92, 38, 66, 36, 14), "#faf4e6", "ball");
    });
  },
  rolled(pen) {
    pen.ground(160, 244, 132, 13);
    pen.body("M74 118H250Q282 124 282 180Q282 236 250 242H74Z", "down");
    pen.body(ellipse(76, 180, 46, 62), "ball");
    for (const r of [0.78, 0.56, 0.34]) pen.line(ellipse(76, 180, 46 * r, 62 * r), pen.deep, 4, 0.5);
    for (const x of [140, 222]) {
      pen.line(`M${x} 118Q${x + 22} 180 ${x} 242`, "#33302c", 9);
      pen.part(rounded(x + 2, 168, 16, 20, 3), "#d9b468", "down");
    }
    pen.line("M140 118Q180 80 222 118", "#33302c", 7);
  },
};

export function sleepingbag(pen) {
  BAGS[pen.variant](pen);
}
