// What is found of a product, and of which type it is; the texts of passages are those of the last text.

/** Without the picture: what the page declares when it searches by words alone. */
export const FIELDS = {
  title: "text", description: "text", price: "float", category: "keyword", subcategory: "keyword", colour: "keyword", shades: "keyword",
  pattern: "keyword", material: "keyword", brand: "keyword", stock: "integer", rating: "float", n_reviews: "integer", stores: "geo", added: "datetime",
};
