"""The voice of the canvas, and where the focus is in it: on the entry that the cursor is on.

Children are what is laid out at that moment; Qt hears of another entry by a focus event, which the cursor sends.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from timeline_app.chart import Scene
from timeline_app.chart.ticks import date_words
from timeline_app.ui.kit import access
from timeline_app.ui.timeline.access.around import Overview, Strip
from timeline_app.ui.timeline.access.lanes import EntryPart, Held, LanePart, Words
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.words import counted, tr

__all__ = ["Words", "speak"]


def speak(canvas: TimelineCanvas, words: Words) -> Cursor:
    """Give a canvas its voice; `words` says of a mark what it is called. The cursor returned tells where it is."""
    access.give(canvas, lambda _: CanvasVoice(canvas, words))
    return Cursor(canvas)


class CanvasVoice(access.Voice):
    """The timeline as a list of lanes."""

    def __init__(self, canvas: TimelineCanvas, words: Words) -> None:
        super().__init__(canvas)
        self._canvas, self._words = canvas, words
        self._lanes: access.Family[int, LanePart] = access.Family(
            lambda lane: LanePart(self, (canvas, self.held), lane, words)
        )
        self._strip, self._overview = Strip(self, canvas), Overview(self, canvas)
        self._scene: Scene | None = None
        self._held: dict[int, Held] = {}

    def name(self) -> str:
        """Return how many entries there are, and which stretch of time is in sight."""
        canvas = self._canvas
        entries = counted("Timeline, {count} entry", "Timeline, {count} entries", len(canvas.marks))
        view = canvas.view
        seen = (date_words(int(view.lo)), date_words(int(view.hi)))
        return tr("{entries}, in sight {first} to {last}", entries=entries, first=seen[0], last=seen[1])

    def parts(self) -> Sequence[access.Part]:
        """Return the lanes from top to bottom, then the days of publication, then the overview."""
        lanes: list[access.Part] = list(self._lanes.of([box.lane for box in self._canvas.drawn().lanes]))
        return [*lanes, *(part for part in (self._strip, self._overview) if part.is_shown())]

    def focusChild(self) -> QAccessibleInterface:
        """Return the entry that the cursor is on, where it is laid out."""
        return self.current()  # type: ignore[return-value]  # Qt takes none

    def current(self) -> EntryPart | None:
        """Return the part of the entry that the cursor is on."""
        mark, lane = self._canvas.current(), self._canvas.current_lane()
        if mark is None or lane is None or lane not in self.held():
            return None
        return self._lanes.of([lane])[0].entry(mark)

    def held(self) -> dict[int, Held]:
        """Return which marks and crowds are laid out in each lane, in the order of time."""
        scene = self._canvas.drawn()
        if scene is not self._scene:
            self._scene, self._held = scene, _held(self._canvas, scene)
        return self._held


def _held(canvas: TimelineCanvas, scene: Scene) -> dict[int, Held]:
    marks, x, _ = scene.places.columns()
    inside = (x >= 0) & (x <= scene.view.width)
    seen = np.union1d(marks[inside], np.array([card.mark for card in scene.cards], np.int64))
    current = canvas.current()
    if current is not None:
        seen = np.union1d(seen, np.array([current], np.int64))  # the focus is somewhere, whatever is drawn
    order = seen[np.argsort(canvas.marks.at[seen], kind="stable")]
    lanes = canvas.marks.lane[order]
    badges = scene.badges
    return {
        box.lane: Held(order[lanes == box.lane].tolist(), [badge for badge in badges if badge.lane == box.lane])
        for box in scene.lanes
    }


class Cursor(QObject):
    """Tells that the focus is on another entry, and that the list has it."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        canvas.installEventFilter(self)

    def eventFilter(self, canvas: QObject, event: QEvent) -> bool:
        """Hear that the timeline got the focus; Qt says so of the list itself, then it is said of the entry."""
        if event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, self.moved)
        return False

    def moved(self) -> None:
        """The cursor is on another entry, or that entry says something else."""
        if not QAccessible.isActive() or not self._canvas.hasFocus():
            return
        found = voice_of(self._canvas)
        current = found.current() if found is not None else None
        if current is not None:
            access.tell(current, QAccessible.Event.Focus)

    def renewed(self) -> None:
        """Other entries are shown, or they are called otherwise."""
        access.tell(self._canvas, QAccessible.Event.NameChanged)


def voice_of(canvas: QWidget) -> CanvasVoice | None:
    """Return the voice of a canvas, None where nobody gave it one."""
    found = QAccessible.queryAccessibleInterface(canvas)
    return found if isinstance(found, CanvasVoice) else None
