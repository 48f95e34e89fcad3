// Cacti and succulents in pots.

import { ellipse } from "../shapes.mjs";
import { pot, rim } from "./pot.mjs";

const GREEN = "#5f9a66";

function spines(pen, outline, x, top, bottom) {
  pen.within(outline, () => {
    for (let dx = -24; dx <= 24; dx += 12) {
      pen.line(`M${x + dx} ${top}V${bottom}`, "#2f6b45", 2, 0.4);
      for (let y = top + 8; y < bottom; y += 15) pen.line(`M${x + dx - 3} ${y - 2}l6 4M${x + dx + 3} ${y - 2}l-6 4`, "#f3f0dc", 1.3);
    }
  });
}

const PLANTS = {
  saguaro(pen) {
    pen.line("M160 150H112Q98 150 98 134V108", GREEN, 27);
    pen.line("M160 172H206Q222 172 222 156V126", GREEN, 25);
    pen.line("M106 140Q92 140 91 110M200 162Q214 162 215 128", "#fff", 3, 0.25);
    const trunk = "M130 208V76Q130 42 160 42Q190 42 190 76V208Z";
    pen.part(trunk, GREEN, "round");
    spines(pen, trunk, 160, 50, 208);
    pen.part("M160 44q-18 -6 -14 -20q8 2 14 10q6 -8 14 -10q4 14 -14 20Z", "#e8638c", "ball");
  },
  barrel(pen) {
    const globe = ellipse(160, 152, 72, 68);
    pen.part(globe, GREEN, "ball");
    for (const dx of [-0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9]) {
      pen.line(`M160 86Q${160 + dx * 150} 152 160 218`, "#2f6b45", 2.4, 0.5);
      for (let t = 0.15; t < 0.9; t += 0.14) {
        const x = 160 + dx * 150 * 2 * t * (1 - t);
        const y = 86 + t * 132;
        pen.line(`M${x - 4} ${y - 3}l8 6M${x + 4} ${y - 3}l-8 6`, "#f7f2d8", 1.5);
      }
    }
    for (const [x, y] of [[140, 92], [162, 84], [182, 93]]) pen.part(ellipse(x, y, 11, 9), pen.wall % 2 ? "#f4b91f" : "#e8638c", "ball");
  },
  pear(pen) {
    for (const [x, y, rx, ry, turn] of [[160, 166, 40, 50, 0], [112, 110, 28, 38, -28], [206, 112, 29, 40, 26], [164, 84, 26, 34, 4]]) pen.turned(turn, x, y, () => {
      const pad = ellipse(x, y, rx, ry);
      pen.part(pad, GREEN, "ball");
      for (let dx = -18; dx <= 18; dx += 12) for (let dy = -28; dy <= 28; dy += 14) pen.line(`M${x + dx - 2} ${y + dy}l4 3M${x + dx + 2} ${y + dy}l-4 3`, "#f3f0dc", 1.3, 0.9);
    });
    for (const [x, y] of [[96, 76], [222, 76], [164, 48]]) pen.part(ellipse(x, y, 9, 11), "#d8402f", "ball");
  },
  rosette(pen) {
    for (const [count, reach, width, green] of [[9, 92, 25, "#5d9a84"], [8, 70, 22, "#74b096"], [7, 48, 18, "#93c8aa"], [5, 28, 13, "#b9dfc0"]]) {
      for (let i = 0; i < count; i++) pen.turned((i * 360) / count + reach, 160, 146, () => {
        pen.part(`M160 146Q${160 - width} ${146 - reach * 0.7} 160 ${146 - reach}Q${160 + width} ${146 - reach * 0.7} 160 146Z`, green, "soft");
        pen.line(`M156 ${146 - reach + 7}L160 ${146 - reach}L164 ${146 - reach + 7}`, "#e58aa0", 2.4);
      });
    }
  },
};

export function cactus(pen) {
  pot(pen);
  PLANTS[pen.variant](pen);
  rim(pen);
}
