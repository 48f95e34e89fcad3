// Armchairs: round, wing-backed, lounge.

import { rounded } from "../shapes.mjs";

export function armchair(pen) {
  pen.ground(160, 274, 128, 15);
  const wood = "#8a5a35";
  pen.mirrored(() => pen.part("M88 246H104L96 278H88Z", wood, "round"));
  const back = { round: "M66 200Q56 78 160 74Q264 78 254 200Z", winged: "M76 210Q60 120 70 66Q84 52 104 62Q160 46 216 62Q236 52 250 66Q260 120 244 210Z", lounge: "M84 190Q80 96 92 86H228Q240 96 236 190Z" }[pen.variant];
  pen.body(back, "soft");
  if (pen.variant === "winged") pen.mirrored(() => [96, 130, 160].forEach((y) => [132, 160].forEach((x) => pen.part(`M${x} ${y - 3}a3 3 0 1 0 .1 0Z`, pen.deep, "none"))));
  if (pen.variant === "round") for (let i = -3; i <= 3; i++) pen.line(`M${160 + i * 20} ${86 + i * i * 3}Q${160 + i * 21} 140 ${160 + i * 18} 186`, pen.deep, 2.4, 0.3);
  pen.body(rounded(84, 176, 152, 44, 18), "down");
  pen.body("M74 208H246V246Q246 254 236 254H84Q74 254 74 246Z", "round");
  pen.mirrored(() => {
    pen.body(pen.variant === "lounge" ? "M58 150Q56 140 68 140H92Q100 142 98 154V252H60Z" : "M54 176Q50 148 74 146Q98 148 98 180V252H60Q54 230 54 176Z", "round");
    pen.tone("M60 154Q64 148 76 150V160Q64 164 60 200Z", 0.2);
  });
  if (pen.wall % 3 === 0) pen.turned(-10, 130, 160, () => pen.part(rounded(112, 134, 58, 50, 14), pen.accent, "ball"));
}
