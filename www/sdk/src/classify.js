// What a picture shows, of some labels: a share of 1 for each, by how near it is to what the labels say.

/** @typedef {{ label: string, score: number }} Classified */

/**
 * Softmax of the cosines over the temperature, the best label first.
 * @param {Float32Array} picture of unit norm
 * @param {string[]} labels
 * @param {Float32Array[]} places the labels as vectors of unit norm, in the picture's space
 * @param {number} temperature
 * @returns {Classified[]}
 */
export function shares(picture, labels, places, temperature) {
  const cosines = places.map((place) => place.reduce((sum, value, i) => sum + value * (picture[i] ?? 0), 0));
  // Against the best one, so that nothing overflows.
  const best = Math.max(...cosines);
  const powers = cosines.map((cosine) => Math.exp((cosine - best) / temperature));
  const sum = powers.reduce((sum, power) => sum + power, 0);
  const all = labels.map((label, i) => ({ label, score: (powers[i] ?? 0) / sum }));
  return all.sort((a, b) => b.score - a.score);
}
