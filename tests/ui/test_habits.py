"""Small habits of a person survive the window, and no damage to them is worth a word."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ui.desk.habits import Habits

WORDS = st.text("abc", max_size=2)
JSON = st.none() | st.integers(-9, 9) | WORDS | st.lists(WORDS, max_size=2)


@given(st.lists(st.tuples(WORDS, JSON)), st.integers(1, 4))
def test_what_was_kept_last_is_there_again(tmp_path_factory, kept, most):
    path = tmp_path_factory.mktemp("habits") / "habits.json"
    habits = Habits(path, most)
    for key, value in kept:
        habits.keep(key, value)
    left = list(dict.fromkeys(key for key, _ in reversed(kept)))[:most]
    again = Habits(path, most)
    assert list(reversed(again)) == list(reversed(habits)) == left
    assert {key: again.of(key) for key in left} == {key: dict(kept)[key] for key in left}
    assert not path.with_suffix(".part").exists()


@pytest.mark.parametrize("content", ["", "[1]", "{broken", '"a"', "[" * 100_000])
def test_a_damaged_file_counts_as_empty_and_is_written_anew(tmp_path, content):
    path = tmp_path / "habits.json"
    path.write_text(content)
    habits = Habits(path, 3)
    assert list(habits) == []
    habits.keep("a", 1)
    assert json.loads(path.read_text()) == {"a": 1}


def test_what_is_forgotten_is_gone_from_the_disk(tmp_path):
    habits = Habits(tmp_path / "habits.json", 3)
    habits.keep("a", 1)
    habits.keep("b", 2)
    habits.forget("a", "never kept")
    assert list(Habits(tmp_path / "habits.json", 3)) == ["b"]


def test_a_folder_that_cannot_be_written_keeps_the_habit_until_the_end(tmp_path):
    habits = Habits(tmp_path / "nowhere" / "habits.json", 3)
    habits.keep("a", 1)
    assert habits.of("a") == 1
