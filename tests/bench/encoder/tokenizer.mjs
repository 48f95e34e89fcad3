// The peers' tokenizer: that of transformers.js, on tokenizer files made of the model's vocabulary.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PEERS, SOURCE } from "../paths.mjs";

const MAX_TOKENS = 256;
const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

/** tokenizer.json of a lower-casing BERT, as the hub has it. */
function tokenizerFile(vocab) {
  const special = (content) => ({
    id: vocab[content], content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true,
  });
  const piece = (id) => ({ SpecialToken: { id, type_id: 0 } });
  const text = (id, type_id) => ({ Sequence: { id, type_id } });
  const inserted = (id) => [id, { id, ids: [vocab[id]], tokens: [id] }];
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map(special),
    normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [piece("[CLS]"), text("A", 0), piece("[SEP]")],
      pair: [piece("[CLS]"), text("A", 0), piece("[SEP]"), text("B", 1), piece("[SEP]")],
      special_tokens: Object.fromEntries(["[CLS]", "[SEP]"].map(inserted)),
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: { type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100, vocab },
  };
}

/** The two files that transformers.js reads, by name. */
export function tokenizerFiles() {
  const pieces = readFileSync(join(SOURCE, "vocab.txt"), "utf8").split("\n").filter((piece) => piece !== "");
  const vocab = Object.fromEntries(pieces.map((piece, id) => [piece.replace(/\r$/, ""), id]));
  const config = { tokenizer_class: "BertTokenizer", do_lower_case: true, model_max_length: MAX_TOKENS };
  for (const name of ["pad", "unk", "cls", "sep", "mask"]) config[`${name}_token`] = `[${name.toUpperCase()}]`;
  return { "tokenizer.json": tokenizerFile(vocab), "tokenizer_config.json": config };
}

/**
 * @returns {(text: string) => number[]} ids of a text with [CLS] and [SEP], cut at 256 as our encoder cuts it
 */
export function openTokenizer() {
  const { Tokenizer } = createRequire(join(PEERS, "package.json"))("@huggingface/tokenizers");
  const files = tokenizerFiles();
  const tokenizer = new Tokenizer(files["tokenizer.json"], files["tokenizer_config.json"]);
  return (text) => {
    const { ids } = tokenizer.encode(text);
    return ids.length <= MAX_TOKENS ? ids : [...ids.slice(0, MAX_TOKENS - 1), ids.at(-1)];
  };
}
