"""What lies around the lanes, as objects for screen readers: the days of publication, and the overview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QGraphicsItem

from timeline_app.chart.ticks import date_words
from timeline_app.ui.kit import access
from timeline_app.ui.timeline.around.published import Issue
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.words import tr

_REACH = 4  # pixels to either side of a tick
_MOST = 200  # sources told one by one


class Strip(access.Part):
    """The days of publication in sight."""

    def __init__(self, above: QAccessibleInterface, canvas: TimelineCanvas) -> None:
        super().__init__(above, canvas)
        self._canvas = canvas
        self._issues: access.Family[Issue, IssuePart] = access.Family(lambda issue: IssuePart(self, canvas, issue))

    def is_shown(self) -> bool:
        """Return whether it is drawn."""
        return bool(self._canvas.published.isVisible())

    def kind(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def name(self) -> str:
        return tr("Published")

    def place(self) -> QRect:
        return _box(self._canvas, self._canvas.published)

    def parts(self) -> Sequence[access.Part]:
        return self._issues.of(self._canvas.published.in_view()[:_MOST])


class IssuePart(access.Part):
    """A source on the day of its publication."""

    def __init__(self, above: Strip, canvas: TimelineCanvas, issue: Issue) -> None:
        super().__init__(above, canvas)
        self._strip, self._canvas, self._issue = above, canvas, issue

    def name(self) -> str:
        return tr("{title}, {date}", title=self._issue.title, date=self._issue.date)

    def place(self) -> QRect:
        strip = self._strip.place()
        x = strip.left() + round(self._canvas.view.x(self._issue.at))
        return QRect(x - _REACH, strip.top(), 2 * _REACH, strip.height()) & strip

    def deeds(self) -> Sequence[access.Deed]:
        id_ = self._issue.id
        return (access.Deed(tr("Open the source"), "", lambda: self._canvas.published.opened.emit(id_)),)


class Overview(access.Part):
    """The density of everything, and which stretch of it is in sight."""

    def __init__(self, above: QAccessibleInterface, canvas: TimelineCanvas) -> None:
        super().__init__(above, canvas)
        self._canvas = canvas

    def is_shown(self) -> bool:
        """Return whether it is drawn."""
        return bool(self._canvas.overview.isVisible())

    def kind(self) -> QAccessible.Role:
        return QAccessible.Role.Graphic

    def name(self) -> str:
        marks = self._canvas.marks
        if not len(marks):
            return tr("Overview")
        first, last = date_words(int(marks.at.min())), date_words(int(marks.at.max()))
        return tr("Overview, {first} to {last}", first=first, last=last)

    def place(self) -> QRect:
        return _box(self._canvas, self._canvas.overview)

    def deeds(self) -> Sequence[access.Deed]:
        canvas, width = self._canvas, self._canvas.view.width
        return (
            access.Deed(tr("Show everything"), "F", canvas.fit),
            access.Deed(tr("A screen back"), "PgUp", lambda: canvas.pan(-width)),
            access.Deed(tr("A screen on"), "PgDown", lambda: canvas.pan(width)),
        )


def _box(canvas: TimelineCanvas, item: QGraphicsItem) -> QRect:
    """Return where an item of the scene is, in pixels of the screen."""
    seen = canvas.mapFromScene(item.sceneBoundingRect()).boundingRect()
    return QRect(canvas.viewport().mapToGlobal(QPoint(seen.left(), seen.top())), seen.size())
