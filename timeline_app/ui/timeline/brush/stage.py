"""What the parts of the canvas ask of the whole, so that none of them needs to know it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QPainter

from timeline_app.chart import Axis, Links, Marks, Scene
from timeline_app.ui.timeline.brush.look import Lit, Look


class Stage(Protocol):
    """Where a chronology is shown."""

    marks: Marks
    links: Links
    look: Look

    def drawn(self) -> Scene:
        """Return the picture of what is in sight."""

    def lit(self) -> Lit:
        """Return what is picked out."""

    def ruler(self) -> Axis:
        """Return the ticks of what is in sight."""

    def current_lane(self) -> int | None:
        """Return the number of the lane that the cursor is in."""

    def overview_bend(self) -> float:
        """Return how far the overview is bent towards the crowd, 0 to below 1."""

    def cursor_words(self) -> str:
        """Return the date under the cursor in words."""

    def cursor_note(self) -> str:
        """Return what else was under way then."""

    def cursor_bounds(self) -> str:
        """Return the first and the last day that the date under the cursor can mean."""

    def lane_words(self, name: str) -> str:
        """Return how a lane's name is shown."""

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies on top of the picture for a moment, such as a link that is being drawn."""
