// `./build.sh bench pictures`: the encoders of pictures against onnxruntime-web on the same weights, how close lite0's int8 weights are,
// how many photos a page adds a second, and how well words and pictures find each other. The last line is one JSON object, and tests/record/pictures.json is written.
//
// `--quick` repeats less; `--left-out` trains heads without each of the sources, too. NEARSIGHT_PICTURES names the folder with the
// pictures to measure on, by default ../shared/data beside the checkout.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { launchBrowser } from "../browser/browser.mjs";
import { brotliBytes } from "./brotli.mjs";
import { run } from "./command.mjs";
import { ROOT, SITE } from "./paths.mjs";
import { clip } from "./pictures/clip.mjs";
import { photos } from "./pictures/photos.mjs";
import { quality } from "./pictures/quality.mjs";
import { shop } from "./pictures/shop.mjs";
import { speed } from "./pictures/speed.mjs";
import { record, rounded } from "./record.mjs";
import { startServer } from "./server.mjs";

const [quick, leftOut] = ["--quick", "--left-out"].map((flag) => process.argv.includes(flag));
const data = resolve(process.env.NEARSIGHT_PICTURES ?? join(ROOT, "../shared/data"));
const complaints = [];
const complain = (what) => {
  complaints.push(what);
  console.error(`! ${what}`);
};

/** How close int8 is to the original. */
async function truth() {
  const args = ["run", "--quiet", "-p", "nearsight-cli", "--", "model", "verify", "lite0", "--pictures", join(data, "clothing/test"), "--json"];
  const { cosine_mean: mean, cosine_min: min, n_pictures: n } = JSON.parse(run("cargo", args));
  return { figures: { lite0_cosine_mean: rounded(mean) }, details: { cosine_min: min, n_pictures: n } };
}

async function sizes() {
  const { files } = JSON.parse(readFileSync(join(SITE, "models/lite0-minilm/manifest.json"), "utf8"));
  const bytes = (roles) => files.filter(({ role }) => roles.includes(role)).reduce((sum, file) => sum + file.bytes, 0);
  return {
    figures: { image_model_bytes: bytes(["weights", "classifier"]), head_bytes: bytes(["head"]) },
    details: { wasm_pictures_brotli: brotliBytes(readFileSync(join(SITE, "sdk/pkg/nearsight_pictures_bg.wasm"))) },
  };
}

const server = await startServer({ pages: "pictures/pages", more: { "/data/": data } });
const browser = await launchBrowser();
const bench = { browser, origin: server.origin, quick, leftOut, data, complain };
const [figures, details] = [{}, {}];
for (const [name, part] of Object.entries({ truth, quality, sizes, speed, clip, photos, shop })) {
  try {
    const measured = await part(bench);
    Object.assign(figures, measured.figures);
    Object.assign(details, measured.details);
  } catch (error) {
    complain(`${name}: ${error.message}`);
  }
}
const version = `Chromium ${browser.version()}`;
await browser.close();
await server.stop();
record("pictures", { browser: version, figures, details: { quick, ...details, complaints } });
console.table(figures);
console.log(JSON.stringify(figures));
process.exitCode = complaints.length > 0 ? 1 : 0;
