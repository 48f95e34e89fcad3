// Skirts: flared, pleated, pencil.

import { ellipse } from "../shapes.mjs";

const CUTS = {
  flared: "M118 74H202Q226 150 258 234Q236 246 210 242Q186 254 160 246Q134 254 110 242Q84 246 62 234Q94 150 118 74Z",
  pleated: "M114 74H206L256 238L234 246L212 240L190 250L160 244L130 250L108 240L86 246L64 238Z",
  pencil: "M116 62H204Q224 100 222 150L210 272H110L98 150Q96 100 116 62Z",
};

export function skirt(pen) {
  const cut = CUTS[pen.variant];
  pen.cast(cut);
  pen.body(cut);
  const top = pen.variant === "pencil" ? 62 : 74;
  if (pen.variant === "pleated") {
    pen.within(cut, () => {
      for (let i = 0; i <= 8; i++) {
        const x = 116 + i * 11;
        const low = 64 + i * 24;
        pen.tone(`M${x} 88L${low} 252L${low + 11} 252L${x + 4} 88Z`, -0.16);
        pen.line(`M${x} 88L${low} 252`, "#fff", 1.6, 0.25);
      }
    });
  } else if (pen.variant === "flared") {
    pen.mirrored(() => {
      pen.fold("M130 92Q112 170 86 240", 9);
      pen.fold("M150 92Q140 180 134 248", 9);
      pen.line("M138 96Q126 170 110 236", "#fff", 6, 0.14);
    });
  } else {
    pen.mirrored(() => pen.fold("M116 120Q112 190 124 262", 7));
    pen.line("M188 92L192 250", pen.deep, 1.6, 0.6);
    for (let y = 100; y < 250; y += 28) pen.part(ellipse(191, y, 4.2), "#efe5cf", "ball");
  }
  pen.part(`M${top === 62 ? 115 : 114} ${top - 4}H${top === 62 ? 205 : 206}L208 ${top + 14}H112Z`, pen.pattern === "plain" ? pen.deep : pen.accent, "round");
}
