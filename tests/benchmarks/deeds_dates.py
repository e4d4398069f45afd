"""Deeds of the reader of dates, without a project."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks.harness import Act, Bench, deed
from tests.unit.dates.test_many import generated
from timeline_app.dates import parse, read

COUNT = 1_000
TYPED = 500
_TABLES = Path(__file__).parents[1] / "data"


@deed("Parse 1,000 dates in EDTF, none of them twice", limit=200)
def parse_edtf(bench: Bench) -> Act:
    chance = random.Random(7)
    number = bench.number(COUNT)
    texts = iter([str(generated(chance)) for _ in range(40 * number)])
    return lambda: [parse(next(texts)) for _ in range(number)]


@deed("Read 500 dates as people type them, in eight languages", limit=100)
def read_typed(bench: Bench) -> Act:
    phrases = typed_phrases()[:TYPED]
    assert len(phrases) == TYPED
    return lambda: [read(text) for text in phrases]


def typed_phrases() -> list[str]:
    """Return the texts of the tables of typed dates, each once and in no order."""
    tables = [*sorted((_TABLES / "typed").glob("*.tsv")), _TABLES / "edtf" / "human.tsv"]
    lines = [line for table in tables for line in table.read_text(encoding="utf-8").splitlines() if line]
    phrases = list(dict.fromkeys(line.split("\t")[0] for line in lines if not line.startswith("input\t")))
    random.Random(7).shuffle(phrases)
    return phrases
