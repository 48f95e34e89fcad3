// What garments for the upper body share: torso, sleeves, neck openings, folds.

const NECKS = { crew: 92, v: 124, high: 76, wide: 104 };

/** @param {"crew" | "v" | "high" | "wide"} neck @param {number} hem lowest line @param {number} width half of the hem */
export function torso(neck, hem = 262, width = 62) {
  const depth = NECKS[neck];
  const opening = neck === "v" ? `L160 ${depth}L130 68` : `Q184 ${depth} 160 ${depth}Q136 ${depth} 130 68`;
  return `M130 68L97 81Q103 118 ${160 - width + 2} 152L${160 - width} ${hem}Q160 ${hem + 9} ${160 + width} ${hem}L${158 + width} 152Q217 118 223 81L190 68${opening}Z`;
}

/** The edge of the neck opening, to draw a collar on. @param {"crew" | "v" | "high" | "wide"} neck */
export function neckline(neck) {
  const depth = NECKS[neck];
  return neck === "v" ? `M131 69L160 ${depth}L189 69` : `M131 69Q136 ${depth} 160 ${depth}Q184 ${depth} 189 69`;
}

const SLEEVES = {
  short: "M99 80Q82 85 74 100L40 148Q58 164 84 172L106 138Z",
  long: "M99 80Q80 86 74 104L38 236Q54 248 76 246L106 150Z",
  puffed: "M99 80Q70 82 62 110Q50 138 58 158Q76 170 98 160L108 132Z",
};

/** The left sleeve. @param {"short" | "long" | "puffed"} length */
export const sleeve = (length) => SLEEVES[length];

/** Both sleeves and then the torso over them, with the inside of the back, and a shadow on the wall. */
export function garment(pen, { neck, length, hem, width }) {
  const front = torso(neck, hem, width);
  const shape = length ? sleeve(length) : undefined;
  pen.cast(front);
  if (shape) pen.cast(shape);
  pen.part("M131 69Q160 58 189 69Q178 112 160 116Q142 112 131 69Z", pen.deep, "down");
  if (shape) {
    pen.mirrored(() => {
      pen.body(shape);
      if (length === "long") {
        pen.fold("M84 128Q76 160 66 196");
        pen.fold("M62 206Q70 214 78 210", 4);
      }
    });
  }
  pen.body(front);
  folds(pen, hem);
}

/** Where cloth falls from the shoulders. @param {number} [hem] */
export function folds(pen, hem = 262) {
  pen.mirrored(() => {
    pen.fold(`M104 150Q112 190 108 ${hem - 20}`, 6);
    pen.fold("M106 146Q122 158 134 160", 4);
  });
  pen.fold(`M148 ${hem - 6}Q152 ${hem - 50} 146 ${hem - 84}`, 6);
}
