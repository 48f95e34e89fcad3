// Guitars: acoustic, electric, ukulele.

import { ellipse, rounded } from "../shapes.mjs";

const NECK = "#5d3a24";

function neck(pen, top, bottom, width, strings) {
  pen.part(`M${160 - width / 2} ${top}h${width}v${bottom - top}h${-width}Z`, NECK, "round");
  for (let i = 0; i < 9; i++) pen.line(`M${160 - width / 2} ${top + 8 + i * 14}h${width}`, "#d8c9a0", 1.5);
  return () => {
    for (let i = 0; i < strings; i++) {
      const x = 160 - width / 2 + 3 + i * ((width - 6) / (strings - 1));
      pen.line(`M${x} ${top - 18}V${bottom + 66}`, "#f4efe2", 0.9, 0.9);
    }
  };
}

function head(pen, top, pegs, fill) {
  pen.part(`M146 ${top}L142 ${top - 42}Q160 ${top - 52} 178 ${top - 42}L174 ${top}Z`, fill, "down");
  pen.mirrored(() => {
    for (let i = 0; i < pegs; i++) pen.part(rounded(130, top - 40 + i * 13, 12, 7, 3), "#e6e0d0", "ball");
  });
}

const GUITARS = {
  acoustic(pen) {
    const body = "M160 140Q206 128 214 168Q214 186 206 196Q238 214 230 256Q216 296 160 296Q104 296 90 256Q82 214 114 196Q106 186 106 168Q114 128 160 140Z";
    pen.cast(body);
    pen.body(body, "soft");
    pen.line("M160 144Q202 133 210 168Q210 185 200 196Q232 214 225 255Q212 291 160 291Q108 291 95 255Q88 214 120 196Q110 185 110 168Q118 133 160 144Z", "#f3e2bd", 2.4, 0.8);
    pen.part(ellipse(160, 204, 27), "#2b1a12", "none");
    pen.line(ellipse(160, 204, 30), "#f3e2bd", 2.6);
    const strings = neck(pen, 60, 184, 20, 6);
    pen.part(rounded(130, 252, 60, 11, 4), NECK, "down");
    head(pen, 60, 3, pen.deep);
    strings();
  },
  electric(pen) {
    const body = "M146 182Q118 156 102 172Q90 186 104 206Q114 222 102 240Q84 262 106 284Q138 304 180 294Q226 284 220 244Q206 222 216 196Q224 166 204 160Q184 166 176 188Z";
    pen.cast(body);
    pen.body(body, "soft");
    pen.part("M138 196Q122 192 126 212Q132 240 122 262Q140 272 158 262V200Z", "#fbf6ea", "soft");
    const strings = neck(pen, 58, 206, 18, 6);
    for (const y of [216, 240]) pen.part(rounded(142, y, 36, 12, 4), "#26262b", "down");
    pen.part(rounded(140, 264, 40, 12, 3), "#c3c9cf", "round");
    for (const [x, y] of [[194, 246], [200, 264], [186, 276]]) pen.part(ellipse(x, y, 6), "#26262b", "ball");
    pen.part("M150 58Q138 30 152 14Q172 12 178 24Q170 30 172 58Z", pen.accent, "down");
    for (let i = 0; i < 5; i++) pen.part(ellipse(145, 22 + i * 8, 3), "#d3d7db", "ball");
    strings();
  },
  ukulele(pen) {
    const body = "M160 150Q198 140 204 172Q204 188 198 196Q222 212 216 246Q204 278 160 278Q116 278 104 246Q98 212 122 196Q116 188 116 172Q122 140 160 150Z";
    pen.cast(body);
    pen.body(body, "soft");
    pen.part(ellipse(160, 204, 21), "#2b1a12", "none");
    pen.line(ellipse(160, 204, 24), "#f3e2bd", 2.4);
    const strings = neck(pen, 84, 186, 17, 4);
    pen.part(rounded(138, 242, 44, 9, 3), NECK, "down");
    head(pen, 84, 2, pen.deep);
    strings();
  },
};

export function guitar(pen) {
  pen.turned(28, 160, 164, () => GUITARS[pen.variant](pen));
}
