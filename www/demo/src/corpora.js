// What can be searched, what it costs to download, and the text itself.
import { Collection } from "../../sdk/src/index.js";
import { failure } from "./failure.js";

const CORPORA = new URL("../../corpora/", import.meta.url);

/** The folder that the SDK is told. */
export const MODELS = new URL("../../models/", import.meta.url).href;

/**
 * @typedef {object} Corpus
 * @property {string} id
 * @property {string} title
 * @property {string} description
 * @property {string} file inside /corpora/; empty for the visitor's own files
 * @property {number} documents
 * @property {number} bytes
 * @property {string} [origin] where the text comes from
 */

/** @typedef {Record<string, unknown> & { id?: string | number }} TextDocument */

/** The visitor's own files. @type {Corpus} */
export const YOURS = {
  id: "yours",
  title: "Your own files",
  description: "Notes, documentation, exports. They are read in this tab and sent nowhere.",
  file: "",
  documents: 0,
  bytes: 0,
};

/** @param {URL} url */
async function json(url) {
  const response = await fetch(url).catch((cause) => {
    throw failure("network", `${url.pathname} could not be fetched. Check the connection and try again.`, cause);
  });
  if (!response.ok) throw failure("network", `${url.pathname} answered with status ${response.status}.`);
  return response.json();
}

/** @param {any} value @returns {value is Corpus} */
const isCorpus = (value) =>
  typeof value?.id === "string" && value.id !== YOURS.id && typeof value.title === "string" &&
  typeof value.file === "string" && typeof value.bytes === "number" && typeof value.documents === "number";

/** All corpora that this server has. @returns {Promise<Corpus[]>} */
export async function listCorpora() {
  const listed = await json(new URL("index.json", CORPORA));
  return Array.isArray(listed) ? listed.filter(isCorpus) : [];
}

/**
 * The cards: the book, or the project's own handbook where the server has no book; one asked for by its
 * address is always offered.
 * @param {Corpus[]} corpora
 * @param {string} asked
 */
export function offered(corpora, asked) {
  const first = corpora.find(({ id }) => id === "book") ?? corpora[0];
  return [...corpora.filter((corpus) => corpus === first || corpus.id === asked), YOURS];
}

/**
 * @typedef {object} ModelFacts
 * @property {number} bytes what is still to be downloaded
 * @property {boolean} cached whether every file is on this device already
 */

/** @returns {Promise<ModelFacts>} */
export async function modelFacts() {
  const { stored, total } = await Collection.storedModel({ models: MODELS });
  if (total !== undefined) return { bytes: Math.max(0, total - stored), cached: stored === total };
  const { files } = /** @type {{ files: { bytes: number }[] }} */ (await json(new URL("minilm-l6/manifest.json", MODELS)));
  return { bytes: Math.max(0, files.reduce((sum, file) => sum + file.bytes, 0) - stored), cached: false };
}

/** Size of the engine, which the build wrote down. @returns {Promise<number>} */
export async function engineBytes() {
  const { bytes } = await json(new URL("../engine.json", import.meta.url));
  return bytes;
}

/**
 * @param {Corpus} corpus
 * @param {{ onBytes: (loaded: number) => void, signal: AbortSignal }} options
 * @returns {Promise<TextDocument[]>}
 */
export async function fetchDocuments(corpus, { onBytes, signal }) {
  const address = new URL(corpus.file, CORPORA);
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) throw failure("network", `${address.pathname} answered with status ${response.status}.`);
    return parseLines(await readText(response, onBytes), address.pathname);
  } catch (thrown) {
    if (signal.aborted) throw failure("aborted", "The download was stopped.", thrown);
    if (thrown instanceof TypeError) throw failure("network", `${address.pathname} could not be fetched. Check the connection and try again.`, thrown);
    throw thrown;
  }
}

/** @param {Response} response @param {(loaded: number) => void} onBytes */
async function readText(response, onBytes) {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = "";
  let loaded = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    loaded += part.value.length;
    text += decoder.decode(part.value, { stream: true });
    onBytes(loaded);
  }
  return text + decoder.decode();
}

/** @param {string} text @param {string} name @returns {TextDocument[]} */
function parseLines(text, name) {
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      return [JSON.parse(line)];
    } catch (cause) {
      throw failure("file-invalid", `Line ${i + 1} of ${name} is not JSON. Build the corpus again.`, cause);
    }
  });
}
