// Sneakers from the side: low, high, slip-on, running.

import { ellipse } from "../shapes.mjs";

const UPPERS = {
  low: "M48 214Q46 178 52 152Q70 142 92 148Q112 166 134 158Q160 148 172 164Q200 188 240 192Q274 198 276 218Z",
  high: "M50 214Q48 140 46 96Q68 84 106 92L116 132Q136 148 160 156Q184 182 238 192Q274 198 276 218Z",
  "slip-on": "M48 214Q46 182 52 160Q86 158 118 164Q152 164 172 170Q214 182 244 192Q274 200 276 218Z",
  running: "M44 210Q40 172 36 140Q56 140 78 152Q104 162 126 150Q156 140 174 158Q206 184 246 192Q280 198 280 218Z",
};

function sole(pen) {
  if (pen.variant === "running") {
    const wave = "M38 206Q150 224 282 212Q292 230 270 242Q200 238 150 246Q90 252 46 244Q28 226 38 206Z";
    pen.part(wave, "#f6f3ec", "down");
    pen.line("M44 240Q100 250 150 245Q200 238 270 241", pen.accent, 5);
    pen.line("M56 226Q100 214 140 232T240 224", pen.accent, 3.4, 0.8);
    return;
  }
  pen.part("M44 210H280Q288 230 274 242H52Q38 232 44 210Z", "#f6f1e6", "down");
  pen.line("M46 222H282", pen.accent, 3.4);
  pen.line("M50 241H274", "#8b7f6c", 3, 0.6);
  for (let x = 60; x < 272; x += 9) pen.line(`M${x} 230v8`, "#1a1028", 1, 0.16);
}

function laces(pen, upper) {
  const [x0, y0, count] = upper === "high" ? [108, 104, 7] : [136, 156, 4];
  const [dx, dy] = upper === "high" ? [12, 12] : [17, 7.5];
  pen.part(upper === "high" ? "M104 92L118 130Q140 148 164 156L196 184L182 190Q140 176 112 136L92 92Z" : "M130 154Q160 148 174 164L214 188L196 194Q160 182 124 164Z", pen.deep, "down");
  for (let i = 0; i < count; i++) {
    const x = x0 + i * dx - (upper === "high" ? Math.max(0, 3 - i) * 5 : 0);
    pen.line(`M${x - 9} ${y0 + i * dy + 10}L${x + 12} ${y0 + i * dy + 3}`, "#fdfaf3", 4.6);
  }
}

export function sneaker(pen) {
  const upper = UPPERS[pen.variant];
  pen.ground(160, 244, 140, 15);
  pen.body(upper, "soft");
  pen.within(upper, () => {
    if (pen.variant !== "slip-on") pen.part("M226 186Q262 188 282 222H232Q218 204 226 186Z", pen.variant === "running" ? pen.accent : "#f6f1e6");
    pen.part("M30 150Q72 152 74 220H30Z", pen.accent);
    if (pen.variant === "running") pen.part("M96 214Q128 196 146 166L166 176Q150 204 128 216Z", pen.accent);
    if (pen.variant === "low") pen.line("M98 208Q126 194 140 176M116 210Q142 196 158 180", pen.accent, 7);
    pen.fold("M190 182Q180 200 184 214", 5);
  });
  if (pen.variant === "high") {
    pen.part(ellipse(84, 142, 21), "#f6f1e6", "ball");
    pen.part("M84 129l3.6 8.4l9 .8l-6.8 6l2 9l-7.8 -4.8l-7.8 4.8l2 -9l-6.8 -6l9 -.8Z", pen.accent, "none");
    pen.line("M46 97Q68 85 106 93", pen.deep, 5);
  }
  if (pen.variant === "slip-on") {
    pen.part("M124 165Q134 196 150 196Q160 184 156 169Z", pen.deep, "down");
    pen.line("M52 160Q86 158 118 164Q152 164 172 170", pen.deep, 6);
  } else laces(pen, pen.variant === "high" ? "high" : "low");
  if (pen.variant === "low" || pen.variant === "running") pen.line(pen.variant === "low" ? "M53 153Q70 143 92 149Q112 166 132 159" : "M37 141Q56 141 78 153Q104 162 124 152", pen.deep, 5.5);
  pen.seam("M226 190Q220 204 232 216");
  sole(pen);
}
