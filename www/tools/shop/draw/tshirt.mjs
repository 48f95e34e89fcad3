// T-shirts: crew neck, V-neck, with a pocket, long-sleeved, raglan.

import { garment, neckline } from "./torso.mjs";
import { rounded } from "../shapes.mjs";

export function tshirt(pen) {
  const neck = pen.variant === "V-neck" ? "v" : "crew";
  const length = pen.variant === "long-sleeved" ? "long" : "short";
  garment(pen, { neck, length });
  if (pen.variant === "raglan") {
    pen.mirrored(() => pen.part("M131 69L99 80Q82 85 74 100L40 148Q58 164 84 172L101 148Q112 104 131 69Z", pen.accent));
  }
  pen.line(neckline(neck), pen.variant === "raglan" ? pen.accent : pen.deep, 7, 0.75);
  pen.line(neckline(neck), "#fff", 1.5, 0.25);
  pen.seam("M100 254Q160 262 220 254");
  if (length === "short") pen.mirrored(() => pen.seam("M45 142Q62 157 88 165"));
  if (pen.variant === "pocket") {
    const pocket = rounded(178, 124, 32, 36, 4);
    pen.part(pocket, pen.pattern === "plain" ? pen.pale : pen.accent);
    pen.seam("M179 131h30");
  }
  if (length === "long") pen.mirrored(() => pen.line("M38 236Q54 248 76 246", pen.deep, 5, 0.5));
}
