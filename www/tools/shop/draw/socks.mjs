// Socks in pairs: ankle, crew, knee.

const TOPS = { ankle: 168, crew: 104, knee: 48 };

function sock(pen, top) {
  const outline = `M122 ${top}H172V196Q172 210 160 222L114 266Q96 280 74 268Q58 254 70 238L118 192Q122 186 122 176Z`;
  pen.cast(outline);
  pen.body(outline, "round");
  pen.within(outline, () => {
    pen.part("M50 236Q72 220 98 248L88 290H40Z", pen.accent);
    pen.part("M182 178Q150 186 152 224L190 238Z", pen.accent);
    pen.fold("M120 190Q140 204 150 222", 5);
  });
  const cuff = `M120 ${top - 4}H174V${top + 18}H120Z`;
  pen.part(cuff, pen.accent, "round");
  for (let x = 125; x < 174; x += 6) pen.line(`M${x} ${top - 2}V${top + 17}`, "#000", 1.2, 0.18);
}

export function socks(pen) {
  const top = TOPS[pen.variant];
  pen.moved(58, -6, 1, () => sock(pen, top));
  pen.moved(0, 14, 1, () => sock(pen, top));
}
