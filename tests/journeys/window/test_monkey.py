"""Whatever is pressed, in whatever order: nothing fails, and the file is as sound as before.

An exception in a slot, a warning of Qt, and a crash fail these by themselves.
"""

import random
from itertools import cycle

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QDesktopServices, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.benchmarks.dossier import large
from timeline_app import actions, settings

KEY, MODIFIER, BUTTON = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
MODIFIERS = (
    *[MODIFIER.NoModifier] * 4,
    *(MODIFIER.ControlModifier, MODIFIER.ShiftModifier, MODIFIER.AltModifier),
    MODIFIER.ControlModifier | MODIFIER.ShiftModifier,
)
KEYS = (
    *range(KEY.Key_A, KEY.Key_Z + 1),
    *range(KEY.Key_0, KEY.Key_9 + 1),
    *range(KEY.Key_Home, KEY.Key_PageDown + 1),
    *range(KEY.Key_F1, KEY.Key_F12 + 1),
    *[KEY.Key_Tab, KEY.Key_Return, KEY.Key_Escape, KEY.Key_Delete, KEY.Key_Backspace, KEY.Key_Space] * 3,
    *[KEY.Key_BracketLeft, KEY.Key_Plus, KEY.Key_Minus, KEY.Key_Question, KEY.Key_Comma, KEY.Key_Menu],
)
WORDS = ("2019-09-0", "place:", 'a "b', "(((", "\u202eסוף", "漢", "👩\u200d👩", "-", "\t", "=1")


class Monkey:
    """Does one thing after the other at random places of one window; the same seed, the same deeds."""

    def __init__(self, hand, seed, paths):
        self.hand, self.window, self.paths = hand, hand.window, cycle(paths)
        self.random = random.Random(seed)
        self.deeds = (
            *[self.key] * 10,
            *[self.click] * 8,
            *[self.wheel] * 3,
            *[self.drag] * 2,
            *[self.type] * 2,
            *[self.undo] * 2,
            *(self.resize, self.theme, self.look_around),
        )

    def act(self, count, switch=0):
        """Do `count` things; another project is opened at every `switch`th."""
        for number in range(1, count + 1):
            self.random.choice(self.deeds)()
            if switch and number % switch == 0:
                self.open()
            self.clear_away(number)
            QApplication.processEvents()

    def clear_away(self, number):
        """Close what stands over the window, sometimes; and open the window again when it was closed."""
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible():
                top.reject()  # nothing of this test writes to a file of its own choice
        popup = QApplication.activePopupWidget()
        if popup is not None and number % 5 == 0:
            popup.close()
        if not self.window.isVisible():
            self.window.show()
        if number % 50 == 0 and not self.window.desk.document.is_open:
            self.open()

    def open(self):
        self.window.files.open(next(self.paths))

    def widget(self):
        """Return what is pressed: mostly what lies at a place of the window that is seen."""
        host = QApplication.activePopupWidget() or self.window
        place = QPoint(self.random.randrange(max(1, host.width())), self.random.randrange(max(1, host.height())))
        return host.childAt(place) or host

    def place(self, widget):
        return QPoint(self.random.randrange(max(1, widget.width())), self.random.randrange(max(1, widget.height())))

    def key(self):
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(target, KEY(self.random.choice(KEYS)), self.random.choice(MODIFIERS))

    def type(self):
        target = QApplication.focusWidget() or self.window
        for sign in self.random.choice(WORDS):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, KEY.Key_unknown, MODIFIER.NoModifier, sign))

    def click(self):
        widget = self.widget()
        button = self.random.choice([BUTTON.LeftButton] * 5 + [BUTTON.RightButton, BUTTON.MiddleButton])
        press = self.random.choice([QTest.mouseClick] * 4 + [QTest.mouseDClick])
        press(widget, button, self.random.choice(MODIFIERS), self.place(widget))

    def drag(self):
        canvas = self.window.timeline.canvas
        QTest.mousePress(canvas, BUTTON.LeftButton, self.random.choice(MODIFIERS), self.place(canvas))
        for _ in range(4):
            QTest.mouseMove(canvas, self.place(canvas))
        QTest.mouseRelease(canvas, BUTTON.LeftButton, MODIFIER.NoModifier, self.place(canvas))

    def wheel(self):
        widget = self.widget()
        place = QPointF(self.place(widget))
        turn = QPoint(self.random.choice([0, 120, -240]), self.random.choice([120, -120, 1200, -1200]))
        event = QWheelEvent(
            *(place, QPointF(widget.mapToGlobal(place)), QPoint(), turn, BUTTON.NoButton),
            *(self.random.choice(MODIFIERS), Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(widget, event)

    def undo(self):
        document = self.window.desk.document
        if document.is_open:
            self.random.choice([document.undo, document.undo, document.redo])()

    def resize(self):
        self.window.resize(QSize(self.random.randrange(300, 2000), self.random.randrange(200, 1400)))

    def theme(self):
        self.window.desk.preferences.set(theme=self.random.choice(["light", "dark", "system"]))

    def look_around(self):
        widgets = [w for w in self.window.findChildren(QWidget) if w.isVisible() and w.focusPolicy() != 0]
        if widgets:
            self.random.choice(widgets).setFocus()


@pytest.fixture
def harmless(monkeypatch, tmp_path):
    """Nothing leaves the folder of the test, and no other program is started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)


def proved(path):
    project = actions.open_project(path, settings.load())
    try:
        return project.prove()
    finally:
        project.close()


def let_loose(sit_down, seed, paths, count, switch=0):
    hand = sit_down(paths[0])
    Monkey(hand, seed, paths).act(count, switch)
    while popup := QApplication.activePopupWidget():
        popup.close()
    hand.settle()
    hand.window.close()
    assert [proved(path) for path in paths] == [()] * len(paths)


def test_random_deeds_break_nothing(sit_down, sample_file, harmless):
    let_loose(sit_down, 4, [sample_file], 250)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(5))
def test_random_deeds_break_nothing_while_projects_come_and_go(sit_down, sample_file, tmp_path, harmless, seed):
    let_loose(sit_down, seed, [sample_file, large(tmp_path / "large.chronology", 10_000)], 2_000, switch=120)
