#!/usr/bin/env -S node --no-warnings
// Runs a wasm32-wasip1 program: cargo's runner for that target (.cargo/config.toml).
// The repository root is opened under its own path, so tests find golden files by CARGO_MANIFEST_DIR
// as they do natively; the program's arguments, environment and exit code are passed through.
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { WASI } from "node:wasi";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const [program, ...args] = process.argv.slice(2);
if (!program) {
  console.error("usage: run.mjs PROGRAM.wasm [ARGUMENTS]");
  process.exit(2);
}

// Node 20's fast calls into WASI crash once the program's memory has grown (nodejs/node issue 53087).
setFlagsFromString("--no-turbo-fast-api-calls");
// Node 20 knows relaxed SIMD, but not by default.
setFlagsFromString("--experimental-wasm-relaxed-simd");

const wasi = new WASI({
  version: "preview1",
  args: [program, ...args],
  // A panic aborts here, and with it the captured output: tests print as they go.
  env: { RUST_TEST_NOCAPTURE: "1", ...process.env, PWD: root },
  preopens: { [root]: root, [tmpdir()]: tmpdir() },
  returnOnExit: true,
});
const module = await WebAssembly.compile(await readFile(program));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
