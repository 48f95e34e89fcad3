"""Resized and prepared pictures, made once with Pillow (13.0).

    pip install pillow
    python make_golden.py

Writes pictures.json, the cases, and pictures.bin, their RGB bytes one behind the other. The sources are not stored: they
are noise of a generator that the tests have too (`picture`), the hardest that there is, because its edges overshoot
and are cut off at 0 and 255 between the passes and after them.
"""

import json
import pathlib

from PIL import Image

HERE = pathlib.Path(__file__).parent


def picture(width, height, seed):
    """Every byte the upper eight bits of a linear congruential generator (Numerical Recipes, section 7.1)."""
    state, values = seed, bytearray()
    for _ in range(width * height * 3):
        state = (state * 1664525 + 1013904223) % 2**32
        values.append(state >> 24)
    return Image.frombytes("RGB", (width, height), bytes(values))


def prepared(image, resize, crop, resample):
    """Shorter side, then the middle, rounded as transformers' CLIPImageProcessor rounds."""
    short, long = sorted(image.size)
    longer = int(resize * long / short)
    width, height = (resize, longer) if image.width <= image.height else (longer, resize)
    left, top = (width - crop) // 2, (height - crop) // 2
    return image.resize((width, height), resample).crop((left, top, left + crop, top + crop))


def main():
    cases, out = [], bytearray()
    sizes = [(61, 47, 32, 24), (32, 24, 61, 47), (200, 9, 20, 31), (50, 50, 50, 25), (1, 1, 8, 5), (300, 200, 33, 33), (37, 53, 1, 1)]
    for seed, (width, height, to_width, to_height) in enumerate(sizes):
        for name in ("bilinear", "bicubic"):
            result = picture(width, height, seed).resize((to_width, to_height), Image.Resampling[name.upper()])
            cases.append({"seed": seed, "from": [width, height], "to": [to_width, to_height], "filter": name})
            out += result.tobytes()
    for seed, (width, height, resize, crop) in enumerate([(97, 61, 32, 28), (61, 97, 33, 28), (3000, 2, 40, 40)], len(sizes)):
        result = prepared(picture(width, height, seed), resize, crop, Image.Resampling.BICUBIC)
        cases.append({"seed": seed, "from": [width, height], "to": [crop, crop], "filter": "bicubic", "resize": resize})
        out += result.tobytes()
    (HERE / "pictures.json").write_text("[\n" + ",\n".join(map(json.dumps, cases)) + "\n]\n")
    (HERE / "pictures.bin").write_bytes(out)


main()
