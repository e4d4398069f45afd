"""Columns of which edits altered some rows are those written anew, whenever somebody asks for them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.columns.altered import Altered, one, some
from timeline_app.shifts import Shift

SIZE = 260
AT_MOST = st.sets(st.integers(0, SIZE - 1), max_size=160)
EDITS = st.lists(
    st.tuples(AT_MOST, st.one_of(AT_MOST, st.none()), st.integers(0, 3), st.booleans()), min_size=1, max_size=5
)
"""Rows that go, rows that come (None: those that went, altered), what these say, and whether columns are asked for."""


def an_edit(size, gone, come):
    """Return the shift of so many rows: of those that are asked for, those that there are."""
    gone = np.array(sorted(row for row in gone if row < size), np.int64)
    if come is None:
        return Shift.of(size, gone, gone)
    after = size - len(gone)
    come = sorted(row for row in come if row < after + len(come))
    return Shift.of(size, gone, np.array([row for row in come if row < after + len(come)], np.int64))


@given(EDITS)
def test_columns_after_edits_are_those_written_anew(edits):
    begun = {"lo": np.arange(SIZE) % 3, "id": np.arange(SIZE).astype("S4"), "all": np.ones(SIZE, np.uint8)}
    held, wanted = begun, {name: column.copy() for name, column in begun.items()}
    for gone, come, value, asked in edits:
        shift = an_edit(len(wanted["lo"]), gone, come)
        rows = shift.come
        news = {
            "lo": np.full(len(rows), value),
            "id": wanted["id"][rows] if come is None else rows.astype("S4"),
            "all": np.ones(len(rows), np.uint8),
        }
        before, was = held, wanted
        held = Altered(before, shift, news)
        wanted = {name: shift.column(column, news[name]) for name, column in was.items()}
        size = len(wanted["lo"])
        assert [one(held, ("lo", "all"), row) for row in range(size)] == [[lo, 1] for lo in wanted["lo"].tolist()]
        assert some(held, "id", rows[:50]).tolist() == wanted["id"][rows[:50]].tolist()
        assert some(held, "lo", np.arange(size)).tolist() == wanted["lo"].tolist()
        if asked:
            assert {name: (column.tolist(), column.dtype) for name, column in held.items()} == {
                name: (column.tolist(), column.dtype) for name, column in wanted.items()
            }
            assert some(held, "lo", rows[:50]).tolist() == wanted["lo"][rows[:50]].tolist()
    assert begun["lo"].tolist() == (np.arange(SIZE) % 3).tolist(), "what an edit began with stays as it was"
    assert len(held) == 3


def test_a_column_in_which_an_edit_made_no_difference_is_the_one_that_was_written_out_before():
    begun = {"id": np.arange(9), "lo": np.zeros(9, np.int64)}
    news = {"id": np.array([9]), "lo": np.array([7])}
    more = Altered(begun, Shift.of(9, np.empty(0, np.int64), np.array([9])), news)
    same = {"id": np.array([2]), "lo": np.array([1])}
    assert more["id"].tolist() == list(range(10))
    assert more["lo"].tolist() == [0] * 9 + [7]
    after = Altered(more, Shift.of(10, np.array([2]), np.array([2])), same)
    assert after["id"] is more["id"]
    assert after["lo"].tolist() == [0, 0, 1, 0, 0, 0, 0, 0, 0, 7]
    assert Altered(begun, Shift.of(9, np.array([2]), np.array([2])), same)["id"] is begun["id"]
