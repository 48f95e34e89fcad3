"""Embeddings of the BERT-family sentence encoders by PyTorch and transformers, on random weights of their shapes.

    pip install torch transformers safetensors tokenizers numpy
    python make_golden.py

The published weights cannot be stored here. What a test has to hold is the architecture: every tensor's place, pooling,
prefixes. Random weights hold it as well, and need no space: `values` below makes them from the
tensor's name with integer arithmetic that crates/encoder/tests/integration/family.rs repeats bit for bit.

`english-l12` is the network of bge-small-en-v1.5, gte-small, e5-small-v2 and all-MiniLM-L12-v2 in their true shape (12
layers of 384, 30,522 pieces). `multilingual-l12` is paraphrase-multilingual-MiniLM-L12-v2 but for its table of 250,037
rows, which is as long here as the vocabulary of tests/golden/unigram and the 35 rows beyond it, as there. Tokenizers are
the `tokenizers` package's.

Writes models.json (what was run), texts.json and embeddings.safetensors (per model f16 [texts, 2, 384], a text as query
and as passage; rounding to f16 moves a cosine by less than 1e-6).
"""

import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from tokenizers.implementations import BertWordPieceTokenizer
from transformers import BertConfig, BertModel

GOLDEN = Path(__file__).resolve().parent.parent
HANDBOOK = GOLDEN.parent / "corpus/handbook.jsonl"
N_ROWS_BEYOND = 35

L12 = dict(
    hidden_size=384, intermediate_size=1536, num_attention_heads=12, num_hidden_layers=12, max_position_embeddings=512,
    type_vocab_size=2, layer_norm_eps=1e-12, hidden_act="gelu",
)

# The recipes of the models' cards.
MODELS = [
    dict(id="bge-small-en-v1.5", weights="english-l12", pooling="cls", max_tokens=512,
         query="Represent this sentence for searching relevant passages: ", passage=""),
    dict(id="gte-small", weights="english-l12", pooling="mean", max_tokens=512, query="", passage=""),
    dict(id="e5-small-v2", weights="english-l12", pooling="mean", max_tokens=512, query="query: ", passage="passage: "),
    dict(id="all-MiniLM-L12-v2", weights="english-l12", pooling="mean", max_tokens=128, query="", passage=""),
    dict(id="paraphrase-multilingual-MiniLM-L12-v2", weights="multilingual-l12", pooling="mean", max_tokens=128,
         query="", passage=""),
]


# By part of the name, the first that fits. With equal sizes attention makes all tokens of a text alike within twelve layers,
# and no test could tell one pooling from the other; with these the two differ by .04 to .08 in cosine.
AMPLITUDES = [
    ("attention.output.dense.weight", 1 / 32), ("output.dense.weight", 1 / 16), ("intermediate.dense.weight", 1 / 16),
    ("query.weight", 1 / 4), ("key.weight", 1 / 4), ("bias", 1 / 32), ("", 1 / 8),
]


def values(name, shape):
    """SplitMix64 (Steele et al. 2014) from the FNV-1a hash of the name: the upper 24 bits, as a number from -1 to 1."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    z = np.arange(1, np.prod(shape) + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(seed)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = (z ^ (z >> np.uint64(31))) >> np.uint64(40)
    unit = (z.astype(np.int64) - 2**23).astype(np.float32) / np.float32(2**23)
    centre = np.float32(1 if name.endswith("LayerNorm.weight") else 0)
    amplitude = next(amplitude for part, amplitude in AMPLITUDES if part in name)
    return torch.from_numpy((centre + unit * np.float32(amplitude)).reshape(shape))


def network(n_rows):
    model = BertModel(BertConfig(vocab_size=n_rows, **L12), add_pooling_layer=False)
    model.load_state_dict({name: values(name, tensor.shape) for name, tensor in model.state_dict().items()})
    return model.eval()


def tokenizer(weights):
    if weights == "english-l12":
        return BertWordPieceTokenizer(str(GOLDEN / "minilm-l6/vocab.txt"), lowercase=True)
    return Tokenizer.from_file(str(GOLDEN / "unigram/tokenizer.json"))


def texts():
    documents = [json.loads(line)["text"] for line in open(HANDBOOK, encoding="utf-8")]
    sentences = (GOLDEN / "unigram/sentences.txt").read_text(encoding="utf-8").splitlines()
    english = ["", "river", "how long does dough rest before baking", documents[3][:700], documents[5]]
    return english + sentences[::9]


def main():
    all_texts = texts()
    embeddings, networks = {}, {}
    for model in MODELS:
        weights = model["weights"]
        tokens = tokenizer(weights)
        tokens.enable_truncation(model["max_tokens"])
        if weights not in networks:
            beyond = 0 if weights == "english-l12" else N_ROWS_BEYOND
            model["n_rows"] = tokens.get_vocab_size() + beyond
            networks[weights] = network(model["n_rows"])
        else:
            model["n_rows"] = networks[weights].config.vocab_size
        rows, poolings = [], []
        with torch.no_grad():
            for text in all_texts:
                for prefix in (model["query"], model["passage"]):
                    ids = torch.tensor([tokens.encode(prefix + text).ids])
                    hidden = networks[weights](ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0]
                    pooled = hidden[0] if model["pooling"] == "cls" else hidden.mean(0)
                    rows.append(torch.nn.functional.normalize(pooled, dim=0))
                    poolings.append(torch.cosine_similarity(hidden[0], hidden.mean(0), dim=0).item())
        stacked = torch.stack(rows).reshape(len(all_texts), 2, -1)
        between = stacked[:, 1] @ stacked[:, 1].T
        print(f"{model['id']}: cosines between different texts {between.min():.3f} to "
              f"{between.fill_diagonal_(-1).max():.5f}, between poolings {min(poolings):.3f} to {max(poolings):.3f}")
        embeddings[model["id"]] = stacked.half()
    folder = Path(__file__).parent
    save_file(embeddings, folder / "embeddings.safetensors")
    for name, content in ("models.json", MODELS), ("texts.json", all_texts):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
