// Handbags: satchel, crossbody, bucket.

import { ellipse, rounded } from "../shapes.mjs";

const BAGS = {
  satchel(pen) {
    pen.line("M112 122Q112 48 160 48Q208 48 208 122", pen.deep, 10);
    pen.body("M72 116H248L262 254Q262 264 250 264H70Q58 264 58 254Z", "soft");
    const flap = "M70 112H250L252 168Q240 202 160 204Q80 202 68 168Z";
    pen.tone("M68 170Q80 214 160 216Q240 214 252 170Z", -0.18);
    pen.body(flap, "down");
    pen.part(rounded(147, 188, 26, 30, 5), "#d9b468", "down");
    pen.part(ellipse(160, 203, 4), "#7a5a28", "none");
    pen.seam("M76 120H244L246 166Q234 194 160 196Q86 194 74 166Z");
  },
  crossbody(pen) {
    pen.line("M66 132Q60 30 160 32Q260 30 254 132", "#c9a24f", 5);
    pen.line("M66 132Q60 30 160 32Q260 30 254 132", "#fff", 1.4, 0.6);
    const box = rounded(56, 124, 208, 136, 24);
    pen.body(box, "soft");
    pen.body("M56 150Q56 124 80 124H240Q264 124 264 150Q264 200 160 208Q56 200 56 150Z", "down");
    pen.part(ellipse(160, 200, 15), "#d9b468", "ball");
    pen.part(ellipse(160, 200, 7), "#a97f34", "ball");
  },
  bucket(pen) {
    pen.line("M96 116Q100 40 160 38Q220 40 224 116", pen.deep, 9);
    pen.body("M84 112Q160 130 236 112L250 246Q248 268 160 270Q72 268 70 246Z", "round");
    pen.part(ellipse(160, 112, 76, 15), pen.deep, "down");
    pen.fold("M104 124L96 246M136 130L132 258M184 130L188 258M216 124L226 246", 6);
    pen.line("M84 136Q160 156 236 136", "#8a5a35", 4);
    pen.line("M160 150Q146 176 152 196M160 150Q176 176 170 200", "#8a5a35", 4);
    pen.part("M148 192h8v14h-8ZM166 196h8v14h-8Z", "#d9b468");
  },
};

export function handbag(pen) {
  pen.ground(160, 266, 122, 14);
  BAGS[pen.variant](pen);
}
