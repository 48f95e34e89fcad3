// Your photos: the page's parts, brought together.

import { byId, element } from "../../src/dom.js";
import { acceptDrops, picker } from "../../src/drop.js";
import { described } from "../../src/failure.js";
import { fromInput } from "../../src/files.js";
import { plural, size, timeLeft } from "../../src/format.js";
import { themeToggle } from "../../src/theme.js";
import { Adding } from "./adding.js";
import { Library } from "./library.js";
import { Wall } from "./wall.js";

/** @typedef {import("./library.js").Question} Question */

const PAGE = 60;
const IS_PICTURE = /\.(jpe?g|png|webp|gif|avif|bmp|svg)$/i;
const TYPING_MS = 160;

const parts = {
  start: byId("start", HTMLElement),
  library: byId("library", HTMLElement),
  search: byId("search", HTMLFormElement),
  query: byId("query", HTMLInputElement),
  summary: byId("summary", HTMLElement),
  progress: byId("progress", HTMLElement),
  progressText: byId("progress-text", HTMLElement),
  progressBar: byId("progress-bar", HTMLProgressElement),
  pause: byId("pause", HTMLButtonElement),
  asked: byId("asked", HTMLElement),
  askedPicture: byId("asked-picture", HTMLImageElement),
  askedText: byId("asked-text", HTMLElement),
  group: byId("group", HTMLButtonElement),
  more: byId("more", HTMLButtonElement),
  notice: byId("notice", HTMLElement),
  confirm: byId("confirm", HTMLDialogElement),
};

/** @type {Promise<{ library: Library, adding: Adding }> | undefined} */
let opening;
/** What is asked now; nothing shows all. @type {Question} */
let question = {};
let limit = PAGE;
let asking = new AbortController();

const wall = new Wall(byId("wall", HTMLElement), (photo) => void ask({ like: photo.id }, `More like ${photo.name}`));

/** Opens the library; the first time, that fetches the models. */
function opened() {
  opening ??= open().catch((thrown) => {
    opening = undefined;
    throw thrown;
  });
  return opening;
}

async function open() {
  parts.start.hidden = true;
  parts.library.hidden = parts.search.hidden = false;
  const library = await Library.open(({ stage, loaded, total }) => {
    if (stage === "download") working(`Fetching the model of words: ${size(loaded)} of ${size(total)}`, loaded / total);
  });
  parts.progress.hidden = true;
  const adding = new Adding(library, {
    onFigures: ({ done, all, isPaused, perSecond }) => {
      const left = perSecond > 0 && !isPaused ? `, ${timeLeft((all - done) / perSecond)}` : "";
      working(`${isPaused ? "Paused: looked" : "Looking"} at ${done} of ${plural(all, "photo")}${left}`, done / all);
      parts.pause.textContent = isPaused ? "Go on" : "Pause";
      parts.pause.hidden = false;
    },
    onAdded: (refused) => {
      for (const { photo, reason } of refused) notice(`${photo.id} was left out: ${reason}`);
      // Groups are of all photos: with every few that come they would be made anew.
      if (!isGrouped()) void refresh();
    },
    onEnd: () => {
      parts.progress.hidden = parts.pause.hidden = true;
      void refresh();
    },
    onError: (thrown) => notice(described(thrown).message),
  });
  return { library, adding };
}

/** @param {string} text @param {number} share */
function working(text, share) {
  parts.progress.hidden = false;
  parts.progressText.textContent = text;
  // Of nothing at all there is no share.
  parts.progressBar.value = Number.isFinite(share) ? share : 0;
}

/** @param {string} text */
function notice(text) {
  parts.notice.append(element("p", { class: "notice", text, attributes: { "data-tone": "error" } }));
}

/** @param {import("./library.js").Chosen[]} chosen */
async function add(chosen) {
  parts.notice.replaceChildren();
  const pictures = chosen.filter(({ path, file }) => IS_PICTURE.test(path) || file.type.startsWith("image/"));
  if (pictures.length === 0) return notice("No photo is among these files: JPEG, PNG, WebP, AVIF, GIF and SVG are looked at.");
  try {
    const { adding } = await opened();
    if ((await adding.add(pictures)) === 0) notice("All of these photos are here already.");
  } catch (thrown) {
    notice(described(thrown).message);
  }
}

const isGrouped = () => parts.group.getAttribute("aria-pressed") === "true";

/** The signal of an answer that is to be shown: one that was asked for before is none any more. */
function onlyThis() {
  asking.abort();
  asking = new AbortController();
  return asking.signal;
}

/** Shows groups, what is asked, or all. */
async function refresh() {
  if (!opening) return;
  const signal = onlyThis();
  try {
    const { library } = await opening;
    await (isGrouped() ? showGroups(library, signal) : showPhotos(library, signal));
  } catch (thrown) {
    if (!signal.aborted) notice(described(thrown).message);
  }
}

/** @param {Library} library @param {AbortSignal} signal */
async function showGroups(library, signal) {
  const groups = await library.groups();
  if (signal.aborted) return;
  wall.showGroups(groups);
  parts.summary.textContent = plural(groups.length, "group of look-alikes", "groups of look-alikes");
  parts.more.hidden = true;
}

/** @param {Library} library @param {AbortSignal} signal */
async function showPhotos(library, signal) {
  const isAsked = Object.keys(question).length > 0;
  const [photos, all] = await Promise.all([isAsked ? library.search(question, { limit, signal }) : library.newest(limit), library.count()]);
  if (signal.aborted) return;
  wall.show(photos, isAsked ? "Nothing here is like that." : "Photos appear here as they are looked at.");
  parts.summary.textContent = isAsked ? `${plural(photos.length, "photo")}, the nearest first` : plural(all, "photo");
  parts.more.hidden = photos.length < limit || photos.length >= all;
}

/** @param {Question} next @param {string} said */
async function ask(next, said) {
  question = next;
  limit = PAGE;
  parts.group.setAttribute("aria-pressed", "false");
  parts.asked.hidden = !next.image && !next.like;
  parts.askedPicture.hidden = !next.image;
  parts.askedText.textContent = said;
  if (parts.askedPicture.src) URL.revokeObjectURL(parts.askedPicture.src);
  if (next.image) parts.askedPicture.src = URL.createObjectURL(next.image);
  await refresh();
}

function group() {
  parts.group.setAttribute("aria-pressed", String(!isGrouped()));
  return refresh();
}

async function removeAll() {
  const { library, adding } = await opened();
  adding.stop();
  await library.clear();
  location.reload();
}

let typing = 0;
parts.query.addEventListener("input", () => {
  clearTimeout(typing);
  const text = parts.query.value.trim();
  typing = setTimeout(() => void ask(text ? { text } : {}, ""), TYPING_MS);
});
parts.search.addEventListener("submit", (event) => event.preventDefault());
parts.pause.addEventListener("click", async () => {
  const { adding } = await opened();
  adding.pause(!adding.isPaused);
});
parts.more.addEventListener("click", () => {
  limit += PAGE;
  void refresh();
});
parts.group.addEventListener("click", () => void group());
byId("clear", HTMLButtonElement).addEventListener("click", () => {
  parts.query.value = "";
  void ask({}, "");
});
byId("remove", HTMLButtonElement).addEventListener("click", () => parts.confirm.showModal());
byId("confirm-no", HTMLButtonElement).addEventListener("click", () => parts.confirm.close());
byId("confirm-yes", HTMLButtonElement).addEventListener("click", () => void removeAll());
addEventListener("paste", ({ clipboardData }) => {
  const image = Array.from(clipboardData?.files ?? []).find(({ type }) => type.startsWith("image/"));
  if (image && opening) void ask({ image }, "Like the picture that you pasted");
});

const openers = (/** @type {string} */ what) => Array.from(document.querySelectorAll(`[data-pick=${what}]`), (found) => /** @type {HTMLElement} */ (found));
const chosen = (/** @type {FileList} */ files) => void add(fromInput(files));
picker(byId("files", HTMLInputElement), openers("files"), chosen);
picker(byId("folder", HTMLInputElement), openers("folder"), chosen);
picker(byId("picture", HTMLInputElement), [byId("by-picture", HTMLElement)], ([image]) => image && void ask({ image }, "Like the picture that you chose"));
acceptDrops(byId("drop", HTMLElement), (files) => void add(files));
themeToggle(byId("theme", HTMLButtonElement));

// What was added before is shown at once; a first visit fetches nothing until photos are chosen.
if (await Library.isStored()) {
  await opened().then(refresh, (thrown) => notice(described(thrown).message));
}
document.body.dataset.ready = "";
