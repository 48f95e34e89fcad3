// The npm package as others receive it, and the walls inside it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";

const ROOT = resolve(import.meta.dirname, "../..");
const SDK = join(ROOT, "www/sdk");
const TSC = join(ROOT, "node_modules/typescript/bin/tsc");

async function sources() {
  const names = (await readdir(join(SDK, "src"), { recursive: true })).filter((name) => name.endsWith(".js"));
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(SDK, "src", name), "utf8") })));
}

test("only models.js and a site's files.js fetch, and only the engines' side touches wasm", async () => {
  const files = await sources();
  const where = (pattern) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name).sort();
  assert.deepEqual(where(/\bfetch\(|XMLHttpRequest|importScripts|WebSocket|sendBeacon|EventSource/), ["models.js", "site/files.js"]);
  // Types may come from there everywhere.
  assert.deepEqual(where(/^(?!.*(?:@\w+ |\* ).*import\().*import[ (].*\/pkg\//m), ["site/encoder.js", "site/module.js", "wasm.js"]);
  assert.deepEqual(where(/^import .*"\.{1,2}\/wasm\.js"/m), ["engine.js", "host.js", "indexing.js", "picture-worker.js", "pool-worker.js", "pool.js", "sealing-worker.js"]);
  assert.deepEqual(where(/^import .*"\.{1,2}\/(engine|host)\.js"/m), ["host.js", "site/worker.js", "worker.js"]);
});

test("every code that the package throws is in the one list", async () => {
  const { ADVICE } = await import(join(SDK, "src/error.js"));
  const thrown = new Set();
  for (const { text } of await sources()) {
    for (const [, code] of text.matchAll(/failure\("([a-z-]+)"/g)) thrown.add(code);
  }
  assert.ok(thrown.size > 8);
  assert.deepEqual([...thrown].filter((code) => !(code in ADVICE)), []);
});

test("what a site's search throws is in the list that its visitors have", async () => {
  const { ADVICE } = await import(join(SDK, "src/site/advice.js"));
  const theirs = (await sources()).filter(({ name }) => name.startsWith("site/") || ["error.js", "rpc.js"].includes(name));
  const thrown = theirs.flatMap(({ text }) => [...text.matchAll(/failure\("([a-z-]+)"/g)].map(([, code]) => code));
  assert.ok(thrown.length > 8);
  assert.deepEqual(thrown.filter((code) => !(code in ADVICE)), []);
});

test("the packed package has its sources, types and wasm, needs nothing, and its types stand alone", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "nearsight-package-"));
  t.after(() => rm(folder, { recursive: true }));
  const packed = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: SDK, stdio: ["ignore", "pipe", "ignore"] }));
  // npm 11 gives a list, later ones an object by name.
  const { filename, files } = Object.values(packed)[0];
  const names = files.map(({ path }) => path);
  for (const name of ["src/index.js", "src/worker.js", "src/pool-worker.js", "types/index.d.ts", "pkg/nearsight.js", "pkg/nearsight_bg.wasm", "pkg/nearsight_relaxed_bg.wasm", "pkg/nearsight_words.js", "pkg/nearsight_words_bg.wasm", "pkg/nearsight_documents_bg.wasm", "pkg/nearsight_pictures_bg.wasm", "pkg/nearsight_pictures_relaxed_bg.wasm", "pkg/nearsight_site_bg.wasm", "pkg/nearsight_site_languages_bg.wasm", "pkg/nearsight_sealing_bg.wasm", "src/picture-worker.js", "src/sealing-worker.js"]) {
    assert.ok(names.includes(name), `${name} is missing: build the wasm module and run "npm run types" first`);
  }
  const { dependencies } = JSON.parse(await readFile(join(SDK, "package.json"), "utf8"));
  assert.equal(dependencies, undefined);

  const home = join(folder, "node_modules/nearsight");
  await mkdir(home, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", home, "--strip-components=1"]);
  await cp(join(import.meta.dirname, "consumer.ts.txt"), join(folder, "consumer.ts"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler", "--lib", "es2022,dom,dom.iterable", "--types", ""];
  const check = () => execFileSync(process.execPath, [TSC, ...options, "consumer.ts"], { cwd: folder, encoding: "utf8" });
  check();
  await writeFile(join(folder, "consumer.ts"), 'import { Collection } from "nearsight";\nCollection.open(7);\n');
  assert.throws(check, /consumer\.ts/, "a wrong call must not type-check");
});

test("importing the package outside a browser is no error", async () => {
  const nearsight = await import(join(SDK, "src/index.js"));
  assert.deepEqual(Object.keys(nearsight).sort(), ["ADVICE", "Collection", "NearsightError", "readDocuments", "where"]);
});
