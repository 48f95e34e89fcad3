// Vases: bellied, tall, bottle, jug.

import { ellipse } from "../shapes.mjs";

const VASES = {
  bellied: { wall: "M132 112Q136 136 104 156Q72 188 88 236Q100 268 160 270Q220 268 232 236Q248 188 216 156Q184 136 188 112Z", top: [160, 112, 28, 7] },
  tall: { wall: "M122 104Q138 180 118 250Q118 268 160 270Q202 268 202 250Q182 180 198 104Z", top: [160, 104, 38, 9] },
  bottle: { wall: "M148 100V150Q148 170 118 190Q96 210 98 246Q102 268 160 270Q218 268 222 246Q224 210 202 190Q172 170 172 150V100Z", top: [160, 100, 12, 4] },
  jug: { wall: "M118 108Q130 140 106 170Q84 210 102 252Q112 268 160 270Q208 268 218 252Q236 210 214 170Q190 140 202 108Z", top: [160, 108, 42, 10] },
};

function stems(pen, x, y) {
  const green = "#5f8f57";
  pen.line(`M${x} ${y}Q${x - 10} ${y - 40} ${x - 34} ${y - 62}M${x} ${y}Q${x + 2} ${y - 44} ${x + 4} ${y - 80}M${x} ${y}Q${x + 12} ${y - 36} ${x + 38} ${y - 54}`, green, 3);
  for (const [dx, dy, r] of [[-34, -62, 13], [4, -80, 15], [38, -54, 12]]) {
    for (let i = 0; i < 6; i++) pen.turned(i * 60, x + dx, y + dy, () => pen.part(ellipse(x + dx, y + dy - r * 0.6, r * 0.36, r * 0.55), pen.wall % 2 ? "#f2b8a8" : "#fbf6ea", "none"));
    pen.part(ellipse(x + dx, y + dy, r * 0.3), "#e0a637", "ball");
  }
  pen.part(`M${x - 6} ${y - 22}q-26 -4 -30 -20q22 -2 30 20ZM${x + 6} ${y - 24}q26 -6 26 -26q-22 4 -26 26Z`, green, "none");
}

export function vase(pen) {
  const { wall, top } = VASES[pen.variant];
  pen.ground(160, 270, 84, 12);
  if (pen.variant === "jug") {
    pen.line("M206 124Q254 122 248 170Q242 206 220 210", pen.deep, 13);
    pen.line("M206 124Q254 122 248 170Q242 206 220 210", pen.colour, 9);
  }
  if (pen.wall % 3 < 2) stems(pen, top[0], top[1] + 2);
  pen.body(wall, "round");
  pen.part(ellipse(...top), pen.deep, "down");
  if (pen.wall % 3 < 2) pen.line(`M${top[0]} ${top[1] - 10}v12`, "#5f8f57", 5);
  pen.line(ellipse(...top), "#fff", 1.8, 0.5);
  pen.tone("M122 190Q128 180 134 186Q126 214 134 244Q122 236 120 214Z", 0.35);
}
