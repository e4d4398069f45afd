"""A quiet strip below the lanes: when sources were published. Pointing at a tick names its source, a click opens it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.around.axis import inner, write_line
from timeline_app.ui.timeline.brush.stage import Stage
from timeline_app.words import counted, tr

HIGH = 16  # pixels
_REACH = 4  # pixels to either side of a tick that still mean it
_NAMED = 4  # sources in a tooltip


class Issue(NamedTuple):
    """A source and the first moment of its day of publication, in seconds on the project's clock."""

    at: int
    id: str
    title: str
    date: str


class PublishedStrip(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The days of publication in view."""

    opened = Signal(str)  # source id

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._issues: list[Issue] = []
        self._moments: list[int] = []
        self.setAcceptHoverEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setFlag(self.GraphicsItemFlag.ItemClipsToShape)

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show these."""
        self._issues = sorted(issues)
        self._moments = [issue.at for issue in self._issues]
        self.update()

    def __len__(self) -> int:
        return len(self._issues)

    def __bool__(self) -> bool:
        return True

    def near(self, x: float) -> list[Issue]:
        """Return the sources at a place, the nearest first."""
        view = self._stage.drawn().view
        first = bisect_left(self._moments, view.seconds(x - _REACH))
        last = bisect_left(self._moments, view.seconds(x + _REACH))
        return sorted(self._issues[first:last], key=lambda issue: (abs(view.x(issue.at) - x), issue))

    def in_view(self) -> list[Issue]:
        """Return the sources published in the stretch in sight, in order of time."""
        view = self._stage.drawn().view
        first, last = (bisect_left(self._moments, edge) for edge in (view.lo, view.hi))
        return self._issues[first:last]

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        found = self.near(event.pos().x())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.setToolTip(_told(found))

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if not self.near(event.pos().x()):
            event.ignore()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if found := self.near(event.pos().x()):
            self.opened.emit(found[0].id)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        look, view = self._stage.look, self._stage.drawn().view
        width, height = int(self.size().width()), int(self.size().height())
        painter.fillRect(self.boundingRect(), look.colour("pane"))
        painter.fillRect(0, 0, width, 1, look.colour("line"))
        drawn = dict.fromkeys(round(view.x(issue.at)) for issue in self.in_view())
        for x in drawn:
            painter.fillRect(x, 4, 2, height - 7, look.colour("soft"))


class StripName(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """What the strip beside it shows."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)  # Qt paints what stands beside the strip with it

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        look, width, height = self._stage.look, int(self.size().width()), int(self.size().height())
        painter.fillRect(self.boundingRect(), look.colour("pane"))
        painter.fillRect(0, 0, width, 1, look.colour("line"))
        painter.fillRect(inner(width), 0, 1, height, look.colour("line"))
        if width > theme.px(40):
            painter.setFont(theme.font("tiny"))
            painter.setPen(look.colour("soft"))
            write_line(painter, QRectF(theme.px(12), 0, width - theme.px(20), height), tr("Published"))


def _told(issues: Sequence[Issue]) -> str:
    lines = [tr("{title}, {date}", title=issue.title, date=issue.date) for issue in issues[:_NAMED]]
    more = len(issues) - _NAMED
    return "\n".join([*lines, counted("and {count} other", "and {count} others", more)] if more > 0 else lines)
