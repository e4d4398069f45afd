"""What an edit takes and refuses, and what stays whole when it cannot be written."""

import json

import pytest

from timeline_app import paths
from timeline_app.errors import DamagedProject, InvalidValue, NotSaved, ReadOnlyProject
from timeline_app.model import Entry, Source
from timeline_app.project import Project, left_by
from timeline_app.project.file import store


def add(project, title, **fields):
    with project.edit("Add entry") as edit:
        return edit.add(Entry(title=title, **fields))


@pytest.mark.parametrize("wrong", [{"titel": "x"}, {"id": "0" * 32}, {"gone": True}, {"when_lo": 3}])
def test_a_field_that_is_not_there_to_be_changed_is_a_mistake_of_ours(project, wrong):
    entry = add(project, "One")
    with pytest.raises(TypeError, match="has no field"), project.edit("Edit entry") as edit:
        edit.change(entry, **wrong)
    assert project.get(Entry, entry.id) is not None


def test_half_a_character_is_refused_with_a_sentence_and_nothing_is_written(project):
    with pytest.raises(InvalidValue, match="half a character"):
        add(project, "\ud83d")
    with pytest.raises(InvalidValue, match="half a character"), project.edit("Add source") as edit:
        edit.add(Source(csl={"title": "\udc00"}))
    assert project.all(Entry) == []
    assert add(project, "Whole 😀").title == "Whole 😀"
    assert project.prove() == ()


def test_a_new_project_cannot_be_undone_out_of_existence(tmp_path):
    project = Project.create(tmp_path / "new.chronology", author="Amina", installation="here", title="New")
    assert project.undo_label is None
    assert project.undo() is None
    add(project, "One")
    project.undo()
    assert project.undo() is None
    assert project.dossier.title == "New"
    project.close()


def test_a_project_that_could_not_be_finished_leaves_no_file(tmp_path, monkeypatch):
    path = tmp_path / "new.chronology"
    with pytest.raises(InvalidValue):
        Project.create(path, author="Amina", title="New", calendars=3)
    assert not path.exists()
    Project.create(path, author="Amina", title="New").close()


def test_a_file_without_its_dossier_is_told_as_never_finished(tmp_path):
    path = tmp_path / "new.chronology"
    store.create(path)
    with pytest.raises(DamagedProject, match="never finished"):
        Project.open(path)


def test_a_copy_onto_the_project_itself_is_refused(project, path, reopen):
    add(project, "One")
    with pytest.raises(ReadOnlyProject, match="the project itself"):
        project.copy_to(path.parent / "." / path.name)
    add(project, "Two")
    assert [entry.title for entry in reopen().all(Entry)] == ["One", "Two"], "edits go on into the file that is there"


def test_a_copy_is_not_rolled_back_by_what_a_crash_left_in_its_place(project, tmp_path, reopen):
    add(project, "One")
    target = tmp_path / "copy.chronology"
    left = [target.with_name(f"{target.name}-{ending}") for ending in ("journal", "wal", "shm")]
    for file in left:
        file.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    project.copy_to(target)
    assert not any(file.exists() for file in left)
    assert [entry.title for entry in reopen(path=target).all(Entry)] == ["One"]


def test_a_copy_to_where_nothing_can_be_written_leaves_nothing(project, tmp_path):
    with pytest.raises(ReadOnlyProject, match="could not be written"):
        project.copy_to(tmp_path / "nowhere" / "copy.chronology")


def test_an_edit_is_kept_when_the_note_of_who_wrote_last_cannot_be(project, path, monkeypatch, tmp_path):
    blocked = tmp_path / "data"
    blocked.write_text("a file, not a folder")
    monkeypatch.setattr(project._author, "_memory", blocked / "heads" / "note.json")
    add(project, "One")
    assert project.undo_label == "Add entry"
    add(project, "Two")
    assert [entry.title for entry in project.all(Entry)] == ["One", "Two"]
    assert project.prove() == ()
    assert left_by(path, "Amina", "here") is False


@pytest.mark.parametrize("note", ["", "[1]", "{}", '{"stamp": 3}', "null", '"text"', "\x00"])
def test_a_note_of_who_wrote_last_that_makes_no_sense_is_as_if_it_were_lost(project, path, note):
    add(project, "One")
    (memory,) = [f for f in (paths.data_dir() / "heads").iterdir() if f == project._author._memory]
    memory.write_text(note, encoding="utf-8")
    assert not left_by(path, "Amina", "here")
    add(project, "Two")
    assert set(json.loads(memory.read_text("utf-8"))) == {"author", "head", "stamp"}
    assert project.prove() == ()


def test_a_file_that_is_not_there_was_left_by_nobody(tmp_path):
    assert not left_by(tmp_path / "nothing.chronology", "Amina", "here")


def test_what_cannot_be_saved_leaves_undo_as_it_was(project, path):
    add(project, "One")
    project._db.execute("pragma query_only = on")
    with pytest.raises(NotSaved):
        project.undo()
    project._db.execute("pragma query_only = off")
    assert project.undo_label == "Add entry"
    project.undo()
    assert project.redo_label == "Add entry"
