// Drinking bottles: insulated flask, sports bottle, glass with a sleeve.

import { ellipse, rounded } from "../shapes.mjs";

const BOTTLES = {
  flask(pen) {
    pen.part(rounded(134, 34, 52, 44, 8), "#3a3f45", "round");
    pen.line("M138 36Q160 2 182 36", "#3a3f45", 7);
    pen.part("M138 76H182V90H138Z", "#d3d8dc", "round");
    pen.body("M138 88Q108 98 108 136V268Q108 282 122 282H198Q212 282 212 268V136Q212 98 182 88Z", "round");
    pen.tone("M122 136Q122 120 130 114V256Q122 262 122 246Z", 0.35);
  },
  sports(pen) {
    pen.part(rounded(146, 24, 28, 30, 7), "#f4f1ea", "round");
    pen.part("M122 52H198Q206 54 206 70V84H114V70Q114 54 122 52Z", "#3a3f45", "round");
    const wall = "M112 84H208Q212 130 198 154Q192 172 198 190Q212 220 208 268Q206 282 192 282H128Q114 282 112 268Q108 220 122 190Q128 172 122 154Q108 130 112 84Z";
    pen.body(wall, "round");
    for (let y = 206; y < 276; y += 14) pen.line(`M116 ${y}h12`, "#fff", 2.6, 0.7);
  },
  glass(pen) {
    pen.part(rounded(136, 30, 48, 34, 6), "#c99f6a", "round");
    const wall = "M140 62V84Q110 98 110 134V266Q110 282 126 282H194Q210 282 210 266V134Q210 98 180 84V62Z";
    pen.part(wall, "#e2eef2", "glass");
    pen.line(wall, "#8fb0c0", 2, 0.7);
    pen.part("M112 140H208V150H112Z", "#9fcbe0", "down");
    pen.body("M109 158H211V262Q211 283 190 283H130Q109 283 109 262Z", "round");
    pen.tone("M122 110Q126 100 134 98V150H122Z", 0.6);
  },
};

export function bottle(pen) {
  pen.ground(160, 282, 74, 10);
  BOTTLES[pen.variant](pen);
  if (pen.wall % 2 && pen.variant === "flask") pen.part(ellipse(160, 196, 20), pen.accent, "ball");
}
