// Asks the service worker to keep the shop, so that it opens with the network off.

/** The worker lies at the site's root, because it also keeps the SDK and the model's index, which lie beside the shop. */
const WORKER = "../../shop-worker.js";

export async function keepForOffline() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(WORKER);
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage("keep-thumbnails");
  } catch {
    // Where it is refused (a private window, plain HTTP), the shop works as long as there is a network.
  }
}
