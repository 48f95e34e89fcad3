// Knitted jumpers: crew neck, roll neck, cardigan, cable.

import { ellipse } from "../shapes.mjs";
import { garment, neckline } from "./torso.mjs";

function rib(pen, d, from, to, y, height) {
  pen.part(d, pen.deep, "round");
  for (let x = from; x < to; x += 6) pen.line(`M${x} ${y}v${height}`, "#000", 1.1, 0.16);
}

function cable(pen, x) {
  for (let y = 112; y < 244; y += 22) {
    pen.line(`M${x - 7} ${y}Q${x + 10} ${y + 11} ${x - 7} ${y + 22}`, pen.pale, 4, 0.6);
    pen.line(`M${x + 7} ${y}Q${x - 10} ${y + 11} ${x + 7} ${y + 22}`, pen.deep, 4, 0.5);
  }
}

export function sweater(pen) {
  const neck = { cardigan: "v", "roll-neck": "high" }[pen.variant] ?? "crew";
  garment(pen, { neck, length: "long", hem: 256, width: 64 });
  for (let y = 88; y < 252; y += 7) pen.line(`M106 ${y}Q160 ${y + 5} 214 ${y}`, "#1a1028", 1, 0.07);
  if (pen.variant === "cable-knit") [124, 160, 196].forEach((x) => cable(pen, x));
  rib(pen, "M96 250Q160 260 224 250L222 268Q160 278 98 268Z", 102, 222, 254, 16);
  pen.mirrored(() => rib(pen, "M38 230Q54 244 78 240L75 258Q52 262 33 247Z", 44, 74, 246, 11));
  if (neck === "crew") {
    pen.line(neckline(neck), pen.deep, 11);
    pen.line(neckline(neck), "#fff", 2, 0.18);
  }
  if (neck === "high") {
    pen.body("M129 74Q160 98 191 74L186 40Q160 50 134 40Z", "round");
    pen.part(ellipse(160, 42, 26, 6), pen.deep, "down");
    for (let x = 136; x < 188; x += 6) pen.line(`M${x} 50Q${x} 66 ${x} 80`, "#000", 1, 0.12);
  }
  if (neck === "v") {
    pen.line("M131 69L160 124V266", pen.deep, 9);
    pen.line("M189 69L160 124", pen.deep, 9);
    for (let y = 140; y < 260; y += 28) pen.part(ellipse(160, y, 4.6), "#e9d9b4", "ball");
  }
}
