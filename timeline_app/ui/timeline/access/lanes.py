"""Lanes, their entries and their crowds as objects for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from timeline_app.chart.parts import Badge, LaneBox
from timeline_app.ui.kit import access
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.words import counted, tr

_PLAIN = Qt.KeyboardModifier.NoModifier
_REACH = 6  # pixels around the place of an entry of which nothing else is drawn


class Held(NamedTuple):
    """What is laid out in a lane, in the order of time."""

    marks: Sequence[int]
    badges: Sequence[Badge]


Drawn = Callable[[], dict[int, Held]]  # by lane


class Words(NamedTuple):
    """What is said of a mark: its name, and what else there is to it."""

    name: Callable[[int], str]
    told: Callable[[int], str]


class LanePart(access.Part):
    """A lane, which holds the entries and the crowds that are laid out in it."""

    def __init__(
        self, above: QAccessibleInterface, stage: tuple[TimelineCanvas, Drawn], lane: int, words: Words
    ) -> None:
        canvas, self._held = stage
        super().__init__(above, canvas)
        self._canvas, self._lane, self._words = canvas, lane, words
        self._entries: access.Family[str, EntryPart] = access.Family(lambda id_: EntryPart(self, canvas, id_, words))
        self._crowds: access.Family[int, CrowdPart] = access.Family(
            lambda mark: CrowdPart(self, canvas, mark, self._badge)
        )

    def kind(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def name(self) -> str:
        return self._canvas.lane_words(self._canvas.marks.lanes[self._lane]) if self._is_there() else tr("Lane")

    def told(self) -> str:
        box = self._box()
        if box is None:
            return ""
        entries = counted("{count} entry", "{count} entries", box.total)
        return tr("{entries}, folded", entries=entries) if box.folded else entries

    def describe(self, state: QAccessible.State) -> None:
        box = self._box()
        state.expandable = True
        state.collapsed = box is not None and box.folded
        state.expanded = box is not None and not box.folded

    def place(self) -> QRect:
        box, canvas = self._box(), self._canvas
        if box is None:
            return QRect()
        return on_screen(canvas, QRectF(0, box.y, canvas.view.width, box.height))

    def deeds(self) -> Sequence[access.Deed]:
        box = self._box()
        if box is None:
            return ()
        words = tr("Open the lane") if box.folded else tr("Fold the lane")
        return (access.Deed(words, "Z", lambda: self._canvas.lanes.folded.emit(box.name)),)

    def parts(self) -> Sequence[access.Part]:
        held, ids = self._held().get(self._lane), self._canvas.marks.ids
        if held is None or not self._is_there():
            return ()
        entries: list[access.Part] = list(self._entries.of([ids[mark] for mark in held.marks]))
        return [*entries, *self._crowds.of([badge.mark for badge in held.badges])]

    def entry(self, mark: int) -> EntryPart:
        """Return the part of one of its entries."""
        return self._entries.of([self._canvas.marks.ids[mark]])[0]

    def _is_there(self) -> bool:
        return self._lane < len(self._canvas.marks.lanes)

    def _box(self) -> LaneBox | None:
        return next((box for box in self._canvas.drawn().lanes if box.lane == self._lane), None)

    def _badge(self, mark: int) -> Badge | None:
        held = self._held().get(self._lane)
        return next((badge for badge in held.badges if badge.mark == mark), None) if held else None


class EntryPart(access.Part):
    """An entry: its dot or bar, its label, its card."""

    def __init__(self, above: LanePart, canvas: TimelineCanvas, id_: str, words: Words) -> None:
        super().__init__(above, canvas)
        self._canvas, self._id, self._words = canvas, id_, words

    def name(self) -> str:
        mark = self._mark()
        return tr("An entry that is gone") if mark is None else self._words.name(mark)

    def told(self) -> str:
        mark = self._mark()
        return "" if mark is None else self._words.told(mark)

    def describe(self, state: QAccessible.State) -> None:
        mark, selected = self._mark(), self._canvas.lit().selected
        here = mark is not None and mark == self._canvas.current()
        state.focusable = state.selectable = True
        state.selected = mark in selected
        state.focused = here and self._canvas.hasFocus()

    def place(self) -> QRect:
        mark = self._mark()
        return QRect() if mark is None else on_screen(self._canvas, _drawn(self._canvas, mark))

    def deeds(self) -> Sequence[access.Deed]:
        canvas, id_, mark = self._canvas, self._id, self._mark()
        badge = next((badge for badge in canvas.drawn().badges if badge.mark == mark), None)
        found = [
            access.Deed(tr("Select"), "", lambda: canvas.pressed.emit(id_, _PLAIN)),
            access.Deed(tr("Open the passage"), "Return", lambda: canvas.opened.emit(id_)),
        ]
        if badge is not None:
            found.append(access.Deed(tr("Fan out"), "Space", lambda: fan_out(canvas, badge)))
        return found if mark is not None else ()

    def _mark(self) -> int | None:
        return self._canvas.marks.index.get(self._id)


class CrowdPart(access.Part):
    """Entries that stand behind one dot."""

    def __init__(
        self, above: QAccessibleInterface, canvas: TimelineCanvas, mark: int, badge: Callable[[int], Badge | None]
    ) -> None:
        super().__init__(above, canvas)
        self._canvas, self._mark, self._badge = canvas, mark, badge

    def kind(self) -> QAccessible.Role:
        return QAccessible.Role.Button

    def name(self) -> str:
        badge = self._badge(self._mark)
        if badge is None:
            return tr("Entries behind one dot")
        first = self._canvas.marks.titles[self._mark]
        return tr("{count} at {title}: fan out", count=badge.text, title=first)

    def place(self) -> QRect:
        badge = self._badge(self._mark)
        return QRect() if badge is None else on_screen(self._canvas, QRectF(badge.x, badge.y, badge.w, badge.h))

    def deeds(self) -> Sequence[access.Deed]:
        badge = self._badge(self._mark)
        return () if badge is None else (access.Deed(tr("Fan out"), "Space", lambda: fan_out(self._canvas, badge)),)


def fan_out(canvas: TimelineCanvas, badge: Badge) -> None:
    """Show the entries behind a badge."""
    canvas.fanned.emit(badge, canvas.on_screen(QPointF(badge.x, badge.y + badge.h)))


def on_screen(canvas: TimelineCanvas, box: QRectF) -> QRect:
    """Return what can be seen of a box of the picture, in pixels of the screen."""
    seen = box & QRectF(0, 0, canvas.view.width, canvas.view.height)
    if seen.isEmpty():
        return QRect()
    return QRect(canvas.on_screen(seen.topLeft()), canvas.on_screen(seen.bottomRight()))


def _drawn(canvas: TimelineCanvas, mark: int) -> QRectF:
    """Return the box around everything that is drawn of a mark."""
    scene = canvas.drawn()
    box = QRectF()
    for card in scene.cards:
        if card.mark == mark:
            box |= QRectF(card.x, card.y, card.w, card.h)
    for at in np.flatnonzero(scene.texts.mark == mark).tolist():
        texts = scene.texts
        box |= QRectF(texts.x[at], texts.y[at], texts.w[at], texts.h)
    for bars in (scene.bars, scene.bands):
        for at in np.flatnonzero(bars.mark == mark).tolist():
            high = bars.h if isinstance(bars.h, float | int) else float(bars.h[at])
            box |= QRectF(bars.x0[at], bars.y[at], max(bars.x1[at] - bars.x0[at], 1.0), high)
    place = scene.place(mark)
    if place is not None:
        box |= QRectF(place[0] - _REACH, place[1] - _REACH, 2 * _REACH, 2 * _REACH)
    return box
