"""Ctrl+Z goes where there is something to undo; keyboards without Latin letters have shortcuts too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from timeline_app.ui.kit import keys

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
CYRILLIC_KA = 0x041B  # stands in the place of Latin K
PLACE_OF_K = 45


@pytest.fixture
def repaired(qapp):
    filters = [keys.UndoKeys(), keys.LatinKeys()]
    for each in filters:
        qapp.installEventFilter(each)
    yield
    for each in filters:
        qapp.removeEventFilter(each)


@pytest.fixture
def journal(window):
    """Undo of the window, as the journal has it."""
    undone = []
    action = QAction("Undo", window)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    action.triggered.connect(lambda: undone.append("journal"))
    window.addAction(action)
    return undone


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_undo_is_the_fields_while_it_has_something_to_undo(qtbot, repaired, put, journal, kind):
    field = put(kind())
    field.setFocus()
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert journal == []
    assert (field.text() if kind is QLineEdit else field.toPlainText()) == ""
    assert keys.can_redo(field)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert journal == ["journal"]


def test_other_widgets_have_nothing_to_undo(put):
    assert not keys.can_undo(put(QLabel()))
    assert not keys.can_redo(put(QLabel()))


def press(widget: QWidget, modifiers, *, key: int = CYRILLIC_KA, place: int = PLACE_OF_K) -> None:
    """Press a key as a Cyrillic board does on X11."""
    QApplication.sendEvent(
        widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, key, 0, chr(key) if key < 0x10000 else "")
    )


def test_ctrl_with_a_letter_is_found_by_its_place(repaired, window, put):
    fired = []
    shortcut = QShortcut(QKeySequence("Ctrl+K"), window)
    shortcut.activated.connect(lambda: fired.append("palette"))
    press(put(QLabel()), CTRL)
    assert fired == ["palette"]
    shortcut.setEnabled(False)
    press(window, CTRL)
    assert fired == ["palette"]


def test_single_letters_are_found_in_content_views_only(repaired, window, put):
    fired = []
    rows, line = put(QListWidget()), put(QLineEdit())
    single = QShortcut(QKeySequence("K"), rows, context=Qt.ShortcutContext.WidgetShortcut)
    single.activated.connect(lambda: fired.append("K"))
    press(rows, NONE)
    press(window, NONE)
    press(line, NONE)
    assert fired == ["K"]
    assert line.text() == chr(CYRILLIC_KA)


def test_actions_of_an_ancestor_reach_their_children(repaired, window, put):
    fired = []
    frame = put(QWidget())
    inside = QLabel(frame)
    action = QAction("Down", frame)
    action.setShortcut(QKeySequence("Ctrl+K"))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: fired.append("pane"))
    frame.addAction(action)
    press(inside, CTRL)
    assert fired == ["pane"]


@pytest.mark.parametrize(("key", "place"), [(ord("K"), PLACE_OF_K), (Qt.Key.Key_Left.value, 113), (CYRILLIC_KA, 200)])
def test_latin_letters_arrows_and_unknown_places_are_left_alone(key, place):
    event = QKeyEvent(QEvent.Type.KeyPress, key, CTRL, place, key, 0)
    assert keys.latin(event) is None


def test_the_place_of_every_letter_is_known():
    letters = {chr(code) for code in keys._PLACES.values() if chr(code).isalpha()}
    assert letters == set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_text_fields_take_text_unless_they_are_read_only(put):
    line = put(QLineEdit())
    assert keys.takes_text(line)
    line.setReadOnly(True)
    assert not keys.takes_text(line)
    assert not keys.takes_text(None)


def test_both_repairs_are_put_on_the_application_once(qapp):
    for _window in range(3):
        keys.install(qapp)
    repairs = [child for child in qapp.children() if isinstance(child, keys.UndoKeys | keys.LatinKeys)]
    assert {type(repair) for repair in repairs} == {keys.UndoKeys, keys.LatinKeys}
    assert len(repairs) == 2
    for repair in repairs:
        qapp.removeEventFilter(repair)
        repair.deleteLater()
