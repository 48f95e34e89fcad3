// Jackets: puffer, raincoat, denim, bomber.

import { ellipse, rounded } from "../shapes.mjs";
import { garment, sleeve, torso } from "./torso.mjs";

function zip(pen, from, to) {
  pen.line(`M160 ${from}V${to}`, "#33373d", 4.5);
  pen.line(`M160 ${from}V${to}`, "#cfd5da", 1.6);
}

const DETAILS = {
  puffer(pen) {
    pen.within(torso("high", 260, 66), () => {
      for (let y = 96; y < 262; y += 27) {
        pen.line(`M90 ${y}Q160 ${y + 9} 230 ${y}`, "#1a1028", 2.4, 0.35);
        pen.line(`M90 ${y + 6}Q160 ${y + 15} 230 ${y + 6}`, "#fff", 6, 0.2);
      }
    });
    pen.mirrored(() => pen.within(sleeve("long"), () => {
      for (let y = 110; y < 240; y += 25) {
        pen.line(`M34 ${y + 14}Q60 ${y + 20} 108 ${y}`, "#1a1028", 2.4, 0.35);
        pen.line(`M34 ${y + 20}Q60 ${y + 26} 108 ${y + 6}`, "#fff", 6, 0.18);
      }
    }));
    pen.body("M128 76Q160 92 192 76L190 48Q160 58 130 48Z", "round");
    zip(pen, 56, 264);
  },
  rain(pen) {
    pen.part("M126 74Q122 46 160 42Q198 46 194 74Q184 100 160 104Q136 100 126 74Z", pen.deep, "ball");
    pen.body("M126 76Q116 42 160 34Q204 42 194 76Q192 58 160 52Q128 58 126 76Z");
    pen.mirrored(() => {
      pen.body("M126 72Q128 92 160 106L160 116Q130 108 122 80Z");
      pen.body(rounded(108, 196, 40, 12, 4), "down");
      pen.line("M100 158Q130 166 156 164", pen.deep, 1.4, 0.4);
    });
    zip(pen, 112, 266);
    pen.mirrored(() => pen.line("M46 210Q60 222 82 218", "#f4f6f7", 6, 0.85));
  },
  denim(pen) {
    pen.mirrored(() => {
      pen.body("M131 58Q124 66 120 76L136 106L160 84Q142 76 131 58Z");
      pen.seam("M108 126L152 126", "#e8b96a");
      pen.body("M112 128h34v26l-17 9l-17 -9Z", "down");
      pen.seam("M114 130h30v23l-15 8l-15 -8Z", "#e8b96a");
      pen.seam("M130 164L138 256", "#e8b96a");
      pen.part("M36 230Q54 244 78 240L75 256Q52 260 33 247Z", pen.deep);
      pen.part(ellipse(129, 137, 3), "#c98f4b", "ball");
    });
    pen.part("M98 252Q160 262 222 252L221 266Q160 276 99 266Z", pen.deep, "round");
    pen.line("M153 90V268", pen.deep, 1.6, 0.7);
    for (let y = 104; y < 270; y += 28) pen.part(ellipse(160, y, 4), "#c98f4b", "ball");
  },
  bomber(pen) {
    const band = "M98 248Q160 258 222 248L218 268Q160 277 102 268Z";
    pen.part(band, pen.accent, "round");
    pen.within(band, () => pen.line("M98 260Q160 270 222 260", "#fff", 3, 0.5));
    pen.mirrored(() => {
      pen.part("M38 230Q54 244 78 240L74 258Q52 261 33 247Z", pen.accent);
      pen.body("M108 200L134 188L138 196L112 208Z", "down");
      pen.line("M100 82Q120 118 102 152", pen.deep, 1.6, 0.5);
    });
    pen.line("M131 68Q140 84 160 85Q180 84 189 68", pen.accent, 11);
    zip(pen, 90, 268);
  },
};

export function jacket(pen) {
  garment(pen, { neck: "high", length: "long", hem: 260, width: 66 });
  DETAILS[pen.variant](pen);
}
