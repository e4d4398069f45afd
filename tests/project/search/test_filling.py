"""Making the index of a file that has none."""

import pytest

from timeline_app.errors import Cancelled, NotSaved
from timeline_app.model import Entry
from timeline_app.project import fill_index
from timeline_app.project.search import filling, index


@pytest.fixture
def old(project, unindexed):
    """A project of thirty entries and no index."""
    with project.edit("Add") as edit:
        for number in range(30):
            edit.add(Entry(title=f"Darqad {number}"))
    unindexed()
    return project


@pytest.fixture
def slow(monkeypatch):
    """A turn puts in one row."""
    monkeypatch.setattr(filling, "TURN", -1)


def found(project, typed):
    return len(project.search(typed, most=99).hits.get("entry", ()))


def test_an_index_is_made_and_asked_at_once(old, path):
    assert found(old, "darqad") == 30
    told = []
    assert fill_index(path, lambda done, total, words: told.append((done, total, words))) == 30
    assert old.is_indexed
    assert found(old, "darqad") == 30
    assert told[0] == (0, 30, "Preparing search")
    assert told[-1][:2] == (30, 30)


def test_a_whole_index_is_left_alone(project, path):
    assert fill_index(path) == 0


def test_who_stops_it_goes_on_there_later(old, path, slow):
    def stop(done, _total, _words):
        if done == 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        fill_index(path, stop)
    assert not old.is_indexed
    assert found(old, "darqad") == 30
    assert fill_index(path) == 20
    assert old.is_indexed


def test_edits_meanwhile_are_in_the_index(old, path, slow):
    first, *_, last = old.all(Entry)

    def edit(done, _total, _words):
        if done == 10:
            with old.edit("Change") as pen:
                pen.change(first, title="Farkhar")
                pen.remove(last)
                pen.add(Entry(title="Farkhar too"))

    fill_index(path, edit)
    assert old.is_indexed
    assert (found(old, "darqad"), found(old, "farkhar")) == (28, 2)


def test_what_a_program_without_an_index_writes_meanwhile_is_in_it_too(old, path, slow):
    first, *_ = old.all(Entry)

    def edit(done, _total, _words):
        if done == 10:
            old._db.execute("update local set key = 'aside' where key = 'search-filling'")
            with old.edit("Change") as pen:
                pen.change(first, title="Farkhar")
            old._db.execute("update local set key = 'search-filling' where key = 'aside'")

    fill_index(path, edit)
    assert old.is_indexed
    assert (found(old, "darqad"), found(old, "farkhar")) == (29, 1)


def test_two_that_fill_share_the_work(old, path, slow):
    done_by_other = []

    def other(done, _total, _words):
        if done == 10 and not done_by_other:
            done_by_other.append(fill_index(path))

    assert fill_index(path, other) + done_by_other[0] == 30


def test_a_mark_of_other_rules_is_begun_anew(old, path):
    index.note(old._db, index.FILLING, "0 1 2 abc")
    assert fill_index(path) == 30


def test_a_file_that_is_none_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "broken.chronology"
    path.write_bytes(b"nothing" * 100)
    with pytest.raises(NotSaved, match="index"):
        fill_index(path)
