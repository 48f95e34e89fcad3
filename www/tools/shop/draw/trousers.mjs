// Trousers: straight, wide, tapered with cuffs, and jeans.

import { ellipse } from "../shapes.mjs";

const LEGS = {
  straight: "M110 44H210Q220 130 224 282H176L162 122H158L144 282H96Q100 130 110 44Z",
  wide: "M112 44H208Q222 130 246 282H172L162 118H158L148 282H74Q98 130 112 44Z",
  jogger: "M108 48H212Q224 140 208 268H176L162 126H158L144 268H112Q96 140 108 48Z",
  jeans: "M110 44H210Q222 130 218 282H178L162 122H158L142 282H102Q98 130 110 44Z",
};

export function trousers(pen) {
  const legs = LEGS[pen.variant];
  pen.cast(legs);
  pen.body(legs, "round");
  pen.tone("M158 122H162L168 180L160 260L152 180Z", -0.16);
  pen.mirrored(() => {
    pen.fold("M128 120Q124 190 126 270", 7);
    pen.fold("M156 104Q140 116 126 116", 5);
    pen.fold("M112 180Q124 188 134 184", 4);
  });
  if (pen.variant === "jogger") {
    pen.part("M107 40H213L214 62H106Z", pen.deep, "round");
    for (let x = 112; x < 212; x += 8) pen.line(`M${x} 42V60`, "#000", 1, 0.2);
    pen.mirrored(() => {
      pen.part("M110 262H146L145 284H113Z", pen.deep, "round");
      pen.seam("M108 78Q118 84 118 108");
      pen.line("M154 58Q150 76 152 92", "#f2ece0", 3);
    });
    return;
  }
  pen.body("M109 40H211L212 60H108Z", "round");
  pen.line("M108 60H212", pen.deep, 1.6, 0.6);
  pen.line("M160 60V116Q160 122 158 122", pen.deep, 1.8, 0.6);
  const thread = pen.variant === "jeans" ? "#e2ad5c" : undefined;
  pen.seam("M170 62Q174 96 162 112", thread);
  pen.mirrored(() => {
    pen.line("M108 84Q130 84 136 62", pen.deep, 1.8, 0.6);
    pen.seam("M109 89Q134 88 141 63", thread);
    pen.body("M121 37h7v26h-7Z", "none");
    if (pen.variant === "jeans") pen.seam("M103 272H142", thread);
  });
  if (pen.variant === "straight") pen.mirrored(() => pen.line("M126 130L120 280", "#fff", 1.4, 0.3));
  pen.part(ellipse(160, 50, 4.6), pen.variant === "jeans" ? "#c98f4b" : "#eee6d6", "ball");
}
