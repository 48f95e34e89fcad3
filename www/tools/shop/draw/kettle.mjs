// Kettles: for the stove with a whistle, gooseneck, electric.

import { ellipse, rounded } from "../shapes.mjs";

const WOOD = "#8a5a35";

const KETTLES = {
  whistling(pen) {
    pen.line("M92 128Q96 40 160 40Q224 40 228 128", "#3a3f45", 7);
    pen.line("M122 52Q160 34 198 52", WOOD, 15);
    pen.body("M232 176Q256 168 268 136L286 142Q282 192 236 214Z", "soft");
    pen.part(ellipse(277, 139, 12, 6), "#2f3238", "ball");
    pen.body("M70 242Q56 120 160 114Q264 120 250 242Q246 256 226 256H94Q74 256 70 242Z", "ball");
    pen.line("M112 134Q160 122 208 134", pen.deep, 2.4, 0.6);
    pen.part(ellipse(160, 118, 44, 9), pen.deep, "down");
    pen.part(ellipse(160, 106, 11, 12), WOOD, "ball");
    pen.tone("M92 170Q100 146 116 142Q106 180 108 226Q92 220 92 170Z", 0.35);
  },
  gooseneck(pen) {
    pen.line("M226 232Q258 210 258 158Q256 116 290 108", pen.deep, 14);
    pen.line("M226 232Q258 210 258 158Q256 116 290 108", pen.colour, 10);
    pen.line("M224 228Q254 206 254 158", "#fff", 2.4, 0.5);
    pen.line("M100 130Q42 116 44 174Q48 224 84 226", WOOD, 14);
    pen.body("M106 118L76 240Q76 256 92 256H228Q244 256 242 240L214 118Z", "round");
    pen.part(ellipse(160, 118, 54, 11), pen.deep, "down");
    pen.part(ellipse(160, 112, 48, 9), pen.pale, "down");
    pen.part(rounded(150, 88, 20, 20, 7), WOOD, "round");
  },
  electric(pen) {
    pen.part(rounded(74, 250, 172, 16, 7), "#3a3f45", "down");
    pen.body("M88 96Q66 92 60 78Q92 80 106 92Z");
    pen.line("M214 92Q274 84 272 150Q268 224 226 226", "#2f3238", 18);
    pen.line("M214 90Q268 84 267 150", "#fff", 3, 0.25);
    pen.body("M100 86L82 240Q82 252 94 252H226Q238 252 238 240L220 86Z", "round");
    pen.part("M98 84Q160 62 222 84L220 96Q160 82 100 96Z", "#2f3238", "round");
    pen.part(ellipse(160, 70, 16, 7), "#4a4e56", "ball");
    pen.part(rounded(186, 130, 14, 92, 6), "#dfeaf0", "glass");
    pen.part("M187 172h12v44q-6 6 -12 0Z", "#6fb0d6", "none");
  },
};

export function kettle(pen) {
  pen.ground(160, 258, 118, 15);
  KETTLES[pen.variant](pen);
}
