"""The bench of opening measures what it says; no test looks at how long anything took."""

from __future__ import annotations

from tests.benchmarks.opening.__main__ import HEAD, Case, _cells
from tests.benchmarks.opening.once import opened
from tests.benchmarks.synthetic import synthetic


def test_an_opening_is_measured_from_asking_for_the_file_to_the_picture_and_to_quiet(qapp, looks, tmp_path):
    for entries in (0, 60):
        found = opened(synthetic(tmp_path / f"{entries}.chronology", entries))
        assert 0 < found["cpu"] <= found["quiet cpu"]
        assert found["own"] > 0
        assert found["wall"] > 0
        assert found["pause"] > 0
        assert found["memory"] > 0


def test_a_line_of_the_table_says_how_far_beyond_an_empty_project_one_is():
    names = ("cpu", "own", "wall", "pause", "pause cpu", "long pauses", "quiet cpu", "quiet wall", "closing", "memory")
    empty = [dict.fromkeys(names, value) for value in (10.0, 20.0, 30.0)]
    found = [dict.fromkeys(names, value) for value in (110.0, 140.0, 130.0)]
    cells = _cells(Case(100_000, kept=True), found, empty)
    assert len(cells) == len(HEAD)
    assert cells[:4] == ["100,000", "kept", "130 (110 to 140)", "100 (100 to 120)"]
    assert _cells(Case(0, kept=True), empty, empty)[3] == "–"
