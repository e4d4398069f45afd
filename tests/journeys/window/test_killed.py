"""Killed in the middle of an import or of an export: the project is whole, and what was said to be done is there."""

from __future__ import annotations

import csv
import io
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from timeline_app.model import Entry, Source
from timeline_app.project import Project

KILLS = 3  # each at another moment


@pytest.fixture
def project(sample_once, tmp_path) -> Path:
    path = tmp_path / "Sample.chronology"
    path.write_bytes(sample_once.read_bytes())
    return path


def killed_in(deed: str, project: Path, folder: Path, delay: float) -> int:
    """Let another process do a deed again and again, kill it some seconds after the first; return how many it told."""
    command = [sys.executable, "-m", "tests.journeys.window.killed", deed, str(project), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "1\n"
            time.sleep(delay)  # it is in the middle of something, nobody knows of what
        finally:
            process.kill()
        told = ["1\n", *process.stdout]
    return int([line for line in told if line.endswith("\n")][-1])


def opened(path: Path) -> Project:
    """The file as somebody else opens it: proved against its journal first."""
    return Project.open(path, author="Somebody else", installation="elsewhere")


def journal(path: Path) -> list[tuple[int, bytes]]:
    """Every transaction; what the other tables hold follows from them, as opening proves."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute('select k, hash from "transaction" order by k').fetchall()


def test_killed_while_articles_are_brought_in(project, tmp_path):
    draw = random.Random(7)
    before = opened(project)
    expected, entries = before.count(Source), before.count(Entry)
    before.close()
    for run in range(KILLS):
        folder = tmp_path / str(run)
        folder.mkdir()
        expected += killed_in("import", project, folder, draw.uniform(0.0, 0.4))
        after = opened(project)
        assert after.count(Source) in (expected, expected + 1), "at most the last was not told any more"
        assert after.count(Entry) == entries
        expected = after.count(Source)
        after.close()


def test_killed_while_exporting(project, tmp_path):
    draw = random.Random(7)
    before, whole = journal(project), opened(project)
    entries = whole.count(Entry)
    whole.close()
    for run in range(KILLS):
        folder = tmp_path / str(run)
        folder.mkdir()
        done = killed_in("export", project, folder, draw.uniform(0.0, 0.4))
        written = sorted(folder.glob("out-*.csv"))
        assert len(written) in (done, done + 1)
        assert len({path.read_bytes() for path in written}) == 1, "each is whole"
        assert len(list(csv.reader(io.StringIO(written[0].read_text(encoding="utf-8-sig"))))) > entries
        assert journal(project) == before, "only the index may be another"
        opened(project).close()
