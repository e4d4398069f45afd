"""Files that somebody else is writing, left in the middle, or spoilt where no hash looks first."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from timeline_app.errors import Cancelled, DamagedProject
from timeline_app.model import Entry
from timeline_app.project import Project, prove_file
from timeline_app.project.file import gate


def add(project, title):
    with project.edit("Add entry") as edit:
        return edit.add(Entry(title=title))


@pytest.fixture
def asides(monkeypatch, tmp_path):
    """Where copies are put aside; what is left there afterwards is a leak."""
    folder = tmp_path / "aside"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def in_wal_mode(path):
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.close()


def test_the_copy_that_is_read_in_a_files_stead_goes_when_it_is_closed(project, path, asides):
    add(project, "One")
    project.close()
    in_wal_mode(path)
    opened = Project.open(path, author="Amina", installation="here")
    assert len(list(asides.iterdir())) == 1
    assert [entry.title for entry in opened.all(Entry)] == ["One"]
    assert opened.readonly
    opened.close()
    assert list(asides.iterdir()) == []


def test_a_copy_can_be_saved_of_a_file_that_is_read_aside(project, path, asides, tmp_path, reopen):
    add(project, "One")
    project.close()
    in_wal_mode(path)
    opened = reopen()
    opened.copy_to(tmp_path / "copy.chronology")
    again = reopen(path=tmp_path / "copy.chronology")
    assert not again.readonly
    assert [entry.title for entry in again.all(Entry)] == ["One"]


def test_a_damaged_file_leaves_no_copy_behind(project, path, asides):
    project.close()
    in_wal_mode(path)
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(DamagedProject):
        Project.open(path)
    assert list(asides.iterdir()) == []


def test_a_folder_in_which_nothing_can_be_put_aside_is_told(project, path, monkeypatch):
    project.close()
    in_wal_mode(path)

    def full(*_paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(DamagedProject, match="No space left"):
        Project.open(path)


def test_a_file_is_read_while_another_program_is_in_the_middle_of_a_write(project, path, asides, reopen):
    """Its journal lies beside the file, but nothing was cut off: no copy, and no look at half a write."""
    add(project, "One")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("begin immediate")
    writer.execute("update entry set title = 'half'")
    assert path.with_name(f"{path.name}-journal").exists()
    opened = reopen(readonly=True)
    assert [entry.title for entry in opened.all(Entry)] == ["One"]
    assert list(asides.iterdir()) == []
    writer.execute("rollback")
    writer.close()


@pytest.mark.parametrize(
    "statement",
    [
        "update operation set value = '{' where k = 3",
        "update operation set parents = 'x' where k = 3",
        "update operation set value = '{}' where field = ''",
        "update operation set \"table\" = 'nothing' where k = 3",
        "update operation set value = '9' where field = 'importance' or field = 'title'",
        "update \"transaction\" set author = x'00'",
        "update entry set \"when\" = '{'",
        "update version set sha256 = 'not hexadecimal'",
        "update entry set kind = 'rumour'",
    ],
)
def test_whatever_the_proof_stumbles_over_is_told_as_damage(project, path, statement):
    entry = add(project, "One")
    with project.edit("Rename entry") as edit:
        edit.change(entry, title="Two")
    project.close()
    db = sqlite3.connect(path)
    db.execute(
        "insert into version select randomblob(16), 0, randomblob(16), '', 0, '', '', '{}', '{}', '{}', '{}', "
        "'', '', '', '', '{}', '[]', '{}', null, '', '[]'"
    ) if "version" in statement else None
    db.execute(statement)
    db.commit()
    db.close()
    with pytest.raises(DamagedProject, match=r"\.$"):
        Project.open(path, author="Amina", installation="here")
    with pytest.raises(DamagedProject, match=r"\.$"):
        prove_file(path)


def test_a_proof_that_a_person_stops_closes_the_file(project, path):
    project.close()

    def enough(_done, _total, _words):
        raise Cancelled

    with pytest.raises(Cancelled):
        prove_file(path, enough)
    path.rename(path.with_name("elsewhere.chronology"))


def test_an_opened_file_without_a_copy_just_closes(path, project):
    project.close()
    opened = gate.open_(path)
    assert opened.aside is None
    opened.close()
    with pytest.raises(sqlite3.ProgrammingError):
        opened.db.execute("select 1")
    assert Path(path).exists()
