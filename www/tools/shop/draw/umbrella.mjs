// Umbrellas, open: with a crook, or a straight handle.

export function umbrella(pen) {
  const dome = "M32 168Q42 60 160 52Q278 60 288 168Q270 152 246 166Q224 150 202 167Q180 151 160 167Q140 151 118 167Q96 150 74 166Q50 152 32 168Z";
  pen.ground(166, 286, 74, 10);
  pen.line("M160 40V60", "#5b4632", 6);
  pen.line("M160 150V262", "#8a8f96", 6);
  pen.line("M158 150V262", "#fff", 1.6, 0.5);
  if (pen.variant === "crook") pen.line("M160 232V264Q160 284 178 284Q194 284 194 268", "#8a5a35", 10);
  else pen.line("M160 236V282", "#8a5a35", 13);
  pen.body(dome, "ball");
  pen.within(dome, () => {
    pen.tone("M160 52Q112 80 118 168L74 168Q80 84 160 52Z", 0.12);
    pen.tone("M160 52Q240 84 246 168L290 170Q278 60 160 52Z", -0.14);
    pen.line("M160 52Q80 84 74 167M160 52Q112 80 118 167M160 52V167M160 52Q208 80 202 167M160 52Q240 84 246 167", pen.deep, 1.8, 0.5);
  });
}
