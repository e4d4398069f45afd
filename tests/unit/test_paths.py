from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from timeline_app import paths


def test_a_resource_of_the_checkout_is_found():
    assert paths.resource("i18n").is_dir()


def test_a_resource_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match="csl/none"):
        paths.resource("csl", "none.csl")


def test_only_what_comes_with_the_program_is_a_resource():
    with pytest.raises(FileNotFoundError):
        paths.resource("pyproject.toml")


@pytest.mark.parametrize("kind", ["config", "data", "cache"])
def test_a_folder_that_cannot_be_made_is_like_one_that_cannot_be_written(tmp_path, monkeypatch, kind):
    (tmp_path / "file").write_text("in its place")
    monkeypatch.setenv(f"TIMELINE_APP_{kind.upper()}", str(tmp_path / "file" / "own"))
    folder = getattr(paths, f"{kind}_dir")()
    assert folder == tmp_path / "file" / "own"
    with pytest.raises(NotADirectoryError):
        (folder / "a.txt").write_text("a")


@pytest.mark.parametrize("installed", [True, False], ids=["wheel", "checkout"])
def test_resources_are_found_in_a_wheel_and_in_a_checkout(tmp_path, installed):
    package = tmp_path / "timeline_app"
    package.mkdir()
    for name in ("__init__.py", "paths.py"):
        shutil.copy(paths.__file__.replace("paths.py", name), package)
    resources = package / "resources" if installed else tmp_path / "resources"
    seeds = resources / "seeds" if installed else tmp_path / "seeds"
    for folder in (resources / "i18n", seeds):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(folder.name, encoding="utf-8")
    script = "from timeline_app.paths import resource as r; print(r('i18n', 'a.txt')); print(r('seeds', 'a.txt'))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == [str(resources / "i18n" / "a.txt"), str(seeds / "a.txt")]


@pytest.mark.parametrize("folder", ["config", "data", "cache"])
def test_the_users_folders_are_made_where_the_environment_says(tmp_path, monkeypatch, folder):
    monkeypatch.setenv(f"TIMELINE_APP_{folder.upper()}", str(tmp_path / "deep" / folder))
    made = getattr(paths, f"{folder}_dir")()
    assert made == tmp_path / "deep" / folder
    assert made.is_dir()


def test_without_a_word_in_the_environment_the_system_says_where(tmp_path, monkeypatch):
    monkeypatch.delenv("TIMELINE_APP_CACHE")
    monkeypatch.setattr(type(paths._DIRS), "user_cache_path", property(lambda self: tmp_path / "timeline-app"))
    assert paths.cache_dir() == tmp_path / "timeline-app"
