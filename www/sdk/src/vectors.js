// Vectors of one's own: typed arrays travel beside the JSON of their documents, not in it.

/** @typedef {Float32Array | Float64Array | number[]} Vector */
/** @typedef {Record<string, Vector>} VectorsByField */

/**
 * @param {unknown} value
 * @returns {value is Float32Array}
 */
function isTyped(value) {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/**
 * The documents without what is a typed array in them, and these arrays by field, at the place of their document.
 * @param {object[]} documents
 * @param {(VectorsByField | undefined)[]} [known] vectors that stand beside the documents already
 */
export function apart(documents, known = []) {
  const vectors = [...known];
  const plain = documents.map((document, i) => {
    const typed = Object.entries(document ?? {}).filter(([, value]) => isTyped(value));
    if (typed.length === 0) return document;
    vectors[i] = { ...vectors[i], ...Object.fromEntries(typed) };
    return Object.fromEntries(Object.entries(document).filter(([, value]) => !isTyped(value)));
  });
  return { documents: plain, vectors };
}
