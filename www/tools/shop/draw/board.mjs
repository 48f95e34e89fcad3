// Chopping boards: round, with a handle, long.

import { ellipse, rounded } from "../shapes.mjs";

const BOARDS = {
  handled: "M104 108Q104 92 124 92H142V52Q142 34 160 34Q178 34 178 52V92H196Q216 92 216 108V268Q216 284 200 284H120Q104 284 104 268Z",
  round: ellipse(160, 160, 112),
  long: rounded(98, 40, 124, 244, 26),
};

export function board(pen) {
  pen.turned(pen.variant === "round" ? 24 : 14, 160, 160, () => {
    const outline = BOARDS[pen.variant];
    pen.cast(outline);
    pen.body(outline, "soft");
    pen.within(outline, () => {
      for (let i = 0; i < 8; i++) {
        const x = 60 + i * 28;
        if (i % 2) pen.tone(`M${x} 20h28v290h-28Z`, 0.13);
        pen.line(`M${x + 8} 20Q${x + 16} 130 ${x + 6} 200T${x + 10} 310`, "#5a3416", 1.4, 0.22);
        pen.line(`M${x + 20} 20Q${x + 12} 110 ${x + 22} 210T${x + 16} 310`, "#5a3416", 1, 0.18);
      }
    });
    pen.part(pen.variant === "handled" ? ellipse(160, 58, 8) : pen.variant === "round" ? ellipse(160, 66, 8) : rounded(136, 60, 48, 16, 8), "#efe9df", "none");
    pen.line(outline, "#fff", 1.6, 0.35);
  });
}
