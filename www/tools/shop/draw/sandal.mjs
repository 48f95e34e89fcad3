// Sandals from the side: slides, strappy ones, and with a footbed of cork.

export function sandal(pen) {
  pen.ground(160, 240, 136, 13);
  pen.part("M40 206Q90 196 140 210Q200 222 276 206Q292 220 276 232H50Q32 226 40 206Z", "#c99a62", "down");
  pen.line("M42 230H280", "#4b3a2c", 7);
  pen.line("M46 212Q90 204 140 216Q200 228 276 212", "#fff", 2, 0.35);
  const front = "M178 214Q180 160 222 154Q262 164 268 210Q222 226 178 214Z";
  pen.body(front, "ball");
  if (pen.variant === "slide") {
    pen.body("M112 210Q116 140 178 132Q240 140 262 208Q190 230 112 210Z", "ball");
    pen.seam("M124 206Q130 150 178 142Q228 150 250 204");
    return;
  }
  pen.fold("M222 156Q214 184 222 218", 4);
  if (pen.variant === "strappy") {
    pen.line("M66 206Q56 150 84 120Q112 108 140 122", pen.deep, 11);
    pen.line("M66 206Q56 150 84 120Q112 108 140 122", pen.colour, 8);
    pen.line("M130 210Q150 160 140 122Q160 150 204 166", pen.deep, 11);
    pen.line("M130 210Q150 160 140 122Q160 150 204 166", pen.colour, 8);
    pen.part("M128 112h20v18h-20Z", "#d9b468", "ball");
  } else {
    pen.body("M96 206Q100 150 134 146Q172 152 176 212Q136 220 96 206Z", "ball");
    for (const x of [136, 222]) pen.part(`M${x - 9} ${x === 136 ? 160 : 170}h18v16h-18ZM${x - 4} ${x === 136 ? 164 : 174}h8v8h-8Z`, "#cfd4d9", "down");
  }
}
