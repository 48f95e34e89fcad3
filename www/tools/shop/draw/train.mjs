// Toy vehicles of wood: train, lorry, bus.

import { ellipse, rounded } from "../shapes.mjs";

function wheels(pen, y, r, ...places) {
  for (const x of places) {
    pen.part(ellipse(x, y, r), "#c99f6a", "ball");
    pen.part(ellipse(x, y, r * 0.68), pen.deep, "ball");
    pen.part(ellipse(x, y, r * 0.22), "#f2e3c4", "none");
  }
}

const VEHICLES = {
  train(pen) {
    pen.part(rounded(36, 208, 250, 24, 8), "#c99f6a", "down");
    pen.body(rounded(44, 104, 92, 106, 8), "soft");
    pen.part(rounded(60, 124, 60, 44, 6), "#dff0f4", "glass");
    pen.part(rounded(32, 88, 116, 20, 8), pen.accent, "down");
    pen.body("M136 144H252Q272 148 272 178V210H136Z", "down");
    pen.part("M216 146V104H206L202 90H252L248 104H238V146Z", pen.accent, "round");
    pen.part(ellipse(168, 142, 16), "#d9b468", "ball");
    wheels(pen, 236, 30, 84);
    wheels(pen, 244, 22, 162, 216, 264);
  },
  lorry(pen) {
    pen.part(rounded(28, 214, 264, 20, 8), "#c99f6a", "down");
    pen.part("M30 128H186V214H30Z", pen.accent, "soft");
    for (let x = 58; x < 186; x += 32) pen.line(`M${x} 132V210`, "#1a1028", 3, 0.14);
    pen.part("M44 126l24 -22h40l20 12l30 -16l26 26Z", "#e3c48f", "ball");
    pen.body("M198 138H246Q258 138 264 152L288 186V214H198Z", "soft");
    pen.part("M212 150H244L262 184H212Z", "#dff0f4", "glass");
    pen.part(ellipse(284, 200, 7), "#f7d774", "ball");
    wheels(pen, 238, 28, 76, 138, 240);
  },
  bus(pen) {
    pen.body("M34 116Q36 92 62 92H252Q282 94 288 140V226Q288 232 280 232H42Q34 232 34 224Z", "down");
    pen.part("M34 182H288V200H34Z", pen.accent, "none");
    for (let i = 0; i < 4; i++) pen.part(rounded(50 + i * 56, 112, 46, 50, 9), "#dff0f4", "glass");
    pen.part(ellipse(278, 212, 7), "#f7d774", "ball");
    wheels(pen, 236, 28, 92, 230);
  },
};

export function train(pen) {
  pen.ground(160, 266, 140, 12);
  VEHICLES[pen.variant](pen);
}
