// The `nearsight` command, for tests that hold the page against it.

import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** As built already, where the caller says so: cargo alone would build its dependencies again with other features. */
const COMMAND = process.env.NEARSIGHT_COMMAND ? [process.env.NEARSIGHT_COMMAND] : ["cargo", "run", "--quiet", "-p", "nearsight-cli", "--"];

/** Its standard output. @param {string[]} args */
export function nearsight(...args) {
  const [program, ...before] = COMMAND;
  return execFileSync(program, [...before, ...args], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
