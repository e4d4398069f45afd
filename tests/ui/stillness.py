"""When everything that was asked of a window has happened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtWidgets import QApplication

from timeline_app.ui.window import MainWindow

REST = 300  # milliseconds: the longest rest after which a pane follows; cards and tips take longer
PATIENCE = 20_000  # milliseconds; the machine may be busy with other things


def is_still(window: MainWindow) -> bool:
    """Return whether nothing moves, nothing waits for a moment of rest, and nothing is read beside the window."""
    timers = window.findChildren(QTimer)
    waits = any(one.isActive() and one.isSingleShot() and one.interval() <= REST for one in timers)
    motions = window.findChildren(QAbstractAnimation)
    moves = any(one.state() == QAbstractAnimation.State.Running for one in motions)
    desk = window.desk
    return not (waits or moves or desk.jobs.busy() or desk.proposals._soon.isActive() or desk.proposals._reading)


def settle(qtbot: Any, window: MainWindow) -> None:
    """Let everything that was asked for happen, and what comes of it: jobs, timers of rest, motion, repaints."""
    for _ in range(2):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: is_still(window), timeout=PATIENCE)
