// Other words for what the test data's classes are: hypernyms, synonyms, attributes.

/** `query`: the class with its article, as somebody would ask; `words`: what else such pictures may be called. */
export const CLOTHING = {
  dress: { query: "a dress", words: ["a gown", "a summer dress", "women's clothing"] },
  hat: { query: "a hat", words: ["a cap", "headwear", "a beanie"] },
  longsleeve: { query: "a longsleeve", words: ["a long-sleeved shirt", "a sweater", "a sweatshirt"] },
  outwear: { query: "outwear", words: ["a jacket", "a coat", "outerwear", "warm clothing"] },
  pants: { query: "pants", words: ["trousers", "jeans", "a pair of long trousers"] },
  shirt: { query: "a shirt", words: ["a button-up shirt", "a dress shirt with a collar", "a blouse"] },
  shoes: { query: "shoes", words: ["footwear", "sneakers", "a pair of shoes", "boots"] },
  shorts: { query: "shorts", words: ["short trousers", "a pair of shorts"] },
  skirt: { query: "a skirt", words: ["a short skirt", "women's clothing for the legs"] },
  "t-shirt": { query: "a t-shirt", words: ["a tee", "a short-sleeved shirt", "a printed t-shirt"] },
};

/** What stands above a shelf's groceries. */
export const GROCERY_KINDS = {
  fruit: ["fruit", "food", "fresh fruit in a shop"],
  vegetables: ["a vegetable", "food", "fresh vegetables in a shop"],
  packages: ["a carton", "a drink or dairy product in a package", "groceries"],
};
