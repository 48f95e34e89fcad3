// Bicycles from the side: city with a basket, racing, mountain, for children.

import { ellipse, rounded } from "../shapes.mjs";

function wheel(pen, x, y, r, tyre) {
  for (let i = 0; i < 12; i++) pen.turned(i * 15, x, y, () => pen.line(`M${x} ${y - r}V${y + r}`, "#7f868d", 0.9, 0.7));
  pen.line(ellipse(x, y, r), "#26282d", tyre);
  pen.line(ellipse(x, y, r - tyre * 0.75), "#d0d5d9", 2.4);
  pen.part(ellipse(x, y, 6), "#8d939a", "ball");
}

function tube(pen, d, width = 7) {
  pen.line(d, pen.deep, width + 1.5);
  pen.line(d, pen.colour, width);
  pen.line(d, "#fff", 1.6, 0.4);
}

const FRAMES = {
  city: { tubes: "M78 204L126 204L118 124M126 204L222 130M118 140Q170 190 214 112", bars: "M212 92Q190 84 180 96", seat: [118, 112], r: 58, tyre: 7 },
  racing: { tubes: "M76 204L126 206L116 122L78 204M116 122H216M126 206L218 128", bars: "M214 104H238Q252 108 248 124Q242 132 234 128", seat: [113, 106], r: 58, tyre: 4.6 },
  mountain: { tubes: "M78 202L130 206L118 128L78 202M118 130L220 116M130 206L222 134", bars: "M204 98H228", seat: [115, 114], r: 57, tyre: 11 },
  child: { tubes: "M92 212L134 212L124 150L92 212M124 156L206 146M134 212L210 154", bars: "M206 116Q192 108 188 120", seat: [122, 138], r: 44, tyre: 9 },
};

export function bicycle(pen) {
  const { tubes, bars, seat: [sx, sy], r, tyre } = FRAMES[pen.variant];
  const back = pen.variant === "child" ? 92 : 78;
  const front = pen.variant === "child" ? 226 : 244;
  const y = pen.variant === "child" ? 216 : 204;
  pen.ground(160, y + r + 3, 140, 10);
  wheel(pen, back, y, r, tyre);
  wheel(pen, front, y, r, tyre);
  if (pen.variant !== "racing" && pen.variant !== "mountain") pen.mirrored(() => tube(pen, `M${back - r - 4} ${y - 20}A${r + 8} ${r + 8} 0 0 1 ${back + r - 4} ${y - 38}`, 5), (back + front) / 2);
  tube(pen, `M${pen.variant === "child" ? 205 : 213} ${pen.variant === "child" ? 128 : 104}L${front} ${y}`);
  tube(pen, tubes);
  const [cx, cy] = pen.variant === "child" ? [134, 212] : [128, 205];
  pen.line(ellipse(cx, cy, 15), "#4a4e56", 4);
  pen.line(`M${cx} ${cy}L${cx + 12} ${cy + 24}`, "#4a4e56", 5);
  pen.line(`M${cx + 4} ${cy + 26}h18`, "#26282d", 6);
  pen.line(`M${back} ${y - 4}L${cx} ${cy - 15}M${back} ${y + 5}L${cx} ${cy + 15}`, "#3a3f45", 1.8);
  pen.line(`M${sx + 3} ${sy + 4}L${sx + 6} ${sy + 26}`, "#b9bfc5", 5);
  const leather = pen.wall % 2 ? "#8a5a35" : "#2b2b31";
  pen.part(`M${sx - 26} ${sy - 4}Q${sx - 10} ${sy - 11} ${sx + 22} ${sy - 5}Q${sx + 26} ${sy} ${sx + 4} ${sy + 6}Q${sx - 26} ${sy + 12} ${sx - 26} ${sy - 4}Z`, leather, "down");
  const top = pen.variant === "child" ? [205, 130, 205, 116] : [213, 108, 210, 92];
  pen.line(`M${top[0]} ${top[1]}L${top[2]} ${top[3]}`, "#b9bfc5", 5);
  pen.line(bars, "#3a3f45", 6);
  if (pen.variant === "city") {
    pen.part("M226 86H286L276 132H236Z", "#c99f6a", "round");
    for (let i = 0; i < 4; i++) pen.line(`M${228 + i * 2} ${96 + i * 10}H${284 - i * 2}`, "#6b4426", 1.8, 0.5);
    for (let i = 0; i < 6; i++) pen.line(`M${234 + i * 9} 88L${240 + i * 7} 131`, "#6b4426", 1.4, 0.4);
  }
  if (pen.variant === "child") pen.part(rounded(204, 96, 26, 16, 5), pen.accent, "down");
}
