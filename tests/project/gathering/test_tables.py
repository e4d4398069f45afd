"""Columns of a table, read in parts beside SQLite."""

import sqlite3
import threading
from contextlib import closing

import pytest

from timeline_app.errors import Cancelled
from timeline_app.project.gathering.tables import gather, signs, texts, words
from timeline_app.project.gathering.texts import SIGN
from timeline_app.project.parts import Source

ROWS = "from entry where id > ? and id <= ?"
MANY = 60


@pytest.fixture
def db():
    """A table with a text in each row, every other of which is empty."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("create table entry (id blob primary key, title text) without rowid")
        rows = [(bytes([number]), f"Título {number}" if number % 2 else "") for number in range(MANY)]
        made.executemany("insert into entry values (?, ?)", rows)
        yield made


@pytest.mark.parametrize("step", [1, 7, MANY])
@pytest.mark.parametrize("way", range(3))
def test_texts_that_are_read_beside_sqlite_are_ranked_in_the_order_of_ids(db, step, way):
    source = Source(db, lambda: None)
    (found,) = gather(source, ROWS, [[*texts("title", folded=True)][way]], source.spans("entry", step))
    said = [f"titulo {number}" if number % 2 else "" for number in range(MANY)]
    assert found.tolist() == [sorted({*said}).index(text) for text in said]


@pytest.mark.parametrize("step", [1, 7, MANY])
def test_words_are_told_by_their_numbers_whatever_they_hold(db, step):
    source, known = Source(db, lambda: None), {}
    db.execute("update entry set title = 'one' || char(31) where title = ''")
    (found,) = gather(source, ROWS, [words("title", known)], source.spans("entry", step))
    names = [*known]
    assert [names[number] for number in found] == [
        text for (text,) in db.execute("select title from entry order by id")
    ]


@pytest.mark.parametrize("step", [1, 7, MANY])
def test_signs_are_found_in_the_texts_in_which_they_stand(db, step):
    source = Source(db, lambda: None)
    (found,) = gather(source, ROWS, [signs("title", "10", "T")], source.spans("entry", step))
    assert found[0].tolist() == [bool(number % 2 and {"0", "1"} & {*str(number)}) for number in range(MANY)]
    assert found[1].tolist() == [bool(number % 2) for number in range(MANY)]


@pytest.mark.parametrize("wanted", [*texts("title", folded=True), signs("title", "?"), words("title", {})])
def test_of_no_rows_nothing_is_gathered(db, wanted):
    db.execute("delete from entry")
    source = Source(db, lambda: None)
    (found,) = gather(source, ROWS, [wanted], source.spans("entry"))
    assert found.size == 0


@pytest.mark.parametrize("way", range(2))
@pytest.mark.parametrize("number", [1, 7], ids=["in the thread that asks", "beside it"])
def test_little_more_is_asked_once_a_text_cannot_be_read(db, way, number):
    asked = []
    db.execute("update entry set title = ? where id = ?", (f"one{SIGN}two", bytes([number])))
    source = Source(db, lambda: asked.append("part"))
    with pytest.raises(ValueError, match="not as many"):
        gather(source, ROWS, [[*texts("title", folded=True)][way]], source.spans("entry", 1))
    assert len(asked) < MANY // 4


def test_reading_beside_sqlite_can_be_stopped(db):
    asked = []

    def between():
        asked.append("part")
        if len(asked) == 9:
            raise Cancelled

    source = Source(db, between)
    with pytest.raises(Cancelled):
        gather(source, ROWS, [next(texts("title", folded=True))], source.spans("entry", 1))
    assert len(asked) == 9


def test_few_texts_are_read_and_ranked_in_the_thread_that_asks(db, monkeypatch):
    started = []
    monkeypatch.setattr(threading.Thread, "start", lambda thread: started.append(thread.name))
    source = Source(db, lambda: None)
    (found,) = gather(source, ROWS, [next(texts("title", folded=True))], source.spans("entry", MANY // 2))
    assert found.max() == MANY // 2
    assert started == []
