// Suitcases: hard shell on wheels, vintage.

import { ellipse, rounded } from "../shapes.mjs";

export function suitcase(pen) {
  pen.ground(160, 284, 96, 12);
  if (pen.variant === "vintage") {
    pen.line("M128 112V96Q128 84 140 84H180Q192 84 192 96V112", "#6b4426", 10);
    const box = rounded(48, 108, 224, 164, 18);
    pen.body(box, "soft");
    pen.mirrored(() => {
      pen.part("M84 108h20v164h-20Z", "#8a5a35", "round");
      pen.part(rounded(80, 176, 28, 24, 4), "#d9b468", "down");
      pen.part("M48 126Q48 108 66 108H74Q74 132 48 134Z", "#8a5a35");
      pen.part("M48 254Q48 272 66 272H74Q74 248 48 246Z", "#8a5a35");
    });
    pen.line("M48 188H272", pen.deep, 3, 0.6);
    return;
  }
  pen.line("M132 96V40H188V96", "#8d939a", 6);
  pen.line("M128 40H192", "#3a3f45", 12);
  pen.mirrored(() => pen.part(ellipse(104, 280, 11), "#2f3238", "ball"));
  const shell = rounded(82, 84, 156, 190, 24);
  pen.body(shell, "round");
  for (let x = 106; x <= 214; x += 18) {
    pen.line(`M${x} 102V256`, "#1a1028", 5, 0.16);
    pen.line(`M${x + 4} 102V256`, "#fff", 2.4, 0.25);
  }
  if (pen.variant === "two-tone") pen.within(shell, () => pen.part("M80 190H240V280H80Z", pen.accent, "round"));
  pen.part(rounded(136, 92, 48, 12, 5), pen.deep, "down");
  pen.mirrored(() => pen.part("M82 108Q82 84 106 84H112Q108 108 82 114Z", pen.deep));
  pen.part(rounded(148, 158, 24, 16, 3), "#e8ecef", "down");
}
