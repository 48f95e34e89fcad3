"""Reference embeddings of all-MiniLM-L6-v2, made once with PyTorch and transformers.

    pip install torch transformers safetensors
    python make_golden.py MODEL_DIR HANDBOOK_JSONL BOOK_JSONL

MODEL_DIR holds the hub's files (config.json, model.safetensors, vocab.txt, tokenizer.json); HANDBOOK_JSONL is
tests/corpus/handbook.jsonl, BOOK_JSONL what `nearsight extract` makes of the Rust Book (MIT OR Apache-2.0). Writes
texts.json (what was encoded) and embeddings.safetensors (f16, [texts, 384]; rounding to f16 moves a cosine by less
than 1e-6): mean pooling over the attention mask, unit norm, 256 tokens at most, as the model's card describes. Every
text is run alone, so that no padding is involved.
"""

import json
import random
import sys

import torch
from safetensors.torch import save_file
from transformers import AutoModel, AutoTokenizer

N_PASSAGES = 256  # of each corpus
SHORT = [
    "a", "Rust", "how do several threads share one value", "watreproof hikng boots", "日本語のテキスト", "Ünïcödé ÀÉÎ",
    "🦀 crab emoji", "E = mc^2", "https://doc.rust-lang.org/book/ch16-03-shared-state.html", "", "   ", "[CLS] is text here",
]


def passages(path):
    texts = [json.loads(line)["text"] for line in open(path, encoding="utf-8")]
    pieces = [piece for text in texts for piece in text.split("\n\n") if 80 < len(piece) < 1500]
    return random.Random(20).sample(pieces, N_PASSAGES)


def main(model_dir, *corpora):
    tokenizer = AutoTokenizer.from_pretrained(model_dir)
    model = AutoModel.from_pretrained(model_dir, dtype=torch.float32, attn_implementation="eager").eval()
    texts = SHORT + [text for path in corpora for text in passages(path)]
    rows = []
    with torch.no_grad():
        for text in texts:
            # A literal [CLS] in a text is text, not a token (README of the tokenizer crate).
            encoded = tokenizer(text, return_tensors="pt", truncation=True, max_length=256, split_special_tokens=True)
            hidden = model(**encoded).last_hidden_state[0]
            rows.append(torch.nn.functional.normalize(hidden.mean(0), dim=0))
    with open("texts.json", "w", encoding="utf-8") as out:
        json.dump(texts, out, ensure_ascii=False, indent=0)
        out.write("\n")
    save_file({"embeddings": torch.stack(rows).half()}, "embeddings.safetensors")


if __name__ == "__main__":
    main(*sys.argv[1:])
