// The manifest names the base that counts. Two copies are written one after the other, each flushed before the next is
// touched: at any moment one of them is whole, and after a swap both say the same.

import { failure } from "../error.js";
import { hex, sha256 } from "./checksum.js";

const VERSION = 2;
const COPIES = ["manifest-0", "manifest-1"];
const DIGEST_CHARACTERS = 64;

/**
 * `generation` counts the bases ever begun and names the files `base-<generation>` and `log-<generation>`; `sequence` is
 * that of the commit that the base holds. `same`: link of the log's end whose state the base repeats, "" for a new state.
 * @typedef {{ version: number, sequence: number, generation: number, origin: string, bytes: number, sha256: string, same: string }} Manifest
 */

/** @typedef {import("./folder.js").Folder} Folder */

/** @param {Omit<Manifest, "version">} manifest */
async function toBytes(manifest) {
  const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
  const text = JSON.stringify({ version: VERSION, ...manifest });
  return encode(`${hex(await sha256(encode(text)))}\n${text}\n`);
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<Manifest | undefined>} nothing for a copy that is not whole
 * @throws `index-version`
 */
async function fromBytes(bytes) {
  const lines = new TextDecoder().decode(bytes).split("\n");
  const text = lines[1] ?? "";
  if (lines[0]?.length !== DIGEST_CHARACTERS || hex(await sha256(new TextEncoder().encode(text))) !== lines[0]) return undefined;
  const manifest = JSON.parse(text);
  if (manifest.version !== VERSION) throw failure("index-version", `The stored copy has layout ${manifest.version}; this version reads ${VERSION}.`);
  return manifest;
}

/** Both copies of the manifest as they are found. */
export class Manifests {
  #copies;

  /** @param {{ bytes: number, manifest: Manifest | undefined }[]} copies */
  constructor(copies) {
    this.#copies = copies;
  }

  /** @param {Folder} folder */
  static async read(folder) {
    const copy = async (/** @type {string} */ name) => {
      const bytes = (await folder.read(name)) ?? new Uint8Array();
      return { bytes: bytes.length, manifest: await fromBytes(bytes) };
    };
    return new Manifests(await Promise.all(COPIES.map(copy)));
  }

  /** @returns {Manifest | undefined} */
  get newest() {
    return this.#copies[this.#newestIndex]?.manifest;
  }

  get #newestIndex() {
    const [first = -1, second = -1] = this.#copies.map(({ manifest }) => manifest?.generation ?? -1);
    return second > first ? 1 : 0;
  }

  /** One damaged copy alone is a first commit that was cut off: nothing was ever committed. */
  get areDamaged() {
    return this.#copies.every(({ bytes, manifest }) => bytes > 0 && !manifest);
  }

  /** Whether both say the same, as after every finished swap. */
  get arePaired() {
    return this.#copies.every(({ manifest }) => manifest?.generation === this.newest?.generation);
  }

  /**
   * Makes `manifest` the one that counts, in the copy that does not count so far.
   * @param {Folder} folder
   * @param {Omit<Manifest, "version">} manifest
   */
  async swap(folder, manifest) {
    const index = this.newest && this.#newestIndex === 0 ? 1 : 0;
    const bytes = await toBytes(manifest);
    await folder.write(COPIES[index] ?? "", bytes, 0);
    this.#copies[index] = { bytes: bytes.length, manifest: { version: VERSION, ...manifest } };
  }

  /**
   * Repeats the manifest that counts in the other copy.
   * @param {Folder} folder
   */
  async pair(folder) {
    if (this.newest && !this.arePaired) await this.swap(folder, this.newest);
  }
}
