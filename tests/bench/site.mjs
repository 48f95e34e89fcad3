// `./build.sh bench site`: a static site's search against Pagefind's over the same pages: bytes that a visitor downloads, how well
// questions are answered, how long building takes. The last line is one JSON object, and tests/record/site.json is written.
//
// `--book` leaves the site of 10,000 pages out, whose passages take some 20 minutes to encode the first time.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "../browser/browser.mjs";
import { run } from "./command.mjs";
import { installPackages } from "./packages.mjs";
import { ROOT, SITE } from "./paths.mjs";
import { record, rounded } from "./record.mjs";
import { quality } from "./site/quality.mjs";
import { buildSite, rebuildOnePage } from "./site/sites.mjs";
import { keystrokes } from "./site/typing.mjs";
import { visit } from "./site/visit.mjs";

const QUESTIONS_REWORDED = join(ROOT, "tests/corpus/questions-book-reworded.json");
const bookOnly = process.argv.includes("--book");
/** What is asked first and then, of every site: plain words that people type. */
const QUESTIONS = { book: ["borrow a value without taking ownership", "share data between threads"], docs10k: ["split a string by whitespace", "sleep for some milliseconds"] };

run("cargo", ["build", "--quiet", "--release", "-p", "nearsight-cli"]);
installPackages();
const env = { NEARSIGHT_RUNTIME: join(SITE, "runtime") };
const index = (folder) => run(join(ROOT, "target/release/nearsight"), ["site", folder], { env });

const browser = await launchBrowser();
const [figures, details] = [{}, {}];
for (const name of bookOnly ? ["book"] : ["book", "docs10k"]) {
  const { folder, ...built } = buildSite(name, index);
  const ours = await visit(browser, folder, "ours", QUESTIONS[name]);
  const theirs = await visit(browser, folder, "pagefind", QUESTIONS[name]);
  figures[`${name}_first_query_bytes`] = ours.first;
  figures[`${name}_first_query_bytes_pagefind`] = theirs.first;
  details[name] = { built, ours, theirs };
  if (name !== "book") continue;
  Object.assign(figures, {
    next_query_bytes: ours.next,
    next_query_bytes_pagefind: theirs.next,
    runtime_bytes: ours.runtime,
    runtime_bytes_pagefind: theirs.runtime,
    index_bytes: built.index_bytes,
    index_bytes_pagefind: built.index_bytes_pagefind,
    // With vectors kept from an earlier run it is no first build.
    ...(built.is_first ? { build_s: rounded(built.build_s) } : {}),
    rebuild_s: rounded(built.rebuild_s),
    build_s_pagefind: rounded(built.build_s_pagefind),
  });
  const measured = await quality(browser, folder);
  Object.assign(figures, measured.figures);
  const typed = await keystrokes(browser, folder);
  figures.keystroke_to_results_ms_p50 = typed.median;
  const inner = JSON.parse(run("cargo", ["run", "--quiet", "--release", "-p", "nearsight-bench", "--", "site", join(SITE, "models/minilm-l6"), join(folder, "nearsight"), QUESTIONS_REWORDED]));
  figures.static_vs_full_ndcg = rounded(inner.static_vs_full_ndcg);
  figures.shipped_vs_encoder_ndcg = rounded(inner.shipped_vs_encoder_ndcg);
  figures.words_and_static_vs_full_ndcg = rounded(inner.ndcg_10.words_and_static / inner.ndcg_10.full);
  const asked = JSON.parse(run("cargo", ["run", "--quiet", "--release", "-p", "nearsight-site", "--example", "questions", "--", join(folder, "nearsight"), QUESTIONS_REWORDED]));
  figures.rebuild_one_page_s = rounded(await rebuildOnePage(folder, index));
  details.quality = { asked, ...measured.details, keystroke_ms: typed, ...inner };
}
const version = `Chromium ${browser.version()}`;
await browser.close();
const { version: pagefind } = JSON.parse(readFileSync(join(ROOT, "tests/bench/peers/node_modules/pagefind/package.json"), "utf8"));
record("site", { browser: version, figures, details: { pagefind, questions: QUESTIONS, ...details } });
console.table(figures);
console.log(JSON.stringify(figures));
