// Shirts with collar and buttons: long or short sleeves, with one pocket or none, band collar.

import { ellipse, rounded } from "../shapes.mjs";
import { garment } from "./torso.mjs";

export function shirt(pen) {
  const length = pen.variant === "short-sleeved" ? "short" : "long";
  garment(pen, { neck: "high", length, hem: 264, width: 60 });
  pen.tone("M154 82L166 82L166 270L154 270Z", -0.07);
  pen.line("M154 88V268", pen.deep, 1.4, 0.6);
  pen.line("M167 88V268", pen.deep, 1.2, 0.4);
  for (let y = 104; y < 260; y += 30) {
    pen.part(ellipse(160.5, y, 3.6), "#f4efe4", "ball");
    pen.line(ellipse(160.5, y, 3.6), pen.deep, 0.8, 0.6);
  }
  if (pen.variant === "band-collar") {
    pen.body("M129 70Q160 96 191 70L190 60Q160 82 130 60Z");
  } else {
    pen.mirrored(() => {
      pen.body("M131 60Q126 66 122 74L140 104L160 82Q142 76 131 60Z");
      pen.line("M131 60Q142 76 160 82", pen.deep, 1.5, 0.5);
    });
  }
  if (pen.variant === "pocket") {
    pen.body(rounded(180, 122, 32, 38, 4), "down");
    pen.seam("M182 130h28");
  }
  pen.mirrored(() => {
    if (length === "long") {
      pen.body("M37 232Q54 246 78 243L74 258Q52 260 33 247Z");
      pen.part(ellipse(66, 251, 2.6), "#f4efe4", "ball");
    } else pen.seam("M45 142Q62 157 88 165");
  });
}
