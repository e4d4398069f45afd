"""The light theme for every test of the kit, and a window to put things in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from timeline_app.ui.kit import style
from timeline_app.ui.kit.theme import Theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    style.apply(qapp, Theme())
    yield
    style.apply(qapp, Theme())


@pytest.fixture
def window(qapp, qtbot) -> QWidget:
    """A shown and active window of 800×600 with a column for widgets."""
    qapp.processEvents()  # the window of the test before has still to hand on the focus
    made = QWidget()
    made.resize(800, 600)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qapp.processEvents()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def put(window):
    """Put a widget into the window."""

    def into(widget: QWidget) -> QWidget:
        window.layout().addWidget(widget)
        widget.show()
        return widget

    return into
