// Pictures in a collection: found by words and by each other, taken as pages have them, refused by name.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchBrowser, scene } from "./browser.mjs";
import { nearsight } from "./command.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** Draws in the page: `window.draw(kind, colour, type)` gives a Blob; no two kinds look the same. */
async function withDrawings(page) {
  await page.evaluate(() => {
    window.canvas = (kind, colour, width = 160, height = 120) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      context.fillStyle = "#f5f5f5";
      context.fillRect(0, 0, width, height);
      context.fillStyle = context.strokeStyle = colour;
      if (kind === "stripes") for (let x = 0; x < width; x += 20) context.fillRect(x, 0, 10, height);
      if (kind === "board") for (let i = 0; i < 80; i += 1) if ((i + Math.floor(i / 10)) % 2 === 0) context.fillRect((i % 10) * 16, Math.floor(i / 10) * 16, 16, 16);
      context.lineWidth = 10;
      if (kind === "rings") for (let r = 8; r < 80; r += 24) { context.beginPath(); context.arc(80, 60, r, 0, 7); context.stroke(); }
      return canvas;
    };
    window.draw = (kind, colour, type = "image/png") => window.canvas(kind, colour).convertToBlob({ type });
    window.openShop = (name = "shop", more = {}) => Collection.open(name, { tier: "multimodal", fields: { title: "text", photo: "image" }, persist: false, ...more });
  });
}

test("words and pictures find pictures, together too, and the network that sees comes with the first picture", async (t) => {
  const { page, site } = await scene(t, browser);
  await withDrawings(page);
  await page.evaluate(async () => { window.shop = await window.openShop(); });
  const seeing = () => site.requests.filter((path) => path.startsWith("/models/lite0-minilm/") && path.endsWith(".safetensors")).length;
  assert.equal(seeing(), 0, "opening needs the manifest alone");
  const { added, progress, image, both, words, documents } = await page.evaluate(async () => {
    const progress = [];
    const added = await window.shop.upsert([
      { id: 1, title: "first", photo: await window.draw("stripes", "#c81e1e") },
      { id: 2, title: "second", photo: await window.draw("rings", "#145ac8", "image/jpeg") },
      { id: 3, title: "third", photo: await createImageBitmap(await window.draw("board", "#0a0a0a")) },
      { id: 4, title: "nothing shown" },
    ], { onProgress: (news) => progress.push(news) });
    const ids = async (request) => (await window.shop.search(request)).hits.map(({ id }) => id);
    return {
      added, progress,
      image: await ids({ image: await window.draw("rings", "#145ac8", "image/webp") }),
      both: await ids({ text: "third", image: await window.draw("board", "#0a0a0a") }),
      words: await ids({ text: "a chessboard" }),
      documents: await window.shop.retrieve([1, 3]),
    };
  });
  assert.deepEqual(added, { documents: 4, passages: 4 });
  assert.ok(seeing() > 0);
  assert.deepEqual(progress.filter(({ stage }) => stage === "pictures").at(-1), { stage: "pictures", loaded: 3, total: 3, unit: "pictures" });
  assert.equal(image[0], 2);
  assert.equal(both[0], 3);
  assert.ok(words.includes(1) && words.includes(2) && words.includes(3), "every picture has a place among the words");
  assert.deepEqual(documents, [{ id: 1, title: "first" }, { id: 3, title: "third" }], "pictures themselves are not kept");
});

test("a page's vectors are the command's: an index made there is searched here by a picture", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "nearsight-pictures-"));
  t.after(() => rm(folder, { recursive: true }));
  const { page } = await scene(t, browser);
  await withDrawings(page);
  for (const kind of ["stripes", "rings", "board"]) {
    const bytes = await page.evaluate(async (kind) => [...new Uint8Array(await (await window.draw(kind, "#803c14")).arrayBuffer())], kind);
    await writeFile(join(folder, `${kind}.png`), Uint8Array.from(bytes));
  }
  const index = join(folder, "p.nsi");
  nearsight("index", folder, "-o", index);
  const base64 = await readFile(index, "base64");
  const hits = await page.evaluate(async (base64) => {
    const index = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const photos = await Collection.open("photos", { tier: "multimodal", index, persist: false });
    const found = {};
    for (const kind of ["stripes", "rings", "board"]) found[kind] = (await photos.search({ image: await window.draw(kind, "#803c14"), limit: 1 })).hits[0];
    return found;
  }, base64);
  for (const [kind, { id, similarity }] of Object.entries(hits)) {
    assert.equal(id, `${kind}.png`);
    assert.ok(similarity > 0.999, `${kind}: ${similarity}`);
  }
});

test("pictures come as files, elements, pixels, drawings and addresses, upright and on white", async (t) => {
  const { page } = await scene(t, browser);
  await withDrawings(page);
  const { similar, url } = await page.evaluate(async () => {
    const shop = await window.openShop();
    const blob = await window.draw("rings", "#145ac8");
    await shop.upsert([{ id: 1, photo: blob, title: "as it is" }]);
    const similarity = async (image) => (await shop.search({ image, limit: 1 })).hits[0].similarity;
    const element = new Image();
    element.src = URL.createObjectURL(blob);
    await element.decode();
    const canvas = window.canvas("rings", "#145ac8");
    const clear = new OffscreenCanvas(160, 120);
    clear.getContext("2d").drawImage(element, 0, 0);
    const svg = new Blob([`<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120"><rect width="160" height="120" fill="#f5f5f5"/>
      ${[8, 32, 56].map((r) => `<circle cx="80" cy="60" r="${r}" fill="none" stroke="#145ac8" stroke-width="10"/>`).join("")}</svg>`], { type: "image/svg+xml" });
    const similar = {
      element: await similarity(element),
      canvas: await similarity(canvas),
      pixels: await similarity(canvas.getContext("2d").getImageData(0, 0, 160, 120)),
      address: await similarity(element.src),
      drawing: await similarity(svg),
    };
    await shop.upsert([{ id: 2, title: "by address", photo: element.src }]);
    const [{ photo }] = await shop.retrieve([2]);
    return { similar, url: photo === element.src };
  });
  const { drawing, ...same } = similar;
  for (const [kind, similarity] of Object.entries(same)) assert.ok(similarity > 0.999, `${kind}: ${similarity}`);
  // Drawn larger than the pixels were, so with finer edges.
  assert.ok(drawing > 0.7, `drawing: ${drawing}`);
  assert.ok(url, "an address stays in its document");
});

test("a turned photo is seen upright, a clear one on white, a huge and a tiny one as they are", async (t) => {
  const { page } = await scene(t, browser);
  await withDrawings(page);
  const { turned, clear, tiny, wide } = await page.evaluate(async () => {
    const shop = await window.openShop();
    const upright = await window.draw("stripes", "#c81e1e", "image/jpeg");
    // The same pixels lying on their side, and EXIF that says so (orientation 6: turn right to see it).
    const bitmap = await createImageBitmap(upright);
    const lying = new OffscreenCanvas(120, 160);
    const context = lying.getContext("2d");
    context.translate(0, 160);
    context.rotate(-Math.PI / 2);
    context.drawImage(bitmap, 0, 0);
    const jpeg = new Uint8Array(await (await lying.convertToBlob({ type: "image/jpeg", quality: 0.95 })).arrayBuffer());
    const exif = [0xff, 0xe1, 0, 34, 69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const tagged = new Blob([jpeg.subarray(0, 2), Uint8Array.from(exif), jpeg.subarray(2)], { type: "image/jpeg" });
    const through = new OffscreenCanvas(100, 100);
    through.getContext("2d").fillRect(30, 30, 40, 40);
    const solid = new OffscreenCanvas(100, 100);
    const onWhite = solid.getContext("2d");
    onWhite.fillStyle = "#fff";
    onWhite.fillRect(0, 0, 100, 100);
    onWhite.fillStyle = "#000";
    onWhite.fillRect(30, 30, 40, 40);
    await shop.upsert([
      { id: "upright", title: "a", photo: upright },
      { id: "solid", title: "b", photo: await solid.convertToBlob() },
    ]);
    const nearest = async (image) => { const { hits: [{ id, similarity }] } = await shop.search({ image, limit: 1 }); return { id, similarity }; };
    await shop.upsert([
      { id: "tiny", title: "c", photo: await window.canvas("stripes", "#000", 1, 1).convertToBlob({ type: "image/jpeg" }) },
      { id: "wide", title: "d", photo: await window.canvas("stripes", "#000", 30_000, 2).convertToBlob() },
    ]);
    const there = async (id) => (await shop.retrieve([id])).length;
    return { turned: await nearest(tagged), clear: await nearest(await through.convertToBlob()), tiny: await there("tiny"), wide: await there("wide") };
  });
  assert.equal(turned.id, "upright");
  assert.ok(turned.similarity > 0.95, `${turned.similarity}`);
  assert.equal(clear.id, "solid");
  assert.ok(clear.similarity > 0.999, `${clear.similarity}`);
  assert.deepEqual([tiny, wide], [1, 1]);
});

test("what is no picture is refused by document and field, or left out where that is asked, and nothing else is lost", async (t) => {
  const { page } = await scene(t, browser);
  await withDrawings(page);
  const { errors, skipped, count, after } = await page.evaluate(async () => {
    const shop = await window.openShop();
    const good = await window.draw("rings", "#145ac8", "image/jpeg");
    const cut = good.slice(0, 200, "image/jpeg");
    const text = new Blob(["not a picture"], { type: "image/jpeg" });
    await shop.upsert([{ id: 0, title: "kept", photo: good }]);
    const batch = [{ id: 1, title: "a", photo: good }, { id: 2, title: "b", photo: text }, { id: 3, title: "c", photo: cut }];
    const errors = [
      await codeOf(shop.upsert(batch)),
      await codeOf(shop.upsert([{ id: 4, title: "d", picture: good }])),
      await codeOf(shop.upsert([{ id: 5, title: "e", photo: "/nowhere.jpg" }])),
      await codeOf(shop.search({ image: text })),
      await codeOf(Collection.open("w", { fields: { photo: "image" }, persist: false })),
      await codeOf(Collection.open("w", { tier: "multimodal", pictureModel: "minilm-l6", fields: { photo: "image" }, persist: false })),
    ];
    const before = await shop.count();
    const { skipped } = await shop.upsert(batch, { onInvalid: "skip" });
    const after = await shop.count();
    return { errors, skipped, count: before.documents, after: after.documents };
  });
  assert.deepEqual(errors.map(({ code }) => code), ["image-invalid", "document-invalid", "image-invalid", "image-invalid", "option-invalid", "manifest-invalid"]);
  assert.match(errors[0].message, /documents\[1\].*"photo".*document 2/);
  assert.match(errors[1].message, /"picture"/);
  assert.equal(count, 1, "a refused batch changes nothing");
  assert.equal(after, 2);
  assert.deepEqual(skipped.map(({ position, id, code }) => [position, id, code]), [[1, 2, "image-invalid"], [2, 3, "image-invalid"]]);
});

test("seeing can be stopped, and close ends the workers", async (t) => {
  const { page } = await scene(t, browser);
  await withDrawings(page);
  const { stopped, count } = await page.evaluate(async () => {
    const shop = await window.openShop();
    const photo = await window.draw("rings", "#145ac8");
    const documents = Array.from({ length: 200 }, (_, id) => ({ id, title: `${id}`, photo }));
    const stop = new AbortController();
    const onProgress = ({ stage, loaded }) => { if (stage === "pictures" && loaded === 3) stop.abort(); };
    const stopped = await codeOf(shop.upsert(documents, { onProgress, signal: stop.signal }));
    const count = await shop.count();
    await shop.close();
    return { stopped, count };
  });
  assert.equal(stopped.code, "aborted");
  assert.equal(count.documents, 0);
  await page.waitForTimeout(300);
  assert.equal(page.workers().length, 0, "no worker is left");
});

test("look-alikes are grouped, and a picture is told which of some labels it shows", async (t) => {
  const { page } = await scene(t, browser);
  await withDrawings(page);
  const { groups, none, shares, codes } = await page.evaluate(async () => {
    const shop = await window.openShop();
    await shop.upsert([
      { id: 1, title: "a", photo: await window.draw("stripes", "#c81e1e") },
      { id: 2, title: "b", photo: await window.draw("stripes", "#c81e1e", "image/webp") },
      { id: 3, title: "c", photo: await window.draw("rings", "#145ac8") },
      { id: 4, title: "d", photo: await window.draw("board", "#0a0a0a") },
    ]);
    const photo = await window.draw("board", "#0a0a0a");
    const shares = await shop.classify(photo, ["a wedding dress", "a chessboard", "a lake"]);
    const codes = [
      await codeOf(shop.classify(photo, [])),
      await codeOf(shop.classify(photo, ["a"], { template: "no place" })),
      await codeOf(shop.classify(new Blob(["no"]), ["a"])),
      await codeOf(shop.duplicates("title")),
    ];
    return { groups: await shop.duplicates("photo", { minSimilarity: 0.9 }), none: await shop.duplicates("photo", { minSimilarity: 1.01 }), shares, codes: codes.map(({ code }) => code) };
  });
  assert.deepEqual(groups, [[1, 2]]);
  assert.deepEqual(none, []);
  assert.equal(shares.length, 3);
  assert.ok(Math.abs(shares.reduce((sum, { score }) => sum + score, 0) - 1) < 1e-6);
  assert.ok(shares[0].score > shares[1].score && shares[1].score > shares[2].score);
  assert.deepEqual(codes, ["option-invalid", "option-invalid", "image-invalid", "query-invalid"]);
});
