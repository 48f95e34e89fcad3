// Shelves with things on them: bookcase, ladder, wall shelf.

import { ellipse, rounded } from "../shapes.mjs";

const SPINES = ["#c8664a", "#2b8c8a", "#dba52f", "#233457", "#9caf88", "#dd7f98", "#f3ead8", "#5b3157"];

function books(pen, x, floor, count, seed) {
  let at = x;
  for (let i = 0; i < count; i++) {
    const width = 7 + ((seed + i * 5) % 6);
    const height = 30 + ((seed * 3 + i * 7) % 15);
    pen.part(`M${at} ${floor - height}h${width}v${height}h${-width}Z`, SPINES[(seed + i * 3) % SPINES.length], "round");
    pen.line(`M${at + 2} ${floor - height + 7}h${width - 4}`, "#fff", 1.4, 0.5);
    at += width + 1;
  }
}

function potted(pen, x, floor) {
  pen.line(`M${x} ${floor - 14}q-14 -8 -16 -22M${x} ${floor - 14}q2 -16 -2 -30M${x} ${floor - 14}q14 -8 18 -20`, "#4d8a4c", 5);
  pen.part(`M${x - 12} ${floor - 18}h24l-4 18h-16Z`, "#d8926a", "round");
}

export function shelf(pen) {
  const wood = pen.colour;
  if (pen.variant === "wall") {
    [112, 206].forEach((floor, i) => {
      books(pen, i ? 66 : 150, floor, 7, i * 3 + pen.wall);
      potted(pen, i ? 228 : 92, floor);
      pen.cast(rounded(44, floor, 232, 14, 3));
      pen.body(rounded(44, floor, 232, 14, 3), "down");
      pen.mirrored(() => pen.line(`M76 ${floor + 14}v18l-10 -16`, "#3a3f45", 3));
    });
    return;
  }
  pen.ground(160, 286, 104, 12);
  const floors = [104, 162, 220, 278];
  if (pen.variant === "bookcase") {
    pen.part("M72 40H248V288H72Z", pen.deep, "soft");
    pen.tone("M82 52H238V282H82Z", -0.22);
  } else pen.mirrored(() => pen.line("M104 34L80 288", wood, 9));
  floors.forEach((floor, i) => {
    const inset = pen.variant === "ladder" ? (3 - i) * 6 : 0;
    books(pen, 88 + inset + (i % 2) * 40, floor, 6 + (i % 2), i * 2 + pen.wall);
    if (i % 2) potted(pen, 106 + inset, floor);
    else pen.part(ellipse(212 - inset, floor - 15, 14), SPINES[(i + pen.wall) % 8], "ball");
    pen.part(`M${74 + inset} ${floor}H${246 - inset}V${floor + 9}H${74 + inset}Z`, wood, "down");
  });
  if (pen.variant === "bookcase") {
    pen.part("M68 34H252V46H68Z", wood, "down");
    pen.mirrored(() => pen.part("M72 40H82V288H72Z", wood, "round"));
  }
}
