// Teapots: round, tall, with a handle of bamboo.

import { ellipse } from "../shapes.mjs";

export function teapot(pen) {
  pen.ground(160, 250, 112, 15);
  const tall = pen.variant === "tall";
  if (pen.variant === "bamboo-handled") {
    pen.line("M88 136Q84 34 160 34Q236 34 232 136", "#9a6b3a", 10);
    pen.mirrored(() => pen.line("M83 106h10M90 78l9 4M108 54l6 8M136 38l3 9", "#5d3f1f", 2.4, 0.6));
  } else {
    pen.line(tall ? "M96 118Q36 116 44 172Q52 218 92 210" : "M82 152Q30 140 36 184Q44 222 84 218", pen.deep, 17);
    pen.line(tall ? "M96 118Q36 116 44 172Q52 218 92 210" : "M82 152Q30 140 36 184Q44 222 84 218", pen.colour, 12);
  }
  pen.body(tall ? "M212 196Q246 170 252 116L278 116Q276 182 216 224Z" : "M226 206Q254 192 262 142L290 136Q284 204 226 230Z", "soft");
  pen.body(tall ? "M104 100Q84 190 98 236Q104 250 160 250Q216 250 222 236Q236 190 216 100Z" : "M160 124Q66 126 68 192Q72 250 130 250H190Q248 250 252 192Q254 126 160 124Z", tall ? "round" : "ball");
  const y = tall ? 98 : 130;
  pen.body(`M${tall ? 106 : 112} ${y}Q160 ${y - 34} ${tall ? 214 : 208} ${y}Q160 ${y + 14} ${tall ? 106 : 112} ${y}Z`, "down");
  pen.line(`M${tall ? 106 : 112} ${y}Q160 ${y + 14} ${tall ? 214 : 208} ${y}`, pen.deep, 2, 0.6);
  pen.part(ellipse(160, y - 24, 11), pen.pattern === "plain" ? pen.deep : pen.accent, "ball");
  pen.tone(tall ? "M112 130q10 -4 9 4l-2 84q-12 4 -13 -30Z" : "M88 180Q94 150 120 142Q104 172 106 218Q88 206 88 180Z", 0.35);
}
