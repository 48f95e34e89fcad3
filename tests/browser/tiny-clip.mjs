// A CLIP of random weights, small enough for a test, as the hub has them: what `TinyClip` of crates/test-support is in Rust.

import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { randomSafetensors } from "./safetensors.mjs";

const TOKENIZER = resolve(import.meta.dirname, "../golden/clip/tokenizer.json");
const PIECES = 2014;
const [WIDTH, INNER, LAYERS, PROJECTION, POSITIONS, SIDE, PATCH] = [32, 64, 2, 16, 77, 32, 8];

const TOWER = { hidden_size: WIDTH, intermediate_size: INNER, num_attention_heads: 4, num_hidden_layers: LAYERS };
const CONFIG = {
  model_type: "clip",
  projection_dim: PROJECTION,
  text_config: { ...TOWER, vocab_size: PIECES, max_position_embeddings: POSITIONS, eos_token_id: PIECES - 1 },
  vision_config: { ...TOWER, image_size: SIDE, patch_size: PATCH },
};

function* shapes() {
  yield* [["logit_scale", []], ["text_projection.weight", [PROJECTION, WIDTH]], ["visual_projection.weight", [PROJECTION, WIDTH]]];
  yield ["text_model.embeddings.token_embedding.weight", [PIECES, WIDTH]];
  yield ["text_model.embeddings.position_embedding.weight", [POSITIONS, WIDTH]];
  yield ["vision_model.embeddings.class_embedding", [WIDTH]];
  yield ["vision_model.embeddings.patch_embedding.weight", [WIDTH, 3, PATCH, PATCH]];
  yield ["vision_model.embeddings.position_embedding.weight", [1 + (SIDE / PATCH) ** 2, WIDTH]];
  const norms = ["text_model.final_layer_norm", "vision_model.pre_layrnorm", "vision_model.post_layernorm"];
  for (const layer of ["text_model", "vision_model"].flatMap((tower) => Array.from({ length: LAYERS }, (_, at) => `${tower}.encoder.layers.${at}`))) {
    for (const part of ["q", "k", "v", "out"]) yield [`${layer}.self_attn.${part}_proj`, WIDTH, WIDTH];
    yield [`${layer}.mlp.fc1`, INNER, WIDTH];
    yield [`${layer}.mlp.fc2`, WIDTH, INNER];
    norms.push(`${layer}.layer_norm1`, `${layer}.layer_norm2`);
  }
  for (const norm of norms) yield* [[`${norm}.weight`, [WIDTH]], [`${norm}.bias`, [WIDTH]]];
}

/** Names and shapes; a linear layer is two tensors. */
function tensors() {
  return [...shapes()].flatMap(([name, outputs, inputs]) => (inputs === undefined ? [[name, outputs]] : [[`${name}.weight`, [outputs, inputs]], [`${name}.bias`, [outputs]]]));
}

/**
 * Writes the hub's files.
 * @param {string} folder
 * @param {number} seed
 */
export async function writeTinyClip(folder, seed) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "config.json"), JSON.stringify(CONFIG));
  await writeFile(join(folder, "model.safetensors"), randomSafetensors(tensors(), seed));
  await copyFile(TOKENIZER, join(folder, "tokenizer.json"));
}
