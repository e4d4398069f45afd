"""Columns that an earlier session remembered are those read anew, whatever was written since."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.project.test_marks_kept import STEP, Dossier, read_anew
from timeline_app import actions, paths
from timeline_app.errors import DamagedProject, NotSaved
from timeline_app.model import Entry, Place, new_id
from timeline_app.project import Project, read_columns
from timeline_app.project.columns import remembered
from timeline_app.project.journal import ledger
from timeline_app.project.views import kept
from timeline_app.project.views.marks import marks


@pytest.fixture(autouse=True)
def always(monkeypatch, tmp_path_factory):
    monkeypatch.setenv("TIMELINE_APP_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setattr(remembered, "WORTH", 0)


@pytest.fixture
def asked(monkeypatch):
    """What is read of the entries, in place of remembered."""
    found = []

    def listening(db, wanted, *order, **how):
        found.append(wanted)
        return marks(db, wanted, *order, **how)

    monkeypatch.setattr(kept, "marks", listening)
    return found


def opened(folder):
    return Project.open(folder / "d.chronology", author="Amina", installation="here")


@settings(max_examples=25)
@given(
    st.lists(st.lists(STEP, max_size=5), min_size=2, max_size=4), st.sets(st.sampled_from(["place", "tag", "source"]))
)
def test_after_reopening_columns_are_those_read_anew(sessions, kinds):
    with tempfile.TemporaryDirectory() as folder:
        dossier = Dossier(Path(folder))
        for number, steps in enumerate(sessions):
            for step in steps:
                dossier.do(*step)
            if number != 1:  # in the second session nobody looks: what is remembered is older than the file
                found = dossier.project.marks()
                assert [found.lanes[kind] for kind in kinds] == [read_anew(dossier.project).lanes[k] for k in kinds]
                assert found == read_anew(dossier.project)
            dossier.project.close()
            dossier.project = opened(Path(folder))
        assert dossier.project.marks() == read_anew(dossier.project)
        dossier.project.close()


def filled(project):
    for number in range(4):
        actions.add_entry(project, f"Entry {number}", when=f"2019-09-0{number + 1}", own_note=True)
    project.marks()
    project.close()


def test_reopening_reads_no_entry(project, reopen, asked):
    filled(project)
    asked.clear()
    again = reopen()
    assert again.marks().title == ("Entry 0", "Entry 1", "Entry 2", "Entry 3")
    assert asked == []


def test_what_was_written_since_is_read_alone(project, reopen, asked):
    filled(project)
    other = reopen()
    actions.edit_entry(other, other.all(Entry)[2], title="Talks", when="2018")
    asked.clear()
    assert reopen().marks().title == ("Talks", "Entry 0", "Entry 1", "Entry 3")
    assert [len(wanted.ids) for wanted in asked] == [1]


def test_closing_after_an_edit_of_very_many_reads_nothing(project, reopen, asked, monkeypatch):
    monkeypatch.setattr(kept, "_TOUCHED", 2)
    filled(project)
    other = reopen()
    other.marks()
    ids = [entry.id for entry in other.all(Entry)]
    assert actions.make_alike(other, ids, actions.Alike({"importance": 5})) == 4
    asked.clear()
    other.close()
    assert asked == []
    assert set(reopen().marks().importance) == {5}


def test_a_file_with_another_history_is_read_whole(project, path, reopen):
    filled(project)
    bytes_before = path.read_bytes()
    other = reopen()
    actions.add_entry(other, "Talks", when="2018", own_note=True)
    other.marks()
    other.close()
    path.write_bytes(bytes_before)  # as when a backup takes the place of the file
    assert len(reopen().marks()) == 4


def test_a_file_in_which_somebody_elses_past_is_another_is_read_whole(project, path, reopen):
    """The last transaction vouches for those of its author alone; a stranger may hand over others before it."""
    project.close()
    other = Project.open(path, author="Bashir", installation="there")
    entry = actions.add_entry(other, "Talks", when="2018", importance=2, own_note=True)
    other.close()
    mine = reopen()
    filled(mine)
    with closing(sqlite3.connect(path)) as db, db:
        (txn,) = [t for t in ledger.transactions(db) if t.label == "Add entry" and t.k == 2]
        query = "update operation set value = replace(value, '\"importance\":2', '\"importance\":5') where txn = 2"
        assert db.execute(query).rowcount
        ops = [[op.table, op.row, op.field, op.value, []] for op in ledger.operations_of(db, txn)]
        forged = sha256(ledger.line(txn, ops).encode()).digest()
        db.execute('update "transaction" set hash = ? where k = 2', (forged,))
        db.execute("update entry set importance = 5 where id = ?", (bytes.fromhex(entry.id),))
    found = reopen().marks()
    assert dict(zip(found.title, found.importance, strict=True))["Talks"] == 5


def flipped(whole, at):
    return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


@pytest.mark.parametrize(
    "damaged",
    [
        lambda _: b"",
        lambda _: b"{}\n",
        lambda _: b"nothing\n",
        lambda whole: whole[:-40],
        lambda whole: whole[:32] + b"[]\n",
        lambda whole: flipped(whole, len(whole) - 1),
        lambda whole: flipped(whole, len(whole) // 2),
        lambda whole: flipped(whole, 0),
    ],
)
def test_a_damaged_memory_is_read_over(project, reopen, damaged, asked):
    filled(project)
    (kept_file,) = (paths.cache_dir() / "columns").glob("*.columns")
    kept_file.write_bytes(damaged(kept_file.read_bytes()))
    asked.clear()
    assert len(reopen().marks()) == 4
    assert len(asked) == 1


def test_another_version_of_the_columns_is_read_over(project, reopen, monkeypatch, asked):
    filled(project)
    monkeypatch.setattr(remembered, "READ", np.dtype([("id", "S16"), ("lo", "i8")]))
    asked.clear()
    assert len(reopen().marks()) == 4
    assert len(asked) == 1


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(project, reopen, monkeypatch):
    (paths.cache_dir() / "columns").write_text("in the way")
    filled(project)
    assert len(reopen().marks()) == 4


def test_only_the_projects_seen_last_are_remembered(project, monkeypatch):
    folder = paths.cache_dir() / "columns"
    folder.mkdir(exist_ok=True)
    for number in range(15):
        (folder / f"{number}.columns").touch()
    filled(project)
    assert len(list(folder.iterdir())) == 12


def test_what_a_session_left_half_written_is_let_go_in_time(project):
    folder = paths.cache_dir() / "columns"
    folder.mkdir(exist_ok=True)
    for number in range(15):
        (folder / f".{number}.1-1.part").touch()
    filled(project)
    assert len(list(folder.iterdir())) == 12


def test_what_another_program_writes_while_a_project_closes_is_not_taken_for_remembered(project, reopen):
    for number in range(3):
        actions.add_entry(project, f"Entry {number}", when="2019", own_note=True)
    project.marks()
    other = reopen()
    other._db.execute("pragma busy_timeout = 0")
    tried = []

    def write_meanwhile(query):
        if "where k <= " in query and not tried:  # the head is asked for: the columns were looked at before
            tried.append(query)
            with suppress(NotSaved):
                actions.edit_entry(other, other.all(Entry)[0], title="Talks", when="1999")

    project._db.set_trace_callback(write_meanwhile)
    project.close()
    assert tried
    other._db.close()  # without what it remembers
    again = reopen()
    assert again.marks() == read_anew(again)


def test_a_file_that_was_read_ahead_opens_without_reading_an_entry(project, path, reopen, asked):
    for number in range(3):
        actions.add_entry(project, f"Entry {number}", when="2019", own_note=True)
    project.close()
    known, again = read_columns(path, "place"), reopen()
    assert not again.is_at_hand("place")
    assert again.take(known)
    assert again.is_at_hand("place")
    assert not again.is_at_hand("tag")
    assert again.marks() == read_anew(again)
    assert asked == []


def test_columns_that_a_project_goes_on_from_stay_as_they_were_read(project, path):
    with project.edit("Add") as edit:
        edit.add(Entry(title="Fair"))
    known = read_columns(path, "kind")
    assert project.take(known)
    assert len(project.marks().lanes["place"]) == 1
    assert set(known.lanes) == {"kind"}  # a job keeps them meanwhile


def test_columns_of_what_is_no_project_are_refused(tmp_path):
    (tmp_path / "d.chronology").write_bytes(b"nothing of ours, but long enough to be looked at" * 20)
    with pytest.raises(DamagedProject):
        read_columns(tmp_path / "d.chronology", "place")


def test_after_few_edits_columns_are_not_kept_anew_and_after_many_they_are(project, reopen, monkeypatch):
    kept_at = []
    monkeypatch.setattr(kept, "remember", lambda dossier, known: kept_at.append(known.head.k))
    monkeypatch.setattr(kept, "recall", lambda dossier: None)
    for number in range(3):
        actions.add_entry(project, f"Entry {number}", when="2019", own_note=True)
    project.marks()
    project._columns.leave()
    actions.edit_entry(project, project.all(Entry)[0], title="Talks")
    project.marks()
    project._columns.leave()
    assert len(kept_at) == 1
    monkeypatch.setattr(kept, "_LITTLE", 0)
    project._columns.leave()
    assert len(kept_at) == 2
    project._columns.leave()
    assert len(kept_at) == 2


def test_after_a_name_has_changed_columns_are_kept_anew(project, reopen, monkeypatch):
    kept_at = []
    monkeypatch.setattr(kept, "remember", lambda dossier, known: kept_at.append(known.head.k))
    with project.edit("Bring in") as edit:
        place = edit.add(Place(id=new_id(), name="Alder"))
    project.marks()
    project._columns.leave()
    with project.edit("Rename") as edit:
        edit.change(place, name="Aldgate")
    project.marks()
    project._columns.leave()
    assert len(kept_at) == 2


@pytest.mark.parametrize(("entries", "looks", "left"), [(5, False, True), (4, False, False), (5, True, False)])
def test_who_brings_in_many_entries_and_shows_none_leaves_columns_for_the_window(
    project, reopen, monkeypatch, asked, entries, looks, left
):
    monkeypatch.setattr(kept, "WORTH", 5)
    if looks:  # as a window does, which has them read in a job: it is not to be held up when it is closed
        project.is_at_hand("place")
    with project.edit("Bring in") as edit:
        for number in range(entries):
            edit.add(Entry(id=new_id(), title=f"Entry {number}", own_note=True))
    project.close()
    assert any((paths.cache_dir() / "columns").glob("*.columns")) == left
    asked.clear()
    again = reopen()
    assert again.marks() == read_anew(again)
    assert (asked == []) == left


def test_what_another_program_writes_while_columns_are_left_is_read_again(project, path, reopen, monkeypatch):
    monkeypatch.setattr(kept, "WORTH", 1)
    with project.edit("Bring in") as edit:
        entry = edit.add(Entry(id=new_id(), title="Sample", own_note=True))

    def overtaken(db, wanted, **how):
        found = marks(db, wanted, **how)
        with closing(Project.open(path, author="Bashir", installation="there")) as other:
            actions.edit_entry(other, other.get(Entry, entry.id), importance=5)
        return found

    monkeypatch.setattr(kept, "marks", overtaken)
    project._columns.leave()
    monkeypatch.setattr(kept, "marks", marks)
    project.close()
    again = reopen()
    assert again.marks().array("importance").tolist() == [5]
    assert again.marks() == read_anew(again)
