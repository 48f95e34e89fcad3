"""A CLIP of random weights in the true shape of its tower of pictures, for us and for the peers.

    python export_clip.py ID OUT_DIR

ID is one of tests/golden/clip/models.json; the weights are those of the golden test there, made from the tensors' names. The tower
of texts is not measured and has one layer. Writes config.json, model.safetensors and tokenizer.json as the hub has them, which
`nearsight model convert` reads, and vision.onnx (f32) and vision_quantized.onnx (dynamic quantization, int8 weights per output
channel). The graph is made of single operators, as an export from PyTorch is; see export_onnx.py.

The patches' convolution stays f32: onnxruntime-web takes a fifth longer for the whole when its quantizer takes that, too.
"""

import ast
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import save_file

from export_onnx import Graph

GOLDEN = Path(__file__).parents[2] / "golden/clip"


def golden_values():
    """`values` of make_golden.py, without what that script needs to run its network."""
    source = ast.parse((GOLDEN / "make_golden.py").read_text(encoding="utf-8"))
    names = {"values", "AMPLITUDES"}
    wanted = [node for node in source.body if getattr(node, "name", None) in names
              or isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) in names]
    scope = dict(np=np)
    exec(compile(ast.Module(wanted, []), "golden", "exec"), scope)
    return scope["values"]


def layer_shapes(tower, config):
    width, inner = config["hidden_size"], config["intermediate_size"]
    linear = {"self_attn.q_proj": (width, width), "self_attn.k_proj": (width, width), "self_attn.v_proj": (width, width),
              "self_attn.out_proj": (width, width), "mlp.fc1": (inner, width), "mlp.fc2": (width, inner)}
    for index in range(config["num_hidden_layers"]):
        name = f"{tower}.encoder.layers.{index}"
        for part, shape in linear.items():
            yield f"{name}.{part}.weight", shape
            yield f"{name}.{part}.bias", shape[:1]
        for part in ("layer_norm1", "layer_norm2"):
            yield from norm_shapes(f"{name}.{part}", width)


def norm_shapes(name, width):
    yield f"{name}.weight", (width,)
    yield f"{name}.bias", (width,)


def shapes(config):
    text, vision, projection = config["text_config"], config["vision_config"], config["projection_dim"]
    of_text, width, patch = text["hidden_size"], vision["hidden_size"], vision["patch_size"]
    yield "logit_scale", ()
    yield "text_projection.weight", (projection, of_text)
    yield "visual_projection.weight", (projection, width)
    yield "text_model.embeddings.token_embedding.weight", (text["vocab_size"], of_text)
    yield "text_model.embeddings.position_embedding.weight", (text["max_position_embeddings"], of_text)
    yield "vision_model.embeddings.class_embedding", (width,)
    yield "vision_model.embeddings.patch_embedding.weight", (width, 3, patch, patch)
    yield "vision_model.embeddings.position_embedding.weight", (1 + (vision["image_size"] // patch) ** 2, width)
    yield from norm_shapes("text_model.final_layer_norm", of_text)
    yield from norm_shapes("vision_model.pre_layrnorm", width)
    yield from norm_shapes("vision_model.post_layernorm", width)
    yield from layer_shapes("text_model", text)
    yield from layer_shapes("vision_model", vision)


class Vision(Graph):
    """CLIP's tower of pictures: norms before, a token for the whole picture, quick GELU."""

    def norm(self, name, value):
        scale, bias = (self.tensor(f"{name}.{part}") for part in ("weight", "bias"))
        return self.add("LayerNormalization", value, scale, bias, epsilon=self.epsilon)

    def tokens(self, name, width, patch):
        windows = self.add("Conv", "pixels", self.tensor(f"{name}.patch_embedding.weight"), kernel_shape=[patch] * 2, strides=[patch] * 2)
        patches = self.add("Transpose", self.add("Reshape", windows, self.constant("patches", [0, width, -1])), perm=[0, 2, 1])
        whole = self.constant("class", self.tensors[f"{name}.class_embedding"].reshape(1, 1, width))
        return self.add("Add", self.add("Concat", whole, patches, axis=1), self.tensor(f"{name}.position_embedding.weight"))

    def attention(self, name, value):
        def heads(part, order):
            return self.add("Transpose", self.add("Reshape", self.linear(f"{name}.{part}_proj", value), "heads"), perm=order)

        query, key, values = heads("q", [0, 2, 1, 3]), heads("k", [0, 2, 3, 1]), heads("v", [0, 2, 1, 3])
        scores = self.add("Div", self.add("MatMul", query, key), "head.root")
        mixed = self.add("MatMul", self.add("Softmax", scores, axis=-1), values)
        return self.linear(f"{name}.out_proj", self.add("Reshape", self.add("Transpose", mixed, perm=[0, 2, 1, 3]), "joined"))

    def layer(self, name, value):
        value = self.add("Add", value, self.attention(f"{name}.self_attn", self.norm(f"{name}.layer_norm1", value)))
        inner = self.linear(f"{name}.mlp.fc1", self.norm(f"{name}.layer_norm2", value))
        active = self.add("Mul", inner, self.add("Sigmoid", self.add("Mul", inner, "quick")))
        return self.add("Add", value, self.linear(f"{name}.mlp.fc2", active))


def build(tensors, config):
    vision, tower = config["vision_config"], "vision_model"
    graph = Vision(tensors, vision["layer_norm_eps"])
    width, n_heads, side = vision["hidden_size"], vision["num_attention_heads"], vision["image_size"]
    graph.constant("heads", [0, 0, n_heads, width // n_heads])
    graph.constant("joined", [0, 0, width])
    graph.constant("head.root", np.float32((width // n_heads) ** 0.5))
    graph.constant("quick", np.float32(1.702))
    value = graph.norm(f"{tower}.pre_layrnorm", graph.tokens(f"{tower}.embeddings", width, vision["patch_size"]))
    for index in range(vision["num_hidden_layers"]):
        value = graph.layer(f"{tower}.encoder.layers.{index}", value)
    first = graph.norm(f"{tower}.post_layernorm", graph.add("Gather", value, graph.constant("first", np.int64(0)), axis=1))
    projection = graph.constant("projection", tensors["visual_projection.weight"].T)
    graph.nodes.append(helper.make_node("MatMul", [first, projection], ["image_embeds"]))
    pixels = helper.make_tensor_value_info("pixels", TensorProto.FLOAT, ["batch", 3, side, side])
    embeds = helper.make_tensor_value_info("image_embeds", TensorProto.FLOAT, ["batch", config["projection_dim"]])
    whole = helper.make_graph(graph.nodes, "clip-vision", [pixels], [embeds], graph.weights)
    return helper.make_model(whole, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def main(model_id, out):
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    models = json.loads((GOLDEN / "models.json").read_text(encoding="utf-8"))
    config = next(model["config"] for model in models if model["id"] == model_id)
    config["text_config"]["num_hidden_layers"] = 1
    values = golden_values()
    tensors = {name: values(name, shape) for name, shape in shapes(config)}
    (out / "config.json").write_text(json.dumps(config))
    shutil.copy(GOLDEN / "tokenizer.json", out)
    save_file(tensors, out / "model.safetensors")
    onnx.save(build(tensors, config), out / "vision.onnx")
    quantize_dynamic(out / "vision.onnx", out / "vision_quantized.onnx", per_channel=True, weight_type=QuantType.QInt8,
                     op_types_to_quantize=["MatMul"])


if __name__ == "__main__":
    main(*sys.argv[1:3])
