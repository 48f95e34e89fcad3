// Keyboards: stage piano, toy piano, synthesizer.

import { ellipse, rounded } from "../shapes.mjs";

function keys(pen, x, y, width, height, count) {
  const step = width / count;
  pen.part(`M${x} ${y}h${width}v${height}h${-width}Z`, "#fdfbf4", "down");
  for (let i = 1; i < count; i++) pen.line(`M${x + i * step} ${y}v${height}`, "#8f8a80", 1);
  for (let i = 1; i < count; i++) if (![3, 0].includes(i % 7)) pen.part(`M${x + i * step - step * 0.3} ${y}h${step * 0.6}v${height * 0.6}h${-step * 0.6}Z`, "#26242a", "down");
}

const KEYBOARDS = {
  stage(pen) {
    pen.ground(160, 288, 96, 10);
    pen.line("M96 206L222 288M224 206L98 288", "#33363c", 9);
    pen.body(rounded(16, 136, 288, 74, 10), "down");
    pen.part(rounded(34, 146, 60, 14, 4), "#26303a", "glass");
    for (let i = 0; i < 7; i++) pen.part(ellipse(120 + i * 22, 153, 5), i < 3 ? pen.accent : "#e6e0d0", "ball");
    keys(pen, 26, 168, 268, 36, 21);
  },
  toy(pen) {
    pen.ground(160, 270, 116, 12);
    pen.mirrored(() => pen.part("M70 200H86V268H74Z", pen.deep, "round"));
    pen.body("M56 88Q58 72 76 72H244Q262 72 264 88V186H56Z", "soft");
    pen.part("M92 92H228V138H92Z", "#fbf6ea", "soft");
    pen.line("M104 106H216M104 114H216M104 122H216", "#6b5a48", 1.6, 0.7);
    for (const [x, y] of [[128, 118], [160, 108], [192, 114]]) pen.part(ellipse(x, y, 5, 4), "#2b2430", "none");
    pen.body("M44 176H276V222Q276 230 268 230H52Q44 230 44 222Z", "down");
    keys(pen, 54, 182, 212, 34, 10);
  },
  synthesizer(pen) {
    pen.ground(160, 258, 140, 12);
    pen.part(rounded(24, 92, 272, 166, 8), "#8a5a35", "soft");
    pen.body("M38 92H282V258H38Z", "soft");
    for (let row = 0; row < 2; row++) for (let i = 0; i < 8; i++) {
      const x = 58 + i * 29;
      const y = 112 + row * 30;
      pen.part(ellipse(x, y, 9), "#26262b", "ball");
      pen.turned(-60 + ((i * 47 + row * 80) % 180), x, y, () => pen.line(`M${x} ${y - 2}v-6`, "#fff", 2));
    }
    for (let i = 0; i < 10; i++) pen.part(ellipse(56 + i * 23, 166, 3), i % 3 ? "#d8402f" : "#f4b91f", "ball");
    keys(pen, 46, 178, 228, 72, 14);
  },
};

export function keyboard(pen) {
  KEYBOARDS[pen.variant](pen);
}
