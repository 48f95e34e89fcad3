// Rugs from above: rectangular with fringes, round, runner.

import { ellipse, rounded } from "../shapes.mjs";

export function rug(pen) {
  if (pen.variant === "round") {
    const outline = ellipse(160, 160, 122);
    pen.cast(outline);
    pen.body(outline, "soft");
    for (const [r, opacity] of [[108, 0.9], [96, 0.5], [44, 0.9]]) pen.line(ellipse(160, 160, r), pen.accent, 6, opacity);
    return;
  }
  const [width, height] = pen.variant === "runner" ? [110, 244] : [176, 220];
  pen.turned(pen.variant === "runner" ? 16 : -8, 160, 160, () => {
    const x = 160 - width / 2;
    const y = 160 - height / 2;
    for (let at = x + 4; at < x + width; at += 7) pen.line(`M${at} ${y - 12}V${y}M${at} ${y + height}v12`, "#f0e6d2", 2.6);
    const outline = rounded(x, y, width, height, 3);
    pen.cast(outline);
    pen.body(outline, "soft");
    pen.line(rounded(x + 9, y + 9, width - 18, height - 18, 2), pen.accent, 6);
    pen.line(rounded(x + 18, y + 18, width - 36, height - 36, 2), "#fff8ea", 2, 0.7);
    if (pen.pattern === "plain") for (let i = -1; i <= 1; i++) {
      const cy = 160 + i * height * 0.26;
      pen.part(`M160 ${cy - 28}L${160 + 24} ${cy}L160 ${cy + 28}L${160 - 24} ${cy}Z`, pen.accent, "none");
      pen.part(`M160 ${cy - 14}L172 ${cy}L160 ${cy + 14}L148 ${cy}Z`, pen.pale, "none");
    }
  });
}
