// The filter builder writes Qdrant's JSON: the filters of tests/golden/qdrant-filters/builder.json, which the engine reads.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { where } from "../../www/sdk/src/filter.js";

const GOLDEN = join(import.meta.dirname, "../golden/qdrant-filters/builder.json");
const SQUARE = [{ lat: 0, lon: 0 }, { lat: 0, lon: 4 }, { lat: 4, lon: 4 }, { lat: 4, lon: 0 }];
const HOLE = [{ lat: 1, lon: 1 }, { lat: 1, lon: 2 }, { lat: 2, lon: 2 }, { lat: 1, lon: 1 }];

const BUILT = [
  where.all(where.is("category", "shoes"), where.range("price", { lte: 80 }), where.not(where.empty("photo"))),
  where.any(where.is("size", [41, 42]), where.is("sale", true), where.isOther("color", ["red", "blue"])),
  where.atLeast(2, where.words("title", "snow boots"), where.anyWord("title", "warm dry"), where.phrase("title", "dry feet"), where.begins("sku", "B-")),
  where.all(where.range("added", { gte: new Date(0), lt: "2024-06-01", gt: undefined }), where.count("tags", { gt: 2 })),
  where.all(where.near("store", { lat: 52.5, lon: 13.4 }, 5000), where.inBox("store", { lat: 53, lon: 13 }, { lat: 52, lon: 14 })),
  where.all(where.inPolygon("store", SQUARE, [HOLE]), where.inPolygon("store", [...SQUARE, SQUARE[0]])),
  where.all(where.nested("offers", where.is("shop", "north"), where.range("price", { lt: 9.5 })), where.isNull("note")),
  where.not(where.ids(7, "x"), where.hasVector("image")),
];

test("the builder gives the filters that the engine reads", async () => {
  assert.deepEqual(JSON.parse(JSON.stringify(BUILT)), JSON.parse(await readFile(GOLDEN, "utf8")));
});

test("a number that JSON cannot hold is refused, where it would be written as no bound", () => {
  for (const [build, name] of [
    [() => where.range("price", { gt: NaN }), "price.gt"],
    [() => where.range("price", { lte: Infinity }), "price.lte"],
    [() => where.count("tags", { lt: NaN }), "tags.lt"],
    [() => where.near("store", { lat: 0, lon: 0 }, NaN), "store.radius"],
    [() => where.near("store", { lat: NaN, lon: 0 }, 1), "store.lat"],
    [() => where.inPolygon("store", [{ lat: 0, lon: -Infinity }]), "store.lon"],
  ]) {
    assert.throws(build, (error) => error instanceof RangeError && error.message.includes(name));
  }
});

test("nothing that was given is changed", () => {
  const corners = Object.freeze(SQUARE.map((corner) => Object.freeze({ ...corner })));
  where.inPolygon("store", corners, [corners]);
  assert.equal(corners.length, 4);
});
