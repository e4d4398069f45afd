"""The way in: how it starts, what it loads, how it speaks, and how it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app import cli
from timeline_app.__main__ import main, means_window

LEAN = """
import sys
from timeline_app.__main__ import main
try:
    main(sys.argv[1:])
finally:
    heavy = {"PySide6", "sqlmodel", "sqlalchemy", "pydantic", "numpy", "lxml", "trafilatura", "sqlite3"}
    print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["add", "--help"], ["bogus"]], ids=" ".join)
def test_help_loads_nothing_heavy(words):
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))}
    command = [sys.executable, "-c", LEAN, *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=unmeasured)
    assert done.stderr.endswith("[]\n")


def test_no_verb_ever_loads_qt(shell, tmp_path):
    script = LEAN.replace("heavy = {", 'heavy = {"shiboken6", "pyqtgraph", ').replace("heavy & ", "{'PySide6'} & ")
    command = [sys.executable, "-c", script, "sample", str(tmp_path / "s.chronology")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.endswith("[]\n")


def test_it_speaks_utf_8_in_every_locale(shell, run, project):
    run("add", project, "--title", "ینگی قلعه — “été”")
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))} | {"LC_ALL": "C"}
    process = shell("list", project, "entries", env=plain | {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "ینگی قلعه — “été”" in out.decode("utf-8")


def test_a_reader_who_has_had_enough_ends_it_quietly(shell, project, run):
    run("add", project, "--title", "A", "--summary", "s")
    for number in range(3):
        run("add", project, "--title", f"{number} " + "x" * 60_000)
    process = shell("list", project, "entries")
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("lines", [1, 2000])
def test_a_result_that_the_disk_has_no_room_for_is_told(lines):
    command = [sys.executable, "-m", "timeline_app", "date"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, input=b"5 May 2019\n" * lines, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The result could not be written")
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_lead_nowhere(closed):
    words = "" if closed == "<&-" else "2019"
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m timeline_app date {words} {closed}'],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_being_interrupted_ends_it_without_a_traceback(monkeypatch, run):
    def interrupt(_path):
        raise KeyboardInterrupt

    assert cli.main(["open"], interrupt) == 130


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["a.chronology"], True),
        (["list"], False),
        (["--help"], False),
        (["list", "a.chronology", "entries"], False),
        (["none"], False),
    ],
    ids=str,
)
def test_without_a_verb_the_window_is_meant(words, window):
    assert means_window(words) is window


def test_a_file_that_is_there_is_opened_whatever_its_ending(tmp_path):
    file = tmp_path / "dossier"
    file.write_bytes(b"")
    assert means_window([str(file)])


@pytest.mark.parametrize(("words", "asked"), [(["open"], None), (["open", "a.chronology"], "a.chronology")], ids=str)
def test_the_verb_open_opens_the_window(words, asked):
    opened = []
    assert cli.main(words, lambda path: opened.append(path) or 0) == 0
    assert [path and str(path) for path in opened] == [asked]


def test_a_verb_goes_to_the_command_line(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("timeline-app")


def test_without_a_screen_a_sentence_says_so(monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("There is no screen here")
