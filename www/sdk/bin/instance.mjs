// One instance of the command, in a worker of its own. As the worker it runs the program to its end.

import { openSync } from "node:fs";
import { devNull } from "node:os";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

/** @typedef {{ module: WebAssembly.Module, name: string, variables: Record<string, string | undefined> }} Program */
/** @typedef {{ status?: number, error?: unknown }} Ended A status, or what else ended it. */

export class Instance {
  /** @type {Promise<Ended>} Never rejects. */
  ended;

  /** @param {Program} program @param {string[]} args @param {{ isQuiet?: boolean }} options quiet: what it says is for nobody */
  constructor(program, args, { isQuiet = false } = {}) {
    const worker = new Worker(new URL(import.meta.url), { workerData: { ...program, args, isQuiet } });
    this.ended = new Promise((resolve) => {
      worker.on("message", (status) => resolve({ status }));
      worker.on("error", (error) => resolve({ error }));
      worker.on("exit", (code) => resolve({ error: `an instance ended with ${code}` }));
    });
  }
}

/** @param {Program & { args: string[], isQuiet: boolean }} program */
async function run({ module, name, args, variables, isQuiet }) {
  // That Node calls WASI experimental is nothing that users can do something about.
  const { emitWarning } = process;
  process.emitWarning = () => {};
  const { WASI } = await import("node:wasi");
  process.emitWarning = emitWarning;
  const nowhere = isQuiet ? openSync(devNull, "w") : undefined;
  const wasi = new WASI({
    version: "preview1",
    args: [name, ...args],
    env: variables,
    // All that the native command sees: paths may lead anywhere.
    preopens: { "/": "/" },
    stdout: nowhere,
    stderr: nowhere,
    returnOnExit: true,
  });
  return wasi.start(await WebAssembly.instantiate(module, /** @type {WebAssembly.Imports} */ (wasi.getImportObject())));
}

if (!isMainThread) parentPort?.postMessage(await run(workerData));
