// Building blocks: a tower, a castle, a rainbow.

import { ellipse } from "../shapes.mjs";
import { mix } from "../palette.mjs";

function cube(pen, x, y, size, colour) {
  pen.part(`M${x} ${y}h${size}v${size}h${-size}Z`, colour, "soft");
  pen.part(`M${x} ${y}l${size * 0.26} ${-size * 0.2}h${size}l${-size * 0.26} ${size * 0.2}Z`, mix(colour, "#ffffff", 0.35), "none");
  pen.part(`M${x + size} ${y}l${size * 0.26} ${-size * 0.2}v${size}l${-size * 0.26} ${size * 0.2}Z`, mix(colour, "#1a1028", 0.3), "none");
  pen.line(`M${x + 2} ${y + 2}h${size - 4}`, "#fff", 1.6, 0.4);
}

export function blocks(pen) {
  pen.ground(166, 276, 130, 14);
  const colours = [pen.colour, pen.accent, "#f2d98b", "#c99f6a", mix(pen.colour, pen.accent, 0.5)];
  if (pen.variant === "rainbow") {
    const arcs = [pen.colour, mix(pen.colour, "#ffffff", 0.35), pen.accent, mix(pen.accent, "#ffffff", 0.4), "#f2d98b"];
    arcs.forEach((colour, i) => {
      const r = 122 - i * 21;
      pen.part(`M${160 - r} 274V190A${r} ${r} 0 0 1 ${160 + r} 190V274H${160 + r - 18}V190A${r - 18} ${r - 18} 0 0 0 ${160 - r + 18} 190V274Z`, colour, "soft");
    });
    return;
  }
  if (pen.variant === "castle") {
    for (const [x, y, i] of [[52, 214, 0], [112, 214, 3], [172, 214, 1], [52, 154, 2], [172, 154, 4]]) cube(pen, x, y, 58, colours[i]);
    pen.part("M48 150L81 96L114 150Z", colours[1], "round");
    pen.part("M168 150L201 96L234 150Z", colours[0], "round");
    pen.part("M112 272V244Q112 222 141 222Q170 222 170 244V272Z", colours[3], "down");
    pen.part("M126 272V250Q126 238 141 238Q156 238 156 250V272Z", "#4a3326", "none");
    return;
  }
  for (const [x, y, size, i] of [[62, 208, 66, 0], [150, 208, 66, 1], [104, 140, 64, 2], [118, 82, 54, 4]]) cube(pen, x, y, size, colours[i]);
  pen.part("M118 80L150 34L178 74Z", colours[3], "round");
  pen.part(ellipse(254, 250, 24), colours[1], "ball");
}
