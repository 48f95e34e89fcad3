// How well words and pictures find each other, on the test splits of the data that the head was trained on; with `--left-out` also heads
// that were trained without one of the sources, which takes ten minutes each.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../command.mjs";
import { BUILT } from "../paths.mjs";
import { rounded } from "../record.mjs";

const FOLDER = join(BUILT, "pictures");
const PAIRS = join(FOLDER, "pairs.jsonl");
const FEATURES = join(FOLDER, "features.bin");
const SOURCES = { clothing: "accuracy", grocery: "accuracy", emoji: "recall_1" };

const nearsight = (...args) => run("cargo", ["run", "--quiet", "-p", "nearsight-cli", "--", ...args]);
const measured = (model, by) => JSON.parse(nearsight("eval", "pictures", PAIRS, "--model", model, "--features", FEATURES, "--by", by, "--json")).sources;

/** @param {{ data: string, leftOut: boolean, complain: (what: string) => void }} bench */
export async function quality({ data, leftOut, complain }) {
  if (!existsSync(join(data, "clothing/labels.csv"))) {
    complain(`no pictures to measure on in ${data}; name their folder with NEARSIGHT_PICTURES`);
    return { figures: {}, details: {} };
  }
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(PAIRS, run(process.execPath, [join(import.meta.dirname, "pairs.mjs"), data]));
  const [both, classes, network] = ["both", "classes", "network"].map((by) => measured("lite0-minilm", by));
  const figures = {
    clothing_acc: rounded(both.clothing.accuracy),
    grocery_coarse_acc: rounded(both.grocery.accuracy),
    emoji_grouped_r10: rounded(both.emoji.recall_10),
    conse_clothing: rounded(classes.clothing.accuracy),
    conse_grocery: rounded(classes.grocery.accuracy),
    conse_emoji_r1: rounded(classes.emoji.recall_1),
  };
  const heads = {};
  for (const [source, figure] of Object.entries(leftOut ? SOURCES : {})) {
    const head = join(FOLDER, `without-${source}`);
    nearsight("train", "align", PAIRS, "-o", head, "--features", FEATURES, "--leave-out", source);
    heads[source] = measured(head, "both")[source];
    figures[`left_out_${source}${figure === "recall_1" ? "_r1" : ""}`] = rounded(heads[source][figure]);
  }
  return { figures, details: { quality: { both, classes, network, left_out: heads } } };
}
