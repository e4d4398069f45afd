"""Without a mouse: everything is reached by Tab and F6, the focus is always seen, Esc leads back, nothing holds one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import stillness
from timeline_app.model import Entry
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.frame.focus import takes_focus
from timeline_app.ui.kit import style, theme
from timeline_app.ui.kit.panes import is_focus_inside

ROOM = 4  # pixels around a widget in which its outline may lie
SEEN = 16  # pixels that differ at least


@pytest.fixture
def window(qtbot, window, sample_desk):
    """The window with the first entry selected, and the article it rests on read."""
    sample_desk.selection.select(Ref("entry", sample_desk.document.project.all(Entry)[0].id))
    stillness.settle(qtbot, window)
    return window


def settle(turns=8):
    for _ in range(turns):
        QApplication.processEvents()


def stops(window):
    """Return the widgets that Tab would reach, those that lie in the window."""
    return [widget for widget in window.findChildren(QWidget) if takes_focus(widget)]


def differing(one, other):
    """Return how many pixels of two pictures differ, at most as many as count."""
    found = 0
    for y in range(one.height()):
        for x in range(one.width()):
            found += one.pixel(x, y) != other.pixel(x, y)
            if found >= SEEN:
                return found
    return found


def seen(window, widget):
    """Return how many pixels change when a widget gets the focus; -1 when it does not take it."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle(2)
    if QApplication.focusWidget() is not widget:
        return -1
    box = widget.rect().adjusted(-ROOM, -ROOM, ROOM, ROOM)
    where = QRect(widget.mapTo(window, box.topLeft()), box.size())
    focused = window.grab(where).toImage()
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    settle(2)
    return differing(focused, window.grab(where).toImage())


def called(widget):
    return f"{type(widget).__name__} “{widget.accessibleName()}” in {type(widget.parentWidget()).__name__}"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("arrangement", ["read", "order"])
def test_the_focus_is_seen_on_everything_that_takes_it(qapp, window, arrangement, dark):
    window.arrange(arrangement)
    style.apply(qapp, theme.Theme(dark=dark))
    settle()
    found = {called(widget): seen(window, widget) for widget in stops(window)}
    assert len(found) > 25
    assert {name: pixels for name, pixels in found.items() if pixels < SEEN} == {}


def test_tab_goes_round_the_window_and_is_held_nowhere(window):
    window.reader.view.setFocus()
    visited = []
    for _ in range(150):
        before = QApplication.focusWidget()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        settle(1)
        now = QApplication.focusWidget()
        assert now is not before, f"Tab stays in {called(before)}"
        visited.append(now)
        if now is window.reader.view:
            break
    else:
        pytest.fail("Tab never came round.")
    assert len(set(visited)) > 20
    QTest.keyClick(window.reader.view, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is not window.reader.view


def test_f6_reaches_every_pane_and_comes_back(window):
    window.reader.view.setFocus()
    reached = set()
    for _ in range(len(window._stops()) + 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        settle(2)
        now = QApplication.focusWidget()
        reached |= {type(stop).__name__ + stop.objectName() for stop in window._stops() if is_focus_inside(stop, now)}
    visible = {type(stop).__name__ + stop.objectName() for stop in window._stops() if stop.isVisible()}
    assert reached == visible


@pytest.mark.parametrize("opens", ["search", "show_keys"])
def test_esc_leaves_what_lies_over_the_window_and_the_focus_is_where_it_was(qtbot, window, opens):
    window.reader.view.setFocus()
    getattr(window, opens)()
    settle()
    assert QApplication.focusWidget() is not window.reader.view
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.reader.view)


def press(*keys):
    for key in keys:
        held = Qt.KeyboardModifier.NoModifier
        if isinstance(key, tuple):
            held, key = key
        QTest.keyClick(QApplication.focusWidget(), key, held)
        settle()


def test_from_an_open_project_to_the_export_by_keys_alone(qtbot, window, sample_desk):
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    press(Qt.Key.Key_F8)
    for _ in range(8):
        if not window.timeline.canvas.hasFocus():
            press(Qt.Key.Key_F6)
    assert window.timeline.canvas.hasFocus()
    press(Qt.Key.Key_Home)
    first = sample_desk.selection.current
    press(Qt.Key.Key_J, Qt.Key.Key_Plus, Qt.Key.Key_F)
    assert sample_desk.selection.current != first
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_focus_inside(window.reader, QApplication.focusWidget()))
    press((control, Qt.Key.Key_Z))
    press((control | shift, Qt.Key.Key_E))
    qtbot.waitUntil(lambda: window.arranger.current == "present")
    assert window.docks["inspector"].isVisible()
