// onnxruntime-web as a front-end developer would use it. It takes pictures of its own size: the time of resizing is a gift.

const DIST = "/peers/onnxruntime-web/dist/";
const SIDE = 224;

/** `mean` and `std` of each channel, of bytes. @param {{ model: string, mean: number[], std: number[] }} options */
export async function load({ model, mean, std }) {
  const ort = await import(`${DIST}ort.wasm.min.mjs`);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = DIST;
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"], graphOptimizationLevel: "all" });
  return {
    see: async ({ small }) => {
      const pixels = new ort.Tensor("float32", normal(small, mean, std), [1, 3, SIDE, SIDE]);
      return Object.values(await session.run({ pixels }))[0].data;
    },
  };
}

/** Channel by channel. */
function normal(rgba, mean, std) {
  const pixels = new Float32Array(3 * SIDE * SIDE);
  for (let channel = 0; channel < 3; channel += 1) {
    const [from, step] = [mean[channel], std[channel]];
    const plane = pixels.subarray(channel * SIDE * SIDE, (channel + 1) * SIDE * SIDE);
    for (let at = 0; at < plane.length; at += 1) plane[at] = (rgba[4 * at + channel] - from) / step;
  }
  return pixels;
}
