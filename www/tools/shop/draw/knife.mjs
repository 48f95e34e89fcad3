// Kitchen knives: chef's, bread, paring, cleaver.

import { ellipse } from "../shapes.mjs";

const BLADES = {
  "chef's": "M42 150Q120 120 196 128V178Q150 182 110 172Q70 164 42 150Z",
  bread: "M34 146Q44 138 60 136H196V172" + Array.from({ length: 13 }, (_, i) => `Q${190 - i * 12} 178 ${184 - i * 12} 171`).join("") + "Z",
  paring: "M92 152Q140 132 196 138V168Q150 172 92 152Z",
  cleaver: "M52 112H196V184Q120 192 52 184Q46 150 52 112Z",
};

export function knife(pen) {
  pen.turned(-32, 160, 160, () => {
    const blade = BLADES[pen.variant];
    const handle = "M200 134Q246 128 290 138Q300 156 288 172Q246 178 200 172Z";
    pen.cast(blade);
    pen.cast(handle);
    pen.part(blade, "#dfe4e8", "down");
    pen.within(blade, () => {
      pen.tone("M30 158Q120 168 200 160V190H30Z", 0.5);
      pen.line("M40 132L200 108", "#fff", 12, 0.4);
      if (pen.variant === "chef's") for (let i = 0; i < 6; i++) pen.line(`M60 ${140 + i * 5}Q130 ${136 + i * 6} 200 ${140 + i * 6}`, "#6d7781", 1, 0.25);
    });
    if (pen.variant === "cleaver") pen.part(ellipse(68, 128, 5), pen.deep, "none");
    pen.part("M194 126H206V180H194Z", "#9aa2aa", "down");
    pen.body(handle, "down");
    for (const x of [220, 246, 272]) pen.part(ellipse(x, 154, 4.2), "#d9b468", "ball");
  });
}
