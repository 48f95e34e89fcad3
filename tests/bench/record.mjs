// Records of benchmarks: figures with the machine and the date that made them.

import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const FOLDER = resolve(import.meta.dirname, "../record");

/** Middle value; the mean of the two middle ones. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** To four significant digits: more would be noise. */
export function rounded(value) {
  return Number(value.toPrecision(4));
}

/**
 * Writes tests/record/NAME.json.
 * @param {string} name
 * @param {{ browser?: string, figures: object, details?: object }} measured
 */
export function record(name, { browser, figures, details = {} }) {
  const machine = {
    cpu: cpus()[0].model,
    cores: cpus().length,
    node: process.version,
    browser,
    rustc: execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim(),
  };
  const date = new Date().toISOString().slice(0, 10);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${name}.json`, JSON.stringify({ date, machine, figures, details }, null, 2) + "\n");
}
