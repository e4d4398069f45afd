"""What the window says, and how long."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from timeline_app.errors import NotSaved
from timeline_app.ui.kit.messages import MessageBar, Sign, Toast, announce


def test_an_error_stands_with_its_hint_until_it_is_closed(qtbot, put):
    bar = put(MessageBar())
    bar.show_error(NotSaved("The disk is full.", hint="Save a copy elsewhere."))
    assert bar.words() == "The disk is full. Save a copy elsewhere."
    assert bar.height() == 40
    with qtbot.waitSignal(bar.closed):
        bar.clear()
    assert bar.words() == ""


def test_the_one_thing_to_do_is_done_and_the_bar_goes(qtbot, put):
    bar = put(MessageBar())
    done = []
    bar.say("Two readings.", action="Choose", does=lambda: done.append(1))
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "Choose")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert bar.isHidden()


def test_without_a_thing_to_do_there_is_no_button(put):
    bar = put(MessageBar())
    bar.say("Two readings.")
    assert not [b for b in bar.findChildren(QPushButton) if b.isVisible()]
    bar.clear()
    bar.clear()


def test_a_bug_goes_to_the_report_and_not_into_the_bar(monkeypatch, put):
    reported = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: reported.append(args[1]))
    bar = put(MessageBar())
    bug = ZeroDivisionError("no")
    bar.hide()
    bar.show_error(bug)
    assert reported == [bug]
    assert bar.isHidden()


@pytest.fixture
def toast(window) -> Toast:
    return Toast(window)


def test_a_toast_undoes_on_request(qtbot, toast):
    undone = []
    toast.offer("Removed “Talks called off”.", lambda: undone.append(1))
    assert toast.words() == "Removed “Talks called off”."
    with qtbot.waitSignal(toast.gone):
        qtbot.mouseClick(toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert toast.words() == ""


def test_a_toast_stands_at_the_foot_and_follows_it(window, toast):
    toast.offer("Removed.", lambda: None)
    assert window.height() - toast.geometry().bottom() - 1 == 16
    window.resize(900, 700)
    QApplication.processEvents()
    assert window.height() - toast.geometry().bottom() - 1 == 16


def test_a_toast_goes_by_itself(qtbot, toast):
    toast._timer.setInterval(20)
    with qtbot.waitSignal(toast.gone):
        toast.offer("Removed.", None)


def test_the_pointer_holds_a_toast(qtbot, toast):
    toast.offer("Removed.", lambda: None)
    place = QPointF(3, 3)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


def test_the_focus_holds_a_toast(qtbot, put, toast):
    line = put(QLineEdit())
    toast.offer("Removed.", lambda: None)
    toast.findChild(QPushButton).setFocus()
    qtbot.waitUntil(lambda: not toast._timer.isActive())
    toast._maybe_leave()
    assert not toast.isHidden()
    line.setFocus()
    qtbot.waitUntil(toast._timer.isActive)
    toast.leave()
    toast.leave()


def test_signs_change(put):
    sign = put(Sign("info"))
    sign.put("alert", "danger")
    assert not sign.grab().isNull()
    sign.put("", "soft")
    assert not sign.grab().isNull()


def test_words_can_be_announced_without_a_screen_reader(window):
    announce(window, "A day was understood.")
