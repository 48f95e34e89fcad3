// Neighbours of vectors: the same rows and queries for all engines, asked in turns.

import { rounded } from "../record.mjs";
import { rotated, summary, times } from "../statistics.mjs";
import { clusterVectors, passageVectors, readVectors } from "./data.mjs";
import { heapBytes, openEngine } from "./engines.mjs";
import { LIMIT, nearest, recall } from "./truth.mjs";

/** `ef_search` that a peer with a graph may get: the highest whose recall is not above ours. */
const EFFORTS = [10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 300, 400, 600];
/** Peers whose memory is the heap of JavaScript. */
const ON_HEAP = ["orama"];
const COPIES = 3;
/** More of them, because memory grows by pages. */
const BARE_COPIES = 12;
/** Of a vector of two numbers. */
const BARE_BYTES = 8;

/** What is searched, and who can: voy and Orama need gigabytes for more, edgevec minutes. @param {import("../index.mjs").Bench} bench */
function scenes({ quick, complain }) {
  const all = passageVectors(30_000, complain);
  const passages = (n) => ({ ...all, n: Math.min(n, all.n) });
  return {
    passages_10k: { vectors: passages(10_000), engines: ["ours", "hnswlib", "edgevec", "voy", "orama"] },
    ...(quick ? {} : { passages_30k: { vectors: passages(30_000), engines: ["ours", "hnswlib"] } }),
    clusters: { vectors: clusterVectors(quick ? 10_000 : 100_000), engines: ["ours", "hnswlib"] },
    ...(quick ? {} : { clusters_200k: { vectors: clusterVectors(200_000), engines: ["ours"] } }),
  };
}

/** Builds in pages one after another; an engine that fails is left out and said so. */
async function built(bench, { vectors, engines }) {
  const opened = {};
  const figures = {};
  for (const name of engines) {
    try {
      const engine = await openEngine(bench, name, vectors);
      const before = ON_HEAP.includes(name) ? await heapBytes(engine) : 0;
      const { ms, wasm_bytes } = await engine.call("build");
      const bytes = ON_HEAP.includes(name) ? (await heapBytes(engine)) - before : wasm_bytes;
      figures[name] = { build_s: rounded(ms / 1000), inserts_per_s: rounded((vectors.n * 1000) / ms), ram_bytes_per_vector: rounded(bytes / vectors.n) };
      opened[name] = engine;
    } catch (error) {
      bench.complain(`${name} on ${vectors.n} vectors: ${error.message}`);
    }
  }
  return { opened, figures };
}

/** The `ef_search` of hnswlib, and the recall of every one up to it. */
async function tuned(engine, right, most) {
  const recalls = {};
  let effort = EFFORTS[0];
  for (const tried of EFFORTS) {
    const { found } = await engine.call("ask", { limit: LIMIT, effort: tried });
    recalls[tried] = rounded(recall(found, right));
    if (recalls[tried] > most) break;
    effort = tried;
  }
  return { effort, recalls };
}

/** Milliseconds of each query, engines in turns, and the recall of each. */
async function asked(opened, right, efforts, rounds) {
  const took = {};
  const recalls = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const name of rotated(Object.keys(opened), round)) {
      const answer = await opened[name].call("ask", { limit: LIMIT, effort: efforts[name] });
      (took[name] ??= []).push(...answer.took);
      recalls[name] = rounded(recall(answer.found, right));
    }
  }
  return { took, recalls };
}

/** Bytes of its own export and the time to open it, of those that export bytes. */
async function kept(bench, name, engine, n) {
  if (["hnswlib", "edgevec"].includes(name)) return {};
  try {
    const { bytes, took } = await engine.call("keep", bench.quick ? 2 : 5);
    const { min, median } = summary(took);
    return { file_bytes_per_vector: rounded(bytes / n), open_ms_min: min, open_ms_p50: median };
  } catch (error) {
    bench.complain(`${name} on ${n} vectors, kept: ${error.message}`);
    return {};
  }
}

/** What a copy takes, and what of that are its vectors: all but what the same documents take with vectors of two numbers. */
async function ramOfCopies(engine, n) {
  const whole = (await engine.call("copies", { n: COPIES })) / n;
  const bare = (await engine.call("copies", { n: BARE_COPIES, bare: n })) / n;
  return { ram_bytes_per_vector_of_a_copy: rounded(whole), ram_bytes_per_vector_without_documents: rounded(whole - bare + BARE_BYTES) };
}

/** @param {import("../index.mjs").Bench} bench */
async function measured(bench, { vectors, engines }) {
  const { rows, queries } = readVectors(vectors);
  const [right] = nearest(rows, queries);
  const { opened, figures } = await built(bench, { vectors, engines });
  const efforts = {};
  const first = await opened.ours.call("ask", { limit: LIMIT });
  if (opened.hnswlib) {
    const { effort, recalls } = await tuned(opened.hnswlib, right, rounded(recall(first.found, right)));
    efforts.hnswlib = effort;
    Object.assign(figures.hnswlib, { ef_search: effort, recall_by_ef: recalls });
  }
  const { took, recalls } = await asked(opened, right, efforts, bench.quick ? 2 : 5);
  const flat = summary(took.ours);
  const { ms, nParts } = await opened.ours.call("link");
  if (nParts > 0) {
    // The same queries in the same run, first by the scan of all vectors, now by the graph.
    const linked = await asked({ ours: opened.ours }, right, efforts, bench.quick ? 2 : 5);
    Object.assign(figures.ours, { flat_query_ms_min: flat.min, flat_query_ms_p50: flat.median, flat_recall: recalls.ours, link_s: rounded(ms / 1000) });
    took.ours = linked.took.ours;
    recalls.ours = linked.recalls.ours;
  }
  for (const [name, engine] of Object.entries(opened)) {
    const { min, median } = summary(took[name]);
    Object.assign(figures[name], { query_ms_min: min, query_ms_p50: median, recall: recalls[name] }, await kept(bench, name, engine, vectors.n));
  }
  Object.assign(figures.ours, await ramOfCopies(opened.ours, vectors.n));
  for (const engine of Object.values(opened)) await engine.close();
  return { n: vectors.n, engines: figures };
}

/** @param {import("../index.mjs").Bench} bench */
export async function vectors(bench) {
  const details = {};
  for (const [name, scene] of Object.entries(scenes(bench))) details[name] = await measured(bench, scene);
  const small = details.passages_10k.engines;
  const large = details.clusters.engines.ours;
  const ms = (engine) => engine && { min: engine.query_ms_min, median: engine.query_ms_p50 };
  return {
    figures: {
      q10k_vs_hnswlib: small.hnswlib && small.hnswlib.recall <= small.ours.recall ? times(ms(small.hnswlib), ms(small.ours)) : null,
      q100k_ms_p50: large.query_ms_p50,
      q100k_recall: large.recall,
      bytes_per_vector_ram: large.ram_bytes_per_vector_without_documents,
      bytes_per_vector_file: large.file_bytes_per_vector,
      load_100k_ms: large.open_ms_p50,
      build_100k_s: rounded(large.build_s + (large.link_s ?? 0)),
      insert_per_s: large.inserts_per_s,
    },
    details: { vectors: details, q10k_vs_hnswlib_of_minima: times(ms(small.hnswlib), ms(small.ours), "min") },
  };
}
