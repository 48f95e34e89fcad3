// A BERT of random weights in the hub's layout: as small as tests want it, and read as the real ones are.

import { Buffer } from "node:buffer";
import { randomSafetensors } from "../browser/safetensors.mjs";

const [HIDDEN, INTERMEDIATE, HEADS, LAYERS, POSITIONS] = [32, 64, 4, 2, 512];
const SIGNS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
const WORDS = ["the", "and", "rust", "owner", "##ship", "memory", "value", "install", "hello", "world", "##ing", "##ed"];

function* letters(from, to, before = "") {
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) yield before + String.fromCharCode(code);
}

function shapes(vocabulary) {
  const found = [["embeddings.word_embeddings.weight", [vocabulary, HIDDEN]], ["embeddings.position_embeddings.weight", [POSITIONS, HIDDEN]], ["embeddings.token_type_embeddings.weight", [2, HIDDEN]]];
  const norm = (name) => found.push([`${name}.weight`, [HIDDEN]], [`${name}.bias`, [HIDDEN]]);
  norm("embeddings.LayerNorm");
  for (let layer = 0; layer < LAYERS; layer++) {
    const of = (name) => `encoder.layer.${layer}.${name}`;
    for (const part of ["self.query", "self.key", "self.value", "output.dense"]) found.push([of(`attention.${part}.weight`), [HIDDEN, HIDDEN]], [of(`attention.${part}.bias`), [HIDDEN]]);
    found.push([of("intermediate.dense.weight"), [INTERMEDIATE, HIDDEN]], [of("intermediate.dense.bias"), [INTERMEDIATE]]);
    found.push([of("output.dense.weight"), [HIDDEN, INTERMEDIATE]], [of("output.dense.bias"), [HIDDEN]]);
    norm(of("attention.output.LayerNorm"));
    norm(of("output.LayerNorm"));
  }
  return found;
}

/** Norms about one, all else about zero. */
const valueOf = (next, name) => (name.endsWith("Norm.weight") ? 1 : 0) + 0.3 * next();

/** Its files by name. @returns {Map<string, Buffer>} */
export function tinyModel() {
  const pieces = [...SIGNS, ...letters("!", "@"), ...letters("[", "~"), ...letters("a", "z", "##"), ...letters("0", "9", "##"), ...WORDS];
  const config = {
    hidden_size: HIDDEN, intermediate_size: INTERMEDIATE, num_attention_heads: HEADS, num_hidden_layers: LAYERS,
    vocab_size: pieces.length, max_position_embeddings: POSITIONS, layer_norm_eps: 1e-12, hidden_act: "gelu",
  };
  return new Map([
    ["config.json", Buffer.from(JSON.stringify(config))],
    ["vocab.txt", Buffer.from(`${pieces.join("\n")}\n`)],
    ["model.safetensors", randomSafetensors(shapes(pieces.length), 7, valueOf)],
  ]);
}
