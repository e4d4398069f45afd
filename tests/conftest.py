"""What holds for every test: no screen, nothing of the user's own folders, and how hard Hypothesis tries."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from timeline_app import actions
from timeline_app import settings as ours
from timeline_app.project import Project, note_index

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_home = tempfile.TemporaryDirectory(prefix="timeline-app-tests-", ignore_cleanup_errors=True)
for _folder in ("CONFIG", "DATA", "CACHE"):
    os.environ[f"TIMELINE_APP_{_folder}"] = str(Path(_home.name, _folder.lower()))

# The same examples on every run, so that a change turns red by its own fault; `make torture` draws new ones.
settings.register_profile(
    "small", max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("torture", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("small")


_tests = count()


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test settings of its own; data and cache belong to the whole run."""
    folder = Path(_home.name, "settings", str(next(_tests)))
    folder.mkdir(parents=True)
    monkeypatch.setenv("TIMELINE_APP_CONFIG", str(folder))


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project, made once; not to be opened, but copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.chronology"
    actions.build_sample(path, ours.load()).close()
    return path


@pytest.fixture(scope="session")
def copy_of_sample(sample_once: Path) -> Callable[..., Project]:
    """Return how to open a copy of the sample; what was just made is not proved again."""

    def copied(path: Path, person: ours.Settings | None = None) -> Project:
        shutil.copyfile(sample_once, path)
        person = person or ours.load()
        note_index(path, person.name, person.installation)
        return actions.open_project(path, person, proved=True)

    return copied


@pytest.fixture(autouse=True)
def _garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let Python collect garbage where no window does it: the first job of a run takes that over for good."""
    taken_over = not gc.isenabled()
    if taken_over and "qapp" not in request.fixturenames:
        gc.enable()
    yield
    if taken_over:
        gc.collect(1)
        gc.disable()
