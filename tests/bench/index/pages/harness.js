// What every engine's page does with it: build, ask, keep and open again. Times are milliseconds.

const memories = new Set();

// Whoever makes a module: its memory is what the engine holds outside of the heap of JavaScript.
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await original.apply(WebAssembly, given);
    for (const value of Object.values((made.instance ?? made).exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
    return made;
  };
}

/** Bytes of all wasm memories of this page; they never shrink. */
export function wasmBytes() {
  return [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}

let engine;
let rows;
let queries;
const row = (values, i, dimension) => values.subarray(i * dimension, (i + 1) * dimension);

/** @param {{ module: string, data: string, n: number, nQueries: number, dimension: number, options: object }} scene */
export async function prepare({ module, data, n, nQueries, dimension, options }) {
  const values = new Float32Array(await (await fetch(data)).arrayBuffer());
  const all = values.length / dimension;
  rows = Array.from({ length: n }, (_, i) => row(values, i, dimension));
  queries = Array.from({ length: nQueries }, (_, i) => row(values, all - nQueries + i, dimension));
  engine = await (await import(module)).load({ n, dimension, ...options });
}

/** Documents instead of vectors: what is asked comes with each call. @param {{ module: string, data: string }} scene */
export async function prepareDocuments({ module, data }) {
  rows = await (await fetch(data)).json();
  engine = await (await import(module)).load();
}

/** Everything into an empty index; the memory is that of the whole module, since a part of it was there before and is used now. */
export async function build() {
  const started = performance.now();
  await engine.build(rows);
  return { ms: performance.now() - started, wasm_bytes: wasmBytes() };
}

/** Every query once, after some that do not count: they bring the engine back into the caches. */
export function ask({ limit, effort, filter, texts, warmUp = 10 }) {
  engine.tune?.(effort);
  const asked = texts ?? queries;
  for (const query of asked.slice(0, warmUp)) engine.search(query, limit, filter);
  const took = [];
  const found = [];
  for (const query of asked) {
    const started = performance.now();
    const ids = engine.search(query, limit, filter);
    took.push(performance.now() - started);
    found.push([...ids]);
  }
  return { took, found };
}

/** Makes graphs, of engines that do so apart from building. */
export async function link() {
  const started = performance.now();
  const nParts = await engine.link();
  return { ms: performance.now() - started, nParts };
}

/** What its own export weighs, and how long it takes to open again. */
export async function keep(rounds) {
  const kept = await engine.save();
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await engine.open(kept);
    took.push(performance.now() - started);
  }
  return { bytes: typeof kept === "string" ? new TextEncoder().encode(kept).length : kept.length, took };
}

/**
 * Wasm memory of each further copy, once copies have used up the room that building left.
 * @param {{ n: number, bare?: number }} how `bare`: of so many documents without vectors that are worth the name
 */
export function copies({ n, bare }) {
  const kept = bare ? engine.saveBare(bare) : engine.save();
  const start = wasmBytes();
  const copies = [];
  while (wasmBytes() === start) copies.push(engine.copy(kept));
  const before = wasmBytes();
  for (let i = 0; i < n; i += 1) copies.push(engine.copy(kept));
  const grown = (wasmBytes() - before) / n;
  for (const copy of copies) copy.free();
  return grown;
}
