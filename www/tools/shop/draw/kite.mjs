// Kites in the sky: diamond, delta, box of two colours.

export function kite(pen) {
  pen.tone("M30 84q18 -26 44 -10q22 -14 34 10q14 2 12 14H26q-6 -10 4 -14ZM214 250q14 -22 38 -8q24 -8 30 12q12 4 8 12H208q-6 -10 6 -16Z", 0.75);
  const tail = pen.variant === "delta" ? [166, 206] : [176, 226];
  pen.line(`M${tail[0]} ${tail[1]}Q120 244 150 268T96 306`, "#5d5346", 2.4);
  for (const [x, y, turn, colour] of [[146, 242, 40, pen.accent], [148, 272, -30, pen.colour], [118, 290, 30, pen.accent]]) pen.turned(turn, x, y, () => pen.part(`M${x} ${y}l-15 -9v18ZM${x} ${y}l15 -9v18Z`, colour, "none"));
  if (pen.variant === "delta") {
    pen.cast("M160 44L286 196L166 206L44 190Z");
    pen.body("M160 44L286 196L166 206Z", "soft");
    pen.body("M160 44L44 190L166 206Z", "down");
    pen.part("M160 44L166 206L126 200Z", pen.accent, "soft");
    pen.line("M160 44L166 206", "#5d4630", 3);
    return;
  }
  pen.turned(14, 160, 140, () => {
    pen.cast("M160 26L244 120L160 242L76 120Z");
    if (pen.variant === "quartered") {
      pen.part("M160 26L244 120H160Z", pen.accent, "soft");
      pen.part("M76 120H160V242Z", pen.accent, "soft");
      pen.body("M160 26V120H76Z", "soft");
      pen.body("M160 120H244L160 242Z", "soft");
    } else pen.body("M160 26L244 120L160 242L76 120Z", "soft");
    pen.line("M160 26V242M76 120Q160 108 244 120", "#5d4630", 3.4);
    pen.line("M160 26L244 120L160 242L76 120Z", pen.deep, 2, 0.5);
  });
}
