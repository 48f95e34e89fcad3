// Cameras: rangefinder, reflex, instant.

import { ellipse, rounded } from "../shapes.mjs";

function lens(pen, cx, cy, r) {
  pen.part(ellipse(cx, cy, r), "#2b2b31", "soft");
  pen.line(ellipse(cx, cy, r * 0.86), "#b9bfc5", 3);
  pen.part(ellipse(cx, cy, r * 0.66), "#15181f", "ball");
  pen.part(ellipse(cx, cy, r * 0.46), "#2d4660", "ball");
  pen.part(ellipse(cx - r * 0.2, cy - r * 0.2, r * 0.14), "#dff0ff", "none");
  pen.tone(ellipse(cx + r * 0.16, cy + r * 0.2, r * 0.09), 0.4);
}

export function camera(pen) {
  pen.ground(160, 262, 128, 13);
  if (pen.variant === "instant") {
    pen.part("M96 236H224V290H96Z", "#fdfbf4", "down");
    pen.part("M106 240H214V276H106Z", "#8fb6c4", "soft");
    pen.part("M106 276L146 252L170 268L190 256L214 276Z", "#6d8f62", "none");
    pen.body("M60 108Q62 66 104 66H216Q258 66 260 108V214Q260 248 232 248H88Q60 248 60 214Z", "soft");
    pen.part("M60 204H260V222H60Z", pen.accent, "none");
    pen.part(rounded(194, 82, 44, 28, 7), "#f7f3e6", "glass");
    pen.part(ellipse(92, 98, 14), "#d8402f", "ball");
    lens(pen, 160, 152, 50);
    return;
  }
  const isReflex = pen.variant === "reflex";
  if (isReflex) pen.part("M122 96L136 60H184L198 96Z", "#33363c", "down");
  pen.part(rounded(68, 82, 36, 20, 5), "#b9bfc5", "round");
  pen.part(rounded(224, 80, 26, 22, 5), "#b9bfc5", "round");
  pen.part(rounded(36, 96, 248, 160, 20), isReflex ? "#33363c" : "#c3c9cf", "soft");
  pen.body("M36 136H284V220H36Z", "down");
  for (let x = 44; x < 284; x += 6) pen.line(`M${x} 138V218`, "#1a1028", 1, 0.1);
  pen.part(rounded(56, 106, 40, 22, 4), "#26303a", "glass");
  pen.part(rounded(222, 106, 40, 20, 4), "#f7f3e6", "glass");
  lens(pen, 160, 178, 64);
}
