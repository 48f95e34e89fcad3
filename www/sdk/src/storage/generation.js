// The files of one generation, a base and its log, and the removal of the others.

import { failure } from "../error.js";
import { hex, sha256 } from "./checksum.js";

/** @typedef {import("./folder.js").Folder} Folder */
/** @typedef {import("./manifest.js").Manifest} Manifest */
/** @typedef {import("./manifest.js").Manifests} Manifests */

/** @param {{ generation: number }} manifest */
export function baseName({ generation }) {
  return `base-${generation}`;
}

/** @param {{ generation: number }} manifest */
export function logName({ generation }) {
  return `log-${generation}`;
}

/**
 * @param {Folder} folder
 * @param {Manifest} manifest
 * @throws `index-damaged`
 */
export async function readBase(folder, manifest) {
  const base = await folder.read(baseName(manifest));
  if (!base) throw failure("index-damaged", "The base of the stored copy is missing.");
  if (hex(await sha256(base)) !== manifest.sha256) throw failure("index-damaged", "The base of the stored copy is damaged.");
  return base;
}

/**
 * Never one that was begun before: a manifest whose write failed may name it.
 * @param {Folder} folder
 * @param {Manifests} manifests
 */
export async function nextGeneration(folder, manifests) {
  const begun = (await folder.list()).map((name) => Number(/^base-(\d+)$/.exec(name)?.[1] ?? 0));
  return Math.max(0, manifests.newest?.generation ?? 0, ...begun) + 1;
}

/**
 * Makes both manifests the same, then removes what they do not name.
 * @param {Folder} folder
 * @param {Manifests} manifests
 */
export async function tidy(folder, manifests) {
  const manifest = manifests.newest;
  if (!manifest) return;
  await manifests.pair(folder);
  const stays = new RegExp(`^(manifest-[01]|${baseName(manifest)}|${logName(manifest)})$`);
  for (const name of await folder.list()) if (!stays.test(name)) await folder.remove(name);
}
