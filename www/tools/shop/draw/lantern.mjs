// Lanterns: for camping, with a candle, paper.

import { ellipse, rounded } from "../shapes.mjs";

export function lantern(pen) {
  pen.ground(160, 280, 88, 12);
  pen.glow(160, 176, 150);
  if (pen.variant === "paper") {
    pen.line("M160 -40V60", "#3a3f45", 3);
    pen.body("M130 62H190Q262 100 262 166Q262 232 190 268H130Q58 232 58 166Q58 100 130 62Z", "ball");
    for (let i = 0; i < 8; i++) {
      const y = 82 + i * 24;
      const w = Math.sqrt(Math.max(0, 1 - ((y - 166) / 124) ** 2)) * 100;
      pen.line(`M${160 - w} ${y}Q160 ${y + 14} ${160 + w} ${y}`, pen.deep, 1.8, 0.4);
    }
    pen.part("M128 56H192V68H128ZM128 262H192V274H128Z", "#33302c", "round");
    return;
  }
  pen.line("M104 108Q100 22 160 22Q220 22 216 108", "#5a6068", 5);
  pen.body("M128 72Q130 48 160 48Q190 48 192 72L212 104H108Z", "round");
  pen.part("M112 104H208L214 226H106Z", "#fff2c4", "glass");
  pen.part("M160 214Q138 192 160 146Q182 192 160 214Z", "#f7b733", "none");
  pen.part("M160 212Q150 198 160 176Q170 198 160 212Z", "#fff8dc", "none");
  if (pen.variant === "candle") pen.part("M144 206H176V228H144Z", "#fbf3df", "round");
  pen.mirrored(() => pen.line("M112 104L106 226", pen.deep, 6));
  if (pen.variant === "storm") pen.line("M108 148Q160 160 212 148M107 190Q160 202 213 190", pen.deep, 2.6);
  pen.body("M100 224H220L230 262Q230 278 214 278H106Q90 278 90 262Z", "round");
  pen.part(rounded(144, 240, 32, 20, 6), pen.accent, "down");
  pen.tone("M124 116H136L130 214H118Z", 0.5);
}
