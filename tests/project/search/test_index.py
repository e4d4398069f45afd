"""The index against the tables: whatever happens to a project, the index is what a new one would be."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_app.errors import Cancelled, Overtaken, Stale
from timeline_app.model import Agent, Citation, Entry, Name, Passage, Place, Source, Tag, Version
from timeline_app.project import Project, fill_index
from timeline_app.project.file import store

_TERMS = (
    'select v.term, v.col, v.offset, t."table", t.row, t.field from temp.{name} v join search_text t on t.k = v.doc '
    "order by 1, 2, 3, 4, 5, 6"
)


def contents(path):
    """Everything that the index holds: texts, words with their places, parts of names."""
    db = store.connect(path)
    try:
        texts = db.execute('select "table", row, field, folded, joined from search_text order by 1, 2, 3').fetchall()
        terms = []
        for name in ("search", "search_names"):
            db.execute(f"create virtual table temp.{name}_terms using fts5vocab (main, {name}, instance)")
            terms.append(db.execute(_TERMS.format(name=f"{name}_terms")).fetchall())
        db.execute("insert into search (search, rank) values ('integrity-check', 1)")
        db.execute("insert into search_names (search_names) values ('integrity-check')")
        return texts, terms
    finally:
        db.close()


def rebuilt(path):
    """What an index made of the same file from nothing holds."""
    copy = path.with_name("copy.chronology")
    shutil.copyfile(path, copy)
    db = store.connect(copy)
    db.execute("delete from local where key = 'search'")
    db.close()
    fill_index(copy)
    return contents(copy)


WORDS = st.sampled_from(["Darqad", "می‌گوید", "Qal‘a x", "", "x " * 40, "\x00—"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["add", "change", "remove", "name", "article"]), st.integers(0, 9), WORDS),
        st.sampled_from(["undo", "redo", "colleague", "refresh"]),
    ),
    max_size=14,
)


def deed(project, what, number, words):
    entries = project.all(Entry)
    with project.edit(what) as edit:
        if what == "add":
            entry = edit.add(Entry(title=words, summary=words * (number % 2), private_note=words * (number % 3)))
            edit.add(Citation(entry_id=entry.id, note=words))
        elif what == "name":
            place = edit.add(Place(name=words))
            edit.add(Agent(name=words, note=words))
            edit.add(Name(of_table="place", of_id=place.id, text=f"{words}{number}"))
            edit.add(Tag(name=words))
        elif what == "article":
            digest = edit.blob(words.encode(), "text/plain")
            source = edit.add(Source(csl={"title": words, "author": [{"family": words}], "issue": number}))
            version = edit.add(Version(source_id=source.id, sha256=digest, text_sha256=digest))
            anchor = {"start": 0, "end": len(words), "exact": words, "prefix": "", "suffix": ""}
            edit.add(Passage(version_id=version.id, anchor=anchor, comment=words))
        elif entries:
            entry = entries[number % len(entries)]
            if what == "remove":
                edit.remove(entry)
            else:
                edit.change(entry, title=f"{words}{number}", summary=words)


def step(projects, each):
    mine, theirs = projects
    try:
        if each == "colleague":
            deed(theirs, "add", 0, "theirs")
        elif isinstance(each, str):
            getattr(mine, each)()
        else:
            deed(mine, *each)
    except (Overtaken, Stale):
        pass


@settings(max_examples=settings.default.max_examples // 3)  # each writes some thirty times to a disk
@given(STEPS)
@example([("add", 0, "Darqad"), "undo", "redo", ("change", 0, "x"), "undo", "colleague", "undo"])
@example([("article", 0, "می‌گوید"), ("name", 0, "Darqad"), "undo", "undo", "redo", "redo"])
def test_after_any_history_the_index_is_what_a_new_one_would_be(steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dossier.chronology")
        mine = Project.create(path, author="Amina", installation="here")
        theirs = Project.open(path, author="Bashir", installation="there")
        fill_index(path)
        for each in steps:
            step((mine, theirs), each)
        assert mine.is_indexed
        assert mine.prove() == (), "the index is no part of the journal"
        mine.close()
        theirs.close()
        assert contents(path) == rebuilt(path)


def test_an_edit_that_fails_leaves_the_index_as_it_was(project, path):
    before = contents(path)
    with pytest.raises(ZeroDivisionError), project.edit("Add") as edit:
        edit.add(Entry(title="Darqad"))
        raise ZeroDivisionError
    assert contents(path) == before


def test_what_a_program_without_an_index_wrote_is_missing_until_it_is_read(project, path):
    with project.edit("Add") as edit:
        edit.add(Entry(title="Darqad"))
    project._db.execute("update local set value = '1 1' where key = 'search'")
    assert not project.is_indexed
    assert [hit.title.text for hit in project.search("darqad").hits["entry"]] == ["Darqad"]
    with project.edit("Add") as edit:
        edit.add(Entry(title="Farkhar"))
    assert not project.is_indexed, "nobody knows what else is missing"
    fill_index(path)
    assert project.is_indexed
    assert contents(path) == rebuilt(path)


def test_an_index_of_other_rules_counts_as_missing(project):
    project._db.execute("update local set value = '0 1' where key = 'search'")
    assert not project.is_indexed
    assert project.search("anything").whole is False


def damage(path):
    db = sqlite3.connect(path)
    db.execute("update search_data set block = x'ffffffffffffffff' where id > 1")
    db.commit()
    db.close()


def test_a_damaged_index_hinders_neither_search_nor_edits_and_is_made_anew(project, path):
    with project.edit("Add") as edit:
        entry = edit.add(Entry(title="Darqad"))
    damage(path)
    assert [hit.id for hit in project.search("darqad").hits["entry"]] == [entry.id]
    assert project.search("darqad").whole is False
    with project.edit("Rename") as edit:
        edit.change(entry, title="Farkhar")
    assert not project.is_indexed
    fill_index(path)
    assert project.search("farkhar").whole
    assert contents(path) == rebuilt(path)


def test_an_edit_that_meets_the_damage_first_is_saved(project, path):
    with project.edit("Add") as edit:
        entry = edit.add(Entry(title="Darqad"))
    damage(path)
    with project.edit("Remove") as edit:
        edit.remove(entry)
    assert project.count(Entry) == 0
    assert project.prove() == ()


@pytest.mark.parametrize("statement", ["drop table search", "drop table search_text", "create table search (x)"])
def test_an_index_that_is_not_ours_is_not_asked_and_is_made_anew(project, path, reopen, statement):
    with project.edit("Add") as edit:
        edit.add(Entry(title="Darqad"))
    project.close()
    db = sqlite3.connect(path)
    if statement.startswith("create"):
        db.execute("drop table search")
    db.execute(statement)
    db.commit()
    db.close()
    again = reopen()
    assert not again.is_indexed
    with again.edit("Add") as edit:
        edit.add(Entry(title="Farkhar"))
    assert len(again.search("darqad").hits["entry"]) == 1
    fill_index(path)
    assert len(again.search("farkhar").hits["entry"]) == 1
    assert again.is_indexed


def left_by_somebody_else(project, path):
    """Close a project that somebody else writes into afterwards."""
    with project.edit("Add") as edit:
        edit.add(Entry(title="Darqad"))
    project.close()
    other = Project.open(path, author="Bashir", installation="there")
    with other.edit("Add") as edit:
        edit.add(Entry(title="Farkhar"))
    other.close()


def test_the_index_of_a_file_that_somebody_else_wrote_last_is_made_anew_once(project, path, reopen):
    left_by_somebody_else(project, path)
    with sqlite3.connect(path) as db:  # what a stranger may do, and no proof finds
        db.execute("insert into search (search) values ('delete-all')")
    db.close()
    mine = reopen()
    assert not mine.is_indexed
    assert len(mine.search("darqad").hits["entry"]) == 1
    fill_index(path)
    assert mine.is_indexed
    assert len(mine.search("darqad").hits["entry"]) == 1
    mine.close()
    again = reopen()
    assert again.is_indexed
    again.close()


@pytest.fixture
def theirs(project, path):
    """A file whose index somebody else emptied, beside which another program is about to write."""
    left_by_somebody_else(project, path)
    fill_index(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("insert into search (search) values ('delete-all')")
    db.execute("begin immediate")
    yield db
    db.close()


def test_an_index_of_somebody_else_that_cannot_be_thrown_away_goes_with_our_first_write(theirs, reopen, monkeypatch):
    monkeypatch.setattr(store, "PRAGMAS", (*store.PRAGMAS, "busy_timeout = 0"))
    mine = reopen()
    theirs.execute("rollback")
    with mine.edit("Add") as edit:
        edit.add(Entry(title="Taluqan"))
    assert not mine.is_indexed
    mine.close()
    again = reopen()
    assert len(again.search("darqad").hits["entry"]) == 1


def test_an_index_of_somebody_else_that_was_only_looked_at_is_not_ours(theirs, reopen, monkeypatch):
    monkeypatch.setattr(store, "PRAGMAS", (*store.PRAGMAS, "busy_timeout = 0"))
    mine = reopen()
    theirs.execute("rollback")
    mine.close()
    assert not reopen().is_indexed


def test_an_index_that_was_begun_in_a_file_of_somebody_else_goes_on_where_it_was(project, path, reopen):
    with project.edit("Add") as edit:
        for number in range(30):
            edit.add(Entry(title=f"Entry {number}"))
    project.close()
    theirs = path.with_name("theirs.chronology")
    shutil.copyfile(path, theirs)
    mine = reopen(path=theirs)

    def stop(done, _total, _words):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        fill_index(theirs, stop)
    mine.close()
    again = reopen(path=theirs)
    assert not again.is_indexed
    assert fill_index(theirs) < 30
    assert again.is_indexed


def test_a_copy_keeps_its_index(project, path):
    with project.edit("Add") as edit:
        edit.add(Entry(title="Darqad"))
    project.copy_to(path.with_name("copy.chronology"))
    copy = Project.open(path.with_name("copy.chronology"), author="Amina", installation="here")
    assert copy.is_indexed
    assert len(copy.search("darqad")) == 1
    copy.close()


def test_the_transactions_of_two_files_with_and_without_an_index_are_alike(project):
    line = project._db.execute("select count(*) from operation where \"table\" like 'search%'").fetchone()
    assert line == (0,)
