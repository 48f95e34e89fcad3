// Fruit in crates and bowls: apples, oranges, pears, lemons.

import { ellipse } from "../shapes.mjs";

const FRUITS = {
  apples(pen, x, y, r) {
    pen.part(`M${x} ${y - r * 0.72}Q${x + r * 1.05} ${y - r * 1.3} ${x + r * 1.02} ${y}Q${x + r * 0.8} ${y + r} ${x} ${y + r * 0.86}Q${x - r * 0.8} ${y + r} ${x - r * 1.02} ${y}Q${x - r * 1.05} ${y - r * 1.3} ${x} ${y - r * 0.72}Z`, pen.colour, "ball");
    pen.line(`M${x} ${y - r * 0.7}q2 -10 9 -14`, "#5d3a24", 3.4);
    pen.part(`M${x + 6} ${y - r * 0.92}q12 -14 26 -6q-8 14 -26 6Z`, "#5f8f57", "soft");
  },
  oranges(pen, x, y, r) {
    pen.part(ellipse(x, y, r), pen.colour, "ball");
    for (let i = 0; i < 12; i++) pen.tone(ellipse(x - r * 0.6 + ((i * 31) % (r * 1.2)), y - r * 0.5 + ((i * 17) % r), 1.2), -0.18);
    pen.part(`M${x - 5} ${y - r * 0.8}l5 -5l5 5l-5 4Z`, "#5f8f57", "none");
  },
  pears(pen, x, y, r) {
    pen.part(`M${x} ${y - r * 1.35}Q${x + r * 0.5} ${y - r * 1.3} ${x + r * 0.5} ${y - r * 0.5}Q${x + r * 1.2} ${y + r * 0.2} ${x + r * 0.72} ${y + r * 0.84}Q${x} ${y + r * 1.12} ${x - r * 0.72} ${y + r * 0.84}Q${x - r * 1.2} ${y + r * 0.2} ${x - r * 0.5} ${y - r * 0.5}Q${x - r * 0.5} ${y - r * 1.3} ${x} ${y - r * 1.35}Z`, pen.colour, "ball");
    pen.line(`M${x} ${y - r * 1.32}q1 -9 8 -13`, "#5d3a24", 3.4);
  },
  lemons(pen, x, y, r) {
    pen.turned((x * 7) % 60 - 30, x, y, () => pen.part(`M${x - r * 1.3} ${y}Q${x - r} ${y - r * 0.3} ${x - r * 0.8} ${y - r * 0.5}Q${x} ${y - r * 1.2} ${x + r * 0.8} ${y - r * 0.5}Q${x + r} ${y - r * 0.3} ${x + r * 1.3} ${y}Q${x + r} ${y + r * 0.3} ${x + r * 0.8} ${y + r * 0.5}Q${x} ${y + r * 1.2} ${x - r * 0.8} ${y + r * 0.5}Q${x - r} ${y + r * 0.3} ${x - r * 1.3} ${y}Z`, pen.colour, "ball"));
  },
};

export function fruit(pen) {
  pen.ground(160, 270, 138, 13);
  const draw = FRUITS[pen.variant];
  const inBowl = pen.wall % 2 === 0;
  for (const [x, y, r] of [[116, 122, 36], [204, 124, 36], [160, 96, 38], [82, 164, 36], [238, 166, 36], [134, 166, 38], [190, 168, 38]]) draw(pen, x, y, r);
  if (inBowl) {
    pen.part("M34 176H286Q276 252 200 266H120Q44 252 34 176Z", pen.accent, "round");
    pen.line("M36 178H284", "#fff", 3, 0.5);
    pen.part("M116 262H204L212 274H108Z", pen.accent, "round");
    return;
  }
  for (const y of [182, 212, 242]) pen.part(`M38 ${y}H282V${y + 24}H38Z`, "#d2a56c", "down");
  pen.mirrored(() => pen.part("M38 176H54V270H38Z", "#b98450", "round"));
  for (const y of [192, 222, 252]) pen.line(`M62 ${y}Q160 ${y + 5} 258 ${y - 1}`, "#7a4a20", 1.3, 0.3);
}
