// Questions to begin with: written in other words than the text they find.

/** @type {Record<string, string[]>} */
const EXAMPLES = {
  book: [
    "why can two variables not own the same text",
    "what if I read past the end of an array",
    "wait for several downloads at the same time",
    "how do I avoid null",
    "share a counter between threads",
  ],
  handbook: [
    "the tap keeps dripping at night",
    "black spots behind the wardrobe",
    "the colours of an old star",
    "a hot pan touched my hand",
    "sewing machine skips",
  ],
};

/** @param {string} corpus */
export const examplesFor = (corpus) => EXAMPLES[corpus] ?? [];
