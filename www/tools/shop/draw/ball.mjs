// Balls: football, basketball, beach ball.

import { ellipse } from "../shapes.mjs";

const BALLS = {
  football(pen) {
    const round = ellipse(160, 164, 104);
    pen.part(round, "#faf7f0", "none");
    pen.within(round, () => {
      const pentagon = (x, y, size, turn) => pen.turned(turn, x, y, () => pen.part(`M${x} ${y - size}L${x + size * 0.95} ${y - size * 0.31}L${x + size * 0.59} ${y + size * 0.81}L${x - size * 0.59} ${y + size * 0.81}L${x - size * 0.95} ${y - size * 0.31}Z`, pen.cloth, "none"));
      for (let i = 0; i < 5; i++) pen.turned(i * 72, 160, 164, () => {
        pen.line("M160 164V88", "#1a1028", 2.6, 0.55);
        pen.line("M160 104L204 76M160 104L116 76", "#1a1028", 2.2, 0.4);
        pentagon(160, 72, 31, 180);
      });
      pentagon(160, 164, 36, 0);
    });
    pen.part(round, "#ffffff00", "ball");
  },
  basketball(pen) {
    const round = ellipse(160, 164, 104);
    pen.body(round, "ball");
    pen.within(round, () => pen.line("M160 60V268M56 164H264M86 80Q150 164 86 248M234 80Q170 164 234 248", "#26222a", 5, 0.8));
  },
  beach(pen) {
    const round = ellipse(160, 164, 104);
    pen.part(round, "#fdfaf3", "none");
    pen.within(round, () => {
      pen.part("M130 96Q60 110 40 190L110 270Q90 160 130 96Z", pen.colour, "none");
      pen.part("M140 92Q210 130 206 280L290 240Q290 110 140 92Z", pen.accent, "none");
      pen.part("M136 88Q150 40 240 60L290 150Q240 80 136 88Z", pen.deep, "none");
    });
    pen.part(round, "#ffffff00", "ball");
    pen.part(ellipse(135, 92, 12), "#fdfaf3", "ball");
  },
};

export function ball(pen) {
  pen.ground(160, 266, 96, 14);
  BALLS[pen.variant](pen);
}
