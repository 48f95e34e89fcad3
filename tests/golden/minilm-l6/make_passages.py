"""Writes passages-3000.i8 and queries-200.i8: real MiniLM embeddings for the recall tests of `index`.

Run once, on any machine with torch, transformers and the Rust documentation:

    OMP_NUM_THREADS=1 python make_passages.py MODEL_DIR

MODEL_DIR holds config.json, model.safetensors and tokenizer.json of all-MiniLM-L6-v2.
Passages: 3,000 stretches of 20-120 words of the Rust Book, Reference and standard library documentation
(`$(rustc --print sysroot)/share/doc/rust/html`), drawn with a fixed seed. Queries: the first sentences of
200 further passages. Encoding: at most 256 tokens, mean pooling over the attention mask, L2-normalised.

Format, little endian: u32 n, u32 dimension, then for each row an f32 scale and `dimension` i8 codes;
a component is `scale * code` and scale is `max |x| / 127`.
"""

import pathlib
import random
import re
import struct
import subprocess
import sys
from html.parser import HTMLParser

import torch
from transformers import AutoModel, AutoTokenizer

N_PASSAGES, N_QUERIES, SEED = 3000, 200, 20260801
WORDS = range(20, 121)


class Paragraphs(HTMLParser):
    """Collects the text of the <p> and <li> elements of a page."""

    def __init__(self):
        super().__init__()
        self.open, self.parts, self.found = 0, [], []

    def handle_starttag(self, tag, attrs):
        if tag in ("p", "li"):
            self.flush()
            self.open = 1

    def handle_endtag(self, tag):
        if tag in ("p", "li"):
            self.flush()
            self.open = 0

    def handle_data(self, data):
        if self.open:
            self.parts.append(data)

    def flush(self):
        text = re.sub(r"\s+", " ", "".join(self.parts)).strip()
        self.parts = []
        if text:
            self.found.append(text)


def passages(page):
    """Stretches of 20-120 words: short paragraphs are joined with the next, long ones cut."""
    parser = Paragraphs()
    parser.feed(page)
    words = []
    for paragraph in parser.found:
        words += paragraph.split()
        if len(words) >= WORDS.start:
            yield " ".join(words[: WORDS.stop - 1])
            words = []


def collect(root):
    found = {}
    for book in ("book", "reference", "std"):
        for path in sorted((root / book).rglob("*.html")):
            if path.name not in ("print.html", "all.html", "toc.html"):
                for text in passages(path.read_text(errors="replace")):
                    # std repeats the same trait text on hundreds of pages: one is enough.
                    found.setdefault(text[:60], text)
    return list(found.values())


def first_sentence(text):
    return re.split(r"(?<=[.!?:]) ", text)[0]


@torch.no_grad()
def encode(texts, tokenizer, model):
    rows = [None] * len(texts)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    for start in range(0, len(order), 32):
        batch = order[start : start + 32]
        tokens = tokenizer([texts[i] for i in batch], padding=True, truncation=True,
                           max_length=256, return_tensors="pt")
        hidden = model(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1).float()
        pooled = torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1))
        for i, row in zip(batch, pooled):
            rows[i] = row
    return torch.stack(rows)


def write(path, rows):
    scales = rows.abs().amax(1) / 127
    codes = torch.round(rows / scales[:, None]).to(torch.int8)
    with open(path, "wb") as out:
        out.write(struct.pack("<II", *rows.shape))
        for scale, code in zip(scales.tolist(), codes):
            out.write(struct.pack("<f", scale) + code.numpy().tobytes())


def main():
    torch.set_num_threads(1)
    sysroot = subprocess.run(["rustc", "--print", "sysroot"], capture_output=True, text=True, check=True)
    texts = collect(pathlib.Path(sysroot.stdout.strip()) / "share/doc/rust/html")
    print(f"{len(texts)} passages found")
    random.Random(SEED).shuffle(texts)
    kept, rest = texts[:N_PASSAGES], texts[N_PASSAGES:]
    queries = [s for s in map(first_sentence, rest) if len(s.split()) >= 5][:N_QUERIES]
    tokenizer = AutoTokenizer.from_pretrained(sys.argv[1])
    model = AutoModel.from_pretrained(sys.argv[1]).eval()
    here = pathlib.Path(__file__).parent
    write(here / f"passages-{N_PASSAGES}.i8", encode(kept, tokenizer, model))
    write(here / f"queries-{N_QUERIES}.i8", encode(queries, tokenizer, model))


if __name__ == "__main__":
    main()
