// Known items: the figures that their own benchmark recorded, which `./build.sh bench index` runs before this one.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";

export function knownItem() {
  const { date, figures, details } = JSON.parse(readFileSync(join(ROOT, "tests/record/known-item.json"), "utf8"));
  return {
    figures: { ...figures, typo_mrr: details.typo.fused.mrr_10.mean },
    details: { known_item: { date, typo: details.typo } },
  };
}
