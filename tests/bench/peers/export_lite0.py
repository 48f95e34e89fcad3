"""The peers' model of pictures, made of the checkpoint that `nearsight model get lite0` downloaded.

    python export_lite0.py CHECKPOINT OUT_DIR

Writes lite0.onnx (f32) and lite0_int8.onnx (static quantization, int8 weights per output channel, ranges of activations from drawn
pictures) to OUT_DIR. The graph is that of tests/golden/lite0/make_golden.py, whose outputs pin our own network.
"""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

N_CALIBRATION = 24


def golden():
    """The script that made the golden features, without running it."""
    path = Path(__file__).parents[2] / "golden/lite0/make_golden.py"
    source = path.read_text().replace("\nmain(sys.argv[1])\n", "\n")
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("golden", loader=None))
    exec(compile(source, str(path), "exec"), module.__dict__)
    return module


class Drawn(CalibrationDataReader):
    def __init__(self, picture):
        self.left = iter(range(N_CALIBRATION))
        self.picture = picture

    def get_next(self):
        seed = next(self.left, None)
        if seed is None:
            return None
        pixels = self.picture(seed).astype(np.float32).transpose(2, 0, 1)[None]
        return {"pixels": (pixels - 127) / 128}


def main(checkpoint, out):
    made = golden()
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    plain, prepared = out / "lite0.onnx", out / "lite0_prepared.onnx"
    onnx.save(made.network(made.state_dict(checkpoint)), plain)
    # Shapes are fixed but for the batch: nothing symbolic to find out, which would need another package.
    quant_pre_process(plain, prepared, skip_symbolic_shape=True)
    quantize_static(prepared, out / "lite0_int8.onnx", Drawn(made.picture), per_channel=True, activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8)
    prepared.unlink()


main(*sys.argv[1:])
