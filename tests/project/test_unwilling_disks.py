"""Disks that refuse: full, read-only, busy, cut off in the middle of a write."""

import multiprocessing
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from timeline_app import actions
from timeline_app.errors import NotSaved, ProjectFileError, ReadOnlyProject
from timeline_app.model import Entry
from timeline_app.project import Project

try:
    import resource
except ImportError:
    resource = None

NOBODY = 65534


def add(project, title):
    with project.edit("Add entry") as edit:
        return edit.add(Entry(title=title))


def titles(project):
    return [entry.title for entry in project.all(Entry)]


FULL = """
import resource, signal, sys
from pathlib import Path
from timeline_app.errors import NotSaved
from timeline_app.model import Entry
from timeline_app.project import Project

project = Project.open(Path(sys.argv[1]), author="Amina", installation="here")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, resource.RLIM_INFINITY))
try:
    with project.edit("Add entry") as edit:
        for number in range(500):
            edit.add(Entry(title=f"Entry {number}", summary="word " * 400))
except NotSaved as error:
    print(error, error.hint)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
with project.edit("Add entry") as edit:
    edit.add(Entry(title="A small one"))
"""


@pytest.mark.skipif(resource is None, reason="the platform has no limit for the size of files")
def test_a_full_disk_refuses_one_edit_and_keeps_all_before_it(project, path, reopen):
    add(project, "Before")
    project.close()
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, env=environment, timeout=60, check=True
    )
    assert "could not be saved" in done.stdout
    assert "Make room" in done.stdout
    assert titles(reopen()) == ["Before", "A small one"]


def as_nobody(deed, *args):
    """Do something in a process that owns nothing; return what it returned."""
    if os.geteuid() != 0:
        return deed(*args)
    context = multiprocessing.get_context("fork")
    there, here = context.Pipe()

    def run():
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        os.environ["TIMELINE_APP_DATA"] = tempfile.mkdtemp()
        there.send(deed(*args))

    process = context.Process(target=run)
    process.start()
    answer = here.recv() if here.poll(30) else None
    process.join()
    return answer


@pytest.fixture
def open_folder():
    """A folder that anybody may enter, which the folders of a test are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def edits_in(path):
    project = Project.open(path, author="Bashir")
    try:
        add(project, "Mine")
    except ReadOnlyProject as error:
        return (titles(project), f"{error} {error.hint}")
    return None


posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders are made read-only otherwise on this platform")


@posix
def test_a_project_in_a_read_only_folder_opens_for_reading_and_says_what_to_do(project, path, open_folder):
    add(project, "Before")
    project.close()
    copy = open_folder / "dossier.chronology"
    shutil.copyfile(path, copy)
    copy.chmod(0o644)
    open_folder.chmod(0o555)
    seen = as_nobody(edits_in, copy)
    assert seen is not None
    assert seen[0] == ["Before"]
    assert "Save a copy" in seen[1]


def makes_in(folder):
    try:
        Project.create(folder / "new.chronology", author="Bashir")
    except ProjectFileError as error:
        return f"{error} {error.hint}"
    return ""


@posix
def test_a_new_project_in_a_read_only_folder_is_refused_with_a_sentence(open_folder):
    open_folder.chmod(0o555)
    assert "Choose a folder" in as_nobody(makes_in, open_folder)
    assert list(open_folder.iterdir()) == []


CUT_OFF = """
import os, signal, sys
from pathlib import Path
from timeline_app.project.file import store

db = store.connect(Path(sys.argv[1]))
db.execute("pragma cache_size = 1")
db.execute("begin immediate")
for _ in range(40):
    db.execute("insert into local values (hex(randomblob(8)), hex(randomblob(4000)))")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the platform cannot kill a process without a word")
def test_a_write_cut_off_in_the_middle_is_rolled_back_by_whoever_opens_next(project, path, reopen, tmp_path):
    add(project, "Before")
    project.close()
    subprocess.run(
        [sys.executable, "-c", CUT_OFF, str(path)], env=os.environ | {"PYTHONPATH": str(Path.cwd())}, timeout=60
    )
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 512, "the write was to leave a hot journal behind"
    copy = tmp_path / "elsewhere" / path.name
    copy.parent.mkdir()
    for name in (path, journal):
        shutil.copyfile(name, copy.with_name(name.name))
    looked_at = reopen(path=copy, readonly=True)
    assert titles(looked_at) == ["Before"]
    assert copy.with_name(journal.name).exists(), "looking leaves the files as they are"
    assert titles(reopen()) == ["Before"]


def test_a_file_that_another_program_put_into_wal_mode_is_read_whole_and_left_alone(project, path, reopen):
    add(project, "Before")
    project.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("pragma journal_mode = wal")
    other.execute("insert into local values ('in', 'the log')")
    copied = path.with_name("copied.chronology")
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", f"{copied}{ending}")
    other.close()
    before = copied.read_bytes()
    opened = reopen(path=copied)
    assert opened.readonly
    assert titles(opened) == ["Before"]
    assert opened._db.execute("select value from local where key = 'in'").fetchone() == ("the log",)
    assert copied.read_bytes() == before


def test_a_writer_waits_for_another_and_then_gives_up_with_a_sentence(project, path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    project._db.execute("pragma busy_timeout = 100")
    with pytest.raises(NotSaved, match="locked"):
        add(project, "Mine")
    other.execute("rollback")
    other.close()
    add(project, "Mine")
    assert titles(project) == ["Mine"]


def test_the_file_says_what_it_is_in_its_first_hundred_bytes(project, path):
    header = path.read_bytes()[:100]
    assert header[:16] == b"SQLite format 3\x00"
    assert header[68:72] == b"CHRN"
    assert int.from_bytes(header[60:64]) == 1
    assert header[18:20] == b"\x01\x01", "never WAL"
    assert stat.S_ISREG(path.stat().st_mode)


def test_without_a_place_for_backups_a_sentence_says_so(project, path, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in its place")
    monkeypatch.setenv("TIMELINE_APP_DATA", str(tmp_path / "file"))
    with pytest.raises(ReadOnlyProject, match="backups could not be written"):
        actions.back_up(path, project.dossier.id)
