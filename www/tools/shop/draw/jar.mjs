// Jars: jam, honey, pickles; the colour is that of what is inside.

import { ellipse, rounded } from "../shapes.mjs";

export function jar(pen) {
  pen.ground(160, 272, 88, 12);
  const wall = { jam: rounded(90, 100, 140, 172, 24), honey: "M112 98H208Q252 140 240 204Q232 256 206 272H114Q88 256 80 204Q68 140 112 98Z", pickle: rounded(98, 84, 124, 188, 20) }[pen.variant];
  pen.part(wall, pen.colour, "round");
  pen.within(wall, () => {
    if (pen.variant === "jam") for (let i = 0; i < 16; i++) pen.part(ellipse(100 + ((i * 53) % 124), 120 + ((i * 71) % 142), 9 + (i % 3) * 3), pen.deep, "ball");
    if (pen.variant === "honey") for (let row = 0; row < 8; row++) for (let i = 0; i < 7; i++) pen.line(`M${72 + i * 30 + (row % 2) * 15} ${112 + row * 25}l13 8v14l-13 8l-13 -8v-14Z`, "#fff", 1.6, 0.3);
    if (pen.variant === "pickle") for (let i = 0; i < 7; i++) pen.turned(-14 + i * 6, 160, 180, () => pen.part(rounded(92 + i * 20, 100 + (i % 2) * 18, 21, 148, 10), i % 2 ? pen.deep : pen.pale, "round"));
  });
  pen.line(wall, "#fff", 4, 0.5);
  const lid = pen.variant === "jam" ? pen.accent : "#d9b468";
  if (pen.variant === "jam") {
    pen.part("M84 62Q160 46 236 62L246 108Q230 96 216 110Q200 96 184 112Q168 98 152 112Q136 98 120 110Q104 98 74 108Z", pen.pattern === "plain" ? lid : pen.cloth, "round");
    pen.line("M90 94Q160 106 230 94", "#c99f6a", 4);
  } else pen.part(rounded(pen.variant === "honey" ? 104 : 94, 66, pen.variant === "honey" ? 112 : 132, 34, 8), lid, "round");
  const label = pen.variant === "honey" ? ellipse(160, 190, 50, 42) : rounded(104, 152, 112, 76, 6);
  pen.part(label, "#fbf5e6", "soft");
  pen.line(label, pen.deep, 1.6, 0.5);
  pen.line("M132 180H188M124 196H196M140 210H180", "#4a3a2e", 3, 0.75);
  pen.tone("M104 128Q106 116 114 116V250Q104 246 104 230Z", 0.4);
}
