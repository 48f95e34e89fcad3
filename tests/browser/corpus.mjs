// Small texts for the browser tests: each about something else, so that the right answer is plain.

export const DOCUMENTS = [
  { id: 1, title: "Bread", text: "Knead the dough for ten minutes, let it rise in a warm place, then bake it until the crust is golden." },
  { id: 2, title: "Bicycle", text: "A flat tyre is repaired by finding the hole in the inner tube and glueing a patch over it." },
  { id: 3, title: "Moon", text: "The tides of the ocean follow the gravity of the moon as it circles the Earth." },
  { id: 4, title: "Piano", text: "Practise scales slowly with both hands before you play the sonata at full speed." },
  { id: "cat", title: "Cat", text: "Kittens sleep most of the day and hunt mice at dusk." },
  { id: "bank", title: "Bank", text: "The central bank raised interest rates to slow down inflation." },
];

/** Asks for bread without any of its words. */
export const QUESTION = "how do I make a loaf at home";

/**
 * Documents that take a while to index.
 * @param {number} count
 */
export function manyDocuments(count) {
  return Array.from({ length: count }, (_, i) => {
    const { title, text } = DOCUMENTS[i % DOCUMENTS.length];
    const rest = DOCUMENTS.map((_, j) => DOCUMENTS[(i + j) % DOCUMENTS.length].text).join(" ");
    return { id: `many-${i}`, title: `${title} ${i}`, text: `${text} ${rest} Number ${i}.` };
  });
}
