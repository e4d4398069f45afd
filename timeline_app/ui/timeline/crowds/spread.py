"""Which entries are fanned out: those behind a badge, those at the other ends of links, those without a date."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtWidgets import QWidget

from timeline_app.chart import Marks
from timeline_app.chart.clusters import gathered, one_time
from timeline_app.chart.parts import Badge
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.timeline.crowds.fan import MOST, Fan, Leaf
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.words import counted, figures, tr


class Crowds(QObject):
    """Lets one entry of several be chosen in the fan of a pane, and does what the fan is asked for."""

    def __init__(self, desk: Desk, canvas: TimelineCanvas, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._canvas, self._over = desk, canvas, over
        self.fan = Fan(over)
        self.fan.chosen.connect(lambda id_: desk.selection.select(Ref("entry", id_)))
        self.fan.zoomed.connect(canvas.fit)
        self.fan.tabled.connect(self._tabulate)
        self.fan.folded.connect(canvas.setFocus)
        canvas.fanned.connect(self.fan_out)
        document = desk.document
        for other in (document.changed, document.filtered, document.laned, document.closing):
            other.connect(lambda *_: self.fan.fold())  # what stands behind one dot may be others

    def fan_out(self, badge: Badge, place: QPoint) -> None:
        """Let one of those behind a badge be chosen, at a place on the screen."""
        marks = self._canvas.marks
        members = gathered(marks, badge)
        zooms = not one_time(marks, members)
        count = len(members)
        head = (
            counted("{count} entry", "{count} entries", count)
            if zooms
            else tr("{count} at one time", count=figures(count))
        )
        self._spread(members, place, head, zooms=zooms)

    def fan_current(self, id_: str) -> None:
        """Let one of those behind the dot of an entry be chosen, if there are any."""
        mark = self._canvas.marks.index.get(id_)
        badge = next((badge for badge in self._canvas.drawn().badges if badge.mark == mark), None)
        if badge is not None:
            self.fan_out(badge, self._below(id_))

    def follow_link(self, id_: str) -> None:
        """Go to the entry at the other end of a link; of several, choose."""
        marks, links = self._canvas.marks, self._canvas.links
        at = marks.index.get(id_)
        ends = zip(links.source.tolist(), links.target.tolist(), strict=True)
        others = [target if source == at else source for source, target in ends if at in (source, target)]
        found = list(dict.fromkeys(others))
        if len(found) == 1:
            self._desk.selection.select(Ref("entry", marks.ids[found[0]]))
        elif found:
            self._spread(found, self._below(id_), counted("{count} link", "{count} links", len(found)))

    def show_undated(self, marks: Marks | None, button: QWidget, head: str) -> None:
        """Let one of the entries without a date be chosen, below the button that counts them."""
        ids, project = marks.undated if marks else (), self._desk.document.project
        found = [entry for id_ in ids[:MOST] if (entry := project.get(Entry, id_)) is not None]
        leaves = [Leaf(entry.id, entry.title, entry.when_text) for entry in found]
        place = button.mapToGlobal(QPoint(0, button.height()))
        self.fan.show_leaves(leaves, ids, self._over.mapFromGlobal(place), head, zooms=False)

    def _below(self, id_: str) -> QPoint:
        place = self._canvas.drawn().place(self._canvas.marks.index[id_]) or (0.0, 0.0)
        return self._canvas.on_screen(QPointF(*place))

    def _spread(self, members: Sequence[int], place: QPoint, head: str, *, zooms: bool = True) -> None:
        """Let one of these marks be chosen, below a place on the screen."""
        marks, date_title = self._canvas.marks, self._canvas.date_title
        leaves = [
            Leaf(marks.ids[at], marks.titles[at], date_title(marks.ids[at]), marks.colours[int(marks.lane[at])])
            for at in members[:MOST]
        ]
        ids = [marks.ids[at] for at in members]
        self.fan.show_leaves(leaves, ids, self._over.mapFromGlobal(place), head, zooms=zooms)

    def _tabulate(self, ids: tuple[str, ...]) -> None:
        """Show these entries, and no others, in the table."""
        self._desk.document.set_filter(Filter(ids=frozenset(ids)))
        self._desk.wishes.reveal.emit("table")
