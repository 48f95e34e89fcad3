// Pairs of gloves and mittens.

const HANDS = {
  mittens: "M112 236V170Q84 158 80 128Q82 112 96 114Q106 124 116 130V98Q120 58 156 56Q196 58 198 100L196 236Z",
  fingered: "M112 236V176Q92 160 82 132Q82 116 96 120Q108 134 116 142L112 84Q114 70 124 72Q132 74 133 88L136 120L136 62Q138 50 148 50Q158 50 159 62L160 118L164 66Q168 56 176 58Q184 60 183 72L181 124L186 92Q190 84 198 86Q205 90 203 100L196 160V236Z",
};

function hand(pen) {
  const outline = HANDS[pen.variant];
  pen.cast(outline);
  pen.body(outline, "soft");
  pen.fold("M118 138Q128 152 122 172M126 196Q154 206 184 196", 5);
  const cuff = "M106 212H202V262Q154 272 106 262Z";
  pen.part(cuff, pen.pattern === "plain" ? pen.deep : pen.accent, "round");
  for (let x = 112; x < 202; x += 8) pen.line(`M${x} 215V263`, "#000", 1.6, 0.16);
}

export function gloves(pen) {
  pen.turned(10, 160, 160, () => pen.moved(132, 44, 0.78, () => hand(pen)));
  pen.turned(-12, 160, 160, () => pen.moved(-36, 56, 0.84, () => hand(pen)));
}
