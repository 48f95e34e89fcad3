// Lamps: desk, table, floor, pendant.

import { ellipse } from "../shapes.mjs";

const BRASS = "#c9a24f";

const LAMPS = {
  table(pen) {
    pen.ground(160, 278, 78, 11);
    pen.glow(160, 190, 130);
    pen.part("M142 162H178Q206 222 186 262Q184 276 160 276Q136 276 134 262Q114 222 142 162Z", pen.accent, "ball");
    pen.part("M148 148H172V166H148Z", BRASS, "round");
    pen.body("M118 48H202L242 152Q160 166 78 152Z", "round");
    pen.tone("M80 148Q160 162 240 148L236 136Q160 150 84 136Z", 0.35);
  },
  desk(pen) {
    pen.ground(140, 276, 82, 11);
    pen.beam("M160 140L80 300H330L250 148Z");
    pen.line("M140 262L106 166L190 92", "#3a3f45", 8);
    pen.line("M140 262L106 166L190 92", "#fff", 1.8, 0.3);
    pen.part(ellipse(106, 166, 9), BRASS, "ball");
    pen.part("M92 268Q94 254 140 254Q186 254 188 268Q188 276 140 276Q92 276 92 268Z", pen.colour, "round");
    pen.turned(28, 206, 108, () => {
      pen.body("M192 70Q206 62 220 70L262 138Q206 156 150 138Z", "round");
      pen.part(ellipse(206, 140, 55, 11), "#fff3c9", "none");
    });
  },
  floor(pen) {
    pen.ground(150, 288, 66, 9);
    pen.beam("M96 100L40 300H270L204 100Z");
    pen.line("M150 284V96", "#3a3f45", 6);
    pen.line("M149 284V96", "#fff", 1.4, 0.4);
    pen.part("M112 282Q114 274 150 273Q186 274 188 282Q188 290 150 290Q112 290 112 282Z", "#3a3f45", "round");
    pen.body("M118 30H182L212 104Q150 118 88 104Z", "round");
    pen.tone("M90 101Q150 114 210 101L207 92Q150 104 93 92Z", 0.4);
    pen.line("M176 112v24", BRASS, 2);
    pen.part(ellipse(176, 140, 4), BRASS, "ball");
  },
  pendant(pen) {
    pen.beam("M70 190L0 340H320L250 190Z");
    pen.line("M160 -40V74", "#3a3f45", 4);
    pen.part("M148 70H172L178 94H142Z", BRASS, "round");
    pen.body("M136 92H184Q256 110 262 188Q160 208 58 188Q64 110 136 92Z", "ball");
    pen.part("M58 188Q160 208 262 188Q250 172 160 172Q70 172 58 188Z", pen.deep, "down");
    pen.part(ellipse(160, 192, 22, 16), "#fff3c9", "none");
    pen.glow(160, 196, 60);
  },
};

export function lamp(pen) {
  LAMPS[pen.variant](pen);
}
