"""The real window, shown at 1280×800."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.stillness import settle
from timeline_app.ui.desk import Desk
from timeline_app.ui.frame.arrange import Layouts
from timeline_app.ui.window import MainWindow


@pytest.fixture
def show(qapp, qtbot, tmp_path) -> Callable[..., MainWindow]:
    """Show a window on a desk; the layouts it keeps are the test's own."""

    def shown(desk: Desk, width: int = 1280, height: int = 800) -> MainWindow:
        qapp.processEvents()
        window = MainWindow(desk, Layouts(tmp_path / "layouts.json"))
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        QApplication.processEvents()
        qtbot.waitUntil(window.isActiveWindow)
        window.arranger.put_back()
        QApplication.processEvents()
        return window

    return shown


@pytest.fixture
def sample_file(sample_once) -> Path:
    """A sample project that no test changes."""
    return sample_once


@pytest.fixture
def window(qtbot, show, sample_desk) -> MainWindow:
    """A window on the sample; what it reads beside itself on opening has come."""
    shown = show(sample_desk)
    settle(qtbot, shown)
    return shown
