// Green plants in pots: Swiss cheese plant, rubber plant, fern, snake plant.

import { pot, rim } from "./pot.mjs";

const GREENS = ["#3f7f4c", "#2f6b45", "#5a9a55", "#79ad5f"];

function heart(pen, x, y, size, turn, green) {
  pen.turned(turn, x, y, () => {
    const leaf = `M${x} ${y}Q${x - size * 0.95} ${y - size * 0.1} ${x - size * 0.8} ${y - size * 0.9}Q${x - size * 0.5} ${y - size * 1.5} ${x} ${y - size * 1.75}Q${x + size * 0.5} ${y - size * 1.5} ${x + size * 0.8} ${y - size * 0.9}Q${x + size * 0.95} ${y - size * 0.1} ${x} ${y}Z`;
    pen.part(leaf, green, "soft");
    pen.within(leaf, () => {
      for (const side of [-1, 1]) for (const step of [0.35, 0.75, 1.1]) pen.line(`M${x + side * size} ${y - size * step}L${x + side * size * 0.34} ${y - size * (step + 0.12)}`, "#e6e9dc", size * 0.09);
    });
    pen.line(`M${x} ${y}V${y - size * 1.6}`, "#fff", 1.6, 0.35);
  });
}

const PLANTS = {
  monstera(pen) {
    pen.line("M160 204Q120 160 96 140M160 204Q164 150 160 100M160 204Q200 160 226 146M160 204Q140 180 128 186M160 204Q180 186 200 190", "#4f7d45", 5);
    for (const [x, y, size, turn, green] of [[92, 144, 52, -48, 0], [228, 150, 50, 50, 1], [160, 116, 56, 4, 2], [116, 190, 38, -76, 3], [206, 194, 38, 74, 0]]) heart(pen, x, y, size, turn, GREENS[green]);
  },
  rubber(pen) {
    pen.line("M160 206V46", "#6b5038", 5);
    for (let i = 0; i < 7; i++) {
      const y = 196 - i * 23;
      const turn = i % 2 ? 52 - i * 2 : -52 + i * 2;
      pen.turned(turn, 160, y, () => {
        pen.part(`M160 ${y}Q128 ${y - 44} 160 ${y - 92}Q192 ${y - 44} 160 ${y}Z`, GREENS[i % 2], "soft");
        pen.line(`M160 ${y}V${y - 84}`, "#cfe0b8", 1.8, 0.7);
      });
    }
  },
  fern(pen) {
    [-82, -60, -38, -16, 8, 30, 54, 78].forEach((turn, i) => pen.turned(turn, 160, 206, () => {
      const long = 118 + ((i * 37) % 40);
      pen.line(`M160 206Q${166} ${206 - long / 2} 160 ${206 - long}`, "#4f7d45", 2.6);
      for (let at = 18; at < long; at += 9) {
        const size = 8 + Math.sin((at / long) * Math.PI) * 15;
        for (const side of [-1, 1]) pen.part(`M162 ${206 - at}q${side * size * 0.6} ${-size * 0.7} ${side * size} ${-size * 0.2}q${-side * size * 0.4} ${size * 0.5} ${-side * size} ${size * 0.2}Z`, GREENS[(i + 1) % 4], "none");
      }
    }));
  },
  snake(pen) {
    [[-20, 148, 0], [18, 160, 1], [-8, 184, 2], [9, 190, 0], [-32, 112, 1], [30, 120, 2]].forEach(([turn, long, green], i) => pen.turned(turn, 160, 210, () => {
      const blade = `M148 210Q${140 - (i % 2) * 4} ${210 - long * 0.6} 160 ${210 - long}Q${182} ${210 - long * 0.6} 172 210Z`;
      pen.part(blade, GREENS[green], "round");
      pen.within(blade, () => {
        for (let y = 200; y > 210 - long; y -= 13) pen.line(`M138 ${y}q11 -7 22 0t22 0`, "#cfe0b8", 3, 0.35);
      });
      pen.line(`M149 208Q142 ${210 - long * 0.6} 160 ${210 - long}Q181 ${210 - long * 0.6} 171 208`, "#e8d879", 2.4, 0.9);
    }));
  },
};

export function foliage(pen) {
  pot(pen);
  PLANTS[pen.variant](pen);
  rim(pen);
}
