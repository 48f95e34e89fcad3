"""A byte-level BPE tokenizer in the layout that transformers writes for CLIP, with merges learned on this repository's texts.

    pip install tokenizers
    python make_tokenizer.py

The real one has 48,894 merges and cannot be stored here. This one has its structure: the 256 letters that stand for bytes,
the same at the end of a word, 1,500 merges (Sennrich et al. 2016: the commonest pair first) and the two special tokens last.
Writes tokenizer.json, vocab.json and merges.txt, the same tokenizer in the hub's two ways.
"""

import json
from collections import Counter
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

GOLDEN = Path(__file__).resolve().parent.parent
N_MERGES = 1500
PATTERN = r"""'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""
BOS, EOS = "<|startoftext|>", "<|endoftext|>"


def letters():
    """The letter of each byte, in the order of the printable ones (`bytes_to_unicode` of GPT-2)."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + index) for index in range(len(others))]


def around():
    """Normaliser and pre-tokenizer of `CLIPConverter` in transformers."""
    return (
        normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]),
        pre_tokenizers.Sequence([
            pre_tokenizers.Split(Regex(PATTERN), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]),
    )


def words():
    normalizer, pre_tokenizer = around()
    documents = [json.loads(line)["text"] for line in open(GOLDEN.parent / "corpus/handbook.jsonl", encoding="utf-8")]
    texts = documents + (GOLDEN / "unigram/sentences.txt").read_text(encoding="utf-8").splitlines()
    counts = Counter()
    for text in texts:
        counts.update(word for word, _ in pre_tokenizer.pre_tokenize_str(normalizer.normalize_str(text)))
    return [([*word[:-1], word[-1] + "</w>"], count) for word, count in counts.items()]


def learn(all_words):
    merges = []
    while len(merges) < N_MERGES:
        pairs = Counter()
        for pieces, count in all_words:
            for pair in zip(pieces, pieces[1:]):
                pairs[pair] += count
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        for pieces, _ in all_words:
            at = 0
            while at + 1 < len(pieces):
                if (pieces[at], pieces[at + 1]) == best:
                    pieces[at : at + 2] = ["".join(best)]
                at += 1
    return merges


def main():
    merges = learn(words())
    pieces = letters() + [letter + "</w>" for letter in letters()] + ["".join(pair) for pair in merges] + [BOS, EOS]
    vocab = {piece: index for index, piece in enumerate(pieces)}
    assert len(vocab) == len(pieces)
    model = models.BPE(vocab=vocab, merges=merges, unk_token=EOS, continuing_subword_prefix="", end_of_word_suffix="</w>", fuse_unk=False)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer, tokenizer.pre_tokenizer = around()
    tokenizer.post_processor = processors.RobertaProcessing(
        sep=(EOS, vocab[EOS]), cls=(BOS, vocab[BOS]), add_prefix_space=False, trim_offsets=False)
    tokenizer.add_special_tokens([BOS, EOS])
    folder = Path(__file__).parent
    compact = json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(compact + "\n", encoding="utf-8")
    (folder / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    lines = ["#version: 0.2", *(" ".join(pair) for pair in merges)]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
