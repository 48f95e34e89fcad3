// What a visitor of "Your photos" can do, in sentences.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Site, launchBrowser } from "./browser.mjs";
import { violations } from "./demo-page.mjs";

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

/** The page in a context with empty storage; a page that logs an error fails the test. */
async function openPhotos(t, options = {}) {
  const site = await new Site().start();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const errors = [];
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  t.after(async () => {
    await context.close();
    await site.stop();
    assert.deepEqual(errors, [], "the page logs no error");
  });
  await page.goto(`${site.origin}/demo/photos/`);
  await page.locator("body[data-ready]").waitFor();
  return { site, context, page };
}

/** Files for an input: drawn in the page, because no photo lies in this repository. */
async function drawings(page, n) {
  const drawn = await page.evaluate(async (n) => {
    const files = [];
    for (let i = 0; i < n; i += 1) {
      const canvas = new OffscreenCanvas(320, 240);
      const context = canvas.getContext("2d");
      context.fillStyle = "#f4f0e8";
      context.fillRect(0, 0, 320, 240);
      // Two of each look: stripes, rings, boards in colours that are far from each other.
      const look = Math.floor(i / 2);
      context.fillStyle = context.strokeStyle = `hsl(${look * 67} 70% 40%)`;
      context.lineWidth = 14;
      for (let k = 0; k < 12; k += 1) {
        if (look % 3 === 0) context.fillRect(k * 40, 0, 20, 240);
        if (look % 3 === 1) { context.beginPath(); context.arc(160, 120, 12 + k * 36, 0, 7); context.stroke(); }
        if (look % 3 === 2) for (let row = 0; row < 6; row += 1) if ((k + row) % 2) context.fillRect(k * 40, row * 40, 40, 40);
      }
      // Nearly the same: as a second shot of it.
      if (i % 2) { context.fillStyle = "#f4f0e8"; context.fillRect(0, 0, 6, 6); }
      const blob = await canvas.convertToBlob({ type: "image/png" });
      files.push({ name: `shot-${i}.png`, bytes: [...new Uint8Array(await blob.arrayBuffer())] });
    }
    return files;
  }, n);
  return drawn.map(({ name, bytes }) => ({ name, mimeType: "image/png", buffer: Buffer.from(bytes) }));
}

const settled = (page) => page.locator("#progress").waitFor({ state: "hidden", timeout: 120_000 });
const shown = (page) => page.locator(".tile img").evaluateAll((all) => all.map(({ dataset }) => dataset.id));

async function add(page, files) {
  await page.setInputFiles("#files", files);
  await page.locator("#pause:visible").waitFor({ timeout: 120_000 });
  await settled(page);
}

test("nothing is fetched before photos are chosen, then they appear, and are searched by words and by a picture", async (t) => {
  const { page, site } = await openPhotos(t);
  assert.deepEqual(site.requests.filter((path) => path.startsWith("/models/")), []);
  const files = await drawings(page, 8);
  await add(page, files);
  await page.locator("#summary", { hasText: "8 photos" }).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll(".tile img")].every((image) => image.naturalWidth > 0));
  await page.fill("#query", "a chessboard");
  await page.locator("#summary", { hasText: "nearest first" }).waitFor();
  assert.equal((await shown(page)).length, 8);
  await page.setInputFiles("#picture", files[2]);
  await page.locator("#asked:visible").waitFor();
  await page.waitForFunction(() => document.querySelector(".tile img")?.dataset.id === "shot-2.png");
  assert.ok((await shown(page)).slice(0, 2).includes("shot-3.png"), "its second shot is next");
  await page.click("#clear");
  await page.locator("#summary", { hasText: "8 photos" }).waitFor();
});

test("photos are still there after a reload, files that are here already are passed over, and all can be removed", async (t) => {
  const { page } = await openPhotos(t);
  const files = await drawings(page, 4);
  await add(page, files);
  await page.reload();
  await page.locator("#summary", { hasText: "4 photos" }).waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => [...document.querySelectorAll(".tile img")].filter((image) => image.naturalWidth > 0).length === 4);
  const first = page.locator(".tile").first();
  await first.hover();
  await first.getByRole("button", { name: /More like/ }).click();
  await page.locator("#asked-text", { hasText: "More like shot" }).waitFor();
  await page.click("#remove");
  await page.click("#confirm-no");
  await page.click("#remove");
  await page.click("#confirm-yes");
  await page.locator("#start:visible").waitFor();
});

test("adding is paused and goes on, and what is no photo is named while the rest is kept", async (t) => {
  const { page } = await openPhotos(t);
  const files = await drawings(page, 30);
  files.splice(3, 0, { name: "broken.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a picture") });
  await page.setInputFiles("#files", files);
  await page.locator("#pause:visible").waitFor({ timeout: 120_000 });
  const paused = await page.evaluate(() => {
    document.getElementById("pause").click();
    const [, done] = /(\d+) of 31/.exec(document.getElementById("progress-text").textContent);
    return `Paused: looked at ${Number(done) + 6} of 31 photos`;
  });
  // The six that are being looked at are not thrown away.
  await page.locator("#progress-text", { hasText: paused }).waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await page.locator("#progress-text").textContent(), paused, "nothing goes on while it is paused");
  await page.locator("#pause").click();
  await settled(page);
  await page.locator("#summary", { hasText: "30 photos" }).waitFor();
  assert.match(await page.locator("#notice").textContent(), /broken\.jpg was left out/);
});

test("look-alikes are grouped, also while a picture is being looked for", async (t) => {
  const { page } = await openPhotos(t);
  const files = await drawings(page, 6);
  await add(page, files);
  // In one turn of the page: the groups are there long before a picture has been looked at.
  await page.evaluate(([bytes]) => {
    const picked = new DataTransfer();
    picked.items.add(new File([new Uint8Array(bytes)], "asked.png", { type: "image/png" }));
    const picture = /** @type {HTMLInputElement} */ (document.getElementById("picture"));
    picture.files = picked.files;
    picture.dispatchEvent(new Event("change"));
    document.getElementById("group").click();
  }, [[...files[1].buffer]]);
  await page.locator(".group").first().waitFor();
  await page.waitForTimeout(1500);
  await page.locator(".group").first().waitFor();
  const groups = await page.locator(".group").evaluateAll((all) => all.map((group) => [...group.querySelectorAll("img")].map(({ dataset }) => dataset.id).sort().join()));
  assert.deepEqual(groups.sort(), ["shot-0.png,shot-1.png", "shot-2.png,shot-3.png", "shot-4.png,shot-5.png"]);
});

test("groups follow what is added, and nothing can be paused before there is something to look at", async (t) => {
  const { page } = await openPhotos(t);
  // Presses "Group" as soon as photos are looked at, before any of them is there.
  await page.evaluate(() => {
    const [progress, text, pause, group] = ["progress", "progress-text", "pause", "group"].map((id) => document.getElementById(id));
    window.offered = [];
    new MutationObserver(() => {
      if (!progress.hidden) window.offered.push(`${text.textContent.split(" ")[0]} ${!pause.hidden}`);
      if (!pause.hidden && group.ariaPressed === "false") group.click();
    }).observe(progress, { attributes: true, childList: true, subtree: true });
  });
  await page.setInputFiles("#files", await drawings(page, 4));
  await page.locator("#summary", { hasText: "2 groups of look-alikes" }).waitFor({ timeout: 120_000 });
  const offered = new Set(await page.evaluate(() => window.offered));
  assert.deepEqual([...offered].sort(), ["Fetching false", "Looking true"]);
});

test("no request is made once the models are here: photos are looked at, searched and kept in the tab", async (t) => {
  const { page, site, context } = await openPhotos(t);
  await add(page, await drawings(page, 2));
  const asked = [];
  context.on("request", (request) => { if (!request.url().startsWith("blob:")) asked.push(request.url()); });
  site.requests.length = 0;
  const files = await drawings(page, 6);
  await add(page, files);
  await page.fill("#query", "rings");
  await page.locator("#summary", { hasText: "nearest first" }).waitFor();
  await page.setInputFiles("#picture", files[1]);
  await page.locator("#asked:visible").waitFor();
  await page.click("#group");
  await page.locator(".group").first().waitFor();
  assert.deepEqual(asked, []);
  assert.deepEqual(site.requests, []);
});

for (const colorScheme of ["light", "dark"]) {
  test(`breaks none of axe's rules in ${colorScheme}, wide and narrow`, async (t) => {
    const { page } = await openPhotos(t, { colorScheme, reducedMotion: "reduce" });
    assert.deepEqual(await violations(page), [], "start");
    await add(page, await drawings(page, 4));
    assert.deepEqual(await violations(page), [], "library");
    await page.setViewportSize({ width: 360, height: 780 });
    await page.click("#group");
    await page.locator(".group").first().waitFor();
    assert.deepEqual(await violations(page), [], "groups, narrow");
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0, `${sideways} px too wide`);
  });
}
