// What a page's origin keeps of the model, and a server that hands the model out in odd ways.

import { readModelFile } from "./browser.mjs";
import { path } from "./filled.mjs";

/** Lengths of the kept files in the private file system, by name: the SHA-256, and "manifest.json". */
export function keptFiles(page) {
  return page.evaluate(async () => {
    const kept = {};
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("nearsight-models", { create: true });
    for await (const folder of root.values()) {
      for await (const [name, handle] of folder.entries()) kept[name] = (await handle.getFile()).size;
    }
    return kept;
  });
}

/** Overwrites a kept file: `length` bytes, all of them 7. */
export function damageKept(page, name, length) {
  return page.evaluate(async ([name, length]) => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("nearsight-models");
    for await (const folder of root.values()) {
      const stream = await (await folder.getFileHandle(name)).createWritable();
      await stream.write(new Uint8Array(length).fill(7));
      await stream.close();
    }
  }, [name, length]);
}

/**
 * Serves one file of the model with ranges, and says what was asked of it.
 * @param {import("./browser.mjs").Site} site
 * @param {string} name
 * @param {{ stallAt?: number, pieceMs?: number, ranges?: "yes" | "no" | "416" | "500" }} [how] `stallAt`: the byte of the
 *   file behind which nothing comes; `pieceMs`: pause after each 256 KiB; `ranges`: what is done when one is asked for
 * @returns {Promise<{ asked: string[], cut: () => void }>} the ranges asked for so far, "all" where there was none;
 *   `cut` ends the connections
 */
export async function serveFile(site, name, { stallAt = Infinity, pieceMs = 0, ranges = "yes" } = {}) {
  const file = await readModelFile(name);
  const asked = [];
  const responses = [];
  site.replace(path(name), async (request, response) => {
    const { range } = request.headers;
    asked.push(range ?? "all");
    responses.push(response);
    if (range && ranges !== "yes" && ranges !== "no") return response.writeHead(Number(ranges)).end();
    const from = range && ranges === "yes" ? Number(/^bytes=(\d+)-$/.exec(range)[1]) : 0;
    response.writeHead(from > 0 ? 206 : 200, {
      "content-type": "application/octet-stream",
      "content-length": file.length - from,
      ...(from > 0 && { "content-range": `bytes ${from}-${file.length - 1}/${file.length}` }),
    });
    const end = Math.min(file.length, stallAt);
    for (let at = from; at < end && !response.destroyed; at += 256 * 1024) {
      await new Promise((resolve) => response.write(file.subarray(at, Math.min(end, at + 256 * 1024)), resolve));
      if (pieceMs > 0) await new Promise((resolve) => setTimeout(resolve, pieceMs));
    }
    if (end === file.length) response.end();
  });
  return { asked, cut: () => responses.forEach((response) => response.destroy()) };
}
