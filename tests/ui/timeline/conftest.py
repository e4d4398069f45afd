"""A shown timeline pane on the sample, and a hand that moves the mouse on it."""

from __future__ import annotations

import pyqtgraph
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timeline_app.ui.timeline import TimelinePane

pyqtgraph.setConfigOption("mouseRateLimit", -1)  # the hand below is faster than a person

NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Moves, presses and turns the wheel on a canvas; places are in the picture."""

    def __init__(self, canvas):
        self.canvas = canvas

    def at(self, x, y):
        return QPointF(self.canvas.mapFromScene(self.canvas.box.mapToScene(QPointF(x, y))))

    def _send(self, kind, place, button=Qt.MouseButton.NoButton, held=Qt.MouseButton.NoButton, keys=NONE):
        view = self.canvas.viewport()
        screen = QPointF(view.mapToGlobal(place.toPoint()))
        QApplication.sendEvent(view, QMouseEvent(kind, place, screen, button, held, keys))
        QApplication.processEvents()

    def move(self, x, y, held=Qt.MouseButton.NoButton):
        self._send(QEvent.Type.MouseMove, self.at(x, y), held=held)

    def press(self, x, y, keys=NONE):
        self.move(x, y)
        self.hold(x, y, keys)

    def hold(self, x, y, keys=NONE):
        left = Qt.MouseButton.LeftButton
        self._send(QEvent.Type.MouseButtonPress, self.at(x, y), left, left, keys)

    def release(self, x, y, keys=NONE):
        self._send(QEvent.Type.MouseButtonRelease, self.at(x, y), Qt.MouseButton.LeftButton, keys=keys)

    def drag_axis(self, start, *ends):
        """Drag along the axis."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

        def there(x):
            return QPointF(self.canvas.mapFromScene(self.canvas.axis.mapToScene(QPointF(x, 12))))

        self._send(QEvent.Type.MouseMove, there(start))
        self._send(QEvent.Type.MouseButtonPress, there(start), left, left)
        for x in ends:
            self._send(QEvent.Type.MouseMove, there(x), none, left)
        self._send(QEvent.Type.MouseButtonRelease, there(ends[-1]), left)

    def click(self, x, y, keys=NONE):
        self.press(x, y, keys)
        self.release(x, y, keys)

    def double_click(self, x, y):
        left = Qt.MouseButton.LeftButton
        self.click(x, y)
        self._send(QEvent.Type.MouseButtonDblClick, self.at(x, y), left, left)
        self.release(x, y)

    def drag(self, start, *places, drop=True):
        self.press(*start)
        for place in places:
            self.move(*place, held=Qt.MouseButton.LeftButton)
        if drop:
            self.release(*places[-1])

    def wheel(self, x, y, turn, keys=NONE, *, sideways=False):
        place, view = self.at(x, y), self.canvas.viewport()
        screen = QPointF(view.mapToGlobal(place.toPoint()))
        angle = QPoint(turn, 0) if sideways else QPoint(0, turn)
        no_button, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(view, QWheelEvent(place, screen, QPoint(), angle, no_button, keys, no_phase, False))
        QApplication.processEvents()


def leaves(fan):
    """The rows of a fan."""
    return [fan.list.item(row) for row in range(fan.list.count())]


def keys_in(widget, *keys):
    """Press keys one after the other where a widget is."""
    for key in keys:
        QTest.keyClick(widget, key)
        QApplication.processEvents()


def shown(qtbot, desk, size=(1192, 572)):
    """A pane of this size in a window of its own, without motion."""
    desk.preferences.set(reduce_motion=True)
    pane = TimelinePane(desk)
    qtbot.addWidget(pane)
    pane.resize(*size)
    with qtbot.waitExposed(pane):
        pane.show()
    QApplication.processEvents()
    return pane


@pytest.fixture
def pane(qtbot, sample_desk):
    return shown(qtbot, sample_desk)


@pytest.fixture
def canvas(pane):
    return pane.canvas


@pytest.fixture
def hand(canvas):
    return Hand(canvas)
