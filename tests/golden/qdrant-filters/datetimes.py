"""Texts that are points in time, and texts that only look so, with the microseconds that Qdrant's local mode (Python's
datetime) makes of them: datetimes.json, for crates/payload/src/datetime/tests.rs.

    target/qdrant/bin/python tests/golden/qdrant-filters/datetimes.py
"""

import itertools
import json
from pathlib import Path

from qdrant_client.local.order_by import to_order_value

DAYS = ["2024-01-01", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "1969-12-31", "0001-01-01", "9999-12-31", "2024-1-2", "2024-13-01", "2024-00-10", "2024-04-31", "24-01-01", "12024-01-01"]
TIMES = ["", "T00:00:00", " 10:00", "T10:00", "T23:59:59", "t7:5:3", "  10:00:00", "T24:00:00", "T10:60:00", "T10:00:00.5", "T10:00:00.123456", " 10:00:00.123456789", "T10:00:00.", "T10", "T1000", "T10:00:00,5"]
OFFSETS = ["", "Z", "z", " Z", "+00:00", "+02:00", "-0130", "+01", "-11", " +05:30", " UTC", "UTC", "+24:00", "+1:00", "+01:60", "+010", "+", " ", "-00:00", "+23:59"]
OTHERS = ["", " ", "now", "2024", "2024-01", "2024/01/01", "20240101", " 2024-01-01", "\t2024-01-01T10:00:00Z", "2024-01-01\n", "2024-01-01T10:00:00Z ", "2024-01-01T10:00:00ZZ", "+2024-01-01", "-2024-01-01", "2024-01-01T-1:00:00"]


def main():
    texts = ["".join(parts) for parts in itertools.product(DAYS, TIMES, OFFSETS)] + OTHERS
    rows = [[text, to_order_value(text)] for text in texts]
    # Most that are no date are so for the same reason: a tenth of them will do.
    kept = [row for n, row in enumerate(rows) if row[1] is not None or n % 10 == 0 or row[0] in OTHERS]
    path = Path(__file__).parent / "datetimes.json"
    path.write_text("[\n" + ",\n".join(json.dumps(row) for row in kept) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
