// How near the vectors that come out in Chromium are to PyTorch's, on the 512 golden passages.

import { ENGINES, closeEngines, openEngines, ours, oursFast } from "./engines.mjs";
import { cosine, goldenPassages } from "./golden.mjs";
import { makeVariant, variantBytes, variantPlace } from "./variants.mjs";

const BATCH = 16;

/** Cosines of an engine's vectors with PyTorch's: mean and least. */
async function closeness(page, texts, embeddings) {
  const vectors = await page.evaluate(async ({ texts, size }) => {
    const rows = [];
    for (let i = 0; i < texts.length; i += size) rows.push(...await globalThis.engine.encode(texts.slice(i, i + size)));
    return rows.map((row) => [...row]);
  }, { texts, size: BATCH });
  const cosines = vectors.map((vector, i) => cosine(vector, embeddings[i]));
  // What counts is how far they are from 1.
  const digits = (value) => Number(value.toFixed(6));
  return { mean: digits(cosines.reduce((sum, value) => sum + value, 0) / cosines.length), min: digits(Math.min(...cosines)) };
}

/** Engines to judge; a variant that cannot be converted is complained about and left out. */
function engines(complain) {
  const found = { default: ours(), peer_int8: ENGINES.ort_int8 };
  try {
    makeVariant("int8");
    found.int8 = ours(variantPlace("int8"));
    found.int8_fast = oursFast(variantPlace("int8"));
  } catch (error) {
    complain(`variant int8: ${error.message}`);
  }
  return found;
}

/** @param {import("../encoder.mjs").Bench} bench */
export async function truth(bench) {
  const golden = goldenPassages();
  const texts = golden.texts.map((text) => ({ text, ids: bench.encode(text) }));
  const pages = await openEngines(bench, engines(bench.complain));
  try {
    const found = {};
    for (const [name, page] of Object.entries(pages)) found[name] = await closeness(page, texts, golden.embeddings);
    return {
      figures: {
        cosine_mean: found.int8?.mean ?? null,
        cosine_min: found.int8?.min ?? null,
        cosine_mean_fast: found.int8_fast?.mean ?? null,
        cosine_small_file: found.default?.mean ?? null,
        model_bytes_small: variantBytes("default"),
      },
      details: { passages: texts.length, cosines: found },
    };
  } finally {
    await closeEngines(pages);
  }
}
