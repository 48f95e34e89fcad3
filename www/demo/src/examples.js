// Questions to begin with: written in other words than the text they find.

/** @type {Record<string, string[]>} */
const EXAMPLES = {
  book: [
    "why can two variables not own the same text",
    "what happens when a program runs out of array",
    "wait for several downloads at the same time",
    "how do I avoid null",
    "share a counter between threads",
  ],
  handbook: [
    "the tap keeps dripping at night",
    "how do I get red wine out of a carpet",
    "a door that scrapes over the floor",
    "keep bread fresh for longer",
  ],
};

/** @param {string} corpus */
export const examplesFor = (corpus) => EXAMPLES[corpus] ?? [];
