"""Compare what a writer makes with the golden file, which is written when it is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[2] / "golden"


def same(name: str, made: bytes) -> None:
    """Fail unless the golden file `name` holds these bytes."""
    kept = GOLDEN / name
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(made)
        pytest.fail("a golden file was missing and has been written; read it and run again")
    assert made.decode("utf-8", "replace") == kept.read_bytes().decode("utf-8", "replace")
