"""Which files open at once and which are looked through first."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from timeline_app import actions, settings
from timeline_app.errors import Cancelled, DamagedProject
from timeline_app.model import Entry
from timeline_app.project import Project, fill_index, left_by, prove_file, stamp


def add(project, title):
    with project.edit("Add entry") as edit:
        edit.add(Entry(title=title))


def test_a_file_is_ours_until_somebody_else_writes_it(project, path, tmp_path):
    add(project, "Mine")
    assert left_by(path, "Amina", "here")
    assert not left_by(path, "Bashir", "there")
    other = Project.open(path, author="Bashir", installation="there")
    add(other, "Theirs")
    other.close()
    assert not left_by(path, "Amina", "here")
    copy = tmp_path / "copy.chronology"
    shutil.copyfile(path, copy)
    assert not left_by(copy, "Bashir", "there")


def test_a_file_can_be_proved_in_another_thread_and_the_proof_can_be_stopped(project, path):
    add(project, "Mine")
    prove_file(path)

    def stop(_done, _total, _words):
        raise Cancelled

    with pytest.raises(Cancelled):
        prove_file(path, stop)
    project.close()
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(DamagedProject):
        prove_file(path)


def test_the_backup_of_the_day_is_kept_once(project, path):
    add(project, "Mine")
    assert actions.back_up(path, project.dossier.id) is not None
    assert actions.back_up(path, project.dossier.id) is None


def test_a_new_project_begins_with_what_the_person_prefers(tmp_path):
    wanted = settings.Settings(name="Amina", installation="here", time_zone="Asia/Kabul", first_weekday="saturday")
    project = actions.new_project(tmp_path / "new.chronology", wanted)
    dossier = project.dossier
    assert (dossier.title, dossier.time_zone, dossier.first_weekday) == ("new", "Asia/Kabul", "saturday")
    assert actions.left_by(project.path, wanted)
    project.close()


def test_a_file_whose_index_was_filled_is_still_left_by_us(path, project):
    actions.add_entry(project, "Talks", own_note=True)
    project._db.execute("delete from local where key like 'search%'")
    fill_index(path)
    project.close()
    assert left_by(path, "Amina", "here")


def test_a_file_that_somebody_else_wrote_last_is_not_taken_for_ours_when_we_close_it(path, project, reopen):
    actions.add_entry(project, "Talks", own_note=True)
    other = reopen(author="Bashir", installation="there", proved=True)
    actions.add_entry(other, "Attack", own_note=True)
    project.close()
    assert not left_by(path, "Amina", "here")


def test_a_file_into_which_somebody_elses_write_would_be_rolled_back_is_proved(path, project, reopen, tmp_path):
    add(project, "Mine")
    project.close()
    theirs = tmp_path / "theirs.chronology"
    shutil.copyfile(path, theirs)
    with closing(sqlite3.connect(theirs, isolation_level=None)) as db:
        db.execute("pragma cache_size = 1")  # so that pages are written before a transaction ends
        db.execute("update entry set title = 'Theirs'")
        db.execute("begin")
        db.execute("update entry set title = 'Mine'")
        db.execute("create table large as select randomblob(500000)")
        shutil.copyfile(f"{theirs}-journal", f"{path}-journal")
        db.execute("rollback")
    with pytest.raises(DamagedProject):
        reopen()


def test_a_proof_says_of_which_state_of_the_file_it_is(path, project):
    add(project, "Mine")
    assert prove_file(path) == stamp(path) != ""
    proved = prove_file(path)
    add(project, "Another")
    assert stamp(path) != proved
