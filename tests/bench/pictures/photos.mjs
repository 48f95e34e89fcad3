// How many real photos a second a page can add to a collection through the SDK: decoded, seen and stored in memory, by one worker and
// by two. The files are in the page's memory already; models are loaded and warm.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { freshPage } from "../fresh-page.mjs";
import { median, rounded } from "../record.mjs";
import { rotated } from "../statistics.mjs";

const FOLDER = "clothing/test";
const WARM_UP = 12;

/** Where the collection finds its model of pictures. */
const MODELS = {
  lite0: { models: "/models/", pictureModel: "lite0-minilm" },
  tinyclip: { models: "/built/clip/models/", pictureModel: "tinyclip-8m-16" },
};

/** JPEG files of the folder, evenly taken. */
function files(data, n) {
  const folder = join(data, FOLDER);
  if (!existsSync(folder)) return [];
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".jpg")).sort();
  return Array.from({ length: Math.min(n, all.length) }, (_, i) => all[Math.floor((i * all.length) / n)]);
}

function openInPage({ place, workers, paths }) {
  return (async () => {
    const { Collection } = await import("/sdk/src/index.js");
    globalThis.photos = await Promise.all(paths.map(async (path) => (await fetch(`/data/${path}`)).blob()));
    globalThis.collection = await Collection.open("photos", { tier: "multimodal", fields: { photo: "image" }, persist: false, workers, ...place });
  })();
}

/** Photos a second. */
function addInPage({ n }) {
  return (async () => {
    const documents = globalThis.photos.slice(0, n).map((photo, id) => ({ id, photo }));
    const started = performance.now();
    await globalThis.collection.upsert(documents);
    return (1000 * documents.length) / (performance.now() - started);
  })();
}

/** Photos a second by one worker and by two, in turns. */
async function model({ browser, origin, quick, complain }, name, paths) {
  const pages = {};
  for (const workers of [1, 2]) {
    const page = await freshPage(browser, origin);
    const opened = page.evaluate(openInPage, { place: MODELS[name], workers, paths }).then(() => page.evaluate(addInPage, { n: WARM_UP }));
    await opened.then(() => (pages[workers] = page), (error) => complain(`photos, ${name}, ${workers} workers: ${error.message}`));
  }
  const rates = {};
  for (let round = 0; round < (quick ? 3 : 8); round += 1) {
    for (const workers of rotated(Object.keys(pages), round)) (rates[workers] ??= []).push(await pages[workers].evaluate(addInPage, { n: paths.length }));
  }
  for (const page of Object.values(pages)) await page.context().close();
  return Object.fromEntries(Object.entries(rates).map(([workers, all]) => [workers, { median: rounded(median(all)), best: rounded(Math.max(...all)) }]));
}

/** @param {{ browser: import("playwright-core").Browser, origin: string, quick: boolean, data: string, complain: (what: string) => void }} bench */
export async function photos(bench) {
  const paths = files(bench.data, bench.quick ? 24 : 48).map((name) => `${FOLDER}/${name}`);
  if (paths.length === 0) {
    bench.complain(`no photos in ${join(bench.data, FOLDER)}; name the folder of the data with NEARSIGHT_PICTURES`);
    return { figures: {}, details: {} };
  }
  const rates = {};
  for (const name of Object.keys(MODELS)) rates[name] = await model(bench, name, paths);
  const of = (name, workers) => rates[name]?.[workers]?.median ?? null;
  const figures = { photos_per_s: of("lite0", 1), photos_per_s_two_workers: of("lite0", 2), tinyclip_photos_per_s: of("tinyclip", 1), tinyclip_photos_per_s_two_workers: of("tinyclip", 2) };
  return { figures, details: { photos: { n: paths.length, photos_per_s_by_workers: rates } } };
}
