// Reads files into documents, in a worker of its own that goes away when nothing is left to read.

import { connect } from "./connection.js";
import { failure } from "./error.js";
import { requireFeatures } from "./features.js";

/** @typedef {import("./wasm.js").Fields} Fields */

/** Files often come in a row; starting a worker for each would cost more than reading. */
const LINGER_MS = 2000;

/** @type {Map<import("./connection.js").WorkerOption, Promise<import("./connection.js").Connection>>} */
const connections = new Map();

/**
 * The documents of a file, ready for `upsert`: one per heading of .md and .html, one per line of .jsonl, one per row
 * of .csv, one per .txt.
 * @param {File | { name: string, bytes: Uint8Array }} file
 * @param {{ signal?: AbortSignal, worker?: import("./connection.js").WorkerOption }} [options]
 * @returns {Promise<Fields[]>}
 * @throws {import("./error.js").NearsightError} `file-unsupported`, `file-invalid`, `aborted`
 */
export async function readDocuments(file, { signal, worker = true } = {}) {
  requireFeatures();
  if (signal?.aborted) throw failure("aborted", "Reading was aborted before it began.");
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file.bytes;
  const connecting = connections.get(worker) ?? connect(worker);
  connections.set(worker, connecting);
  const connection = await connecting.catch((thrown) => {
    connections.delete(worker);
    throw thrown;
  });
  try {
    return await connection.client.call("documents", { name: file.name, bytes }, { signal, leaveOnAbort: true });
  } finally {
    setTimeout(() => endIfIdle(worker, connection), LINGER_MS);
  }
}

/**
 * @param {import("./connection.js").WorkerOption} worker
 * @param {import("./connection.js").Connection} connection
 */
function endIfIdle(worker, connection) {
  if (connection.client.nPending > 0 || !connections.delete(worker)) return;
  connection.end(failure("closed", "The reading worker is closed."));
}
