// Shorts: chino, swimming, running.

import { ellipse } from "../shapes.mjs";

const LEGS = {
  chino: "M100 84H220Q232 160 240 228H170L162 166H158L150 228H80Q88 160 100 84Z",
  swim: "M98 88H222Q236 160 242 214H172L162 168H158L148 214H78Q84 160 98 88Z",
  running: "M100 90H220Q238 150 250 196Q212 214 176 206L162 164H158L144 206Q108 214 70 196Q82 150 100 90Z",
};

export function shorts(pen) {
  const legs = LEGS[pen.variant];
  pen.cast(legs);
  pen.body(legs, "soft");
  pen.tone("M158 166H162L166 200L160 224L154 200Z", -0.14);
  pen.mirrored(() => {
    pen.fold("M124 140Q114 180 112 216", 7);
    pen.fold("M156 142Q140 154 124 152", 5);
  });
  if (pen.variant === "chino") {
    pen.body("M99 80H221L223 101H97Z", "round");
    pen.line("M160 101V166", pen.deep, 1.8, 0.6);
    pen.mirrored(() => {
      pen.line("M96 122Q126 122 132 102", pen.deep, 1.8, 0.6);
      pen.body("M118 77h8v27h-8Z", "none");
      pen.seam("M82 219H151");
    });
    pen.part(ellipse(160, 91, 4.6), "#eee6d6", "ball");
    return;
  }
  pen.part("M97 82H223L224 104H96Z", pen.variant === "swim" ? pen.cloth : pen.deep, "round");
  for (let x = 103; x < 222; x += 8) pen.line(`M${x} 84V102`, "#000", 1, 0.18);
  pen.line("M152 98Q142 124 146 142M168 98Q178 124 174 142", "#f7f3ea", 3.4);
  pen.line("M152 98Q160 110 168 98", "#f7f3ea", 3.4);
  if (pen.variant === "running") pen.mirrored(() => pen.line("M100 92Q84 150 74 192", pen.accent, 7));
  else pen.mirrored(() => pen.seam("M82 206H149"));
}
