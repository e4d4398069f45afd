"""The timeline itself: axis, lanes, picture and overview in one scene.

It knows marks and ids, not the project; what a person wants of an entry it tells by signals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from timeline_app.chart import Face, Focus, Ghosts, Links, Marks, Memory, Scene, Style, marks
from timeline_app.chart.compose import prepare, scene
from timeline_app.chart.ticks import Axis
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.around.axis import Corner, HistoricalAxisItem
from timeline_app.ui.timeline.around.lanes import LaneColumn
from timeline_app.ui.timeline.around.overview import BendKnob, OverviewBox
from timeline_app.ui.timeline.around.published import HIGH, Issue, PublishedStrip, StripName
from timeline_app.ui.timeline.around.ranges import Picked
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.drawing.looking import LookingView
from timeline_app.ui.timeline.drawing.picture import Picture
from timeline_app.ui.timeline.drawing.pointer import Pointer
from timeline_app.ui.timeline.drawing.rest import PATIENCE, SLICE, Rest

_LOW, _WIDE, _SLIM = 260, 800, 520  # below them the overview and the lane names give way


class TimelineCanvas(LookingView):
    """Shows marks and links; one entry, the cursor, is the current one."""

    pressed = Signal(str, object)  # entry id, keyboard modifiers
    cleared = Signal()  # a click on nothing
    opened = Signal(str)  # entry id: double click
    linked = Signal(str, str)  # entry ids: dragged from one to the other
    fanned = Signal(object, object)  # Badge, global place
    link_pressed = Signal(str)  # link id
    hovered = Signal(object, object)  # entry id or None, global place
    key_pressed = Signal(object)  # QKeyEvent that nothing here has used; accept it or not
    bent = Signal(object)  # how far the overview is bent, None: as the entries lie

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self.marks: Marks = marks(())
        self.links: Links = Links.of(self.marks, ())
        self.face: Face | None = None  # of cards, set by whoever shows marks
        self.ghosts: Ghosts | None = None  # the same
        self._first_weekday = 0
        self.calendar = ""  # a second one on the axis, set by whoever shows marks
        self._memory = Memory(patience=PATIENCE)
        self._pause = Rest(self, self._prepared)
        self._pause.ready.connect(self._stale)
        self._scene: Scene | None = None
        self._selected: tuple[str, ...] = ()
        self._hovered: str | None = None
        self.sought = ""  # words of the filter, lit up from the next `show_marks` on
        self._fresh = True
        self._bend: float | None = None  # of the overview
        self._build()

    def _build(self) -> None:
        self.setFrameShape(pg.GraphicsView.Shape.NoFrame)
        self.setCacheMode(self.CacheModeFlag.CacheNone)  # one colour is filled faster than copied
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(theme.px(200), theme.px(96))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.axis = HistoricalAxisItem(self.ruler, lambda: self.look)
        self.axis.linkToView(self.box)
        self.lanes, self.corner = LaneColumn(self), Corner(self, says_date=True)
        self.published, self.strip_name = PublishedStrip(self), StripName(self)
        self.foot = BendKnob(self)
        self.overview = OverviewBox(self)
        self.grid = grid = pg.QtWidgets.QGraphicsGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for item, row, column in (
            (self.corner, 0, 0), (self.axis, 0, 1), (self.lanes, 1, 0), (self.box, 1, 1),
            (self.strip_name, 2, 0), (self.published, 2, 1), (self.foot, 3, 0), (self.overview, 3, 1),
        ):  # fmt: skip
            grid.addItem(item, row, column)
        holder = pg.GraphicsWidget()
        holder.setLayout(grid)
        self.setCentralItem(holder)
        self.picture = Picture(self, self.box)
        self.pointer = Pointer(self, self.box)
        self.picked = Picked(self, self)
        self._proportions()
        self.dress()
        self._connect()

    def _connect(self) -> None:
        self.box.sigXRangeChanged.connect(self._ranged)
        self.box.sigResized.connect(self._resized)
        self.overview.moved.connect(lambda lo, hi: self.set_view(replace(self.view, lo=lo, hi=max(hi, lo + 2))))
        self.overview.asked.connect(self.centre)
        self.foot.bent.connect(self.bend)
        theme.changed.connect(self.dress)
        self.axis.dragged.connect(self.picked.drag)
        self.axis.over = lambda painter, height: self.picked.paint(painter, self._view, height)
        self.picked.changed.connect(self.picture.refresh)
        self.picked.changed.connect(self.axis.update)
        pointer = self.pointer
        pointer.panned.connect(self._moved)
        pointer.flung.connect(self._fling)
        pointer.changed.connect(self.picture.refresh)
        pointer.rested.connect(self._rest)
        for told, tell in (
            (pointer.pressed, self.pressed), (pointer.cleared, self.cleared), (pointer.opened, self.opened),
            (pointer.linked, self.linked), (pointer.link_pressed, self.link_pressed),
        ):  # fmt: skip
            told.connect(tell)
        pointer.fanned.connect(lambda badge, place: self.fanned.emit(badge, self.on_screen(place)))

    def drawn(self) -> Scene:
        """Return the picture of what is in sight, laid out when somebody first asks after a change."""
        if self._scene is None:
            lit = frozenset((*self._selected, *([self._hovered] if self._hovered else [])))
            view = replace(self._view, lit=lit)
            picture = (self.marks, self.links, view, self.look.measure, self._style())
            self._scene = scene(*picture, memory=self._memory, face=self.face, ghosts=self.ghosts)
        return self._scene

    def _style(self) -> Style:
        return replace(self.look.style, first_weekday=self._first_weekday, calendar=self.calendar)

    def _prepared(self) -> tuple[bool, bool]:
        self._memory.begin(SLICE)
        return prepare(self.marks, self._view, self.look.measure, self._style(), self._memory)

    def ruler(self) -> Axis:
        """Return the ticks of what is in sight."""
        return self.drawn().axis

    def lit(self) -> Lit:
        """Return what is picked out."""
        index = self.marks.index
        selected = tuple(index[id_] for id_ in self._selected if id_ in index)
        hovered = index.get(self._hovered) if self._hovered else None
        return Lit(selected, hovered, self._cursor(selected[0]) if selected else None, self.sought)

    def _cursor(self, mark: int) -> float:
        """Return where the line through a mark stands: through its dot where that is drawn."""
        drawn = self._scene.place(mark) if self._scene is not None and self.marks.row[mark] < 0 else None
        return drawn[0] if drawn is not None else self._view.x(int(self.marks.at[mark]))

    def paint_over(self, painter: QPainter) -> None:
        """Paint a link that is being drawn, and a stretch of time that is picked."""
        self.picked.paint(painter, self._view, self._view.height)
        self.pointer.paint(painter)
        self._pause.begin(complete=self.drawn().complete)

    def current(self) -> int | None:
        """Return the mark that the cursor is on."""
        return self.marks.index.get(self._selected[0]) if self._selected else None

    def show_marks(self, found: Marks, links: Links, first_weekday: int = 0, *, anew: bool = False) -> None:
        """Show other entries; the stretch of time stays, unless all is `anew` or they outgrow the first stretch."""
        was_known = self.current() is not None
        fresh = self._fresh or anew or not len(self.marks)
        self._memory.follow(self.marks, found)
        same_lanes = found.shares() == self.marks.shares()
        moved = found.times.spread is not self.marks.times.spread
        self.marks, self.links, self._first_weekday = found, links, first_weekday
        self.axis.make_room(second=bool(self.calendar))
        self._fresh = fresh or (moved and self._outgrown())
        if moved:
            self._bend_overview()
        self._stale() if same_lanes else self._lanes_changed()
        self.corner.renew()
        if self._fresh:
            self._go_home()
        if not was_known and self._selected:
            self.reveal(self._selected[0])

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show when sources were published; without any there is no strip."""
        self.published.show_issues(issues)
        self._proportions()

    def select(self, ids: tuple[str, ...]) -> None:
        """Ring these entries; the first is the current one and is brought into view."""
        if ids != self._selected:
            self._selected = ids
            self._lanes_changed()
            self.corner.renew()
            if ids:
                self.reveal(ids[0])

    def on_screen(self, place: QPointF) -> QPoint:
        """Return a place of the picture in coordinates of the screen."""
        there: QPoint = self.viewport().mapToGlobal(self.mapFromScene(self.box.mapToScene(place)))
        return there

    def hover(self, entry_id: str | None) -> None:
        """Pick out the entry under the pointer, with its links."""
        if entry_id != self._hovered:
            self._hovered = entry_id
            self._stale()

    def bend(self, share: float | None) -> None:
        """Bend the overview towards the crowd, 0 to 0.95; None: as the entries lie."""
        if share != self._bend:
            self._bend = share
            self._bend_overview()
            self.bent.emit(share)

    def overview_bend(self) -> float:
        """Return how far the overview is bent."""
        return self.overview.focus.bend if self.overview.focus else 0.0

    def _bend_overview(self) -> None:
        self.overview.show_focus(Focus.of(self.marks, self._bend))
        self.overview.show_window(self._view.lo, self._view.hi)
        self.foot.update()

    def dress(self) -> None:
        """Take the theme in force."""
        self.look = Look()
        self._memory = Memory(patience=PATIENCE)
        self.setBackground(self.look.colour("pane"))
        self.overview.dress()
        for item in (self.corner, self.strip_name, self.foot):
            item.update()
        self.axis.make_room(second=bool(self.calendar))
        self._proportions()
        self._lanes_changed()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "grid"):
            self._proportions()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """All of it is covered by what stands in it, each with a ground of its own."""

    def entry_at(self, place: QPoint) -> str | None:
        return self.pointer.entry(self.box.mapFromScene(self.mapToScene(place)))

    def _proportions(self) -> None:
        px, width, height = theme.px, self.width(), self.height()
        names = px(160) if width >= px(_WIDE) else px(128) if width >= px(_SLIM) else px(12)
        self.grid.setColumnFixedWidth(0, names)
        self.grid.setRowFixedHeight(0, px(40))
        low = height < px(_LOW)
        strip = not low and len(self.published) > 0
        self.grid.setRowFixedHeight(2, px(HIGH) if strip else 0)
        for item in (self.published, self.strip_name):
            item.setVisible(strip)
        self.grid.setRowFixedHeight(3, 0 if low else px(36))
        for item in (self.overview, self.foot):
            item.setVisible(not low)

    def _resized(self, *_: object) -> None:
        before = self._view.width
        self._view = replace(self._view, width=max(self.box.width(), 1.0), height=max(self.box.height(), 1.0))
        self._lanes_changed()
        if self._fresh or (self._at_home and self._view.width != before):  # the last label needs its room
            self._go_home()
        self.scroll_lanes(0)

    def _go_home(self) -> None:
        if len(self.marks) and self.isVisible() and self._view.width > 1:
            self._fresh = False
            self._origin = int(self.marks.at.min())
            self.home()

    def _ranged(self, *_: object) -> None:
        lo, hi = self.box.viewRange()[0]
        self._view = replace(self._view, lo=lo + self._origin, hi=hi + self._origin)
        self._stale()
        self.overview.show_window(self._view.lo, self._view.hi)
        self.looked.emit()

    def _rest(self, entry_id: str | None, place: QPointF) -> None:
        self.hover(entry_id)
        self.hovered.emit(entry_id, self.on_screen(place))

    def _stale(self) -> None:
        self._scene = None
        self._pause.stop()  # the next picture comes first
        for item in (self.picture, self.axis, self.published):
            item.update()

    def _lanes_changed(self) -> None:
        self._stale()
        self.lanes.update()
