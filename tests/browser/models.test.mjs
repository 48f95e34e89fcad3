// Models that come damaged, late, incomplete or not at all.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { launchBrowser, readManifest, readModelFile, scene } from "./browser.mjs";
import { openCode, path } from "./filled.mjs";
import { damageKept, keptFiles } from "./kept.mjs";

let browser;
let manifest;
let weights;
let vocab;
before(async () => {
  browser = await launchBrowser();
  manifest = await readManifest();
  weights = manifest.files.find(({ name }) => name.endsWith(".safetensors"));
  vocab = manifest.files.find(({ name }) => name === "vocab.txt");
});
after(() => browser.close());

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The manifest with one file's new bytes, so that their hash is right. */
function manifestWith(name, bytes) {
  const files = manifest.files.map((file) => (file.name === name ? { ...file, bytes: bytes.length, sha256: sha256(bytes) } : file));
  return JSON.stringify({ ...manifest, files });
}

test("a truncated weights file is fetched once more, then gives weights-damaged and is not kept", async (t) => {
  const { page, site } = await scene(t, browser);
  const whole = await readModelFile(weights.name);
  site.replace(path(weights.name), whole.subarray(0, whole.length - 1000));
  const failure = await openCode(page);
  assert.equal(failure.code, "weights-damaged");
  assert.match(failure.message, new RegExp(weights.name.replace(".", "\\.")));
  assert.equal(site.requests.filter((asked) => asked === path(weights.name)).length, 2);
  site.restore(path(weights.name));
  assert.equal((await openCode(page)).code, "none");
});

test("an altered weights file is fetched once more, then gives weights-hash-mismatch and is not kept", async (t) => {
  const { page, site } = await scene(t, browser);
  const altered = Buffer.from(await readModelFile(weights.name));
  altered[altered.length >> 1] ^= 1;
  site.replace(path(weights.name), altered);
  assert.equal((await openCode(page)).code, "weights-hash-mismatch");
  assert.equal(site.requests.filter((asked) => asked === path(weights.name)).length, 2);
  assert.ok(!(weights.sha256 in (await keptFiles(page))));
  site.restore(path(weights.name));
  assert.equal((await openCode(page)).code, "none");
});

test("a file altered on the way once is fetched again, and all is well", async (t) => {
  const { page, site } = await scene(t, browser);
  const altered = Buffer.from(await readModelFile(weights.name));
  altered[0] ^= 255;
  site.replace(path(weights.name), (_, response) => {
    site.restore(path(weights.name));
    response.writeHead(200).end(altered);
  });
  assert.equal((await openCode(page)).code, "none");
});

test("a wrong hash in the manifest gives weights-hash-mismatch", async (t) => {
  const { page, site } = await scene(t, browser);
  const files = manifest.files.map((file) => (file.name === weights.name ? { ...file, sha256: "0".repeat(64) } : file));
  site.replace(path("manifest.json"), JSON.stringify({ ...manifest, files }));
  const failure = await openCode(page);
  assert.equal(failure.code, "weights-hash-mismatch");
  site.restore(path("manifest.json"));
  assert.equal((await openCode(page)).code, "none");
});

test("a damaged cache heals itself", async (t) => {
  const { page, site } = await scene(t, browser);
  assert.equal((await openCode(page, { persist: false })).code, "none");
  const whole = await keptFiles(page);
  for (const [name, length] of Object.entries(whole)) await damageKept(page, name, length);
  site.requests.length = 0;
  assert.equal((await openCode(page, { persist: false })).code, "none");
  assert.deepEqual(await keptFiles(page), whole);
  assert.equal(site.requests.filter((asked) => asked.startsWith("/models/")).length, manifest.files.length + 1);
});

test("no network gives network, and the finished files are not fetched again", async (t) => {
  const { page, site } = await scene(t, browser);
  const last = manifest.files.at(-1).name;
  const whole = await readModelFile(last);
  site.replace(path(last), (_, response) => {
    response.writeHead(200, { "content-length": whole.length });
    response.write(whole.subarray(0, 1000));
    setTimeout(() => response.destroy(), 50);
  });
  assert.equal((await openCode(page)).code, "network");
  site.restore(path(last));
  site.requests.length = 0;
  assert.equal((await openCode(page)).code, "none");
  const fetched = site.requests.filter((asked) => asked.startsWith("/models/"));
  assert.deepEqual(fetched, [path("manifest.json"), path(last)]);
});

for (const worker of [true, false]) {
  test(`a site that has stopped gives network (worker: ${worker})`, async (t) => {
    const { page, site } = await scene(t, browser);
    await site.stop();
    const failure = await openCode(page, { worker });
    await site.start();
    assert.equal(failure.code, "network");
    assert.match(failure.message, /connection/);
  });
}

test("a model that is not there gives weights-missing", async (t) => {
  const { page } = await scene(t, browser);
  const failure = await openCode(page, { model: "no-such-model" });
  assert.equal(failure.code, "weights-missing");
  assert.match(failure.message, /no-such-model\/manifest\.json/);
});

test("a web page in place of the manifest gives manifest-invalid", async (t) => {
  const { page, site } = await scene(t, browser);
  site.replace(path("manifest.json"), "<!doctype html><title>Not found</title>");
  assert.equal((await openCode(page)).code, "manifest-invalid");
});

test("a vocabulary that is not one gives tokenizer-invalid", async (t) => {
  const { page, site } = await scene(t, browser);
  const nonsense = Buffer.from("just\nsome\nwords\n");
  site.replace(path(vocab.name), nonsense);
  site.replace(path("manifest.json"), manifestWith(vocab.name, nonsense));
  assert.equal((await openCode(page)).code, "tokenizer-invalid");
  site.restore(path(vocab.name));
  site.restore(path("manifest.json"));
  assert.equal((await openCode(page)).code, "none");
});
