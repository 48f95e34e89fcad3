// Small pictures of the photos, kept in this browser: the photos themselves are not.

/** Longer side, in pixels. */
const SIDE = 360;
const STORE = "previews";

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("nearsight-photos", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
async function asked(mode, ask) {
  const transaction = (await open()).transaction(STORE, mode);
  const request = ask(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

/**
 * A photo made small, upright.
 * @param {Blob} photo
 * @returns {Promise<Blob>}
 */
export async function preview(photo) {
  const bitmap = await createImageBitmap(photo, { imageOrientation: "from-image" });
  const share = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * share)), Math.max(1, Math.round(bitmap.height * share)));
  const context = canvas.getContext("2d");
  if (context) context.imageSmoothingQuality = "high";
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.convertToBlob({ type: "image/webp", quality: 0.82 });
}

/** @param {string} id @param {Blob} small */
export const keep = (id, small) => asked("readwrite", (store) => store.put(small, id));

/** @param {string} id @returns {Promise<Blob | undefined>} */
export const get = (id) => asked("readonly", (store) => store.get(id));

/** How many there are. */
export const count = () => asked("readonly", (store) => store.count());

/** Removes all. */
export const clear = () => asked("readwrite", (store) => store.clear());
