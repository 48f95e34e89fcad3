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
    for (const [turn, x] of [[10, 128], [-8, 196]]) pen.turned(turn, x, 150, () => {
      const tail = `M${x - 28} 150H${x + 28}L${x + 31} 272H${x - 31}Z`;
      pen.cast(tail);
      fringe(pen, x - 28, x + 28, 271);
      pen.body(tail, "round");
      pen.fold(`M${x - 10} 190V264M${x + 12} 190V264`, 5);
    });
    const loop = "M56 116Q66 44 160 42Q254 44 264 116Q256 190 160 194Q64 190 56 116ZM116 104Q120 128 160 130Q200 128 204 104Q200 84 160 82Q120 84 116 104Z";
    pen.cast(loop);
    pen.body(loop, "ball");
    pen.fold("M74 112Q92 60 160 56M78 140Q106 178 160 180M248 108Q228 62 170 56M104 146Q130 162 170 158", 5);
  },
  square(pen) {
    pen.turned(8, 160, 160, () => {
      const cloth = "M66 72Q160 60 254 72Q264 160 254 254Q160 264 66 254Q56 160 66 72Z";
      pen.cast(cloth);
      pen.part(cloth, pen.accent);
      pen.body("M84 90Q160 80 236 90Q244 160 236 236Q160 244 84 236Q76 160 84 90Z");
      pen.tone("M256 70V182L148 62Z", -0.18);
      pen.part("M256 66V174L152 62Z", pen.pale, "down");
      pen.fold("M100 130Q150 150 190 230M90 190Q120 210 140 238", 7);
    });
  },
};

export function scarf(pen) {
  SCARVES[pen.variant](pen);
}
