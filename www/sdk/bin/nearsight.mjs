#!/usr/bin/env node
// `npx nearsight`: the native command, as a WASI program in Node's workers. This thread stays free for what WASI lacks (host.mjs), and
// so that Ctrl-C ends everything at once.

import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Host } from "./host.mjs";
import { Instance } from "./instance.mjs";
import { modelsFolder } from "./models-folder.mjs";

/** The program; the scripts of sites are in `runtime` beside it, where it looks for them itself. */
const PROGRAM = join(import.meta.dirname ?? "", "pkg/nearsight");
/** What a native program exits with that has panicked, which it has said itself. */
const PANICKED = 101;
/** By the signals that people and CI end programs with: their numbers, as shells expect them in the exit status. */
const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

if (!import.meta.dirname) {
  console.error(`nearsight needs Node 20.11 or newer; this is ${process.versions.node}`);
  process.exit(1);
}
// Node 20's fast calls into WASI crash once the program's memory has grown (nodejs/node issue 53087).
setFlagsFromString("--no-turbo-fast-api-calls");

const folder = mkdtempSync(join(tmpdir(), "nearsight-"));
// What a signal leaves here is removed by nobody else.
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const [signal, number] of Object.entries(SIGNALS)) process.on(signal, () => process.exit(128 + number));

const module = await WebAssembly.compile(await readFile(`${PROGRAM}.wasm`));
const variables = {
  ...process.env,
  PWD: process.cwd(),
  NEARSIGHT_MODELS: modelsFolder(process.env),
  NEARSIGHT_HOST: folder,
  NEARSIGHT_CORES: String(availableParallelism()),
  COLUMNS: String(process.stderr.columns ?? ""),
};
const program = { module, name: PROGRAM, variables };
const host = new Host(folder, (args) => new Instance(program, args, { isQuiet: true }).ended);
host.start();
const { status, error } = await new Instance(program, process.argv.slice(2)).ended;
if (error && !(error instanceof WebAssembly.RuntimeError)) console.error(String(error));
process.exit(status ?? PANICKED);
