// The peers, installed and given the same weights: npm packages of one lock file, an ONNX graph written by Python.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EMBEDDINGS, goldenTexts } from "./golden.mjs";
import { installPackages, isFresh } from "../packages.mjs";
import { BUILT, HUB, PEERS, SOURCE } from "../paths.mjs";
import { python } from "../python.mjs";
import { openTokenizer, tokenizerFiles } from "./tokenizer.mjs";

/** The model as the hub's folders are laid out: transformers.js finds its parts by name. */
async function exportModel() {
  const script = join(PEERS, "export_onnx.py");
  if (isFresh(join(HUB, "onnx/model_quantized.onnx"), script)) return;
  mkdirSync(HUB, { recursive: true });
  cpSync(join(SOURCE, "config.json"), join(HUB, "config.json"));
  for (const [name, content] of Object.entries(tokenizerFiles())) writeFileSync(join(HUB, name), JSON.stringify(content));
  const encode = openTokenizer();
  const ids = join(BUILT, "golden-ids.json");
  writeFileSync(ids, JSON.stringify(goldenTexts().map(encode)));
  console.log(python(script, SOURCE, EMBEDDINGS, ids, join(HUB, "onnx")).trim());
}

/**
 * Installs and exports what is not there yet: some minutes the first time. Without an export the peers have no model, and
 * their figures are left out.
 * @param {(what: string) => void} complain
 */
export async function preparePeers(complain) {
  installPackages();
  await exportModel().catch((error) => complain(`the peers have no model: ${error.message}`));
}
