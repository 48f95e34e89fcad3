// The `nearsight` command, for tests that hold the page against it.

import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** As built already, where the caller says so: cargo alone would build its dependencies again with other features. */
const COMMAND = process.env.NEARSIGHT_COMMAND ? [process.env.NEARSIGHT_COMMAND] : ["cargo", "run", "--quiet", "-p", "nearsight-cli", "--"];

/** Its standard output. @param {string[]} args */
export function nearsight(...args) {
  return nearsightWith({}, ...args);
}

/**
 * The same with variables of its own, such as the folder of models.
 * @param {Record<string, string>} variables
 * @param {string[]} args
 */
export function nearsightWith(variables, ...args) {
  const [program, ...before] = COMMAND;
  const env = { ...process.env, ...variables };
  return execFileSync(program, [...before, ...args], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env });
}
