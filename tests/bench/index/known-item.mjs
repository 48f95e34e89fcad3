// Known items: the figures of their own benchmark, run now, or as recorded where everything is to be quick.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../command.mjs";
import { ROOT } from "../paths.mjs";

/** @param {import("../index.mjs").Bench} bench */
export function knownItem({ quick }) {
  if (!quick) run("node", ["tests/bench/known-item.mjs"]);
  const { date, figures, details } = JSON.parse(readFileSync(join(ROOT, "tests/record/known-item.json"), "utf8"));
  return {
    figures: { ...figures, typo_mrr: details.typo.fused.mrr_10.mean },
    details: { known_item: { date, run: quick ? "read from its record" : "in this run", typo: details.typo } },
  };
}
