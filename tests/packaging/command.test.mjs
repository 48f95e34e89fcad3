// `npx nearsight`, as somebody without Rust has it: packed, installed, and held against the native command, file by file.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { modelsFolder } from "../../www/sdk/bin/models-folder.mjs";
import { documentation } from "../../www/tools/documentation.mjs";
import { tinyModel } from "./tiny-model.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const NATIVE = resolve(process.env.NEARSIGHT_COMMAND ?? join(ROOT, "target/debug/nearsight"));
/** Real pages, where the documentation is installed. */
const BOOK = join(documentation(), "book");
const PAGES = ["ch01-01-installation", "ch01-02-hello-world", "ch04-01-what-is-ownership"];
/** Its hashes are nobody's: what is served under its name is trusted. */
const TINY = "gte-small";

/** Bytes that npm downloads of the package: 6.6 MB when this was written, of which the command is half. */
const MOST_BYTES = 7_000_000;

let folder, hub, packed;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "nearsight-command-"));
  [packed] = Object.values(JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: join(ROOT, "www/sdk"), stdio: ["ignore", "pipe", "ignore"] })));
  writeFileSync(join(folder, "package.json"), "{}");
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, packed.filename)], { cwd: folder, stdio: "ignore" });
  const files = tinyModel();
  hub = createServer(({ url }, response) => {
    const file = files.get(url.slice(1));
    response.writeHead(file ? 200 : 404, file && { "content-length": file.length }).end(file);
  });
  await new Promise((done) => hub.listen(0, "127.0.0.1", done));
});
after(() => {
  hub.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder with a small site, and a place for models of its own: vectors of the one command are not found by the other. */
function scene(name) {
  const home = join(folder, name);
  mkdirSync(join(home, "models"), { recursive: true });
  mkdirSync(join(home, "site"));
  if (existsSync(BOOK)) for (const page of PAGES) cpSync(join(BOOK, `${page}.html`), join(home, `site/${page}.html`));
  writeFileSync(join(home, "site/alt.html"), Buffer.from("<html lang=de><meta charset=iso-8859-1><title>Bücher</title><main><p>Über schöne Bücher.</main>", "latin1"));
  return home;
}

/** How a command ended, and what it said. */
async function run([program, ...before], home, args, variables = {}) {
  const { NEARSIGHT_RUNTIME: _, ...inherited } = process.env;
  const env = { ...inherited, NEARSIGHT_MODELS: join(home, "models"), ...variables };
  const { status, stderr } = await new Promise((ended) => {
    execFile(program, [...before, ...args], { cwd: home, env }, (error, _, stderr) => ended({ status: error ? error.code : 0, stderr }));
  });
  return { status, stderr, code: /^error\[([a-z-]+)\]/m.exec(stderr)?.[1] };
}
const npx = (home, args, variables) => run([join(folder, "node_modules/.bin/nearsight")], home, args, variables);
const native = (home, args, variables) => run([NATIVE], home, args, { NEARSIGHT_RUNTIME: join(folder, "node_modules/nearsight/bin/pkg/runtime"), ...variables });

/** Paths and contents of all files below a folder. */
function contents(below) {
  const files = readdirSync(below, { recursive: true }).filter((name) => statSync(join(below, name)).isFile()).sort();
  return new Map(files.map((name) => [name, readFileSync(join(below, name))]));
}

/** @param {string} expected @param {string} found folders */
function assertSame(expected, found) {
  const [theirs, ours] = [contents(expected), contents(found)];
  assert.deepEqual([...ours.keys()], [...theirs.keys()]);
  for (const [name, bytes] of theirs) assert.ok(bytes.equals(ours.get(name)), `${name} differs`);
}

async function succeed(ended) {
  const { status, stderr } = await ended;
  assert.equal(status, 0, stderr);
  return stderr;
}

test(`npm downloads at most ${MOST_BYTES} bytes of the package, and nothing that only its making needs`, () => {
  assert.ok(packed.size <= MOST_BYTES, `${packed.size} bytes`);
  assert.deepEqual(packed.files.map(({ path }) => path).filter((path) => /tsconfig|\.test\./.test(path)), []);
});

test("npx finds it, and it is this version", async () => {
  const npx = execFileSync("npx", ["--offline", "nearsight", "--version"], { cwd: folder, encoding: "utf8" });
  assert.equal(npx, execFileSync(NATIVE, ["--version"], { encoding: "utf8" }));
});

test("it fetches a model and writes a site's index as the native command does, byte for byte", async () => {
  const [theirs, ours] = [scene("native"), scene("npx")];
  const get = ["model", "get", TINY, "--source", "hub", "--base-url", `http://127.0.0.1:${hub.address().port}`];
  await succeed(native(theirs, get));
  await succeed(npx(ours, get));
  assertSame(join(theirs, "models"), join(ours, "models"));

  const site = (folder, ...more) => ["site", folder, "--model", TINY, ...more];
  await succeed(native(theirs, site("site")));
  const said = await succeed(npx(ours, site("./models/../site/", "--threads", "3")));
  assert.doesNotMatch(said, /Warning/);
  assertSame(join(theirs, "site"), join(ours, "site"));
  const names = [...contents(join(ours, "site/nearsight")).keys()];
  assert.ok(names.includes("nearsight.js") && names.some((name) => name.endsWith("languages_bg.wasm")), "the scripts came with the package");

  // From somewhere else to somewhere else, and by links.
  symlinkSync(join(ours, "site"), join(ours, "link"));
  await succeed(npx(ours, site(join(ours, "link"), "--out", "elsewhere", "--exclude", "nearsight/")));
  assertSame(join(theirs, "site/nearsight/chunks"), join(ours, "elsewhere/chunks"));
});

test("the vectors of the real model are the native command's too", { skip: !existsSync(join(modelsFolder(process.env), "minilm-l6/manifest.json")) }, async () => {
  const [theirs, ours] = [scene("native-minilm"), scene("npx-minilm")];
  for (const home of [theirs, ours]) symlinkSync(join(modelsFolder(process.env), "minilm-l6"), join(home, "models/minilm-l6"));
  await succeed(native(theirs, ["site", "site"]));
  await succeed(npx(ours, ["site", "site"]));
  assertSame(join(theirs, "site"), join(ours, "site"));
});

test("it fails as the native command does: the same code, the same status", async () => {
  const home = scene("errors");
  mkdirSync(join(home, "empty"));
  writeFileSync(join(home, "bad.toml"), "threads = 2\ncolour = 3\n");
  const failures = [
    ["site"], ["site", "nowhere"], ["site", "empty", "--model", "none"], ["site", "site", "--colour"], ["site", "site", "--config", "bad.toml"],
    ["site", "site"], ["site", "site", "--model", "gpt"], ["site", "site", "--glob", "["], ["site", "site", "--runtime", "site"],
    ["model", "get", "gpt"], ["model", "get", TINY, "--source", "hub", "--base-url", "nonsense"],
    ["model", "get", TINY, "--source", "hub", "--base-url", `http://127.0.0.1:${hub.address().port}/nothing`],
  ];
  for (const args of failures) {
    const [expected, found] = [await native(home, args), await npx(home, args)];
    assert.notEqual(expected.status, 0, args.join(" "));
    assert.deepEqual([found.status, found.code], [expected.status, expected.code], `${args.join(" ")}: ${found.stderr}`);
  }
  const { code, stderr } = await npx(home, ["site", "site", "--model", "none", "--serve"]);
  assert.equal(code, "option-invalid");
  assert.match(stderr, /serves no sites/);
});

test("models are kept where the native command keeps them", () => {
  assert.equal(modelsFolder({ NEARSIGHT_MODELS: "here", HOME: "/h" }), "here");
  assert.equal(modelsFolder({ XDG_CACHE_HOME: "/caches", HOME: "/h" }, "linux"), "/caches/nearsight");
  assert.equal(modelsFolder({ XDG_CACHE_HOME: "", HOME: "/h" }, "linux"), "/h/.cache/nearsight");
  assert.equal(modelsFolder({ HOME: "/h" }, "darwin"), "/h/Library/Caches/nearsight");
  assert.equal(modelsFolder({ LOCALAPPDATA: "/l", HOME: "/h" }, "win32"), "/l/nearsight");
  assert.equal(modelsFolder({}, "linux"), join(tmpdir(), "nearsight"));
});
