// Wristwatches: round or square, with numerals or lines.

import { ellipse, rounded } from "../shapes.mjs";

export function watch(pen) {
  const strap = "M128 30Q160 22 192 30L200 110H120ZM120 210H200L192 296Q160 304 128 296Z";
  pen.cast(strap);
  pen.body(strap, "round");
  pen.mirrored(() => pen.seam("M131 34L125 104M125 216L131 290"));
  for (let y = 236; y < 284; y += 15) pen.part(ellipse(160, y, 3), pen.deep, "none");
  const isSquare = pen.variant === "square";
  const face = isSquare ? rounded(96, 96, 128, 128, 28) : ellipse(160, 160, 70);
  const dial = isSquare ? rounded(107, 107, 106, 106, 20) : ellipse(160, 160, 58);
  pen.cast(face);
  pen.part(rounded(222, 150, 16, 20, 5), "#a98a52", "down");
  pen.part(face, pen.accent === "#fffaf2" ? "#d3d7db" : "#c9a766", "soft");
  pen.part(dial, pen.variant === "diver" ? pen.colour : "#faf6ec", "ball");
  const ink = pen.variant === "diver" ? "#ffffff" : "#2b2b33";
  for (let hour = 0; hour < 12; hour++) pen.turned(hour * 30, 160, 160, () => pen.line(`M160 ${isSquare ? 114 : 110}v${hour % 3 === 0 ? 11 : 6}`, ink, hour % 3 === 0 ? 4.5 : 2.2));
  pen.turned(-55, 160, 160, () => pen.line("M160 164V128", ink, 5.5));
  pen.turned(55, 160, 160, () => pen.line("M160 166V118", ink, 3.6));
  pen.turned(160, 160, 160, () => pen.line("M160 172V116", pen.variant === "diver" ? "#f4b91f" : "#d8402f", 1.6));
  pen.part(ellipse(160, 160, 4.5), ink, "none");
  pen.tone("M118 128Q140 104 172 108L128 190Q110 164 118 128Z", 0.22);
}
