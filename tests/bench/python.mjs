// A Python with the pinned packages that write and quantize the peers' graphs.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./command.mjs";
import { isFresh } from "./packages.mjs";
import { BUILT, PEERS } from "./paths.mjs";

const VENV = join(BUILT, "venv");

function install() {
  const requirements = join(PEERS, "requirements.txt");
  const installed = join(VENV, "installed");
  if (isFresh(installed, requirements)) return;
  run("python3", ["-m", "venv", VENV]);
  run(join(VENV, "bin/python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
  writeFileSync(installed, "");
}

/** Runs a script of the peers' folder; its output. @param {string[]} args */
export function python(...args) {
  install();
  return run(join(VENV, "bin/python"), args);
}
