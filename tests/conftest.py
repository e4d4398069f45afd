"""What holds for every test: no screen, nothing of the user's own folders, and how hard Hypothesis tries."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test settings of its own; data and cache belong to the whole run."""
    monkeypatch.setenv("TIMELINE_APP_CONFIG", str(tmp_path_factory.mktemp("config")))


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
