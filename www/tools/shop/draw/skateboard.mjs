// Skateboards: the deck from below, or the whole board from the side.

import { ellipse, rounded } from "../shapes.mjs";

function truck(pen, y) {
  pen.part(rounded(140, y - 12, 40, 24, 6), "#b9bfc5", "soft");
  pen.part(rounded(104, y - 6, 112, 12, 6), "#8d939a", "down");
  pen.mirrored(() => {
    pen.part(rounded(90, y - 16, 22, 32, 8), "#f6efdc", "round");
    pen.part(ellipse(101, y, 5), "#8d939a", "none");
  });
}

export function skateboard(pen) {
  if (pen.variant === "cruiser") {
    pen.ground(160, 234, 136, 13);
    const deck = "M20 158Q26 150 52 172Q60 178 74 178H248Q262 178 272 166Q292 146 302 156Q298 180 270 192Q262 196 250 196H72Q56 196 46 186Q24 172 20 158Z";
    for (const x of [88, 236]) {
      pen.part(`M${x - 20} 194H${x + 20}L${x + 8} 216H${x - 8}Z`, "#8d939a", "down");
      pen.part(ellipse(x, 216, 18), pen.accent, "ball");
      pen.part(ellipse(x, 216, 7), "#f6efdc", "ball");
    }
    pen.body(deck, "down");
    pen.line("M22 158Q32 156 54 176Q62 181 74 181H248Q264 181 274 170Q290 154 301 157", "#2b2b31", 4);
    return;
  }
  const width = pen.variant === "longboard" ? 41 : 47;
  const deck = `M160 14Q${160 + width} 14 ${160 + width} 66V254Q${160 + width} 306 160 306Q${160 - width} 306 ${160 - width} 254V66Q${160 - width} 14 160 14Z`;
  pen.turned(26, 160, 160, () => {
    pen.cast(deck);
    pen.body(deck, "round");
    pen.within(deck, () => {
      if (pen.pattern === "plain") {
        pen.part(ellipse(160, 160, 34), pen.accent, "none");
        pen.part("M60 130L260 190V206L60 146Z", pen.pale, "none");
      }
    });
    for (const y of [78, 242]) truck(pen, y);
  });
}
