// Drums: snare with sticks, djembe, bongos.

import { ellipse } from "../shapes.mjs";

const SKIN = "#f6ecd6";

const DRUMS = {
  snare(pen) {
    pen.ground(160, 262, 116, 15);
    pen.body("M56 138V232Q60 258 160 260Q260 258 264 232V138Z", "round");
    for (let i = 0; i < 7; i++) {
      const x = 70 + i * 30;
      pen.line(`M${x} 152V244`, "#d3d8dc", 5);
      pen.part(ellipse(x, 198, 6, 9), "#aab1b8", "ball");
    }
    pen.part("M52 226Q60 254 160 256Q260 254 268 226V240Q258 268 160 270Q62 268 52 240Z", pen.accent, "round");
    pen.part("M52 130H268V150Q258 174 160 176Q62 174 52 150Z", pen.accent, "round");
    pen.part(ellipse(160, 132, 108, 30), SKIN, "down");
    pen.line(ellipse(160, 132, 108, 30), "#fff", 3, 0.7);
    pen.line("M74 66L196 136M262 74L134 132", "#c99f6a", 8);
    pen.part(ellipse(196, 136, 8, 6), "#c99f6a", "ball");
    pen.part(ellipse(134, 132, 8, 6), "#c99f6a", "ball");
  },
  djembe(pen) {
    pen.ground(160, 284, 66, 11);
    pen.body("M84 82Q88 164 132 196Q142 206 138 222L116 278Q160 290 204 278L182 222Q178 206 188 196Q232 164 236 82Z", "round");
    for (let i = 0; i < 8; i++) pen.line(`M${88 + i * 20} ${92 + (i % 2)}L${100 + i * 16} 150L${108 + i * 19} 92`, "#f3ead8", 2.4, 0.9);
    pen.line("M96 152Q160 174 224 152", pen.accent, 6);
    pen.line("M136 212Q160 220 184 212", pen.accent, 6);
    pen.part(ellipse(160, 80, 78, 22), SKIN, "down");
    pen.line(ellipse(160, 80, 78, 22), pen.accent, 4);
  },
  bongos(pen) {
    pen.ground(160, 258, 138, 13);
    pen.part("M140 168H190V206H140Z", "#5d3a24", "down");
    for (const [x, r] of [[96, 68], [230, 56]]) {
      pen.body(`M${x - r} 132L${x - r + 12} 238Q${x} 258 ${x + r - 12} 238L${x + r} 132Z`, "round");
      pen.part(`M${x - r - 2} 126H${x + r + 2}V146Q${x} 166 ${x - r - 2} 146Z`, "#b9bfc5", "round");
      pen.part(ellipse(x, 128, r, 19), SKIN, "down");
      for (const dx of [-0.55, 0, 0.55]) pen.line(`M${x + dx * r} 152V212`, "#d3d8dc", 4);
    }
  },
};

export function drum(pen) {
  DRUMS[pen.variant](pen);
}
