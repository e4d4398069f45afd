"""Deeds of the reader of dates, without a project."""

from __future__ import annotations

import random

from tests.benchmarks.harness import Act, Bench, deed
from tests.unit.dates.test_many import generated
from timeline_app.dates import parse, read

COUNT = 1_000


@deed("Parse 1,000 dates in EDTF, none of them twice", limit=200)
def parse_edtf(bench: Bench) -> Act:
    chance = random.Random(7)
    texts = iter([str(generated(chance)) for _ in range(40 * COUNT)])
    return lambda: [parse(next(texts)) for _ in range(COUNT)]


@deed("Read 100 dates as people type them", limit=500)
def read_typed(bench: Bench) -> Act:
    years = iter(range(1_000, 9_000))
    return lambda: [read(f"between 5 and 9 September {next(years)}") for _ in range(100)]
