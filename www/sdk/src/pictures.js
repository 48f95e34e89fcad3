// The model of pictures of an open collection: where its vectors are is known from its manifest; the network runs in workers of
// its own, which start, and fetch it, when the first picture comes.

import { NearsightError, asNearsightError, failure } from "./error.js";
import { loadModelManifest } from "./models.js";
import { watched } from "./watched-worker.js";

/** @typedef {import("./rpc.js").CallContext} CallContext */
/**
 * `texts`: name of the model that puts texts there; `isAligned`: a head leads into that model's space, else both are towers of one model, and
 * have the same fingerprint; `isCached`: whether the site was not asked.
 * @typedef {{ id: string, fingerprint: string, dimension: number, texts?: string, isAligned: boolean, isCached: boolean }} PicturePlace
 */
/**
 * `folder`: absolute address, ends with "/"; `fresh`: asks the site for the manifest even where the cache has one.
 * @typedef {{ folder: string, precision: import("./wasm.js").Precision | undefined, fresh: boolean }} PictureModel
 */
/** @typedef {import("./wasm.js").Skipped} Skipped */
/** Documents without their pictures, the vectors of these by document and field, and what was left out. @typedef {{ documents: object[], vectors: (Record<string, Float32Array> | undefined)[], positions: number[], skipped: Skipped[] }} Seen */

function startWorker() {
  // Bundlers look for exactly this expression.
  return new Worker(new URL("./picture-worker.js", import.meta.url), { type: "module", name: "nearsight-pictures" });
}

/** @param {unknown} value */
function isPicture(value) {
  return value instanceof Blob || value instanceof ImageBitmap || value instanceof ImageData;
}

/** One model of pictures. */
export class Pictures {
  #model;
  #size;
  /** @type {PicturePlace | undefined} */
  #place;
  /** @type {Promise<import("./watched-worker.js").Connection>[]} */
  #workers = [];
  #next = 0;

  /**
   * @param {PictureModel} model
   * @param {number} size most workers
   */
  constructor(model, size) {
    this.#model = model;
    this.#size = size;
  }

  /**
   * Where the vectors are.
   * @param {CallContext} context
   * @returns {Promise<PicturePlace>}
   */
  async place({ signal }) {
    this.#place = await loadModelManifest(this.#model, signal);
    return this.#place;
  }

  /** Whether texts have a place among the pictures. */
  get hasTexts() {
    return this.#place?.texts !== undefined;
  }

  /**
   * @param {import("./pixels.js").Picture} picture
   * @param {CallContext} context
   * @returns {Promise<Float32Array>}
   */
  async encode(picture, context) {
    const { client } = await this.#worker(context);
    return client.call("encode", { picture }, { signal: context.signal, leaveOnAbort: true });
  }

  /**
   * The pictures of documents, as vectors.
   * @param {object[]} documents
   * @param {{ fields: string[], base: string, skipInvalid: boolean }} how `fields` hold pictures; addresses are relative to `base`
   * @param {CallContext} context
   * @returns {Promise<Seen>}
   */
  async see(documents, { fields, base, skipInvalid }, context) {
    const seen = documents.map((document, position) => this.#named(document, position, fields, base));
    const total = seen.reduce((sum, { pictures }) => sum + pictures.length, 0);
    let loaded = 0;
    /** @type {Skipped[]} */
    const skipped = [];
    const queue = [...seen];
    const work = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        try {
          await this.#fill(one, context, () => context.onProgress({ stage: "pictures", loaded: ++loaded, total, unit: "pictures" }));
        } catch (thrown) {
          const error = asNearsightError(thrown);
          if (!skipInvalid || !["image-invalid", "image-too-large", "network", "document-invalid"].includes(error.code)) throw error;
          skipped.push({ position: one.position, ...(one.id === undefined ? {} : { id: one.id }), code: error.code, message: error.message });
          one.isSkipped = true;
        }
      }
    };
    await Promise.all(Array.from({ length: this.#size }, work));
    const kept = seen.filter(({ isSkipped }) => !isSkipped);
    return {
      documents: kept.map(({ plain }) => plain),
      vectors: kept.map(({ vectors }) => (Object.keys(vectors).length > 0 ? vectors : undefined)),
      positions: kept.map(({ position }) => position),
      skipped: skipped.sort((a, b) => a.position - b.position),
    };
  }

  /**
   * @param {object} document
   * @param {number} position
   * @param {string[]} fields
   * @param {string} base
   */
  #named(document, position, fields, base) {
    const entries = Object.entries(document ?? {});
    const isNamed = (/** @type {string} */ field, /** @type {unknown} */ value) => fields.includes(field) && typeof value === "string";
    const isBlank = (/** @type {string} */ field, /** @type {unknown} */ value) => isNamed(field, value) && String(value).trim() === "";
    const pictures = entries.filter(([field, value]) => isPicture(value) || (isNamed(field, value) && !isBlank(field, value)));
    // An address stays in the document, beside its vector.
    const plain = entries.filter(([field, value]) => !isPicture(value) && !isBlank(field, value));
    return {
      position,
      id: /** @type {{ id?: import("./wasm.js").DocId }} */ (document ?? {}).id,
      plain: plain.length === entries.length ? document : Object.fromEntries(plain),
      pictures: pictures.map(([field, value]) => ({ field, isDeclared: fields.includes(field), picture: typeof value === "string" ? new URL(value, base).href : value })),
      vectors: /** @type {Record<string, Float32Array>} */ ({}),
      isSkipped: false,
    };
  }

  /**
   * @param {{ position: number, id?: unknown, pictures: { field: string, isDeclared: boolean, picture: any }[], vectors: Record<string, Float32Array> }} one
   * @param {CallContext} context
   * @param {() => void} onPicture
   */
  async #fill({ position, id, pictures, vectors }, context, onPicture) {
    for (const { field, isDeclared, picture } of pictures) {
      if (context.signal.aborted) throw failure("aborted", "Indexing was aborted before its pictures were seen.", { detail: { documents: 0, passages: 0 } });
      if (!isDeclared) throw failure("document-invalid", `documents[${position}]: field "${field}" of document ${id} is a picture, but not declared as "image".`);
      try {
        vectors[field] = await this.encode(picture, context);
      } catch (thrown) {
        const { code, message, detail } = asNearsightError(thrown);
        throw new NearsightError(code, `documents[${position}]: field "${field}" of document ${id}: ${message}`, { detail, cause: thrown });
      }
      onPicture();
    }
  }

  /**
   * The next worker, which has its model.
   * @param {CallContext} context
   */
  async #worker(context) {
    const at = this.#next++ % this.#size;
    const worker = (this.#workers[at] ??= this.#start(context));
    try {
      return await worker;
    } catch (thrown) {
      // The next picture tries again.
      if (this.#workers[at] === worker) delete this.#workers[at];
      throw thrown;
    }
  }

  /** @param {CallContext} context */
  async #start(context) {
    const first = this.#workers.find(Boolean);
    // One worker fetches what the others find in the cache.
    if (first) await first;
    const connection = watched(startWorker());
    try {
      const { fingerprint } = await connection.client.call("load", this.#model, context);
      if (fingerprint !== this.#place?.fingerprint) {
        throw failure("model-mismatch", `The site serves the model of pictures ${fingerprint}, and the collection was opened with ${this.#place?.fingerprint}.`);
      }
      return connection;
    } catch (thrown) {
      connection.end(failure("worker-ended", "The worker of pictures did not start."));
      throw thrown;
    }
  }

  /** Ends the workers. */
  close() {
    for (const worker of this.#workers.splice(0)) {
      worker?.then(({ end }) => end(failure("closed", "The collection was closed.")), () => {});
    }
  }
}
