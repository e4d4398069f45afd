"""Columns of which edits altered some rows are those written anew, whenever somebody asks for them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.columns.altered import Altered, Late, highest, is_same, one, some

SIZE = 300
EDITS = st.lists(
    st.tuples(
        st.sets(st.integers(0, SIZE - 1), max_size=160),
        st.integers(0, 3),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@given(EDITS)
def test_columns_after_edits_are_those_written_anew(edits):
    begun = {"lo": np.arange(SIZE) % 3, "id": np.arange(SIZE).astype("S4"), "edition": np.ones(SIZE, np.uint32)}
    held, wanted = begun, {name: column.copy() for name, column in begun.items()}
    for number, (chosen, value, asked) in enumerate(edits):
        rows = np.array(sorted(chosen), np.int64)
        news = {"lo": np.full(len(rows), value), "id": wanted["id"][rows], "edition": np.full(len(rows), number + 2)}
        before, was = held, wanted["lo"].copy()
        held = Altered(before, rows, news)
        wanted["lo"][rows], wanted["edition"][rows] = value, number + 2
        assert is_same(held, before, "lo") == np.array_equal(was, wanted["lo"])
        assert is_same(held, before, "id")
        assert highest(held, "edition") == wanted["edition"].max()
        assert [one(held, "lo", row) for row in range(SIZE)] == wanted["lo"].tolist()
        assert some(held, "lo", rows[:50]).tolist() == wanted["lo"][rows[:50]].tolist()
        assert some(held, "lo", np.arange(SIZE)).tolist() == wanted["lo"].tolist()
        if asked:
            assert held["lo"] is held["lo"]
            assert {name: column.tolist() for name, column in held.items()} == {
                name: column.tolist() for name, column in wanted.items()
            }
            assert some(held, "lo", rows[:50]).tolist() == wanted["lo"][rows[:50]].tolist()
    assert begun["lo"].tolist() == (np.arange(SIZE) % 3).tolist(), "what an edit began with stays as it was"
    assert held["edition"].dtype == np.uint32
    assert len(held) == 3


class Interrupted(np.ndarray):
    """A column that another thread writes out in the very moment in which rows of it are taken."""

    late: Late

    def __getitem__(self, rows):
        self.late.whole  # noqa: B018 - asked for what it does
        return np.asarray(self)[rows]


def test_what_is_said_of_rows_stands_while_another_thread_writes_the_column_out():
    column = np.zeros(3, np.int64).view(Interrupted)
    column.late = Late(column, {1: 7})
    assert column.late.few(np.array([0, 1])).tolist() == [0, 7]
    assert column.late.whole.tolist() == [0, 7, 0]
