// Keeps the shop for the time without a network. build.sh puts it at the site's root, because what it keeps lies beside the shop, too.
// The SDK keeps the model itself.

// Sets SHOP = { version, files, thumbnails }. It is written at build, and a changed one makes the browser install this worker anew.
importScripts("demo/shop/files.js");

/** Says where pictures are among texts; the SDK asks for it whenever the shop opens, and keeps it itself once a picture was shown. */
const PICTURE_MODEL = "models/lite0-minilm/manifest.json";
/** What sees pictures: kept when somebody has shown one. */
const LATER = /\/nearsight_pictures/;
const NAME = `nearsight-shop-${self.SHOP.version}`;

/** @param {FetchEvent} event */
function isOurs({ request }) {
  const root = new URL(self.registration.scope).pathname;
  const path = new URL(request.url).pathname;
  return request.method === "GET" && ["demo/shop/", "demo/src/", "demo/style/", "sdk/", PICTURE_MODEL].some((folder) => path.startsWith(root + folder));
}

/** Pictures never change under their name in one version: those that have been seen are kept. @param {Request} request */
async function picture(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request);
  if (kept) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (thrown) {
    // A small picture is better than none.
    const small = await cache.match(request.url.replace("/photos/", "/thumbnails/"));
    if (small) return small;
    throw thrown;
  }
}

/** All thumbnails, a few at a time, after what the page needs to open. What fails is fetched when it is asked for. */
async function keepThumbnails() {
  const cache = await caches.open(NAME);
  for (let at = 0; at < self.SHOP.thumbnails.length; at += 24) {
    await Promise.allSettled(self.SHOP.thumbnails.slice(at, at + 24).map(async (path) => await cache.match(path) ?? cache.add(path)));
  }
}

/** Everything else is as the site has it, while there is a network. @param {Request} request */
async function file(request) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok && LATER.test(request.url)) await (await caches.open(NAME)).put(request, fresh.clone());
    return fresh;
  } catch (thrown) {
    const kept = await caches.match(request, { cacheName: NAME, ignoreSearch: true });
    if (kept) return kept;
    throw thrown;
  }
}

async function removeOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("nearsight-shop-") && name !== NAME).map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(self.SHOP.files)));
});
self.addEventListener("activate", (event) => event.waitUntil(removeOld().then(() => self.clients.claim())));
self.addEventListener("message", (event) => {
  if (event.data === "keep-thumbnails") event.waitUntil(keepThumbnails());
});
self.addEventListener("fetch", (event) => {
  if (!isOurs(event)) return;
  const isPicture = /\/(photos|thumbnails)\//.test(event.request.url);
  event.respondWith(isPicture ? picture(event.request) : file(event.request));
});
