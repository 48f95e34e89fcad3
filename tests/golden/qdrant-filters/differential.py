"""Random filters over random payloads, and what Qdrant's local mode selects: cases.jsonl, for crates/payload/tests/integration/qdrant.rs.

    python3 -m venv target/qdrant && target/qdrant/bin/pip install qdrant-client==1.20.0
    target/qdrant/bin/python tests/golden/qdrant-filters/differential.py [--seed 1] [--collections 17] [--out cases.jsonl]

With another seed and NEARSIGHT_QDRANT_CASES naming the file, the test reads that one.
"""

import argparse
import json
import random
import uuid
import warnings
from pathlib import Path

from qdrant_client import QdrantClient, models

N_DOCUMENTS = 24
N_FILTERS = 120
N_ORDERS = 4
VECTORS = ["", "image"]

COLORS = ["red", "Red", "green", "blue", "blue-green", "", "ναι", "zwölf"]
WORDS = ["Red", "boots", "for", "hiking", "snow", "x2", "ÜBER", "straße", "½", "boots,", "snow_boots", "well-worn", "Σοφός"]
DATES = [
    "2024-01-01", "2024-01-01T00:00:00Z", "2024-01-01 10:00", "2024-01-01 10:00:00", "2024-01-01T10:00:00+02:00",
    "2024-01-01T10:00:00.5Z", "2024-01-01 10:00:00.123456789", "2024-01-01T10:00:00-0130", "2024-1-2", "1969-12-31T23:59:59.999999Z",
    "2024-02-29", "2023-02-29", "2024-01-01T25:00:00Z", "yesterday", "2024-01-01T10:00:00 UTC", "2024-01-01T08:00:00+01",
]
INSTANTS = ["2024-01-01T00:00:00Z", "2024-01-01T10:00:00Z", "2024-01-01T08:00:00Z", "2024-01-01T10:00:00.5Z", "2024-01-02T00:00:00+00:00", "1970-01-01T00:00:00Z"]
KEYS = [
    "color", "size", "price", "ok", "when", "at", "tags", "note", "items", "deep", '"odd key"', "missing",
    "tags[]", "tags[0]", "at[].lat", "items[]", "items[].name", "items[].qty", "items[0].qty", "items[].tags", "items[].tags[]",
    "items[1].tags[0]", "items.name", "deep.a", "deep.a.b", "deep.a[].b", "items[].parts[].name", "items[].when", "items[].at",
]
INNER_KEYS = ["name", "qty", "tags", "tags[]", "when", "at", "missing", "parts[].name", "parts"]


class Sampler:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def chance(self, probability):
        return self.rng.random() < probability

    def some(self, draw, most=3):
        return [draw() for _ in range(self.rng.randint(0, most))]

    # --- payloads ---

    def whole(self):
        return self.rng.choice([-2, 0, 1, 2, 3, 5, 8])

    def number(self):
        return self.rng.choice([self.whole(), self.rng.choice([-0.5, 0.0, 1.0, 1.5, 2.0, 2.5, 8.0])])

    def point(self):
        if self.chance(0.06):
            return self.rng.choice([{"lat": 1}, {"lat": "1", "lon": 2}, {"lat": True, "lon": 1}, {"lat": 500, "lon": 1.0}, {"lat": None, "lon": 3}])
        if self.chance(0.1):
            return {"lat": self.rng.choice([-89.5, 0, 89.5]), "lon": self.rng.choice([-180, 179.5, 180])}
        return {"lat": self.rng.randint(-4, 4) / 2 + 50, "lon": self.rng.randint(-4, 4) / 2 + 10}

    def text(self):
        return self.rng.choice([" ", " ", ", ", "-"]).join(self.rng.choice(WORDS) for _ in range(self.rng.randint(0, 5)))

    def odd(self):
        return self.rng.choice([None, [], [[]], [None], {}, [[], 1], [[1, "red"], [2]], True, 2**53, "", [None, None], [{}], 1e300])

    def scalar(self):
        draw = self.rng.choice([lambda: self.rng.choice(COLORS), self.number, lambda: self.chance(0.5), lambda: self.rng.choice(DATES), lambda: None])
        return draw()

    def value(self, draw):
        if self.chance(0.07):
            return self.odd()
        if self.chance(0.06):
            return self.scalar()
        if self.chance(0.25):
            return [None if self.chance(0.08) else draw() for _ in range(self.rng.randint(0, 3))]
        return draw()

    def fields(self, draws, present):
        return {key: self.value(draw) for key, draw in draws.items() if self.chance(present)}

    def part(self):
        return self.fields({"name": lambda: self.rng.choice(COLORS)}, 0.9)

    def nested_object(self):
        if self.chance(0.05):
            return self.scalar()
        draws = {
            "name": lambda: self.rng.choice(COLORS), "qty": self.number, "tags": lambda: self.some(lambda: self.rng.choice(COLORS)),
            "when": lambda: self.rng.choice(DATES), "at": self.point, "parts": lambda: self.some(self.part, 2),
        }
        return self.fields(draws, 0.45)

    def deep(self):
        inner = {"b": self.value(self.scalar)}
        return {"a": self.rng.choice([inner, [inner, {"b": self.scalar()}], self.scalar()])}

    def payload(self):
        draws = {
            "color": lambda: self.rng.choice(COLORS), "size": self.whole, "price": self.number, "ok": lambda: self.chance(0.5),
            "when": lambda: self.rng.choice(DATES), "at": self.point, "tags": lambda: self.some(lambda: self.rng.choice(COLORS)),
            "note": self.text, "items": lambda: self.some(self.nested_object, 2), "deep": self.deep, "odd key": self.scalar,
        }
        return self.fields(draws, 0.6)

    # --- filters ---

    def words(self):
        return " ".join(self.rng.choice(WORDS) for _ in range(self.rng.choice([0, 1, 1, 1, 2, 2, 3])))

    def match(self):
        whole_or_colors = self.rng.choice([lambda: self.some(self.whole), lambda: self.some(lambda: self.rng.choice(COLORS))])
        return self.rng.choice([
            lambda: {"value": self.rng.choice([self.rng.choice(COLORS), self.whole(), self.chance(0.5)])},
            lambda: {"any": whole_or_colors()}, lambda: {"except": whole_or_colors()},
            lambda: {"text": self.words()}, lambda: {"text_any": self.words()}, lambda: {"phrase": self.words()},
            lambda: {"prefix": self.rng.choice(["", "r", "blue", "blue-", "zw", "20"])},
            lambda: {"substring": self.rng.choice(["", "e", "-g", "oo", "ö"])},
        ])()

    def bounds(self, draw):
        names = self.rng.sample(["gt", "gte", "lt", "lte"], self.rng.choice([1, 1, 2, 2, 0, 3]))
        return {name: draw() for name in names}

    def spot(self):
        return {"lat": self.rng.randint(-5, 5) / 2 + 50, "lon": self.rng.randint(-5, 5) / 2 + 10}

    def ring(self):
        points = [self.spot() for _ in range(self.rng.randint(3, 6))]
        return {"points": points + points[:1]}

    def box(self):
        if self.chance(0.15):
            return {"top_left": {"lat": 90, "lon": 179}, "bottom_right": {"lat": -90, "lon": self.rng.choice([-170, 5])}}
        (south, north), (west, east) = (sorted(self.rng.randint(-5, 5) / 2 for _ in range(2)) for _ in range(2))
        return {"top_left": {"lat": north + 50, "lon": west + 10}, "bottom_right": {"lat": south + 50, "lon": east + 10}}

    def polygon(self):
        interiors = {"interiors": [self.ring()]} if self.chance(0.4) else {}
        return {"exterior": self.ring(), **interiors}

    def test(self):
        return self.rng.choice([
            lambda: {"match": self.match()}, lambda: {"match": self.match()}, lambda: {"match": self.match()},
            lambda: {"range": self.bounds(self.number)}, lambda: {"range": self.bounds(self.number)},
            lambda: {"range": {self.rng.choice(["gt", "lte"]): self.rng.choice(INSTANTS), **self.bounds(lambda: self.rng.choice(INSTANTS))}},
            lambda: {"geo_radius": {"center": self.spot(), "radius": self.rng.choice([1e3, 6e4, 1.5e5, 2e7, 3e7])}},
            lambda: {"geo_bounding_box": self.box()}, lambda: {"geo_polygon": self.polygon()},
            lambda: {"values_count": self.bounds(lambda: self.rng.randint(0, 3))},
            lambda: {"is_empty": self.chance(0.5)}, lambda: {"is_null": self.chance(0.5)},
        ])()

    def condition(self, keys, ids, depth):
        kind = self.rng.random()
        if kind < 0.74 or depth <= 0 and kind < 0.88:
            # A key that suits the test more often than chance has it, or most filters select nothing.
            key, test = self.rng.choice(keys), self.test()
            suited = {"geo_radius": "at", "geo_bounding_box": "at", "geo_polygon": "at"}.get(next(iter(test)))
            if suited and self.chance(0.7):
                key = suited
            if "range" in test and any(isinstance(bound, str) for bound in test["range"].values()) and self.chance(0.7):
                key = "when"
            if any(name in test.get("match", {}) for name in ("text", "text_any", "phrase")) and "note" in keys and self.chance(0.7):
                key = "note"
            return {"key": key, **test}
        if kind < 0.81:
            return {"nested": {"key": self.rng.choice(["items", "items[]", "items[].parts", "parts", "deep.a", "tags"]), "filter": self.filter(INNER_KEYS, ids, depth - 1)}}
        if kind < 0.88:
            return self.filter(keys, ids, depth - 1)
        return self.rng.choice([
            lambda: {"is_empty": {"key": self.rng.choice(keys)}}, lambda: {"is_null": {"key": self.rng.choice(keys)}},
            lambda: {"has_id": self.rng.sample(ids, 4) + [10**6]}, lambda: {"has_vector": self.rng.choice(VECTORS + ["sound"])},
            lambda: self.slice(),
        ])()

    def slice(self):
        total = self.rng.randint(1, 4)
        return {"slice": {"total": total, "index": self.rng.randrange(total)}}

    def filter(self, keys, ids, depth):
        clauses = self.rng.choices(["must", "should", "must_not", "min_should"], [4, 3, 2, 1], k=self.rng.choice([1, 1, 1, 2, 2, 3]))
        found = {}
        for clause in clauses:
            conditions = [self.condition(keys, ids, depth) for _ in range(self.rng.choice([1, 1, 2, 2, 3, 0]))]
            if clause == "min_should":
                conditions += [self.condition(keys, ids, depth), self.condition(keys, ids, depth)]
                found[clause] = {"conditions": conditions, "min_count": self.rng.randint(1, len(conditions) + 1)}
            else:
                found[clause] = conditions[0] if len(conditions) == 1 and self.chance(0.2) else conditions
        return found

    def order(self):
        order = {"key": self.rng.choice(["size", "price", "when", "items[].qty", "tags", "deep.a.b"])}
        if self.chance(0.5):
            order["direction"] = self.rng.choice(["asc", "desc"])
        if self.chance(0.4):
            order["start_from"] = self.rng.choice(INSTANTS) if order["key"] == "when" else self.number()
        return order


def make_collection(client, sampler):
    ids = [sampler.rng.randrange(1000) * N_DOCUMENTS + n if n % 3 else str(uuid.UUID(int=sampler.rng.getrandbits(128))) for n in range(N_DOCUMENTS)]
    documents = [{"id": id_, "vectors": [name for name in VECTORS if sampler.chance(0.7)], "payload": sampler.payload()} for id_ in ids]
    config = models.VectorParams(size=2, distance=models.Distance.DOT)
    client.create_collection("c", vectors_config={name: config for name in VECTORS})
    points = [models.PointStruct(id=d["id"], vector={name: [1.0, 0.0] for name in d["vectors"]}, payload=d["payload"]) for d in documents]
    client.upsert("c", points)
    return documents, ids


def answer(client, documents, filter_json):
    """One bit a document, the first document's highest, as hexadecimal digits: short, and a diff shows which."""
    records, _ = client.scroll("c", scroll_filter=models.Filter.model_validate(filter_json), limit=N_DOCUMENTS, with_payload=False)
    found = {record.id for record in records}
    bits = "".join("1" if document["id"] in found else "0" for document in documents)
    return f"{int(bits, 2):0{N_DOCUMENTS // 4}x}"


def filter_cases(client, sampler, documents, ids):
    """Filters of a readable length; few of those that select nothing or everything, which most random filters do."""
    cases = []
    while len(cases) < N_FILTERS:
        found = sampler.filter(KEYS, ids, sampler.rng.choice([0, 0, 1, 1, 2]))
        if len(json.dumps(found)) < 400:
            bits = answer(client, documents, found)
            if bits not in ("0" * len(bits), "f" * len(bits)) or sampler.chance(0.1):
                cases.append([found, bits])
    return cases


def ordered(client, ids, order, limit):
    records, _ = client.scroll("c", order_by=models.OrderBy.model_validate(order), limit=limit, with_payload=False)
    return [ids.index(record.id) for record in records]


def collection_line(client, sampler):
    documents, ids = make_collection(client, sampler)
    filters = filter_cases(client, sampler, documents, ids)
    orders = [(sampler.order(), sampler.rng.choice([3, 100])) for _ in range(N_ORDERS)]
    facets = [(key, sampler.rng.choice([2, 100])) for key in ["color", "items[].name", "tags", "deep.a"]]
    line = {
        "documents": documents,
        "filters": filters,
        "orders": [[order, limit, ordered(client, ids, order, limit)] for order, limit in orders],
        "facets": [[key, limit, [[hit.value, hit.count] for hit in client.facet("c", key, limit=limit).hits]] for key, limit in facets],
    }
    client.delete_collection("c")
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--collections", type=int, default=17)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "cases.jsonl")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    client = QdrantClient(":memory:")
    lines = [collection_line(client, Sampler(f"{options.seed}/{n}")) for n in range(options.collections)]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
