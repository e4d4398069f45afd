"""Columns look like tuples, whatever stands behind them."""

from __future__ import annotations

from itertools import cycle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.chart import Picked
from timeline_app.dates import parse
from timeline_app.model import Citation, Entry, Source, new_id
from timeline_app.project import Filter, parts
from timeline_app.project.columns import texts
from timeline_app.project.columns.base import READ, WORDS, read_all, read_base
from timeline_app.project.columns.sequences import halves_as_they_lie, ids_of, rows_of
from timeline_app.project.columns.texts import Texts
from timeline_app.project.gathering.texts import SIGN

packed = st.binary(min_size=16, max_size=16) | st.integers(0, 300).map(lambda number: number.to_bytes(16, "big"))


@pytest.fixture
def filled(project):
    for number in range(5):
        actions.add_entry(project, f"Entry {number}", when=f"2019-09-0{number + 1}", own_note=True)
    actions.add_entry(project, "Undated", own_note=True)
    return project


def test_a_column_is_asked_as_a_tuple_is(filled):
    marks = filled.marks()
    for column in (marks.id, marks.title, marks.lo, marks.kind, marks.precision, marks.lanes["kind"]):
        whole = tuple(column)
        assert [column[at] for at in range(len(column))] == list(whole)
        assert (column[-1], column[1:3]) == (whole[-1], whole[1:3])
        assert column == whole
        assert column != whole[1:]
        with pytest.raises(IndexError):
            column[len(column)]


def test_an_id_is_found_where_it_stands_and_nothing_else_is(filled):
    marks = filled.marks()
    assert [marks.id.index(id_) for id_ in marks.id] == list(range(6))
    assert marks.id[2] in marks.id
    for stranger in ("", "no id", "0" * 32, "g" * 32, None):
        assert stranger not in marks.id
    assert marks.id.find(["g" * 32, marks.id[3], "short"]).tolist() == [-1, 3, -1]
    with pytest.raises(ValueError, match="000"):
        marks.id.index("0" * 32)
    assert marks != 7


def test_a_word_of_a_later_version_is_shown_as_it_is(filled):
    marks = filled.marks()
    filled._db.execute("update entry set kind = 'rumour' where title = 'Entry 1'")
    again = filled.marks()
    assert again.kind[1] == "rumour"
    assert again.lanes["kind"][1] == ("rumour",)
    assert marks.kind[1] == "occurrence"
    entry = next(e for e in map(filled.marks().id.__getitem__, range(6)) if e == marks.id[1])
    assert filled.marks(Filter(ids=frozenset({entry}))).kind == ("rumour",)


DATES = ["2019-09-05", "1984?/2004~", "2001-06%", "-0044-03-15", "../2019", "2019-09/..", "Y170000002", "1560~", None]


@pytest.fixture
def mixed(project):
    """Entries with every word, and every kind of date; each fifth is removed, each third cites."""
    kinds, statuses = (cycle(words[1:]) for words in (WORDS["kind"], WORDS["status"]))
    with project.edit("Bring in") as edit:
        source = edit.add(Source(id=new_id()))
        made = [
            edit.add(
                Entry(id=new_id(), title="Entry", when=when and parse(when).to_json(), importance=1 + number % 5,
                      rank=number % 7 - 3, kind=next(kinds), status=next(statuses), own_note=number % 2 == 0)
            )
            for number, when in enumerate(DATES * 3)
        ]  # fmt: skip
        for entry in made[::3]:
            edit.add(Citation(id=new_id(), entry_id=entry.id, source_id=source.id))
    actions.remove(project, [("entry", entry.id) for entry in made[::5]])
    return project


@pytest.mark.parametrize("part", [2, 3, 10_000])
def test_columns_that_sqlite_sets_together_are_those_that_it_hands_over_one_by_one(mixed, monkeypatch, part):
    monkeypatch.setattr(parts, "PART", part)
    together = read_all(parts.Source(mixed._db, lambda: None), Texts(mixed._db))
    one_by_one = read_base(mixed._db, Texts(mixed._db), "e.gone = 0", [], None)
    for name, column in one_by_one.held.items():
        assert together.held[name].dtype == READ[name]
        assert together.held[name].tolist() == column.tolist(), name
        assert len(set(column.tolist())) > 1
    assert together.words == one_by_one.words


def test_a_date_that_holds_the_sign_between_dates_is_read_all_the_same(mixed, monkeypatch):
    entry = next(entry for entry in mixed.all(Entry) if entry.when)
    query = "update entry set when_edtf = ? where id = ?"
    mixed._db.execute(query, (f"2019{SIGN}~?", bytes.fromhex(entry.id)))
    together = read_all(parts.Source(mixed._db, lambda: None), Texts(mixed._db))
    one_by_one = read_base(mixed._db, Texts(mixed._db), "e.gone = 0", [], None)
    for name in ("approximate", "uncertain", "undated", "kind"):
        assert together.held[name].tolist() == one_by_one.held[name].tolist()
    row = together.held["id"].tolist().index(bytes.fromhex(entry.id).rstrip(b"\0"))
    assert together.held["approximate"][row] and together.held["uncertain"][row]


def test_every_word_has_a_letter():
    assert max(map(len, WORDS.values())) <= 26


def test_what_lies_beside_what_was_looked_at_is_fetched_with_it(filled):
    marks = filled.marks()
    asked = []
    filled._db.set_trace_callback(asked.append)
    assert [marks.title[at] for at in range(6)] == [*(f"Entry {n}" for n in range(5)), "Undated"]
    filled._db.set_trace_callback(None)
    assert len(asked) == 2
    assert (marks.text[5], marks.edtf[5], marks.date_words[0]) == ("", None, "2019-09-01")


def test_several_texts_are_fetched_with_one_question_and_nothing_beside_them(filled):
    marks = filled.marks()
    asked = []
    filled._db.set_trace_callback(asked.append)
    assert marks.title.some(np.array([5, 1, 3, 1])) == ["Undated", "Entry 1", "Entry 3", "Entry 1"]
    assert list(Picked(marks.title, np.array([3, 5]))) == ["Entry 3", "Undated"]
    assert list(Picked(Picked(marks.title, np.array([3, 5, 1])), np.array([1]))) == ["Undated"]
    assert len(asked) == 1
    assert marks.title[0] == "Entry 0"
    filled._db.set_trace_callback(None)
    assert len(asked) == 2
    assert marks.citations.some(np.array([2, 0])) == [marks.citations[2], marks.citations[0]]
    assert marks.title.some(np.empty(0, np.int64)) == []
    assert marks.title[1:6:2] == ("Entry 1", "Entry 3", "Undated")
    assert marks.citations[4:9] == tuple(marks.citations)[4:9]


def test_texts_are_fetched_again_where_too_many_are_known(filled, monkeypatch):
    monkeypatch.setattr(texts, "_MOST", 2)
    monkeypatch.setattr(texts, "_ASKED", 3)
    marks = filled.marks()
    for _ in range(2):
        assert marks.title.some(np.arange(6)) == [*(f"Entry {n}" for n in range(5)), "Undated"]


@given(st.sets(packed, max_size=60), st.lists(packed, max_size=60), st.integers(0, 60))
def test_rows_are_told_of_few_ids_as_of_many_and_of_none_that_is_not_there(known, others, number):
    rolled = np.sort(np.array([*known], "S16"))
    asked = [*rolled[:number].tolist(), *others][: number or None]
    place = {id_: at for at, id_ in enumerate(rolled.tolist())}
    wanted = np.array(asked, "S16")
    assert rows_of(rolled, wanted).tolist() == [place.get(id_, -1) for id_ in wanted.tolist()]


def test_ids_come_out_of_records_as_they_went_in():
    ids = [bytes(range(number, number + 16)) for number in (0, 7, 200)]
    records = np.array([(1, id_, other) for id_, other in zip(ids, reversed(ids), strict=True)], "i4, S16, S16")
    assert ids_of(records, "f1").tobytes() == b"".join(ids)
    assert ids_of(records, "f2").tobytes() == b"".join(reversed(ids))
    assert halves_as_they_lie(records, "f1").shape == (3, 2)
    assert len(ids_of(records[:0], "f1")) == 0
