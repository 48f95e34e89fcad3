"""A small Unigram tokenizer in the layout of XLM-R's `tokenizer.json`, for the tokenizer's tests.

    pip install sentencepiece tokenizers protobuf
    python make_tokenizer.py HANDBOOK_JSONL

The tokenizer of the multilingual models (250,002 pieces) is not ours to store; this one is trained on text of this
repository: HANDBOOK_JSONL is tests/corpus/handbook.jsonl, sentences.txt stands beside this script. SentencePiece does
the training, with the normalisation of XLM-R (nmt_nfkc, whose character map is two thirds of the file). Pieces,
specials and steps are put together as `XLMRobertaConverter` of transformers does it: <s>, <pad>, </s>, <unk> first,
then SentencePiece's own without its three specials, <mask> last. Writes tokenizer.json, always the same bytes.
"""

import io
import json
import sys

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

N_PIECES = 6000
# The handbook is English and long: the other languages are given the weight of their number.
REPEATS = 6


def sentences(handbook):
    english = [
        line
        for document in open(handbook, encoding="utf-8")
        for line in json.loads(document)["text"].split("\n")
        if line.strip()
    ]
    others = [line.strip() for line in open("sentences.txt", encoding="utf-8")]
    return english + REPEATS * others


def train(handbook):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences(handbook)),
        model_writer=model,
        model_type="unigram",
        vocab_size=N_PIECES,
        hard_vocab_limit=False,
        # Some characters stay unknown, as with every real model.
        character_coverage=0.9995,
        normalization_rule_name="nmt_nfkc",
        num_threads=1,
        minloglevel=2,
    )
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(model.getvalue())
    return proto


def convert(proto):
    vocab = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    vocab += [(piece.piece, piece.score) for piece in proto.pieces[3:]]
    vocab += [("<mask>", 0.0)]
    tokenizer = Tokenizer(models.Unigram(vocab, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", AddedToken("<mask>", lstrip=True)])
    return tokenizer


if __name__ == "__main__":
    convert(train(sys.argv[1])).save("tokenizer.json", pretty=False)
