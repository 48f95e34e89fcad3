// Dresses: sleeveless with a flared skirt, with sleeves, slip, wrap.

import { sleeve } from "./torso.mjs";

const CUTS = {
  sleeveless: "M128 46Q124 74 112 92Q118 122 124 138L72 272Q160 294 248 272L196 138Q202 122 208 92Q196 74 192 46L182 46Q180 84 160 86Q140 84 138 46Z",
  "short-sleeved": "M132 56L106 68Q112 100 122 138L76 274Q160 292 244 274L198 138Q208 100 214 68L188 56Q180 80 160 80Q140 80 132 56Z",
  slip: "M126 84Q140 70 152 92Q160 98 168 92Q180 70 194 84Q200 120 206 150L226 284Q160 294 94 284L114 150Q120 120 126 84Z",
  wrap: "M130 56L104 68Q112 104 122 142L84 282Q160 296 236 282L198 142Q208 104 216 68L190 56L162 116Z",
};

export function dress(pen) {
  const cut = CUTS[pen.variant];
  const sleeved = pen.variant === "short-sleeved" || pen.variant === "wrap";
  pen.cast(cut);
  if (sleeved) {
    pen.part("M132 56Q160 48 188 56Q176 104 160 112Q144 104 132 56Z", pen.deep, "down");
    pen.moved(7, -14, 1, () => pen.mirrored(() => pen.body(sleeve(pen.variant === "wrap" ? "short" : "puffed")), 153));
  }
  if (pen.variant === "slip") pen.mirrored(() => pen.line("M128 88Q132 60 146 40", pen.deep, 3));
  if (pen.variant === "sleeveless") pen.part("M138 46Q160 56 182 46Q178 82 160 86Q142 82 138 46Z", pen.deep, "down");
  pen.body(cut);
  pen.mirrored(() => {
    pen.fold("M132 150Q116 200 100 272", 8);
    pen.fold("M148 150Q142 210 138 278", 7);
    pen.fold("M116 96Q126 108 140 110", 4);
  });
  if (pen.variant !== "slip") {
    const belt = "M122 134Q160 144 198 134L200 147Q160 157 120 147Z";
    pen.part(belt, pen.pattern === "plain" ? pen.deep : pen.accent, "round");
  }
  if (pen.variant === "wrap") {
    pen.line("M190 57L150 140", pen.deep, 2.4, 0.7);
    pen.line("M136 154Q146 210 176 286", pen.deep, 2, 0.5);
    pen.part("M128 148Q112 168 116 200L124 198Q122 172 138 150Z", pen.pattern === "plain" ? pen.deep : pen.accent);
  }
  if (pen.variant === "short-sleeved") pen.mirrored(() => pen.part("M134 55Q142 82 160 80L156 94Q136 90 126 60Z", "#f8f3e8"));
}
