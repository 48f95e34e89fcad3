// Tents in the evening: dome, ridge, tunnel, bell.

import { ellipse } from "../shapes.mjs";

const FLAP = "#f4e6c4";

const TENTS = {
  dome(pen) {
    pen.body("M26 240Q64 92 160 82Q256 92 294 240Q160 256 26 240Z", "ball");
    pen.part("M112 247Q128 132 160 84Q200 132 216 246Q160 254 112 247Z", pen.deep, "soft");
    pen.part("M130 249Q142 160 160 130Q184 164 194 248Z", FLAP, "down");
    pen.part("M160 130Q150 190 152 249H130Q142 160 160 130Z", pen.accent, "soft");
    pen.line("M26 240Q64 92 160 82Q256 92 294 240M160 82Q116 120 112 246M160 82Q206 130 216 246", pen.pale, 3.4, 0.8);
  },
  ridge(pen) {
    pen.body("M118 84L256 106L300 236L176 252Z", "soft");
    pen.part("M118 84L26 244L176 252Z", pen.deep, "soft");
    pen.part("M118 84L84 248L140 250Z", "#2b2430", "none");
    pen.part("M118 84L74 247L58 246Z", FLAP, "down");
    pen.part("M118 84L140 250L158 251Z", FLAP, "down");
    pen.line("M118 80V96M118 84L256 106", "#8a5a35", 4);
    pen.fold("M170 120L222 240M210 116L260 236", 7);
  },
  tunnel(pen) {
    pen.body("M96 246Q84 110 150 104Q238 106 296 240Q210 258 96 246Z", "round");
    pen.line("M196 112Q240 150 244 246M238 138Q274 180 278 242", pen.pale, 3, 0.7);
    pen.part("M24 242Q30 108 96 104Q162 110 168 248Q90 256 24 242Z", pen.deep, "soft");
    pen.part("M52 246Q56 146 96 140Q134 146 140 250Z", FLAP, "down");
    pen.part("M96 140Q90 200 94 250H52Q56 146 96 140Z", pen.accent, "soft");
    pen.line("M24 242Q30 108 96 104Q162 110 168 248", pen.pale, 3.4, 0.8);
  },
  bell(pen) {
    pen.body("M160 48L44 196V244Q160 262 276 244V196Z", "round");
    pen.fold("M160 52L104 200V250M160 52L216 200V250", 5);
    pen.part("M44 196Q160 212 276 196V204Q160 222 44 204Z", pen.accent, "down");
    pen.part("M160 96L122 252H198Z", "#2b2430", "none");
    pen.part("M160 96L122 252H104Q140 180 160 96Z", FLAP, "down");
    pen.part("M160 96L198 252H216Q180 180 160 96Z", FLAP, "down");
    pen.line("M160 48V28", "#8a5a35", 5);
    pen.part("M160 28l24 7l-24 8Z", pen.accent, "none");
  },
};

export function tent(pen) {
  pen.part("M-40 218Q80 190 160 208T360 200V380H-40Z", "#a9bd8e", "down");
  pen.part("M-40 246Q120 230 360 250V380H-40Z", "#93ab7b", "down");
  pen.ground(160, 250, 156, 13);
  pen.line("M40 236L6 264M284 236L314 262", "#f7f3ea", 2.4);
  TENTS[pen.variant](pen);
  for (const [x, y] of [[30, 284], [92, 296], [236, 288], [290, 302]]) pen.line(`M${x} ${y}q-3 -8 -8 -11M${x} ${y}q0 -8 1 -14M${x} ${y}q3 -8 8 -10`, "#6f8c5c", 2.2);
  pen.part(ellipse(268, 60, 20), "#fdf3cf", "none");
}
