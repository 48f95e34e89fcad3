// Joins the parts: the start, the workspace, the address, files, and the connection.
import { YOURS } from "./corpora.js";
import { byId } from "./dom.js";
import { acceptDrops, picker } from "./drop.js";
import { isAbort } from "./failure.js";
import { fromInput, sortOut } from "./files.js";
import { plural } from "./format.js";
import { showErrors, showRemark } from "./notice.js";
import { readLimit, readPlace, writePlace } from "./place.js";
import { Session } from "./session.js";
import { Start } from "./start.js";
import { themeToggle } from "./theme.js";
import { Workspace } from "./workspace.js";

/** @typedef {import("./corpora.js").Corpus} Corpus */
/** @typedef {import("./files.js").ChosenFile} ChosenFile */

const limit = readLimit();
const start = new Start({ limit, onGo: (corpus, files) => enter(corpus, { files, push: true }) });
const workspace = new Workspace({ onQuery: asked, onStopped: returned });
/** @type {Session | undefined} */
let session;

/** @param {"start" | "workspace"} view */
function show(view) {
  document.body.dataset.view = view;
  start.section.hidden = view !== "start";
  workspace.section.hidden = view !== "workspace";
  connection();
}

/** @param {string} query */
function asked(query) {
  if (!session) return;
  writePlace({ corpus: session.corpus.id, query });
  document.title = query ? `${query} · Nearsight` : `${session.corpus.title} · Nearsight`;
}

/**
 * @param {Corpus} corpus
 * @param {{ files?: ChosenFile[], push?: boolean, fetchText?: boolean }} [options] `fetchText`: the visitor agreed to the download
 */
async function enter(corpus, { files = [], push = false, fetchText = true } = {}) {
  const place = readPlace();
  const query = place.corpus === corpus.id ? place.query : "";
  session = new Session(corpus, limit);
  showErrors(start.notice, []);
  show("workspace");
  writePlace({ corpus: corpus.id, query }, { push });
  await workspace.begin(session, { files, query, fetchText });
}

/** Back to the start. @param {string} [selected] */
async function home(selected = "") {
  const left = session;
  session = undefined;
  show("start");
  document.title = "Nearsight: search by meaning, on this device";
  if (left) await workspace.leave();
  await start.load(selected || (left?.corpus.id ?? ""));
}

/** The collection did not open: stopped, or an error. @param {unknown} thrown */
async function returned(thrown) {
  await home();
  if (isAbort(thrown)) showRemark(start.notice, "Stopped", "Files that had arrived whole are kept, so the next try goes on from there.");
  else showErrors(start.notice, [thrown]);
  byId("go", HTMLButtonElement).focus({ preventScroll: true });
  start.notice.scrollIntoView({ block: "nearest" });
}

/** @param {ChosenFile[]} files */
async function received(files) {
  if (files.length === 0) return;
  if (session?.corpus.id !== YOURS.id) {
    if (session) await home(YOURS.id);
    writePlace({ corpus: YOURS.id, query: "" }, { push: true });
    start.addFiles(files);
    return;
  }
  const { readable, errors } = sortOut(files);
  if (readable.length > 0 && !workspace.busy) await workspace.add(readable);
  if (errors.length > 0) workspace.fail(errors);
}

/** Follows the address: on arrival, on Back and Forward, and when it is edited. */
async function follow() {
  const { corpus: id, query } = readPlace();
  if (session && session.corpus.id === id) {
    if (query !== workspace.box.text.trim()) workspace.ask(query);
    return;
  }
  await home(id);
  const corpus = start.corpus(id);
  if (corpus && start.opensByItself(corpus)) await enter(corpus, { fetchText: false });
}

async function remove() {
  const leaving = session;
  const confirm = byId("confirm", HTMLDialogElement);
  if (!leaving || workspace.busy) return;
  byId("confirm-text", HTMLElement).textContent =
    `${leaving.corpus.title}: ${plural(leaving.count.documents, "document")} and the index are deleted from this browser. The model stays for the next collection.`;
  confirm.returnValue = "";
  confirm.showModal();
  await new Promise((resolve) => confirm.addEventListener("close", resolve, { once: true }));
  if (confirm.returnValue !== "remove") return;
  try {
    await leaving.remove();
    writePlace({ corpus: "", query: "" }, { push: true });
    await home(leaving.corpus.id);
    showRemark(start.notice, "Removed", `${leaving.corpus.title} is no longer on this device.`);
  } catch (thrown) {
    workspace.fail([thrown]);
  }
}

function connection() {
  byId("network", HTMLElement).toggleAttribute("data-offline", !navigator.onLine);
  byId("network-text", HTMLElement).textContent = navigator.onLine ? "Runs on this device" : session ? "Offline, still searching" : "Offline";
}

themeToggle(byId("theme", HTMLButtonElement));
acceptDrops(byId("drop", HTMLElement), received);
const fileInput = byId("file-input", HTMLInputElement);
picker(fileInput, [byId("pick-files", HTMLElement), byId("add-files", HTMLElement)], (files) => received(fromInput(files)));
picker(byId("folder-input", HTMLInputElement), [byId("pick-folder", HTMLElement)], (files) => received(fromInput(files)));
byId("remove", HTMLButtonElement).addEventListener("click", remove);
byId("switch", HTMLButtonElement).addEventListener("click", () => {
  writePlace({ corpus: "", query: "" }, { push: true });
  home();
});
byId("home", HTMLAnchorElement).addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  writePlace({ corpus: "", query: "" }, { push: true });
  home();
});
if (/Mac|iPhone|iPad/.test(navigator.userAgent)) byId("hint", HTMLElement).textContent = "⌘ K";
addEventListener("online", connection);
addEventListener("offline", connection);
addEventListener("hashchange", follow);
connection();
follow();
