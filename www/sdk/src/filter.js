// Writes filters: small functions that give Qdrant's filter JSON.
//
//   where.all(where.is("category", "shoes"), where.range("price", { lte: 80 }), where.not(where.empty("photo")))

/** @typedef {string | number | boolean} Scalar A text, a whole number, true or false. */
/** @typedef {{ lat: number, lon: number }} Place Degrees. */
/** @typedef {{ gt?: number | string | Date, gte?: number | string | Date, lt?: number | string | Date, lte?: number | string | Date }} Bounds Numbers, or points in time as RFC 3339 or Date. */
/** @typedef {{ gt?: number, gte?: number, lt?: number, lte?: number }} Counts */
/** @typedef {{ [operator: string]: unknown }} Condition One thing that holds of a document or does not; a Filter is one too. */
/** @typedef {{ must?: Condition | Condition[], should?: Condition | Condition[], must_not?: Condition | Condition[], min_should?: { conditions: Condition[], min_count: number } }} Filter */

/**
 * A number as JSON can hold it: NaN would be written as null, which is no bound at all.
 * @param {unknown} value
 * @param {string} name
 */
function finite(value, name) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${name} is ${value}; give a finite number.`);
  return value;
}

/**
 * @param {Bounds} bounds
 * @param {string} key
 */
function written(bounds, key) {
  const given = Object.entries(bounds).filter(([, bound]) => bound !== undefined);
  return Object.fromEntries(given.map(([name, bound]) => [name, bound instanceof Date ? bound.toISOString() : finite(bound, `${key}.${name}`)]));
}

/**
 * The point, with both degrees checked.
 * @param {Place} place
 * @param {string} key
 * @returns {Place}
 */
function point({ lat, lon }, key) {
  finite(lat, `${key}.lat`);
  finite(lon, `${key}.lon`);
  return { lat, lon };
}

/**
 * A ring of points, closed if it is not.
 * @param {Place[]} places
 * @param {string} key
 */
function ring(places, key) {
  const points = places.map((place) => point(place, key));
  const [first, last] = [points[0], points.at(-1)];
  if (first && last && (first.lat !== last.lat || first.lon !== last.lon)) points.push(first);
  return { points };
}

/** Keys name fields: `price`, `size.width`, `offers[].price`. Of several values of a field, one is enough. */
export const where = Object.freeze({
  /** All hold. @param {...Condition} conditions @returns {Filter} */
  all: (...conditions) => ({ must: conditions }),

  /** At least one holds. @param {...Condition} conditions @returns {Filter} */
  any: (...conditions) => ({ should: conditions }),

  /** None holds. @param {...Condition} conditions @returns {Filter} */
  not: (...conditions) => ({ must_not: conditions }),

  /** At least `count` hold. @param {number} count @param {...Condition} conditions @returns {Filter} */
  atLeast: (count, ...conditions) => ({ min_should: { conditions, min_count: count } }),

  /** The field is the value, or one of the values. @param {string} key @param {Scalar | readonly (string | number)[]} value @returns {Condition} */
  is: (key, value) => ({ key, match: Array.isArray(value) ? { any: [...value] } : { value } }),

  /** The field has a value that is none of these. @param {string} key @param {readonly (string | number)[]} values @returns {Condition} */
  isOther: (key, values) => ({ key, match: { except: [...values] } }),

  /** The text has all the words. @param {string} key @param {string} text @returns {Condition} */
  words: (key, text) => ({ key, match: { text } }),

  /** The text has one of the words. @param {string} key @param {string} text @returns {Condition} */
  anyWord: (key, text) => ({ key, match: { text_any: text } }),

  /** The text has the words one after another. @param {string} key @param {string} phrase @returns {Condition} */
  phrase: (key, phrase) => ({ key, match: { phrase } }),

  /** The text begins so. @param {string} key @param {string} prefix @returns {Condition} */
  begins: (key, prefix) => ({ key, match: { prefix } }),

  /** The number or point in time is within bounds. @param {string} key @param {Bounds} bounds @returns {Condition} */
  range: (key, bounds) => ({ key, range: written(bounds, key) }),

  /** The place is nearer than so many metres. @param {string} key @param {Place} center @param {number} radius @returns {Condition} */
  near: (key, center, radius) => ({ key, geo_radius: { center: point(center, key), radius: finite(radius, `${key}.radius`) } }),

  /** The place is in a box. @param {string} key @param {Place} topLeft @param {Place} bottomRight @returns {Condition} */
  inBox: (key, topLeft, bottomRight) => ({ key, geo_bounding_box: { top_left: point(topLeft, key), bottom_right: point(bottomRight, key) } }),

  /** The place is in a polygon and in none of its holes. @param {string} key @param {Place[]} exterior @param {Place[][]} [interiors] @returns {Condition} */
  inPolygon: (key, exterior, interiors = []) => ({ key, geo_polygon: { exterior: ring(exterior, key), interiors: interiors.map((hole) => ring(hole, key)) } }),

  /** The number of values is within bounds. @param {string} key @param {Counts} bounds @returns {Condition} */
  count: (key, bounds) => ({ key, values_count: written(bounds, key) }),

  /** The field is missing, null or an empty list. @param {string} key @returns {Condition} */
  empty: (key) => ({ is_empty: { key } }),

  /** The field is null. @param {string} key @returns {Condition} */
  isNull: (key) => ({ is_null: { key } }),

  /** One object of a list meets all conditions by itself. @param {string} key @param {...Condition} conditions @returns {Condition} */
  nested: (key, ...conditions) => ({ nested: { key, filter: { must: conditions } } }),

  /** The document has one of the ids. @param {...(string | number)} ids @returns {Condition} */
  ids: (...ids) => ({ has_id: ids }),

  /** The document has a vector of that name. @param {string} name @returns {Condition} */
  hasVector: (name) => ({ has_vector: name }),
});
