// One text at a time, and batches of real passages: all engines in turns, so that they share the machine's moods.

import { rounded } from "../record.mjs";
import { ENGINES, closeEngines, openEngines } from "./engines.mjs";
import { rotated, summary, times } from "../statistics.mjs";
import { passages, textsOfLength } from "./texts.mjs";

/** Texts encoded in one turn: short ones more often, so that the clock's step does not matter. */
const TURNS = [
  { tokens: 8, texts: 12 },
  { tokens: 32, texts: 6 },
  { tokens: 128, texts: 3 },
  { tokens: 256, texts: 2 },
];
const WARM_UP = 24;
const PASSAGES = 64;
const BATCH = 16;
/** How the 16 are given to an engine that pads: each engine is then held at its best. */
const PADDED = [1, 4, 16];

/** Milliseconds of one encoding after another; the first, which is not counted, brings the engine back into the caches. */
function encodeInPage({ batches }) {
  const { engine } = globalThis;
  return (async () => {
    await engine.encode(batches[0]);
    const started = performance.now();
    for (const batch of batches) await engine.encode(batch);
    return performance.now() - started;
  })();
}

/** Until the browser has compiled its code at the highest level: that happens in the background. */
async function warmUp(pages, encode) {
  for (const { tokens } of [...TURNS].reverse()) {
    const batches = textsOfLength(encode, tokens, 2).map((text) => [text]);
    for (const page of Object.values(pages)) {
      for (let i = 0; i < WARM_UP / 4; i += 1) await page.evaluate(encodeInPage, { batches });
    }
  }
}

async function singles(pages, encode, rounds) {
  const took = {};
  const shapes = TURNS.map(({ tokens, texts }) => ({ tokens, batches: textsOfLength(encode, tokens, texts).map((text) => [text]) }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { tokens, batches } of shapes) {
      for (const name of rotated(Object.keys(pages), round)) {
        const ms = await pages[name].evaluate(encodeInPage, { batches });
        ((took[name] ??= {})[tokens] ??= []).push(ms / batches.length);
      }
    }
  }
  return mapped(took, (shapes) => mapped(shapes, summary));
}

function cut(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** Milliseconds a passage; the peers by size of the batches they are given, those of 4 sorted by length to save padding. */
async function batches(pages, encode, rounds) {
  const sixteens = cut(passages(encode, PASSAGES), BATCH);
  const given = (size) => sixteens.flatMap((batch) => cut([...batch].sort((a, b) => a.ids.length - b.ids.length), size));
  const took = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const name of rotated(Object.keys(pages), round)) {
      for (const size of name.startsWith("ours") ? [BATCH] : PADDED) {
        const ms = await pages[name].evaluate(encodeInPage, { batches: given(size) });
        ((took[name] ??= {})[size] ??= []).push(ms / PASSAGES);
      }
    }
  }
  const tokens = sixteens.flat().reduce((sum, { ids }) => sum + ids.length, 0);
  return { tokens_per_passage: rounded(tokens / PASSAGES), ms_per_passage: mapped(took, (sizes) => mapped(sizes, summary)) };
}

const mapped = (object, map) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));

/** The summary with the least median. */
function best(sizes) {
  return sizes && Object.values(sizes).reduce((a, b) => (b.median < a.median ? b : a));
}

/** @param {import("../encoder.mjs").Bench} bench */
export async function speed(bench) {
  const { encode, quick } = bench;
  const pages = await openEngines(bench, ENGINES);
  try {
    await warmUp(pages, encode);
    const heaps = {};
    for (const [name, page] of Object.entries(pages)) heaps[name] = await page.evaluate(() => globalThis.engine.heapBytes());
    const single = await singles(pages, encode, quick ? 8 : 30);
    const { tokens_per_passage, ms_per_passage } = await batches(pages, encode, quick ? 2 : 6);
    const passage = mapped(ms_per_passage, best);
    const ratios = (of) => ({
      q8_vs_ort_int8: times(single.ort_int8?.[8], single.ours?.[8], of),
      t128_vs_ort_int8: times(single.ort_int8?.[128], single.ours?.[128], of),
      t256_vs_ort_int8: times(single.ort_int8?.[256], single.ours?.[256], of),
      batch_vs_ort_int8_best: times(passage.ort_int8, passage.ours, of),
      fast_t128_vs_ort_int8: times(single.ort_int8?.[128], single.ours_fast?.[128], of),
    });
    return {
      figures: ratios("median"),
      details: {
        ratios_of_minima: ratios("min"),
        ms_by_tokens: single,
        tokens_per_passage,
        ms_per_passage_by_batch: ms_per_passage,
        docs_per_s: mapped(passage, ({ median }) => rounded(1000 / median)),
        heap_bytes_after_use: heaps,
      },
    };
  } finally {
    await closeEngines(pages);
  }
}
