// Toy robots: of tin, on wheels, round.

import { ellipse, rounded } from "../shapes.mjs";

export function robot(pen) {
  const METAL = "#b9bfc5";
  pen.ground(160, 284, 96, 12);
  pen.line("M160 46V26", METAL, 5);
  pen.part(ellipse(160, 22, 9), pen.accent, "ball");
  if (pen.variant === "wheeled") for (const x of [112, 160, 208]) {
    pen.part(ellipse(x, 262, 21), "#33363c", "ball");
    pen.part(ellipse(x, 262, 8), METAL, "ball");
  } else pen.mirrored(() => {
    pen.part(rounded(116, 236, 26, 36, 5), METAL, "round");
    pen.part("M98 284V276Q98 264 118 264H146V284Z", pen.deep, "down");
  });
  pen.mirrored(() => {
    pen.line("M98 164Q62 172 66 216", METAL, 15);
    for (let i = 0; i < 4; i++) pen.line(`M${84 - i * 5} ${162 + i * 12}l10 8`, "#6d747b", 2, 0.7);
    pen.line("M56 236Q52 218 66 216Q80 218 76 236", pen.accent, 9);
  });
  const body = pen.variant === "round" ? ellipse(160, 190, 72, 62) : rounded(96, 138, 128, 106, 14);
  pen.body(body, "soft");
  pen.body(pen.variant === "round" ? ellipse(160, 88, 58, 48) : rounded(100, 44, 120, 86, 18), "soft");
  pen.part(rounded(146, 126, 28, 16, 3), METAL, "round");
  pen.part(rounded(114, 62, 92, 44, 20), "#26303a", "none");
  pen.mirrored(() => {
    pen.part(ellipse(138, 84, 12), "#8ff0e0", "ball");
    pen.part(ellipse(138, 84, 4.6), "#13343a", "none");
  });
  pen.line("M146 116q14 8 28 0", "#26303a", 3.4);
  pen.part(rounded(120, 166, 80, 46, 8), "#f4efe2", "soft");
  pen.part(ellipse(138, 182, 7), "#d8402f", "ball");
  pen.part(ellipse(160, 182, 7), "#f4b91f", "ball");
  pen.part(ellipse(182, 182, 7), "#4d9a4c", "ball");
  pen.line("M130 200H168M176 200H190", "#5d6873", 4);
}
