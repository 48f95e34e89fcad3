"""The peers' model, made of the weights that `nearsight model get minilm-l6` downloaded.

    python export_onnx.py SOURCE_DIR EMBEDDINGS IDS OUT_DIR

SOURCE_DIR holds config.json and model.safetensors as the hub has them. Writes model.onnx (f32) and model_quantized.onnx
(dynamic quantization, int8 weights per output channel) to OUT_DIR, the names that transformers.js looks for. Stops unless the
f32 graph turns the token ids of IDS (JSON, a list a text) into the PyTorch embeddings of EMBEDDINGS.

The graph is made of single operators, as an export from PyTorch is; onnxruntime fuses them (attention, bias and GELU, sums and
norms) when it loads it. Writing its fused operators (EmbedLayerNormalization, Attention, SkipLayerNormalization, BiasGelu) down
before quantizing, and quantizing to unsigned bytes, were tried: neither was faster in onnxruntime-web beyond noise.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

CHECK_STEP = 8  # every eighth golden text is enough: a wrong graph is wrong everywhere
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


class Graph:
    """Operators and weights under construction; every method gives the name of what it added."""

    def __init__(self, tensors, epsilon):
        self.tensors, self.epsilon = tensors, epsilon
        self.nodes, self.weights = [], []

    def constant(self, name, values):
        self.weights.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def add(self, operator, *inputs, **attributes):
        name = f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], name, **attributes))
        return name

    def tensor(self, name):
        return self.constant(name, self.tensors[name])

    def linear(self, name, value):
        weight = self.constant(f"{name}.weight", self.tensors[f"{name}.weight"].T)
        return self.add("Add", self.add("MatMul", value, weight), self.tensor(f"{name}.bias"))

    def norm(self, name, value):
        scale, bias = (self.tensor(f"{name}.LayerNorm.{part}") for part in ("weight", "bias"))
        return self.add("LayerNormalization", value, scale, bias, epsilon=self.epsilon)

    def lookup(self, kind, ids):
        return self.add("Gather", self.tensor(f"embeddings.{kind}_embeddings.weight"), ids)

    def embeddings(self):
        zero, one = self.constant("zero", np.int64(0)), self.constant("one", np.int64(1))
        length = self.add("Squeeze", self.add("Shape", "input_ids", start=1, end=2))
        words = self.add("Add", self.lookup("word", "input_ids"), self.lookup("token_type", "token_type_ids"))
        positions = self.lookup("position", self.add("Range", zero, length, one))
        return self.norm("embeddings", self.add("Add", words, positions))

    def padding(self):
        """What is added to attention scores: nothing, or a number that softmax takes to zero."""
        mask = self.add("Unsqueeze", "attention_mask", self.constant("mask.axes", [1, 2]))
        left_out = self.add("Sub", self.constant("mask.one", np.float32(1)), self.add("Cast", mask, to=TensorProto.FLOAT))
        return self.add("Mul", left_out, self.constant("mask.lowest", np.finfo(np.float32).min))

    def attention(self, name, value, padding):
        def heads(part, order):
            return self.add("Transpose", self.add("Reshape", self.linear(f"{name}.{part}", value), "heads"), perm=order)

        query, key, values = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
        scores = self.add("Add", self.add("Div", self.add("MatMul", query, key), "head.root"), padding)
        mixed = self.add("MatMul", self.add("Softmax", scores, axis=-1), values)
        return self.add("Reshape", self.add("Transpose", mixed, perm=[0, 2, 1, 3]), "joined")

    def layer(self, name, value, padding):
        mixed = self.linear(f"{name}.attention.output.dense", self.attention(f"{name}.attention.self", value, padding))
        value = self.norm(f"{name}.attention.output", self.add("Add", mixed, value))
        inner = self.add("Gelu", self.linear(f"{name}.intermediate.dense", value))
        return self.norm(f"{name}.output", self.add("Add", self.linear(f"{name}.output.dense", inner), value))


def build(tensors, config):
    graph = Graph(tensors, config["layer_norm_eps"])
    width, n_heads = config["hidden_size"], config["num_attention_heads"]
    graph.constant("heads", [0, 0, n_heads, width // n_heads])
    graph.constant("joined", [0, 0, width])
    graph.constant("head.root", np.float32((width // n_heads) ** 0.5))
    value, padding = graph.embeddings(), graph.padding()
    for index in range(config["num_hidden_layers"]):
        value = graph.layer(f"encoder.layer.{index}", value, padding)
    graph.nodes.append(helper.make_node("Identity", [value], ["last_hidden_state"]))
    shape = ["batch", "tokens"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in INPUTS]
    outputs = [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, width])]
    whole = helper.make_graph(graph.nodes, "bert", inputs, outputs, graph.weights)
    return helper.make_model(whole, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def check(path, embeddings, encodings):
    """Stops unless the graph gives PyTorch's embeddings."""
    session = onnxruntime.InferenceSession(path)
    worst = 1.0
    for index in range(0, len(encodings), CHECK_STEP):
        ids = np.array([encodings[index]], dtype=np.int64)
        hidden = session.run(None, dict(zip(INPUTS, [ids, np.ones_like(ids), np.zeros_like(ids)])))[0][0]
        pooled, expected = hidden.mean(0), embeddings[index].astype(np.float32)
        worst = min(worst, float(pooled @ expected / np.linalg.norm(pooled) / np.linalg.norm(expected)))
    if worst < 0.99999:
        sys.exit(f"{path}: cosine {worst} with PyTorch's embeddings; the export is wrong")
    print(f"f32 graph: cosine with PyTorch at least {worst:.7f}")


def main(source, embeddings, ids, out):
    out.mkdir(parents=True, exist_ok=True)
    full, small = out / "model.onnx", out / "model_quantized.onnx"
    config = json.loads((source / "config.json").read_text())
    onnx.save(build(load_file(source / "model.safetensors"), config), full)
    check(full, load_file(embeddings)["embeddings"], json.loads(ids.read_text()))
    quantize_dynamic(full, small, per_channel=True, weight_type=QuantType.QInt8)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
