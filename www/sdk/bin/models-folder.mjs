// Where models are kept: the folder of the native command (`crates/cli/src/model/cache.rs`), so that both share them. A WASI program
// does not know on which system it runs.

import { tmpdir } from "node:os";
import { join } from "node:path";

/** @param {Record<string, string | undefined>} variables @param {NodeJS.Platform} platform */
export function modelsFolder(variables, platform = process.platform) {
  const { NEARSIGHT_MODELS, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = variables;
  if (NEARSIGHT_MODELS) return NEARSIGHT_MODELS;
  const below = (/** @type {string} */ name) => (HOME ? join(HOME, name) : "");
  const ofSystem = () => {
    if (platform === "win32") return LOCALAPPDATA;
    return below(platform === "darwin" ? "Library/Caches" : ".cache");
  };
  return join(XDG_CACHE_HOME || ofSystem() || tmpdir(), "nearsight");
}
