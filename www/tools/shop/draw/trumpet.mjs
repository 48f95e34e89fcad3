// Small wind and percussion instruments: trumpet, maracas, tambourine.

import { ellipse, rounded } from "../shapes.mjs";

const INSTRUMENTS = {
  trumpet(pen) {
    pen.turned(-16, 160, 160, () => {
      const tube = (d, width) => {
        pen.line(d, pen.deep, width + 3);
        pen.line(d, pen.colour, width);
        pen.line(d, "#fff", 2, 0.6);
      };
      pen.cast("M30 142H226Q264 142 290 104Q300 150 290 196Q264 158 226 158H214V206H90Q60 200 76 158H30Z");
      tube("M30 150H236", 10);
      tube("M96 150Q70 150 70 176Q70 204 98 204H204Q230 204 230 178Q230 150 206 150", 9);
      for (const x of [134, 156, 178]) {
        pen.part(rounded(x - 9, 126, 18, 92, 5), pen.colour, "round");
        pen.part(rounded(x - 4, 108, 8, 20, 2), "#d3d8dc", "round");
        pen.part(ellipse(x, 106, 9, 4.6), pen.pale, "ball");
      }
      pen.body("M226 142Q264 142 290 104Q300 150 290 196Q264 158 226 158Z", "down");
      pen.part(ellipse(292, 150, 10, 47), pen.deep, "down");
      pen.part("M30 140Q14 142 14 150Q14 158 30 160Z", "#d3d8dc", "down");
    });
  },
  maracas(pen) {
    for (const [turn, x] of [[-24, 106], [22, 214]]) pen.turned(turn, x, 160, () => {
      pen.cast(ellipse(x, 104, 52, 62));
      pen.part(rounded(x - 9, 156, 18, 116, 8), "#c99f6a", "round");
      pen.body(ellipse(x, 104, 52, 62), "ball");
      pen.line(`M${x - 50} 96Q${x} 116 ${x + 50} 96M${x - 48} 124Q${x} 144 ${x + 48} 124`, pen.accent, 6);
      pen.part(rounded(x - 12, 160, 24, 14, 4), pen.accent, "round");
    });
  },
  tambourine(pen) {
    pen.cast(ellipse(160, 160, 118));
    pen.body("M42 160a118 118 0 1 0 236 0a118 118 0 1 0 -236 0ZM62 160a98 98 0 1 1 196 0a98 98 0 1 1 -196 0Z", "soft");
    pen.part(ellipse(160, 160, 98), "#f8eed8", "ball");
    for (let i = 0; i < 8; i++) pen.turned(i * 45 + 20, 160, 160, () => {
      pen.part(rounded(144, 44, 32, 16, 5), pen.deep, "none");
      pen.part(ellipse(160, 48, 15, 6), "#e6c766", "ball");
      pen.part(ellipse(160, 56, 15, 6), "#d9b468", "ball");
    });
    for (let i = 0; i < 16; i++) pen.turned(i * 22.5, 160, 160, () => pen.part(ellipse(160, 66, 3), "#b98450", "ball"));
  },
};

export function trumpet(pen) {
  INSTRUMENTS[pen.variant](pen);
}
