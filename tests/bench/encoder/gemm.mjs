// What the browser costs the int8 product: one Rust program, compiled natively and to wasm, in turns on the same machine.

import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { rounded } from "../record.mjs";
import { run } from "../command.mjs";
import { freshPage } from "../fresh-page.mjs";
import { BUILT, ROOT } from "../paths.mjs";

const WASM = "wasm32-wasip1";

/** The program in both forms, as the encoder is built: optimized, linked as a whole. */
function build() {
  const built = ["build", "--quiet", "-p", "nearsight-bench", "--profile", "wasm"];
  run("cargo", built);
  run("cargo", [...built, "--target", WASM]);
  mkdirSync(BUILT, { recursive: true });
  copyFileSync(join(ROOT, "target", WASM, "wasm/nearsight-bench.wasm"), join(BUILT, "gemm.wasm"));
  return join(ROOT, "target/wasm/nearsight-bench");
}

/** @param {import("../encoder.mjs").Bench} bench */
export async function gemm({ browser, origin, quick }) {
  const program = build();
  const page = await freshPage(browser, origin);
  const natively = [];
  const inChromium = [];
  for (let round = 0; round < (quick ? 2 : 5); round += 1) {
    natively.push(JSON.parse(run(program, ["gemm"])));
    inChromium.push(JSON.parse(await page.evaluate(async () => {
      const { runProgram } = await import("/pages/wasi.js");
      return runProgram("/built/gemm.wasm", ["nearsight-bench", "gemm"]);
    })));
  }
  await page.context().close();
  // Each is the best of its rounds: what disturbs a round only takes speed away.
  const best = (rounds) => Object.fromEntries(Object.keys(rounds[0]).map((target) => [target, rounded(Math.max(...rounds.map((of) => of[target])))]));
  const [native, chromium] = [best(natively), best(inChromium)];
  // The same instructions on the same registers, in whichever encoding suits this machine; `avx2` has wider registers.
  const native128 = Math.max(native.baseline, native.avx128 ?? 0);
  return {
    figures: { gemm_share_of_native: rounded(chromium.baseline / native128) },
    details: { gemm_gmac_per_s: { native, chromium } },
  };
}
