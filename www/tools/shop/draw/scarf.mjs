// Scarves: folded with fringes, looped, a square.

const fringe = (pen, from, to, y) => {
  for (let x = from; x <= to; x += 6) pen.line(`M${x} ${y}q-1.5 9 .5 20`, pen.pattern === "plain" ? pen.deep : pen.accent, 2.6);
};

const SCARVES = {
  fringed(pen) {
    const back = "M104 52H176V250H104Z";
    const front = "M146 52Q188 46 222 60L232 262H158Z";
    pen.cast(back);
    pen.cast(front);
    fringe(pen, 108, 174, 250);
    pen.body(back, "round");
    fringe(pen, 162, 230, 262);
    pen.body(front, "round");
    pen.body("M100 44Q160 32 224 46Q236 70 220 84Q160 96 104 84Q90 64 100 44Z", "down");
    pen.fold("M120 90V240M142 92L150 240M184 96L190 252M206 94L214 252", 5);
  },
  looped(pen) {
    const tail = "M172 150L226 148L240 266L182 272Z";
    pen.cast(tail);
    fringe(pen, 186, 238, 268);
    pen.body(tail, "round");
    const loop = "M62 124Q70 56 160 54Q250 56 258 124Q252 196 160 200Q68 196 62 124ZM112 120Q116 150 160 152Q204 150 208 120Q204 98 160 96Q116 98 112 120Z";
    pen.cast(loop);
    pen.body(loop, "ball");
    pen.fold("M78 118Q96 68 160 66M84 150Q110 186 160 188M242 118Q224 70 170 66M106 164Q130 180 166 178", 5);
  },
  square(pen) {
    pen.turned(8, 160, 160, () => {
      const cloth = "M66 72Q160 60 254 72Q264 160 254 254Q160 264 66 254Q56 160 66 72Z";
      pen.cast(cloth);
      pen.part(cloth, pen.accent);
      pen.body("M84 90Q160 80 236 90Q244 160 236 236Q160 244 84 236Q76 160 84 90Z");
      pen.body("M254 72Q256 130 254 168Q214 152 186 118Q166 96 160 67Q210 64 254 72Z", "down");
      pen.fold("M100 130Q150 150 190 230M90 190Q120 210 140 238", 7);
    });
  },
};

export function scarf(pen) {
  SCARVES[pen.variant](pen);
}
