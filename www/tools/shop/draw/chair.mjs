// Dining chairs: shell, spindle back, upholstered, folding.

import { rounded } from "../shapes.mjs";

const WOOD = "#b98450";

function legs(pen, y, colour = WOOD) {
  pen.mirrored(() => {
    pen.part(`M116 ${y}h12L114 ${y + 12}l-6 -2Z`, colour, "none");
    pen.part(`M112 ${y}H128L106 284H98Z`, colour, "round");
    pen.part(`M132 ${y}H142L136 268H130Z`, colour, "round");
    pen.tone(`M132 ${y}H142L136 268H130Z`, -0.25);
  });
}

const CHAIRS = {
  shell(pen) {
    legs(pen, 196);
    pen.body("M108 60Q160 44 212 60Q224 120 222 172Q228 204 204 208H116Q92 204 98 172Q96 120 108 60Z", "soft");
    pen.tone("M100 172Q160 150 220 172Q226 204 204 208H116Q92 204 100 172Z", 0.18);
    pen.fold("M100 172Q160 150 220 172", 4);
  },
  spindle(pen) {
    const wood = pen.colour;
    for (let i = -3; i <= 3; i++) pen.line(`M${160 + i * 13} 178L${160 + i * 15} 66`, wood, 5);
    pen.mirrored(() => pen.line("M110 182L102 58", wood, 9));
    pen.body("M92 52Q160 34 228 52L226 74Q160 58 94 74Z", "down");
    legs(pen, 190, wood);
    pen.line("M112 244H208", wood, 6);
    pen.body("M92 180Q160 164 228 180Q238 192 228 204Q160 216 92 204Q82 192 92 180Z", "down");
  },
  upholstered(pen) {
    legs(pen, 206, "#6b4a35");
    pen.body("M106 52Q160 38 214 52Q222 110 214 168H106Q98 110 106 52Z", "soft");
    pen.line("M134 54Q132 110 134 164M160 50V164M186 54Q188 110 186 164", pen.deep, 2.4, 0.4);
    pen.body("M90 170Q160 156 230 170Q244 190 232 212Q160 222 88 212Q76 190 90 170Z", "down");
  },
  folding(pen) {
    pen.line("M108 62L200 284M212 62L120 284", WOOD, 10);
    pen.line("M112 100L204 284", "#fff", 2, 0.25);
    pen.part(rounded(100, 62, 120, 20, 6), pen.cloth, "down");
    pen.part(rounded(106, 92, 108, 20, 6), pen.cloth, "down");
    for (let i = 0; i < 4; i++) pen.part(rounded(88 + i * 2, 172 + i * 13, 144 - i * 4, 11, 4), pen.cloth, "down");
  },
};

export function chair(pen) {
  pen.ground(160, 282, 92, 13);
  CHAIRS[pen.variant](pen);
}
