// Notebooks: bound with a ribbon, on a spiral, stitched.

import { rounded } from "../shapes.mjs";

export function notebook(pen) {
  pen.turned(-9, 160, 160, () => {
    pen.cast(rounded(80, 40, 164, 240, 8));
    pen.part(rounded(88, 44, 160, 240, 6), "#f7f1e2", "none");
    for (let i = 0; i < 4; i++) pen.line(`M${244 + i} 50V280`, "#bfb49c", 0.8, 0.6);
    const cover = rounded(76, 38, 164, 240, 8);
    pen.body(cover, "soft");
    if (pen.variant === "spiral") for (let y = 52; y < 274; y += 15) {
      pen.part(`M82 ${y - 4}a4 4 0 1 0 .1 0Z`, "#2b2b31", "none");
      pen.line(`M82 ${y}Q62 ${y - 8} 66 ${y + 3}Q70 ${y + 7} 80 ${y + 3}`, "#b9bfc5", 3.4);
    } else pen.part("M76 46Q76 38 84 38H102V278H84Q76 278 76 270Z", pen.variant === "bound" ? pen.deep : pen.accent, "round");
    if (pen.variant === "bound") {
      pen.line("M216 38V278", pen.accent, 7);
      pen.line("M140 278q-2 14 4 26", pen.accent, 6);
    }
    if (pen.variant === "stitched") pen.seam("M108 44V274", "#fff");
    pen.part(rounded(124, 84, 74, 48, 4), "#fbf7ea", "soft");
    pen.line("M136 102H186M146 114H176", "#4a3a2e", 2.6, 0.7);
  });
}
