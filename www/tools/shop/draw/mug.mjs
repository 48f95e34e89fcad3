// Mugs: straight, round-bellied, tall, camping enamel.

import { ellipse } from "../shapes.mjs";

const CUPS = {
  straight: { wall: "M76 100V236Q76 258 148 260Q220 258 220 236V100Z", top: [148, 100, 72, 17], handle: "M220 128Q272 120 270 174Q268 224 220 220" },
  round: { wall: "M84 104Q54 148 68 206Q82 256 148 258Q214 256 228 206Q242 148 212 104Z", top: [148, 104, 64, 15], handle: "M228 136Q276 130 272 178Q266 212 226 206" },
  tall: { wall: "M88 66L98 240Q102 258 148 259Q194 258 198 240L208 66Z", top: [148, 66, 60, 14], handle: "M206 98Q262 96 258 150Q252 200 202 204" },
  enamel: { wall: "M74 110V240Q74 256 148 258Q222 256 222 240V110Z", top: [148, 110, 74, 17], handle: "M222 132H252Q268 134 266 156L258 200Q250 214 222 216" },
};

export function mug(pen) {
  const { wall, top, handle } = CUPS[pen.variant];
  pen.ground(166, 258, 122, 16);
  const inside = pen.variant === "enamel" ? "#f7f4ec" : pen.pattern === "plain" ? pen.pale : "#f7f2e8";
  const width = pen.variant === "enamel" ? 13 : 20;
  pen.line(handle, pen.deep, width + 2);
  pen.line(handle, pen.pattern === "plain" || pen.pattern === "gradient" ? pen.colour : pen.accent, width - 2);
  pen.line(handle, "#fff", 3, 0.4);
  pen.body(wall, "round");
  pen.part(ellipse(...top), inside, "down");
  const [cx, cy, rx, ry] = top;
  pen.within(ellipse(...top), () => {
    pen.part(ellipse(cx, cy + ry * 0.75, rx * 0.92, ry), pen.wall % 3 === 0 ? "#8a5a34" : "#4a2c1c", "down");
    pen.line(ellipse(cx - rx * 0.2, cy + ry * 0.8, rx * 0.3, ry * 0.25), "#d9a066", 2, 0.5);
  });
  pen.line(ellipse(...top), pen.variant === "enamel" ? "#26324a" : "#fff", pen.variant === "enamel" ? 5 : 2.4, pen.variant === "enamel" ? 1 : 0.7);
  if (pen.wall % 2 === 0) pen.line("M128 66q-10 -13 0 -24q9 -10 1 -22M158 68q-10 -13 0 -24q9 -10 1 -22".replaceAll(/M(\d+) (\d+)/g, (_, x, y) => `M${x} ${Number(y) + cy - 90}`), "#fff", 5, 0.45);
  pen.tone(`M${cx - rx * 0.66} ${cy + 26}q8 -3 9 2v84q-5 10 -9 -2Z`, 0.4);
}
