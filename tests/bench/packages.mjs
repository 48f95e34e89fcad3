// The peers' npm packages, of one lock file.

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "./command.mjs";
import { PEERS } from "./paths.mjs";

/** Whether `made` is there and not older than what it is made of. */
export function isFresh(made, ...sources) {
  return existsSync(made) && sources.every((source) => statSync(source).mtimeMs <= statSync(made).mtimeMs);
}

/** The peers' npm packages; no script of theirs runs. */
export function installPackages() {
  if (isFresh(join(PEERS, "node_modules/.package-lock.json"), join(PEERS, "package-lock.json"))) return;
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", PEERS]);
}
