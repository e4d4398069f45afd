"""Who wants less motion gets none."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timeline_app.model import Entry
from timeline_app.ui.desk.selection import Ref


def running(window):
    found = window.findChildren(QAbstractAnimation)
    assert found
    return [one for one in found if one.state() == QAbstractAnimation.State.Running]


def test_with_less_motion_nothing_moves_by_itself(window, sample_desk):
    sample_desk.preferences.set(reduce_motion=True)
    window.arrange("order")
    window.reveal("timeline")
    QApplication.processEvents()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_F, Qt.Key.Key_J):
        QTest.keyClick(window.timeline.canvas, key)
        assert running(window) == []
    for entry in sample_desk.document.project.all(Entry)[:6]:
        sample_desk.selection.open(Ref("entry", entry.id))
        assert running(window) == []
    window.search()
    assert running(window) == []


def test_with_motion_a_jump_of_the_timeline_takes_a_moment(window, sample_desk):
    sample_desk.preferences.set(reduce_motion=False)
    window.arrange("order")
    window.reveal("timeline")
    QApplication.processEvents()
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_PageDown)
    assert running(window)
