// Stools: three-legged, bar, step.

import { ellipse, rounded } from "../shapes.mjs";

export function stool(pen) {
  const wood = pen.wall % 2 ? "#b98450" : "#7a5238";
  pen.ground(160, 282, 86, 13);
  if (pen.variant === "step") {
    pen.mirrored(() => pen.part("M96 120H112L98 280H80Z", wood, "round"));
    pen.part(rounded(74, 198, 172, 18, 5), wood, "down");
    pen.body(rounded(80, 104, 160, 22, 7), "down");
    pen.tone(rounded(86, 198, 148, 5, 2), 0.2);
    return;
  }
  const top = pen.variant === "bar" ? 74 : 134;
  pen.line(`M160 ${top + 20}V272`, wood, 11);
  pen.mirrored(() => pen.part(`M108 ${top + 14}H126L100 284H88Z`, wood, "round"));
  pen.line(pen.variant === "bar" ? "M102 220H218" : "M104 232H216", wood, 7);
  pen.part(`M86 ${top}Q88 ${top + 28} 160 ${top + 30}Q232 ${top + 28} 234 ${top}Z`, pen.deep, "round");
  pen.body(ellipse(160, top, 75, 20), "down");
  if (pen.variant === "bar") pen.body(`M92 ${top - 2}Q94 ${top - 30} 160 ${top - 32}Q226 ${top - 30} 228 ${top - 2}Q160 ${top + 20} 92 ${top - 2}Z`, "ball");
}
