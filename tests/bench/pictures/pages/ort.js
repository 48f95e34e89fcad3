// onnxruntime-web as a front-end developer would use it. It takes pictures of its own size: the time of resizing is a gift.

const DIST = "/peers/onnxruntime-web/dist/";
const SIDE = 224;

/** @param {{ model: string }} options */
export async function load({ model }) {
  const ort = await import(`${DIST}ort.wasm.min.mjs`);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = DIST;
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"], graphOptimizationLevel: "all" });
  return { see: (picture) => see(ort, session, picture) };
}

async function see(ort, session, { small }) {
  const pixels = new Float32Array(3 * SIDE * SIDE);
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    for (let channel = 0; channel < 3; channel += 1) pixels[channel * SIDE * SIDE + at] = (small[4 * at + channel] - 127) / 128;
  }
  const outputs = await session.run({ pixels: new ort.Tensor("float32", pixels, [1, 3, SIDE, SIDE]) });
  return Object.values(outputs)[0].data;
}
