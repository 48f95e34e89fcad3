// A small site before a generator has built it: three of the handbook's pages in Markdown, a guide's own files, and the generator.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { RUNTIME } from "../browser/built-site.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const CORPUS = join(ROOT, "tests/corpus/handbook.jsonl");
const COMMAND = resolve(process.env.NEARSIGHT_COMMAND ?? join(ROOT, "target/debug/nearsight"));
/** The first one is the site's own page. */
const PAGES = ["bread", "bicycle", "knots"];

/** @returns {{ name: string, title: string, text: string }[]} */
export function markdownPages() {
  const documents = readFileSync(CORPUS, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  return PAGES.map((page, i) => {
    const sections = documents.filter(({ id }) => id.startsWith(`${page}#`));
    const text = sections.map(({ heading, text }) => `## ${heading}\n\n${text}\n`).join("\n");
    return { name: i === 0 ? "index" : page, title: sections[0].title, text };
  });
}

/** A folder of that name with these files, and with the packages, which stay from one run to the next. */
export class Sample {
  /** @param {string} name @param {Map<string, string>} files @param {Record<string, string>} packages */
  constructor(name, files, packages) {
    this.folder = join(ROOT, "target/guides", name);
    const manifest = JSON.stringify({ private: true, dependencies: packages });
    const known = join(this.folder, "package.json");
    if (!existsSync(known) || readFileSync(known, "utf8") !== manifest) rmSync(this.folder, { recursive: true, force: true });
    for (const [path, text] of files) this.write(path, text);
    this.write("bin/nearsight", `#!/bin/sh\nexec "${COMMAND}" "$@"\n`, 0o755);
    if (existsSync(known)) return;
    this.write("package.json", manifest);
    if (Object.keys(packages).length > 0) this.run("npm install --no-audit --no-fund --no-package-lock");
  }

  /** @param {string} path @param {string} text @param {number} [mode] */
  write(path, text, mode) {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text, { mode });
  }

  /** Runs a line of a guide. @param {string} line @param {Record<string, string>} [variables] */
  run(line, variables = {}) {
    const path = [join(this.folder, "bin"), join(this.folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
    const env = { ...process.env, NEARSIGHT_RUNTIME: RUNTIME, ASTRO_TELEMETRY_DISABLED: "1", NODE_ENV: "production", ...variables, PATH: path };
    try {
      execFileSync("sh", ["-c", line], { cwd: this.folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    } catch (thrown) {
      throw new Error(`${line}\n${thrown.stdout}\n${thrown.stderr}`, { cause: thrown });
    }
  }
}
