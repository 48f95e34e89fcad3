// CLIP in a page: two towers of one space, each fetched by who needs it, and the command's answers.

import assert from "node:assert/strict";
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";
import { nearsightWith } from "./command.mjs";
import { writeTinyClip } from "./tiny-clip.mjs";

/** What a text is near to by a model of random weights is chance: only that all find the same is to be shown. */
const TEXTS = ["a photo of a river", "stones", "the baker's bread"];
const KINDS = ["stripes", "rings"];

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Draws in the page: `window.draw(kind)` gives a Blob. */
async function withDrawings(page) {
  await page.evaluate(() => {
    window.draw = (kind) => {
      const canvas = new OffscreenCanvas(64, 48);
      const context = canvas.getContext("2d");
      context.fillStyle = kind === "rings" ? "#f5f5f5" : "#142814";
      context.fillRect(0, 0, 64, 48);
      context.fillStyle = context.strokeStyle = kind === "rings" ? "#145ac8" : "#e6b400";
      context.lineWidth = 6;
      if (kind === "stripes") for (let x = 0; x < 64; x += 16) context.fillRect(x, 0, 8, 48);
      if (kind === "rings") for (let r = 4; r < 40; r += 12) { context.beginPath(); context.arc(32, 24, r, 0, 7); context.stroke(); }
      return canvas.convertToBlob({ type: "image/png" });
    };
  });
}

/**
 * A tiny CLIP and an index of two pictures, made by the command, and what the command finds in it.
 * @param {import("node:test").TestContext} t
 * @param {import("playwright-core").Page} page with drawings
 * @param {number} seed
 */
async function made(t, page, seed) {
  const folder = await mkdtemp(join(tmpdir(), "nearsight-clip-"));
  t.after(() => rm(folder, { recursive: true }));
  const [hub, models, pictures, index] = ["hub", "models", "pictures", "p.nsi"].map((name) => join(folder, name));
  await writeTinyClip(hub, seed);
  await mkdir(pictures);
  for (const kind of KINDS) {
    const bytes = await page.evaluate(async (kind) => [...new Uint8Array(await (await window.draw(kind)).arrayBuffer())], kind);
    await writeFile(join(pictures, `${kind}.png`), Uint8Array.from(bytes));
  }
  await writeFile(join(pictures, "p.jsonl"), KINDS.map((kind) => JSON.stringify({ id: kind, photo: `${kind}.png` })).join("\n"));
  const command = (...args) => nearsightWith({ NEARSIGHT_MODELS: models }, ...args);
  command("model", "convert", hub, "-o", join(models, "tiny"), "--id", "tiny");
  command("index", join(pictures, "p.jsonl"), "-o", index, "--model", "none", "--picture-model", "tiny", "--fields", "photo:image");
  const found = (...query) => JSON.parse(command("search", index, ...query, "--json")).hits.map(({ id, similarity }) => ({ id, similarity }));
  return {
    models,
    index: await readFile(index),
    texts: Object.fromEntries(TEXTS.map((text) => [text, found(text)])),
    images: Object.fromEntries(KINDS.map((kind) => [kind, found("--image", join(pictures, `${kind}.png`))])),
  };
}

/** Serves both towers and the index. */
async function serve(site, { models, index }) {
  for (const model of await readdir(models)) {
    for (const file of await readdir(join(models, model))) site.replace(`/models/${model}/${file}`, await readFile(join(models, model, file)));
  }
  site.replace("/p.nsi", index);
}

/** Opens the index in the page, asks for texts and pictures, and says what they gave. */
async function open(page, options = {}) {
  await page.evaluate(async (options) => {
    window.photos = await Collection.open("photos", {
      tier: "multimodal", pictureModel: "tiny", fields: { photo: "image" }, index: "/p.nsi", persist: false, ...options,
    });
    window.found = async (query) => (await window.photos.search(query)).hits.map(({ id, similarity }) => ({ id, similarity }));
  }, options);
}
const byTexts = (page) => page.evaluate(async (texts) => Object.fromEntries(await Promise.all(texts.map(async (text) => [text, await window.found({ text })]))), TEXTS);
const byImages = (page) => page.evaluate(async (kinds) => {
  return Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await window.found({ image: await window.draw(kind) })])));
}, KINDS);

/** The same documents in the same order, as near. */
function assertSame(ours, expected) {
  assert.deepEqual(Object.keys(ours), Object.keys(expected));
  for (const [query, hits] of Object.entries(expected)) {
    assert.equal(hits.length, KINDS.length, `the command finds both by ${query}`);
    assert.deepEqual(ours[query].map(({ id }) => id), hits.map(({ id }) => id), query);
    hits.forEach(({ similarity }, at) => assert.ok(Math.abs(similarity - ours[query][at].similarity) < 1e-3, `${query}: ${ours[query][at].similarity} for ${similarity}`));
  }
}

test("a text fetches the tower of texts alone, a picture that of pictures, and both find what the command finds", async (t) => {
  const { page, site } = await scene(t, browser);
  await withDrawings(page);
  const tiny = await made(t, page, 1);
  await serve(site, tiny);
  await open(page);
  assertSame(await byTexts(page), tiny.texts);
  const weights = () => site.requests.filter((path) => path.endsWith(".safetensors"));
  const isOf = (tower) => (path) => path.startsWith(`/models/${tower}/`);
  assert.ok(weights().length > 0 && weights().every(isOf("tiny-text")), weights().join(", "));
  assert.ok(!site.requests.some((path) => path.includes("nearsight_pictures")), "the module that sees is not needed either");
  assertSame(await byImages(page), tiny.images);
  assert.ok(weights().some(isOf("tiny")));
  assert.equal(tiny.images.rings[0].id, "rings");
  assert.ok(tiny.images.rings[0].similarity > 0.999);
});

test("pictures that a page indexes lie where its own texts and queries look, in the fast mode too", async (t) => {
  const { page, site } = await scene(t, browser);
  await withDrawings(page);
  const tiny = await made(t, page, 1);
  await serve(site, tiny);
  const nearest = async (precision) => {
    await open(page, { index: undefined, precision });
    return page.evaluate(async (kinds) => {
      await window.photos.upsert(await Promise.all(kinds.map(async (id) => ({ id, photo: await window.draw(id) }))));
      return { text: await window.found({ text: "stones" }), image: await window.found({ image: await window.draw("stripes") }) };
    }, KINDS);
  };
  const [exact, fast] = [await nearest("w8a13"), await nearest("w7a7")];
  assertSame({ stones: exact.text }, { stones: tiny.texts.stones });
  for (const { text, image } of [exact, fast]) {
    assert.equal(text.length, KINDS.length);
    assert.equal(image[0].id, "stripes");
    assert.ok(image[0].similarity > 0.999);
  }
  const apart = Math.abs(fast.text[0].similarity - exact.text[0].similarity);
  assert.ok(apart > 0 && apart < 0.1, `two spaces, near each other: ${apart}`);
});

test("a model of pictures that the site has replaced together with the index is fetched anew", async (t) => {
  const { page, site } = await scene(t, browser);
  await withDrawings(page);
  const [old, now] = [await made(t, page, 1), await made(t, page, 2)];
  await serve(site, old);
  await open(page);
  assertSame(await byTexts(page), old.texts);
  assertSame(await byImages(page), old.images);
  await page.evaluate(() => window.photos.close());

  await serve(site, now);
  await open(page);
  assertSame(await byTexts(page), now.texts);
  assertSame(await byImages(page), now.images);
  await page.evaluate(() => window.photos.close());

  // And is kept: the third time nothing of it is fetched.
  const before = site.requests.length;
  await open(page);
  assertSame(await byImages(page), now.images);
  const since = site.requests.slice(before).filter((path) => path.startsWith("/models/"));
  assert.deepEqual(since, []);
});

test("a tower of texts that is newer than the kept manifest of pictures makes that be fetched anew", async (t) => {
  const { page, site } = await scene(t, browser);
  await withDrawings(page);
  const [old, now] = [await made(t, page, 1), await made(t, page, 2)];
  await serve(site, old);
  await open(page);
  await byImages(page);
  await page.evaluate(() => window.photos.close());
  // The browser may have thrown a part away.
  await page.evaluate(async () => {
    const { ModelCache } = await import("/sdk/src/model-cache.js");
    await (await ModelCache.open(new URL("/models/tiny-text/", location.href).href)).deleteManifest();
  });
  await serve(site, now);
  await open(page);
  assertSame(await byTexts(page), now.texts);
  assertSame(await byImages(page), now.images);
});
