// Backpacks: rounded, roll-top, hiking, satchel-like.

import { ellipse, rounded } from "../shapes.mjs";

function buckle(pen, x, y) {
  pen.part(rounded(x - 8, y, 16, 20, 3), "#d9b468", "down");
  pen.part(rounded(x - 4, y + 5, 8, 8, 2), "#6b5030", "none");
}

const PACKS = {
  daypack(pen) {
    pen.line("M136 64Q160 22 184 64", pen.deep, 9);
    pen.body("M82 262Q76 150 92 98Q106 52 160 52Q214 52 228 98Q244 150 238 262Q236 276 220 276H100Q84 276 82 262Z", "round");
    pen.line("M92 132Q100 72 160 70Q220 72 228 132", pen.deep, 3, 0.7);
    pen.line("M92 132Q100 72 160 70Q220 72 228 132", "#fff", 1, 0.4);
    pen.part("M100 188Q160 176 220 188V252Q220 262 208 262H112Q100 262 100 252Z", pen.pattern === "plain" ? pen.deep : pen.accent, "down");
    pen.line("M106 202Q160 190 214 202", "#2b2b31", 3);
    pen.part(rounded(200, 198, 6, 18, 2), "#d9dde0", "round");
    pen.part(rounded(138, 118, 44, 26, 4), "#b98450");
  },
  "roll-top"(pen) {
    pen.body("M92 270Q86 160 94 96H226Q234 160 228 270Q226 278 216 278H104Q94 278 92 270Z", "round");
    pen.body("M84 62Q160 54 236 62Q242 82 234 102Q160 112 86 102Q78 82 84 62Z", "down");
    pen.line("M86 76Q160 68 234 76", pen.deep, 2, 0.6);
    pen.mirrored(() => {
      pen.line("M120 66V168", "#3a342e", 9);
      buckle(pen, 120, 140);
    });
    pen.part("M112 196H208V262H112Z", pen.pattern === "plain" ? pen.deep : pen.accent, "down");
    pen.seam("M116 204H204");
  },
  hiking(pen) {
    pen.body("M98 278Q90 160 96 88H224Q230 160 222 278Z", "round");
    pen.mirrored(() => pen.body("M96 180Q70 186 72 226Q72 262 96 266Z", "soft"));
    pen.body("M90 90Q88 46 160 44Q232 46 230 90Q226 112 212 114H108Q94 112 90 90Z", "ball");
    pen.part("M112 158H208V238Q208 250 196 250H124Q112 250 112 238Z", pen.accent, "down");
    pen.mirrored(() => {
      pen.line("M126 92V256", "#2f2f35", 6);
      pen.part(rounded(119, 122, 14, 18, 3), "#4a4e56", "down");
    });
    pen.part("M90 264H230Q240 282 230 296H90Q80 282 90 264Z", pen.accent, "round");
    pen.line("M116 262V300M204 262V300", "#2f2f35", 6);
  },
  flap(pen) {
    pen.line("M138 62Q160 26 182 62", "#8a5a35", 9);
    pen.body("M84 262V112Q84 62 134 60H186Q236 62 236 112V262Q236 276 220 276H100Q84 276 84 262Z", "round");
    const flap = "M82 110Q84 58 134 56H186Q236 58 238 110V166Q230 190 160 192Q90 190 82 166Z";
    pen.tone("M84 168Q90 202 160 204Q230 202 236 168Z", -0.2);
    pen.body(flap, "ball");
    pen.mirrored(() => {
      pen.part("M112 150h18v74l-9 9l-9 -9Z", "#8a5a35", "round");
      buckle(pen, 121, 186);
      pen.part(ellipse(121, 222, 2), "#5a3a20", "none");
    });
  },
};

export function backpack(pen) {
  pen.ground(160, 280, 104, 14);
  PACKS[pen.variant](pen);
  if (pen.variant !== "hiking") pen.tone("M100 120Q104 90 118 80Q112 150 114 250L100 252Z", 0.14);
}
