// Pictures that the visitor shows, kept by this tab alone, so that Back and a reload have them: the address says which.

const PREFIX = "nearsight-shop:picture:";
/** Pixels: more than the model reads, and a few kilobytes. */
const EDGE = 384;
const MOST_KEPT = 12;

/** @param {Blob} picture @returns {Promise<Blob>} upright and small */
async function small(picture) {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((length) => Math.max(1, Math.round(length * scale)));
  const surface = new OffscreenCanvas(width ?? 1, height ?? 1);
  surface.getContext("2d")?.drawImage(bitmap, 0, 0, surface.width, surface.height);
  bitmap.close();
  return surface.convertToBlob({ type: "image/webp", quality: 0.9 });
}

/** @param {Blob} blob @returns {Promise<string>} */
async function base64(blob) {
  return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
}

/** @param {string} text */
const fromBase64 = (text) => new Blob([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))], { type: "image/webp" });

export class ShownPictures {
  /** @type {Map<string, Blob>} by name */
  #pictures = new Map();

  /**
   * Takes a picture, and gives the name that the address carries.
   * @param {Blob} picture
   * @throws where the browser cannot read it
   */
  async add(picture) {
    const made = await small(picture);
    const name = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? "0";
    this.#pictures.set(name, made);
    try {
      const kept = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
      for (const key of kept.slice(0, Math.max(0, kept.length + 1 - MOST_KEPT))) sessionStorage.removeItem(key);
      sessionStorage.setItem(PREFIX + name, await base64(made));
    } catch {
      // Storage may be blocked or full: then it lasts as long as the page.
    }
    return name;
  }

  /** @param {string} name @returns {Blob | undefined} nothing where another tab has it */
  get(name) {
    const kept = this.#pictures.get(name);
    if (kept || !name) return kept;
    try {
      const text = sessionStorage.getItem(PREFIX + name);
      if (!text) return undefined;
      const picture = fromBase64(text);
      this.#pictures.set(name, picture);
      return picture;
    } catch {
      return undefined;
    }
  }
}
