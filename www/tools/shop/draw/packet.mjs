// Packets of coffee, tins of tea, boxes of pasta and biscuits.

import { ellipse, rounded } from "../shapes.mjs";

function label(pen, x, y, width, height) {
  pen.part(rounded(x, y, width, height, 5), "#fbf5e6", "soft");
  pen.line(`M${x + 14} ${y + height * 0.62}h${width - 28}M${x + 24} ${y + height * 0.78}h${width - 48}`, "#4a3a2e", 3, 0.75);
}

const PACKETS = {
  coffee(pen) {
    pen.body("M98 66H222L234 270Q234 278 226 278H94Q86 278 86 270Z", "round");
    pen.part("M96 40H224V72H96Z", pen.deep, "down");
    pen.line("M96 54H224", "#fff", 2, 0.4);
    label(pen, 106, 128, 108, 104);
    pen.turned(24, 160, 158, () => {
      pen.part(ellipse(160, 158, 17, 23), "#5a3420", "ball");
      pen.line("M160 137Q152 150 160 160T160 180", "#2b1810", 3);
    });
  },
  tea(pen) {
    pen.body("M86 104H234V266Q160 286 86 266Z", "round");
    pen.part(ellipse(160, 104, 74, 16), pen.deep, "down");
    pen.body("M82 84H238V116Q160 136 82 116Z", "round");
    pen.part(ellipse(160, 84, 78, 17), pen.pale, "down");
    pen.part(ellipse(160, 80, 20, 6), "#d9b468", "ball");
    label(pen, 108, 150, 104, 88);
    pen.part("M160 202Q128 190 138 164Q166 166 160 202Z", "#5f8f57", "soft");
    pen.part("M160 202Q190 194 184 170Q160 174 160 202Z", "#79ad5f", "soft");
  },
  biscuits(pen) {
    pen.body("M70 92H232V274H70Z", "soft");
    pen.part("M232 92L258 72V254L232 274Z", pen.deep, "down");
    pen.part("M70 92L96 72H258L232 92Z", pen.pale, "none");
    pen.part(ellipse(151, 182, 62), "#fbf5e6", "soft");
    pen.part(ellipse(151, 182, 46), "#d39a55", "ball");
    for (const [x, y] of [[134, 166], [166, 162], [150, 188], [128, 198], [172, 196], [152, 148]]) pen.part(ellipse(x, y, 6.4), "#4a2c1c", "ball");
  },
  pasta(pen) {
    pen.part("M96 44H224L236 276H84Z", "#f2e2b4", "round");
    for (let i = 0; i < 18; i++) pen.line(`M${100 + i * 7} 56L${94 + i * 7.8} 264`, "#d6a63d", 3.4, 0.9);
    pen.body("M92 104H228L232 216H88Z", "round");
    pen.line("M92 104H228M88 216H232", "#fff", 2.4, 0.6);
    label(pen, 108, 122, 104, 78);
    pen.part("M96 34H224V52H96Z", pen.deep, "round");
  },
};

export function packet(pen) {
  pen.ground(160, 278, 96, 12);
  PACKETS[pen.variant](pen);
}
