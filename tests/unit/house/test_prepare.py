"""The way from a bare checkout to a running program, in places where things are missing."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT

BOOTSTRAP = ROOT / "packaging" / "bootstrap"


@pytest.fixture
def prepare():
    spec = importlib.util.spec_from_file_location("prepare", BOOTSTRAP / "prepare.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """A folder of programs that stand before all others; each writes down how it was called."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def tool(name: str, script: str = "exit 0") -> None:
        file = folder / name
        file.write_text(f'#!/bin/sh\necho "$(basename "$0") $*" >> "{tmp_path}/calls"\n{script}\n', encoding="utf-8")
        file.chmod(0o755)

    tool.calls = lambda: (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    return tool


def start(*arguments: str, path: str, python: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path} | ({"PYTHON": python} if python else {})
    return subprocess.run(
        ["/bin/sh", str(BOOTSTRAP / "prepare"), *arguments],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_without_a_python_one_sentence_says_so(tmp_path):
    done = start("packages", path=str(tmp_path), python="python-of-nowhere")
    assert done.returncode == 1
    assert done.stderr.startswith("Timeline needs Python 3.11 or later")
    assert done.stderr.count("\n") == 1


def test_an_old_python_is_passed_over(tools, tmp_path):
    tools("oldpython", "exit 1")
    done = start("nonsense", path=os.environ["PATH"], python=f"oldpython {sys.executable}")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_a_whole_python_is_taken_before_one_without_environments(tools, tmp_path):
    bare = f'case "$2" in *ensurepip*) exit 1;; *) exec {sys.executable} "$@";; esac'
    tools("barepython", bare)
    done = start("nonsense", path=os.environ["PATH"], python=f"barepython {sys.executable}")
    assert done.returncode == 2
    assert not any("prepare.py" in call for call in tools.calls())


def test_root_installs_what_is_missing_and_says_so(prepare, tools, capsys, monkeypatch):
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 0)
    tools("apt-get")
    assert prepare.install(["libegl1"], "Qt lacks libraries")
    assert tools.calls() == ["apt-get install -y --no-install-recommends libegl1"]
    assert "installing: libegl1" in capsys.readouterr().out


def test_a_list_of_packages_that_is_too_old_is_renewed_once(prepare, tools, monkeypatch, tmp_path):
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 0)
    tools("apt-get", f'test "$1" = update && touch "{tmp_path}/new"; test -e "{tmp_path}/new"')
    assert prepare.install(["libegl1"], "Qt lacks libraries")
    assert [call.split()[1] for call in tools.calls()] == ["install", "update", "install"]


def test_who_may_not_install_gets_the_one_command(prepare, tools, capsys, monkeypatch):
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 1000)
    tools("apt-get")
    tools("sudo", "exit 1")
    assert not prepare.install(["libegl1", "libgl1"], "Qt lacks libraries")
    assert "    sudo apt-get install -y --no-install-recommends libegl1 libgl1\n" in capsys.readouterr().err
    assert tools.calls() == ["sudo -n true"]


def test_a_user_who_may_become_root_without_a_password_installs(prepare, tools, monkeypatch):
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 1000)
    tools("apt-get")
    tools("sudo")
    assert prepare.install(["libegl1"], "Qt lacks libraries")
    assert tools.calls()[-1] == "sudo -n apt-get install -y --no-install-recommends libegl1"


def test_a_system_without_apt_is_told_what_debian_would_do(prepare, capsys, monkeypatch):
    monkeypatch.setattr(prepare.shutil, "which", lambda _: None)
    assert not prepare.install(["libegl1"], "Qt lacks libraries")
    assert "On Debian or Ubuntu this would help" in capsys.readouterr().err


def test_where_qt_starts_nothing_is_installed(prepare, tools, monkeypatch):
    tools("apt-get")
    tools("python")
    monkeypatch.setattr(prepare, "PYTHON", "python")
    assert prepare.main(["qt", "offscreen"]) == 0
    assert [call.split()[0] for call in tools.calls()] == ["python"]


def test_where_qt_does_not_start_libraries_are_fetched_and_it_is_tried_again(prepare, tools, monkeypatch, tmp_path):
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 0)
    tools("apt-get", f'touch "{tmp_path}/libraries"')
    tools("python", f'test -e "{tmp_path}/libraries"')
    monkeypatch.setattr(prepare, "PYTHON", "python")
    assert prepare.main(["qt", "screen"]) == 0
    assert [call.split()[0] for call in tools.calls()] == ["python", "apt-get", "python"]
    assert "libxcb-cursor0" in tools.calls()[1]


def test_where_qt_never_starts_its_own_words_are_shown(prepare, tools, monkeypatch, capfd):
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 0)
    tools("apt-get")
    tools("python", "echo no plug-in; exit 1")
    monkeypatch.setattr(prepare, "PYTHON", "python")
    assert prepare.main(["qt", "offscreen"]) == 1
    assert "no plug-in" in capfd.readouterr().out


def test_packages_are_installed_by_their_hashes(prepare, tools, monkeypatch, tmp_path):
    tools("python", 'test "$1" = -c && echo 23.2.1; exit 0')
    monkeypatch.setattr(prepare, "PYTHON", tmp_path / "bin" / "python")
    assert prepare.main(["packages"]) == 0
    calls = tools.calls()
    assert "install -qq --upgrade pip" in calls[1]
    assert calls[2].endswith("requirements.lock")
    assert "--require-hashes" in calls[2]


def test_a_failed_installation_says_that_make_goes_on(prepare, tools, monkeypatch, tmp_path, capsys):
    tools("python", 'test "$1" = -c && echo 26.1 && exit 0; exit 3')
    monkeypatch.setattr(prepare, "PYTHON", tmp_path / "bin" / "python")
    with pytest.raises(SystemExit) as left:
        prepare.main(["packages"])
    assert left.value.code == 3
    assert "Run make again to go on" in capsys.readouterr().err
