// The visitor's own files: from a drop, a picker or a folder, to documents whose ids do not collide.
import { readDocuments } from "../../sdk/src/index.js";
import { failure } from "./failure.js";

/** @typedef {import("./corpora.js").TextDocument} TextDocument */
/** A file and where it lay in the chosen folder. @typedef {{ path: string, file: File }} ChosenFile */

const READABLE = /\.(md|markdown|txt|html?|jsonl|csv)$/i;

/** @param {Iterable<File>} files @returns {ChosenFile[]} */
export const fromInput = (files) => Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file }));

/**
 * Everything dropped, folders included. Entries must be taken before the first await: the list is emptied afterwards.
 * @param {DataTransfer} transfer
 * @returns {Promise<ChosenFile[]>}
 */
export async function fromDrop(transfer) {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return fromInput(transfer.files);
  const chosen = await Promise.all(entries.map((entry) => (entry ? walk(entry) : [])));
  return chosen.flat();
}

/** @param {FileSystemEntry} entry @returns {Promise<ChosenFile[]>} */
async function walk(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return found;
    for (const child of batch) if (!child.name.startsWith(".")) found.push(...(await walk(child)));
  }
}

/**
 * Those that can be read, and an error for each that was chosen by name and cannot.
 * Inside a folder other kinds of files are normal and are passed over.
 * @param {ChosenFile[]} chosen
 */
export function sortOut(chosen) {
  const readable = chosen.filter(({ path }) => READABLE.test(path));
  const refused = chosen.filter(({ path }) => !READABLE.test(path) && !path.includes("/"));
  const errors = refused.map(({ path }) => failure("file-unsupported", `“${path}” was left out. Use .md, .txt, .html, .jsonl or .csv.`));
  if (chosen.length > 0 && readable.length === 0 && errors.length === 0) {
    errors.push(failure("no-documents", "The folder has no .md, .txt, .html, .jsonl or .csv file. Choose another one."));
  }
  return { readable, errors };
}

/**
 * Reads the files one after the other; a file that cannot be read does not stop the others.
 * @param {ChosenFile[]} chosen
 * @returns {Promise<{ documents: TextDocument[], errors: unknown[] }>}
 */
export async function readAll(chosen) {
  /** @type {TextDocument[]} */
  const documents = [];
  const errors = [];
  for (const { path, file } of chosen) {
    try {
      for (const document of await readDocuments(file)) documents.push(placed(document, path));
    } catch (thrown) {
      errors.push(thrown);
    }
  }
  if (documents.length === 0 && errors.length === 0) {
    errors.push(failure("no-documents", "The files hold no text. Choose files with a few sentences in them."));
  }
  return { documents, errors };
}

/**
 * Two files may both have a document 1: the path makes ids unique, and says where a hit was found.
 * @param {TextDocument} document
 * @param {string} path
 * @returns {TextDocument}
 */
function placed(document, path) {
  const id = String(document.id ?? "");
  const name = path.slice(path.lastIndexOf("/") + 1);
  const rest = id.startsWith(name) ? id.slice(name.length) : `:${id}`;
  return { ...document, id: path + rest, file: path };
}
