// Runs a program of the build to its end.

import { execFileSync } from "node:child_process";
import { ROOT } from "./paths.mjs";

/**
 * Its output; what it says on stderr is shown.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {string}
 */
export function run(program, args, { env = {} } = {}) {
  const stdio = /** @type {const} */ (["ignore", "pipe", "inherit"]);
  return execFileSync(program, args, { cwd: ROOT, encoding: "utf8", stdio, env: { ...process.env, ...env }, maxBuffer: 1 << 26 });
}
