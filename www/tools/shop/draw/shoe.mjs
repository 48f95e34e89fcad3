// Shoes from the side: Oxford, loafer, ballerina, brogue.

import { ellipse } from "../shapes.mjs";

const UPPERS = {
  Oxford: "M52 220Q48 184 52 156Q74 146 100 158Q124 170 150 160Q190 174 228 186Q276 196 278 220Z",
  brogue: "M52 220Q48 184 52 156Q74 146 100 158Q124 170 150 160Q190 174 228 186Q276 196 278 220Z",
  loafer: "M52 220Q48 190 52 168Q80 166 106 182Q130 186 150 166Q190 170 230 186Q274 196 276 220Z",
  ballerina: "M46 222Q44 196 50 178Q80 196 128 204Q172 208 200 192Q236 190 262 200Q280 210 280 222Z",
};

const DETAILS = {
  Oxford(pen) {
    pen.part("M124 168Q140 158 154 162L200 182L186 198Q150 190 124 168Z", pen.deep, "down");
    for (let i = 0; i < 4; i++) pen.line(`M${136 + i * 15} ${172 + i * 5}l14 -9`, "#efe3cb", 3.4);
    pen.seam("M214 184Q206 202 214 218");
    pen.seam("M110 166Q150 204 206 206");
  },
  brogue(pen) {
    DETAILS.Oxford(pen);
    for (let i = 0; i < 9; i++) pen.part(ellipse(222 + i * 5.6, 192 + Math.abs(4 - i) * -1.2 + 8, 1.7), pen.deep, "none");
    for (let i = 0; i < 6; i++) pen.part(ellipse(66 + i * 4, 172 + i * 8, 1.7), pen.deep, "none");
  },
  loafer(pen) {
    pen.line("M146 172Q168 206 246 206", pen.deep, 3);
    pen.part("M136 178Q150 164 162 168L206 196L194 208Q160 200 136 178Z", pen.deep, "down");
    pen.part("M160 182l22 10l-4 7l-23 -11Z", "#d9b468", "down");
  },
  ballerina(pen) {
    pen.line("M50 179Q80 196 128 204Q172 208 200 192", pen.deep, 4);
    pen.part("M196 190q-16 -14 -20 -2q0 10 20 6q18 6 20 -6q-2 -10 -20 2Z", pen.accent, "ball");
  },
};

export function shoe(pen) {
  const upper = UPPERS[pen.variant];
  const isFlat = pen.variant === "ballerina";
  pen.ground(164, 246, 132, 13);
  if (!isFlat) pen.part("M54 158Q76 148 100 158Q124 172 148 164Q120 190 84 184Q60 178 54 158Z", "#6b5140", "down");
  pen.body(upper, "soft");
  pen.within(upper, () => {
    pen.part("M40 150Q86 170 84 224H40Z", pen.pattern === "plain" ? pen.deep : pen.accent);
    pen.line("M206 190Q240 194 262 206", "#fff", 8, 0.28);
  });
  DETAILS[pen.variant](pen);
  const heel = isFlat ? 238 : 250;
  pen.part(`M46 218H282Q284 228 276 232H130L126 ${heel}H54Q44 234 46 218Z`, "#33291f", "down");
  pen.line("M48 220H280", "#cfa873", 1.6, 0.8);
}
