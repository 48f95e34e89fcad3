// Hooded sweatshirts: pullover or with a zip.

import { rounded } from "../shapes.mjs";
import { garment } from "./torso.mjs";

export function hoodie(pen) {
  garment(pen, { neck: "wide", length: "long", hem: 254, width: 62 });
  pen.mirrored(() => pen.part("M38 232Q54 246 77 242L74 258Q52 260 33 248Z", pen.deep));
  pen.part("M98 250Q160 260 222 250L220 268Q160 278 100 268Z", pen.deep, "round");
  for (let x = 104; x < 220; x += 7) pen.line(`M${x} 254V269`, "#000", 1, 0.12);
  pen.part("M124 74Q118 44 160 42Q202 44 196 74Q190 106 160 112Q130 106 124 74Z", pen.deep, "ball");
  pen.body("M124 76Q112 42 160 36Q208 42 196 76Q194 60 184 54Q160 46 136 54Q126 60 124 76Z");
  pen.mirrored(() => {
    pen.body("M124 70Q118 92 130 102Q146 112 160 122Q158 108 146 98Q132 88 132 62Z");
    pen.line("M146 108Q144 134 147 152", "#f5f0e6", 3.4);
    pen.line("M147 152v7", pen.accent, 4.5);
  });
  if (pen.variant === "zip") {
    pen.line("M160 122V270", "#3b3f46", 4);
    pen.line("M160 122V270", "#d8dde2", 1.6);
    pen.part(rounded(156.5, 132, 7, 14, 2), "#c9ced4", "round");
    pen.mirrored(() => {
      pen.body("M112 198L152 194V244L104 244Q104 220 112 198Z", "down");
      pen.seam("M112 198L106 230");
    });
  } else {
    const pocket = "M120 192H200L218 232L214 246H106L102 232Z";
    pen.body(pocket, "down");
    pen.mirrored(() => pen.seam("M122 194L105 231"));
  }
}
