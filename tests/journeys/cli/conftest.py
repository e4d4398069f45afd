import json
import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from timeline_app import cli


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
    file.write_text(
        "The harbour of Lowick\n\nOn Monday, 3 June 2019, the council closed the old harbour. “Nobody was asked,” "
        "said the fishermen.\n\nThe quay was safe, they say. The quay was safe.\n",
        "utf-8",
    )
    return file


@pytest.fixture
def source(run, project, article):
    return run("import", project, article, "--published", "2019-06-10").id


@pytest.fixture
def entry(run, project, source):
    words = ("--source", source, "--quote", "the council closed the old harbour")
    return run("add", project, "--when", "2019-06-03", "--title", "The harbour is closed", *words).id
