"""Embeddings of CLIP models by transformers' Flax implementation, on random weights of their shapes.

    pip install "transformers<5" flax jax numpy safetensors
    python make_golden.py

The published weights cannot be stored here. Random ones hold what a test has to hold, every tensor's place: `values` makes
them from a tensor's name with integer arithmetic that crates/encoder/tests/integration/clip.rs repeats bit for bit. Shapes are the true
ones but for the table of words, which has a row for each piece of tokenizer.json beside this file, and for the number of
layers of OpenCLIP's ViT-B/16. Pictures are those that ../lite0/make_golden.py draws.

Writes models.json (each model's config.json as the hub has it), texts.json and embeddings.safetensors (per model f32
`.texts` [texts, projection], `.pictures` [6, projection] and `.scale` [1], e to the power of logit_scale).
"""

import ast
import json
from pathlib import Path

import jax
import numpy as np
from flax.traverse_util import flatten_dict, unflatten_dict
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from transformers import CLIPConfig, FlaxCLIPModel

GOLDEN = Path(__file__).resolve().parent.parent
TOKENIZER = Tokenizer.from_file(str(Path(__file__).parent / "tokenizer.json"))
N_PIECES = TOKENIZER.get_vocab_size()
BOS, EOS = N_PIECES - 2, N_PIECES - 1
MEAN = np.array([0.48145466, 0.4578275, 0.40821073])
STD = np.array([0.26862954, 0.26130258, 0.27577711])


def config(act, text, vision, patch, eos):
    """`text` and `vision`: width, heads, layers."""
    tower = lambda width, heads, layers: dict(  # noqa: E731
        hidden_size=width, intermediate_size=4 * width, num_attention_heads=heads, num_hidden_layers=layers,
        hidden_act=act, layer_norm_eps=1e-5)
    return dict(
        model_type="clip", projection_dim=512,
        text_config=dict(**tower(*text), vocab_size=N_PIECES, max_position_embeddings=77, bos_token_id=BOS, eos_token_id=eos),
        vision_config=dict(**tower(*vision), image_size=224, patch_size=patch),
    )


# OpenAI's first models say that texts end with the token 2, and mean the largest.
MODELS = [
    dict(id="clip-vit-b32", config=config("quick_gelu", (512, 8, 12), (768, 12, 12), 32, 2)),
    dict(id="open-clip-vit-b16", config=config("gelu", (512, 8, 2), (768, 12, 2), 16, EOS)),
    dict(id="tinyclip-8m-16", config=config("quick_gelu", (256, 4, 3), (256, 4, 10), 16, EOS)),
]

# By part of the name, the first that fits: inputs stay apart through all layers, and attention chooses among tokens.
AMPLITUDES = [
    ("q_proj.weight", 1 / 8), ("k_proj.weight", 1 / 8), ("fc2.weight", 1 / 24), ("patch_embedding.weight", 1 / 48),
    ("token_embedding.weight", 1 / 2), ("position_embedding.weight", 1 / 4), ("bias", 1 / 32), ("proj", 1 / 16),
    ("fc1.weight", 1 / 16), ("", 1 / 4),
]


def values(name, shape):
    """SplitMix64 (Steele et al. 2014) from the FNV-1a hash of the name: the upper 24 bits, as a number from -1 to 1."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    z = np.arange(1, np.prod(shape, dtype=np.int64) + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(seed)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = (z ^ (z >> np.uint64(31))) >> np.uint64(40)
    unit = (z.astype(np.int64) - 2**23).astype(np.float32) / np.float32(2**23)
    centre = np.float32(2.5 if name == "logit_scale" else 1 if "norm" in name and name.endswith("weight") else 0)
    amplitude = next(amplitude for part, amplitude in AMPLITUDES if part in name)
    return (centre + unit * np.float32(amplitude)).reshape(shape)


def parameter(path, shape):
    """What Flax has at a path: the hub's tensor of that place, turned as Flax wants it."""
    *place, last = path
    name = ".".join(place)
    if last == "kernel" and len(shape) == 4:
        height, width, inputs, outputs = shape
        return values(f"{name}.weight", (outputs, inputs, height, width)).transpose(2, 3, 1, 0)
    if last == "kernel":
        return values(f"{name}.weight", shape[::-1]).T
    if last in ("scale", "embedding"):
        return values(f"{name}.weight", shape)
    return values(".".join(path), shape)


def drawing():
    """`picture` of ../lite0/make_golden.py, without what that script needs to run its network."""
    source = ast.parse((GOLDEN / "lite0/make_golden.py").read_text(encoding="utf-8"))
    wanted = [node for node in source.body if isinstance(node, (ast.FunctionDef, ast.Assign))]
    names = ("SIDE", "N_PICTURES", "picture")
    wanted = [node for node in wanted if (node.name if isinstance(node, ast.FunctionDef) else node.targets[0].id) in names]
    scope = dict(np=np)
    exec(compile(ast.Module(wanted, []), "lite0", "exec"), scope)  # noqa: S102
    return [scope["picture"](seed) for seed in range(scope["N_PICTURES"])]


def pixel_values():
    """What a processor gives of pictures that have the right size."""
    pictures = np.stack(drawing()).astype(np.float64)
    return ((pictures / 255 - MEAN) / STD).astype(np.float32).transpose(0, 3, 1, 2)


def texts():
    documents = [json.loads(line)["text"] for line in open(GOLDEN.parent / "corpus/handbook.jsonl", encoding="utf-8")]
    sentences = (GOLDEN / "unigram/sentences.txt").read_text(encoding="utf-8").splitlines()
    captions = ["", "a photo of a cat", "a photo of a dog", "A red mug on a wooden table.", "two children playing football",
                "it's the baker's bread; they've baked 24 loaves!!", "crème brûlée \u00a0 at the café 🍮", "a  green\tjacket"]
    return captions + sentences[::17] + [documents[3]]


def unit(rows):
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True), dtype=np.float32)


def ids_of(text):
    TOKENIZER.enable_truncation(77)
    return TOKENIZER.encode(text).ids


def embeddings(model, all_texts, pixels):
    network = FlaxCLIPModel(CLIPConfig(**model["config"]), _do_init=False)
    shapes = flatten_dict(jax.eval_shape(lambda: network.init_weights(jax.random.PRNGKey(0), network.input_shape)))
    parameters = unflatten_dict({path: parameter(path, shape.shape) for path, shape in shapes.items()})
    rows = []
    for text in all_texts:
        ids = np.array([ids_of(text)])
        rows.append(network.get_text_features(ids, attention_mask=np.ones_like(ids), params=parameters)[0])
    of_texts = unit(np.stack(rows))
    of_pictures = unit(np.concatenate(
        [network.get_image_features(pixels[index : index + 1], params=parameters) for index in range(len(pixels))]))
    for what, made in ("texts", of_texts), ("pictures", of_pictures):
        between = made @ made.T
        np.fill_diagonal(between, np.nan)
        print(f"{model['id']}: cosines between {what} {np.nanmin(between):.3f} to {np.nanmax(between):.4f}")
    scale = np.exp(np.asarray(parameters["logit_scale"], dtype=np.float32)).reshape(1)
    return {f"{model['id']}.texts": of_texts, f"{model['id']}.pictures": of_pictures, f"{model['id']}.scale": scale}


def main():
    all_texts, pixels = texts(), pixel_values()
    made = {}
    for model in MODELS:
        made.update(embeddings(model, all_texts, pixels))
    folder = Path(__file__).parent
    save_file(made, folder / "embeddings.safetensors")
    for name, content in ("models.json", MODELS), ("texts.json", all_texts):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
