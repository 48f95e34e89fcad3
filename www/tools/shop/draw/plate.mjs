// Plates from above: dinner, deep, dessert with a scalloped edge.

import { ellipse } from "../shapes.mjs";

function scalloped(radius, waves) {
  const point = (i, r) => {
    const angle = (i / (waves * 2)) * 2 * Math.PI;
    return `${(160 + r * Math.cos(angle)).toFixed(1)} ${(160 + r * Math.sin(angle)).toFixed(1)}`;
  };
  let d = `M${point(0, radius)}`;
  for (let i = 0; i < waves * 2; i += 2) d += `Q${point(i + 1, radius + 11)} ${point(i + 2, radius)}`;
  return `${d}Z`;
}

export function plate(pen) {
  const rim = pen.variant === "scalloped" ? scalloped(112, 16) : ellipse(160, 160, 118);
  pen.cast(rim);
  if (pen.variant === "rimmed") {
    pen.part(rim, "#faf6ee", "ball");
    pen.part("M42 160a118 118 0 1 0 236 0a118 118 0 1 0 -236 0ZM76 160a84 84 0 1 1 168 0a84 84 0 1 1 -168 0Z", pen.cloth, "soft");
    pen.line(ellipse(160, 160, 84), pen.deep, 1.4, 0.4);
  } else pen.body(rim, "soft");
  const well = pen.variant === "deep" ? 72 : 80;
  const reversed = pen.pattern !== "plain" && pen.variant !== "rimmed";
  pen.part(ellipse(160, 160, well), reversed ? "#fbf7ee" : pen.variant === "rimmed" ? "#fdfaf4" : pen.pale, pen.variant === "deep" ? "ball" : "soft");
  pen.line(ellipse(160, 160, well), "#1a1028", 3, 0.14);
  pen.line(ellipse(160, 161, well - 3), "#fff", 2, 0.6);
  if (pen.variant === "deep") pen.tone(`M160 ${160 - well}a${well} ${well} 0 0 1 ${well} ${well}a${well + 6} ${well + 6} 0 0 0 ${-well} ${-well}Z`, -0.12);
  pen.line("M74 118Q94 78 134 62", "#fff", 5, 0.55);
  pen.line(rim, pen.variant === "scalloped" ? pen.accent : "#fff", 2.4, 0.6);
}
