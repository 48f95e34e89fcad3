// Boots from the side: Chelsea, hiking, tall, rain.

import { ellipse } from "../shapes.mjs";

const UPPERS = {
  Chelsea: "M84 238Q80 170 84 88Q120 80 158 88L164 158Q192 182 238 190Q264 200 264 238Z",
  hiking: "M76 234Q74 160 74 82Q112 70 150 82L164 150Q196 170 236 182Q270 194 270 234Z",
  tall: "M88 240Q84 150 82 42Q118 34 158 42L166 172Q196 192 240 200Q264 208 266 240Z",
  rain: "M82 240Q78 150 76 58Q118 50 162 58L168 162Q198 182 238 190Q270 200 270 240Z",
};

function flatSole(pen, heel) {
  pen.part(`M80 236H268Q274 246 266 252H146L140 ${heel}H84Q76 250 80 236Z`, "#2d2622", "down");
  pen.line("M82 237H266", "#c9a56a", 1.6, 0.7);
}

const DETAILS = {
  Chelsea(pen) {
    pen.part("M112 92H138Q142 128 132 164H118Q108 128 112 92Z", "#2b2b31", "round");
    for (let x = 116; x < 136; x += 4) pen.line(`M${x} 96V160`, "#fff", 0.8, 0.16);
    pen.line("M84 88Q78 74 88 72Q98 74 94 90", pen.deep, 4);
    pen.line("M84 89Q120 81 158 89", pen.deep, 3);
    flatSole(pen, 262);
  },
  hiking(pen) {
    pen.part("M72 78Q112 64 152 78L156 100Q112 88 74 100Z", pen.accent, "round");
    pen.within(UPPERS.hiking, () => {
      pen.part("M216 176Q270 182 280 240H232Q208 206 216 176Z", pen.deep);
      pen.part("M60 180Q102 186 106 240H60Z", pen.deep);
    });
    for (let i = 0; i < 6; i++) {
      const x = 136 + i * 8 + (i > 3 ? (i - 3) * 6 : 0);
      const y = 104 + i * 13;
      pen.line(`M${x - 14} ${y + 5}L${x + 12} ${y}`, i % 2 ? "#e9c46a" : "#d8402f", 4);
      pen.part(ellipse(x - 16, y + 6, 3.6), "#d3d7db", "ball");
    }
    pen.part("M68 230H274Q282 240 276 248H70Q62 240 68 230Z", "#3a322d", "down");
    for (let x = 72; x < 272; x += 20) pen.part(`M${x} 246h13l-2 14h-10Z`, "#2a2420");
    pen.seam("M106 170Q140 190 206 200");
  },
  tall(pen) {
    pen.line("M122 44Q130 130 124 226", pen.deep, 2, 0.5);
    pen.line("M83 60Q120 70 160 60", pen.deep, 7);
    pen.part("M144 56h16v20h-16Z", "#d9b468", "down");
    pen.fold("M92 176Q120 192 150 184M96 196Q124 206 152 200", 5);
    flatSole(pen, 272);
  },
  rain(pen) {
    pen.line("M77 62Q118 54 162 62", pen.deep, 9);
    pen.tone("M96 76Q110 72 112 76L116 190Q106 204 98 190Z", 0.32);
    pen.tone("M196 196Q232 200 246 218Q224 212 196 204Z", 0.3);
    pen.part("M78 228H272Q278 244 270 256H146L142 264H82Q74 250 78 228Z", pen.accent, "down");
    pen.fold("M90 172Q124 188 160 172", 5);
  },
};

export function boot(pen) {
  const upper = UPPERS[pen.variant];
  pen.ground(172, 258, 124, 14);
  pen.body(upper, "soft");
  pen.within(upper, () => {
    pen.tone(`M60 40H${pen.variant === "hiking" ? 92 : 98}Q92 160 100 244H60Z`, -0.13);
    pen.fold("M160 162Q140 184 150 214", 6);
    pen.line("M180 184Q214 196 244 208", "#fff", 6, 0.16);
  });
  DETAILS[pen.variant](pen);
}
