// Tables: round on one foot, rectangular, coffee table, writing desk.

import { ellipse, rounded } from "../shapes.mjs";

function grain(pen, outline, y) {
  pen.within(outline, () => {
    for (let i = 0; i < 5; i++) pen.line(`M20 ${y + i * 6}Q120 ${y - 4 + i * 8} 300 ${y + i * 5}`, "#4a2a12", 1.2, 0.22);
  });
}

const TABLES = {
  round(pen) {
    pen.part("M150 150H170L174 252Q200 258 216 274H104Q120 258 146 252Z", pen.deep, "round");
    const top = ellipse(160, 140, 128, 32);
    pen.part("M32 140Q34 174 160 182Q286 174 288 140Z", pen.deep, "round");
    pen.body(top, "down");
    grain(pen, top, 122);
  },
  rectangular(pen) {
    pen.mirrored(() => {
      pen.part("M48 150H66L60 280H50Z", pen.deep, "round");
      pen.tone("M92 160H102L100 252H94Z", -0.5);
    });
    const top = "M62 112H258L296 150H24Z";
    pen.body(top, "down");
    grain(pen, top, 118);
    pen.part("M24 150H296V164H24Z", pen.deep, "down");
  },
  coffee(pen) {
    pen.mirrored(() => pen.line("M76 196L54 272M112 200L108 262", pen.deep, 9));
    pen.part("M28 184Q30 208 160 214Q290 208 292 184Z", pen.deep, "round");
    const top = ellipse(160, 182, 132, 27);
    pen.body(top, "down");
    grain(pen, top, 166);
    pen.part("M188 150Q190 172 204 172Q218 172 220 150Z", "#f3ece0", "round");
    pen.part(ellipse(204, 150, 16, 4.5), "#5d3a24", "down");
    pen.part("M100 172L146 164L166 174L120 184Z", pen.accent, "down");
  },
  desk(pen) {
    pen.mirrored(() => pen.part("M50 152H64L56 282H48Z", pen.deep, "round"));
    pen.part("M44 140H276V186H44Z", pen.deep, "down");
    pen.mirrored(() => {
      pen.body(rounded(54, 148, 98, 30, 4), "down");
      pen.part(ellipse(103, 163, 4.6), "#d9b468", "ball");
    });
    const top = "M60 118H260L284 140H36Z";
    pen.body(top, "down");
    grain(pen, top, 120);
    pen.line("M36 141H284", "#fff", 2, 0.3);
  },
};

export function table(pen) {
  pen.ground(160, 278, 136, 14);
  TABLES[pen.variant](pen);
}
