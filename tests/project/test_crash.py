"""Killed in the middle of editing: what was acknowledged is there, and the file is whole."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import pytest

from timeline_app.model import Entry
from timeline_app.project import Project

WRITERS = """
import os
import sys
from itertools import count
from pathlib import Path

from timeline_app.model import Entry
from timeline_app.project import Project


def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())  # at once: nobody is killed in the middle of a line


def write(path, first):
    project = Project.open(path, author="Amina", installation="here")
    say("ready")
    for number in count(first):
        with project.edit("Add entry") as edit:
            entry = edit.add(Entry(title=f"Entry {number}"))
        say("added", number)
        with project.edit("Rename entry") as edit:
            edit.change(entry, title=f"Entry {number}, renamed")
        say("renamed", number)
        if number % 5 == 4:
            project.undo()
            say("undone", number)


for line in sys.stdin:
    writer = os.fork()
    if not writer:
        write(Path(sys.argv[1]), int(line))
    say("writer", writer)
    os.waitpid(writer, 0)
    say("dead")
"""
"""One process that lets a writer go for each number it is told: each opens the file anew, none loads the program."""

unkillable = pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork, or cannot kill for good")


@contextmanager
def writers(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start what lets writers go; what they say comes over its standard output."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-c", WRITERS, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ours | {"PYTHONPATH": str(Path.cwd())}
    ) as nursery:
        yield nursery


def killed_while_writing(nursery: subprocess.Popen[str], first: int, delay: float) -> list[tuple[str, int]]:
    """Let a writer write into the file, kill it, and return what it said was saved."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    print(first, file=nursery.stdin, flush=True)
    said: list[list[str]] = []
    while not {"ready", "writer"} <= {words[0] for words in said}:
        said.append(nursery.stdout.readline().split())
    time.sleep(delay)
    os.kill(next(int(words[1]) for words in said if words[0] == "writer"), signal.SIGKILL)
    said += [line.split() for line in takewhile("dead\n".__ne__, nursery.stdout)]
    return [(words[0], int(words[1])) for words in said if words[0] not in ("ready", "writer")]


def titles_after(said: list[tuple[str, int]]) -> dict[int, str]:
    """Return the titles that the last acknowledged deeds leave."""
    titles: dict[int, str] = {}
    for deed, number in said:
        titles[number] = f"Entry {number}, renamed" if deed == "renamed" else f"Entry {number}"
    return titles


def kill_many_times(path: Path, kills: int) -> int:
    """Return how many deeds were acknowledged; after each kill all of them are in the file."""
    Project.create(path, author="Amina", installation="here").close()
    chance = random.Random(3)
    acknowledged = 0
    titles: dict[int, str] = {}
    with writers(path) as nursery:
        for _ in range(kills):
            said = killed_while_writing(nursery, max(titles, default=-1) + 1, chance.uniform(0, 0.3))
            acknowledged += len(said)
            project = Project.open(path, author="Amina", installation="here")
            found = {int(entry.title.split()[1].rstrip(",")): entry.title for entry in project.all(Entry)}
            project.close()
            titles |= titles_after(said)
            late = found.keys() - titles.keys()
            assert len(late) <= 1
            lost = {number: title for number, title in titles.items() if found.get(number) != title}
            newest = max(titles, default=-1)
            assert lost.keys() <= {newest}, "only the deed under way when the process died may be in the file unsaid"
            assert not lost or newest in found
            titles = {**titles, **found}
    return acknowledged


@unkillable
def test_killed_at_fifty_moments_nothing_acknowledged_is_lost(tmp_path):
    assert kill_many_times(tmp_path / "dossier.chronology", 50) > 50


@pytest.mark.torture
@unkillable
def test_killed_at_a_thousand_moments_nothing_acknowledged_is_lost(tmp_path):
    assert kill_many_times(tmp_path / "dossier.chronology", 1000) > 2000
