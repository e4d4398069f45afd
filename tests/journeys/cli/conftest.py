import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from timeline_app import cli

ARTICLE = """The harbour of Lowick

On Monday, 3 June 2019, the council closed the old harbour. “Nobody was asked,” said the fishermen.

The quay was safe, they say. The quay was safe.
"""


class Answer(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def id(self):
        assert self.status == 0, self.err
        return self.out.strip()

    @property
    def json(self):
        assert self.status == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def run(capsys):
    """Run one command as the shell would, in this process."""

    def run_(*words):
        capsys.readouterr()
        status = cli.main([str(word) for word in words])
        return Answer(status, *capsys.readouterr())

    return run_


@pytest.fixture
def shell(tmp_path):
    """Run one command in a process of its own; returns it started."""
    environment = os.environ | {
        "TIMELINE_APP_CONFIG": str(tmp_path / "config"),
        "TIMELINE_APP_DATA": str(tmp_path / "own"),
    }

    def shell_(*words, **options):
        command = [sys.executable, "-m", "timeline_app", *map(str, words)]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment} | options
        return subprocess.Popen(command, **options)

    return shell_


class Dossier(NamedTuple):
    """A project with one article and one entry that cites it."""

    path: Path
    article: Path
    source: str
    entry: str


@pytest.fixture(scope="session")
def dossier(tmp_path_factory):
    """Made once for all tests that change nothing, or only a copy."""
    folder = tmp_path_factory.mktemp("dossier")
    path, article = folder / "dossier.chronology", folder / "harbour.txt"
    article.write_text(ARTICLE, "utf-8")

    def made(*words):
        with redirect_stdout(StringIO()) as out:
            assert cli.main([str(word) for word in words]) == 0
        return out.getvalue().strip()

    made("new", path, "--title", "Lowick")
    source = made("import", path, article, "--published", "2019-06-10")
    words = ("--source", source, "--quote", "the council closed the old harbour")
    entry = made("add", path, "--when", "2019-06-03", "--title", "The harbour is closed", *words)
    return Dossier(path, article, source, entry)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "dossier.chronology"


@pytest.fixture
def project(run, path):
    run("new", path, "--title", "Lowick")
    return path


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "harbour.txt"
    file.write_text(ARTICLE, "utf-8")
    return file


@pytest.fixture
def source(run, project, article):
    return run("import", project, article, "--published", "2019-06-10").id


@pytest.fixture
def entry(run, project, source):
    words = ("--source", source, "--quote", "the council closed the old harbour")
    return run("add", project, "--when", "2019-06-03", "--title", "The harbour is closed", *words).id
