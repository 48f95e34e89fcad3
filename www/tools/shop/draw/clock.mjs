// Clocks: wall, alarm with bells, mantel.

import { ellipse } from "../shapes.mjs";

function face(pen, cx, cy, r) {
  pen.part(ellipse(cx, cy, r), "#fbf7ee", "ball");
  for (let hour = 0; hour < 12; hour++) pen.turned(hour * 30, cx, cy, () => pen.line(`M${cx} ${cy - r * 0.86}v${hour % 3 ? r * 0.08 : r * 0.16}`, "#2b2b33", hour % 3 ? 2.4 : 5));
  const angle = 300 + pen.wall * 17;
  pen.turned(angle, cx, cy, () => pen.line(`M${cx} ${cy + r * 0.1}V${cy - r * 0.5}`, "#2b2b33", 7));
  pen.turned(60 + pen.wall * 12, cx, cy, () => pen.line(`M${cx} ${cy + r * 0.12}V${cy - r * 0.74}`, "#2b2b33", 4.6));
  pen.turned(200, cx, cy, () => pen.line(`M${cx} ${cy + r * 0.2}V${cy - r * 0.74}`, pen.colour, 2.4));
  pen.part(ellipse(cx, cy, 6), pen.colour, "ball");
}

const CLOCKS = {
  wall(pen) {
    pen.cast(ellipse(160, 160, 116));
    pen.body(ellipse(160, 160, 116), "soft");
    pen.tone(ellipse(160, 161, 100), -0.2);
    face(pen, 160, 160, 97);
  },
  alarm(pen) {
    pen.ground(160, 272, 96, 12);
    pen.mirrored(() => {
      pen.line("M98 236L82 268", pen.deep, 12);
      pen.turned(-38, 100, 84, () => pen.body("M66 92Q68 52 102 52Q136 52 138 92Z", "ball"));
    });
    pen.line("M136 56Q160 30 184 56", "#8d939a", 6);
    pen.body(ellipse(160, 168, 96), "ball");
    face(pen, 160, 168, 78);
  },
  mantel(pen) {
    pen.ground(160, 266, 122, 12);
    pen.body("M44 262V244H62Q74 86 160 86Q246 86 258 244H276V262Z", "soft");
    face(pen, 160, 170, 62);
    pen.line("M62 244H258", pen.deep, 3, 0.5);
  },
};

export function clock(pen) {
  CLOCKS[pen.variant](pen);
}
