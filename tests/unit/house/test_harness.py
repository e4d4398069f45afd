"""The bench counts what it should; no test looks at how long anything took."""

from __future__ import annotations

import pytest

from tests.benchmarks import harness
from tests.benchmarks.harness import Bench, Deed, Result, deed, deeds, measure, table


@pytest.fixture
def bench(tmp_path, monkeypatch):
    monkeypatch.setattr(harness, "_deeds", [])
    return Bench(tmp_path, tmp_path / "large.chronology")


def test_a_deed_is_warmed_up_and_then_done_as_often_as_asked(bench):
    done = []
    result = measure(Deed("Undo", 100, lambda _: lambda: done.append("act")), bench, 3)
    assert done == ["act"] * 4
    assert len(result.times) == 3


def test_what_is_arranged_before_each_time_comes_first(bench):
    done = []
    arranged = (lambda: done.append("before"), lambda: done.append("act"))
    measure(Deed("Undo", 100, lambda _: arranged), bench, 2)
    assert done == ["before", "act"] * 3


def test_the_middle_counts_not_the_worst():
    known = Deed("Undo", 100, lambda _: lambda: None)
    assert not Result(known, (1.0, 2.0, 500.0)).late
    assert Result(known, (1.0, 200.0, 500.0)).late


def test_deeds_are_found_by_a_word_of_their_name(bench):
    deed("Type a date")(lambda _: lambda: None)
    deed("Undo")(lambda _: lambda: None)
    assert [d.name for d in deeds("DATE")] == ["Type a date"]
    assert [d.name for d in deeds()] == ["Type a date", "Undo"]


def test_two_deeds_of_one_name_are_a_mistake(bench):
    deed("Undo")(lambda _: lambda: None)
    with pytest.raises(ValueError, match="Undo"):
        deed("Undo")(lambda _: lambda: None)


def test_the_table_marks_what_is_late():
    known = Deed("Undo", 100, lambda _: lambda: None)
    head, quick, slow = table([Result(known, (1.0,)), Result(known, (101.0,))]).splitlines()
    assert "median" in head
    assert not quick.endswith("late")
    assert slow.endswith("late")
