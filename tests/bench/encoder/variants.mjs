// Our model in its variants: the small file that `nearsight model get` gives, and the embedding table in int8.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../command.mjs";
import { MODEL, SITE, SOURCE, VARIANTS } from "../paths.mjs";

/** How `nearsight model convert` is asked for each variant; `default` is the folder that the site serves. */
const OPTIONS = { int8: ["--embeddings", "int8"] };

/** @typedef {"default" | "int8"} Variant */

/** @param {Variant} variant */
const folder = (variant) => (variant === "default" ? join(SITE, "models", MODEL) : join(VARIANTS, variant));

/** Its place on the server. @param {Variant} variant */
export const variantPlace = (variant) => (variant === "default" ? `/models/${MODEL}/` : `/built/models/${variant}/`);

/** Converts the variant from the f32 weights. @param {keyof typeof OPTIONS} variant */
export function makeVariant(variant) {
  rmSync(folder(variant), { recursive: true, force: true });
  run("cargo", ["run", "--quiet", "-p", "nearsight-cli", "--", "model", "convert", SOURCE, ...OPTIONS[variant], "--id", MODEL, "-o", folder(variant)]);
}

/** Bytes of all files of its manifest. @param {Variant} variant */
export function variantBytes(variant) {
  const manifest = join(folder(variant), "manifest.json");
  if (!existsSync(manifest)) throw new Error(`there is no ${manifest}`);
  return JSON.parse(readFileSync(manifest, "utf8")).files.reduce((sum, { bytes }) => sum + bytes, 0);
}
