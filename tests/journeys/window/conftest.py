"""The window as a person finds it: shown, active, with settings and layouts of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.journeys.window.hand import Hand
from timeline_app.ui.app import make_window
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.window import MainWindow


@pytest.fixture
def sit_down(qapp, qtbot, tmp_path, monkeypatch) -> Iterator[Callable[..., Hand]]:
    """Start the program, on a project if one is named; again after `hand.window.close()` is a restart."""
    monkeypatch.setenv("TIMELINE_APP_DATA", str(tmp_path / "own-data"))
    (tmp_path / "own-data").mkdir()
    windows: list[MainWindow] = []

    def start(path: Path | None = None, width: int = 1280, height: int = 800, *, still: bool = False) -> Hand:
        preferences = Preferences()
        if still:
            preferences.set(reduce_motion=True)
        window = make_window(qapp, preferences)
        windows.append(window)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if path is not None:
            window.files.open(path)
        QApplication.processEvents()
        return Hand(window, qtbot)

    yield start
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def sample_file(sample_once, tmp_path) -> Path:
    """A copy of the sample."""
    path = tmp_path / "Sample.chronology"
    shutil.copyfile(sample_once, path)
    return path


@pytest.fixture
def sample(sit_down, sample_file) -> Hand:
    """The window on a copy of the sample, without motion."""
    return sit_down(sample_file, still=True)
