"""The pane of the timeline: a strip of tools, the canvas, the card; it follows the project and the selection."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from timeline_app.chart import steps
from timeline_app.chart.clusters import gathered, one_time
from timeline_app.chart.parts import Badge
from timeline_app.dates import show
from timeline_app.model import Entry, Source
from timeline_app.project import Change, Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit import panes, theme
from timeline_app.ui.timeline import reading
from timeline_app.ui.timeline.access import Words, speak
from timeline_app.ui.timeline.card import HoverCard, ShownEntry
from timeline_app.ui.timeline.deeds import Deeds
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.ui.timeline.drawing.cards import face
from timeline_app.ui.timeline.fan import MOST, Fan, Leaf
from timeline_app.ui.timeline.lanes import Lanes
from timeline_app.ui.timeline.ranging import Ranging
from timeline_app.ui.timeline.steering import Steering
from timeline_app.ui.timeline.tools import Tools
from timeline_app.words import counted, tr

CARD = 400  # milliseconds of rest before the card
_FEW = 200  # sources; when more were published is read a moment later
PAUSE = 60  # milliseconds after a change before everything is read again: a burst of changes is read once


class TimelinePane(QWidget):
    """Entries over time, in lanes; what is selected here is selected everywhere."""

    left = Signal()  # Esc while the entries are shown to others

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drawn: reading.Drawn | None = None
        self._pointed = ("", QPoint())
        self._awaited: reading.Gathered | None = None  # what is being arranged
        self._again = False
        self.large = reading.LARGE  # entries; more are arranged in a job
        self._anew = True
        self._printed = True  # sources, or when they were published, are others than those shown
        self._under_way: dict[int, str] = {}  # of the mark that the cursor is on
        self.canvas = TimelineCanvas()
        self.steering = Steering(self.canvas)
        self._cursor = speak(self.canvas, Words(self._spoken, self._told))
        self.card, self.shown = HoverCard(self), ShownEntry()
        self.fan = Fan(self)
        self.deeds = Deeds(desk, self)
        self.rows = Lanes(desk, self.canvas, self)
        self.ranging = Ranging(desk, self.canvas, self)
        self.empty = panes.EmptyState(tr("No entries yet. Each entry you make appears here."))
        self.tools = Tools(self.canvas)  # the window moves them into its header
        self._stack = QStackedWidget()
        self._resting = QTimer(self, singleShot=True, interval=CARD)
        self._reading = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        self.setAccessibleName(tr("Timeline"))
        self.read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        column.addWidget(self.shown)
        self.setFocusProxy(self.canvas)

    def _connect(self) -> None:
        desk, canvas = self._desk, self.canvas
        desk.document.changed.connect(self._hear)
        desk.document.opened.connect(self._open)
        desk.document.filtered.connect(self.read)
        desk.document.laned.connect(self.read)
        desk.selection.changed.connect(self._follow)
        desk.preferences.changed.connect(self._prefer)
        canvas.pressed.connect(self._press)
        canvas.cleared.connect(lambda: desk.selection.select(None))
        canvas.opened.connect(lambda id_: desk.selection.open(Ref("entry", id_)))
        canvas.linked.connect(self.deeds.link)
        canvas.link_pressed.connect(lambda id_: desk.selection.select(Ref("link", id_)))
        canvas.fanned.connect(self._fan)
        canvas.hovered.connect(self._hover)
        canvas.published.opened.connect(lambda id_: desk.selection.open(Ref("source", id_)))
        canvas.bent.connect(self._keep_bend)
        canvas.looked.connect(self._look_away)
        canvas.dropped.connect(self.deeds.drop)
        self.steering.moved.connect(lambda id_: desk.selection.select(Ref("entry", id_)))
        self.steering.asked.connect(self._grant)
        self._resting.timeout.connect(self._show_card)
        self._reading.timeout.connect(self.read)
        theme.changed.connect(self._face)
        self.empty.pressed.connect(lambda: desk.document.set_filter(Filter()))
        self.tools.undated.clicked.connect(self._show_undated)
        self.tools.laned.connect(self.set_lanes)
        self.rows.changed.connect(self._reading.start)
        self.deeds.began.connect(self._say)
        self.fan.chosen.connect(lambda id_: desk.selection.select(Ref("entry", id_)))
        self.fan.zoomed.connect(canvas.fit)
        self.fan.tabled.connect(self._tabulate)
        self.fan.folded.connect(canvas.setFocus)
        self._prefer()

    @property
    def lanes(self) -> str:
        """What the lanes stand for: one of `project.LANES`."""
        return self._desk.document.lanes

    def perform(self, on: bool) -> None:
        """Show the entries to others: the current one stands below, Left and Right step on through time."""
        self.steering.by_time = on
        self.shown.setVisible(on)
        self._follow()

    def set_lanes(self, kind: str) -> None:
        """Sort the entries into other lanes."""
        self._desk.document.set_lanes(kind)

    def read(self) -> None:
        """Read the project anew, at once when the pane can be seen, else when it is shown."""
        self._reading.stop()
        self.tools.say_lanes(self.lanes)
        if not self._desk.document.is_open:
            self._drawn = self._awaited = None
            self._say()
            return
        if not self.isVisible() and self._drawn is not None:
            self._drawn = None
            return
        if self._awaited is not None and not self._anew:
            self._again = True  # what is being arranged is shown first
            return
        document = self._desk.document
        read = reading.gathered(document.project, document.filter, self.lanes, self.rows.read())
        known = None if self._anew else reading.reworded(read, self._drawn)
        if known is not None or len(read.columns) < self.large:
            self._show(known or reading.arranged(read))
        else:
            self._arrange(read)

    def _arrange(self, read: reading.Gathered) -> None:
        """Sort very many entries in a job; what was shown stays, unless it is of another project."""
        self._awaited, self._again = read, False
        if self._anew:
            self._drawn = None
        job = self._desk.jobs.run(tr("Arranging the timeline"), lambda _report: reading.arranged(read))
        job.finished.connect(self._arranged)
        self._say()

    def _arranged(self, drawn: reading.Drawn) -> None:
        if drawn.gathered is not self._awaited:
            return
        self._show(drawn)
        if self._again:
            self._reading.start()

    def _show(self, drawn: reading.Drawn) -> None:
        self._drawn, self._awaited, read = drawn, None, drawn.gathered
        self.canvas.lane_title, self.canvas.date_title = self._lane_title, self._date_title
        self.canvas.cursor_told, self._under_way = self._cursor_told, {}
        self.canvas.calendar, self.canvas.ghosts = read.calendar, drawn.ghosts
        self._face()
        self.canvas.show_marks(drawn.marks, drawn.links, read.first_weekday, anew=self._anew)
        self._anew = False
        self._cursor.renewed()
        few = self._desk.document.project.is_at_most(Source, _FEW)
        self._print() if few else QTimer.singleShot(0, self, self._print)  # the entries are painted first
        self._say()
        self._follow()

    def _print(self) -> None:
        """Show when the sources were published."""
        if self._printed and self._desk.document.is_open:
            self.canvas.show_issues(reading.issues(self._desk.document.project))
            self._printed = False

    def _face(self) -> None:
        """Ask anew what cards say, in the fonts in force."""
        document = self._desk.document
        self.canvas.face = face(lambda id_: reading.told(document.project, id_) if document.is_open else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._drawn is None:
            self.read()

    def _open(self) -> None:
        self._anew, self.deeds.link_from, self._printed = True, "", True
        self.read()

    def _hear(self, change: Change) -> None:
        self._printed |= bool(change.tables & {"source", "version", "dossier"})
        if "preference" in change.tables:
            self.rows.hear()
        if reading.concerns(change, self._desk.document.filter):
            self._reading.start()

    def _say(self) -> None:
        """Show the counts, or why there is nothing to see."""
        drawn = self._drawn
        shown, total = (drawn.shown, drawn.total) if drawn else (0, 0)
        self.tools.say_undated(len(drawn.marks.undated) if drawn else 0)
        asked = tr("Choose the other entry and press Enter, Esc stops.") if self.deeds.link_from else ""
        self.tools.hint.setText(asked)
        self._stack.setCurrentIndex(0 if drawn and len(drawn.marks) else 1)
        if self._awaited is not None and drawn is None:
            self.empty.say(tr("The entries are being arranged."))
        elif not total:
            self.empty.say(tr("No entries yet. Each entry you make appears here."))
        elif not shown:
            self.empty.say(tr("No entry fits."), tr("Clear"))
        else:
            self.empty.say(tr("None of these entries has a date yet."))

    def _lane_title(self, name: str) -> str:
        if not name:
            return tr("Others")
        return tr(name.capitalize()) if self.lanes == "kind" else name

    def _date_title(self, id_: str) -> str:
        entry = self._desk.document.project.get(Entry, id_)
        return show(entry.date, "short") if entry is not None and entry.date is not None else ""

    def _cursor_told(self, mark: int) -> tuple[str, str]:
        """Return how many others were under way in the bounds of a mark, and these bounds."""
        if mark not in self._under_way:
            self._under_way = {mark: reading.under_way(self.canvas.marks, mark)}
        entry = self._desk.document.project.get(Entry, self.canvas.marks.ids[mark])
        return self._under_way[mark], show(entry.date, "iso") if entry is not None and entry.date is not None else ""

    def _prefer(self) -> None:
        now = self._desk.preferences.now
        self.canvas.still, self.canvas.glides = now.reduce_motion, now.glide
        self.canvas.bend(now.overview_bend / 100 if now.overview_bend >= 0 else None)

    def _keep_bend(self, bend: float | None) -> None:
        self._desk.preferences.set(overview_bend=-1 if bend is None else round(bend * 100))

    def _follow(self) -> None:
        """Ring here what is selected elsewhere, and say it to those who listen instead of looking."""
        self.canvas.select(self._desk.selection.entries())
        current = self.canvas.current()
        self._perform(current)
        words = (self._spoken(current), self._told(current)) if current is not None else ()
        self.canvas.setAccessibleDescription(", ".join(filter(None, words)))
        self._cursor.moved()

    def _perform(self, current: int | None) -> None:
        if self.steering.by_time and self._desk.document.is_open:
            marks = self.canvas.marks
            found = None if current is None else reading.card(self._desk.document.project, marks.ids[current])
            self.shown.show_words(found, 0 if current is None else steps.place(marks, current), len(marks))

    def _spoken(self, mark: int) -> str:
        """Return an entry as one line: date in words, title, lane, citations, status."""
        marks = self.canvas.marks
        if not self._desk.document.is_open:
            return str(marks.titles[mark])
        lane = self._lane_title(marks.lanes[int(marks.lane[mark])])
        rests = reading.rests_on(self._desk.document.project, marks.ids[mark])
        return ", ".join(filter(None, (marks.date_words[mark], marks.titles[mark], lane, *rests)))

    def _told(self, mark: int) -> str:
        """Return the bounds of an entry's date, what was under way in them, and how many links it has."""
        links = self.canvas.links
        linked = int(((links.source == mark) | (links.target == mark)).sum())
        said = counted("{count} link", "{count} links", linked) if linked else ""
        bounds = self._cursor_told(mark)[::-1] if self._desk.document.is_open else ()
        return ", ".join(filter(None, (*bounds, said)))

    def _press(self, id_: str, modifiers: Qt.KeyboardModifier) -> None:
        selection, ref = self._desk.selection, Ref("entry", id_)
        several = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if several:
            others = {held for held in selection.chosen if held.table == "entry"} ^ {ref}
            selection.select(ref if ref in others else next(iter(sorted(others)), None), others)
        else:
            selection.select(ref)

    def _grant(self, deed: str) -> None:
        """Do what a key asks for with the entries selected."""
        ids = self._desk.selection.entries()
        if deed == "leave":
            self._leave()
        elif deed in ("fold", "lane-up", "lane-down", "menu"):
            self._grant_lane(deed)
        elif ids and deed == "follow":
            self._follow_link(ids[0])
        elif ids and deed == "fan":
            self._fan_current(ids[0])
        elif ids:
            self.deeds.grant(deed, ids)

    def _grant_lane(self, deed: str) -> None:
        if deed == "fold":
            self.rows.fold_current()
        elif deed == "menu":
            self.rows.menu_here()
        else:
            self.rows.step(-1 if deed == "lane-up" else 1)

    def _leave(self) -> None:
        """Take back one layer: what is being dragged, a link begun, the card, a stretch of time, the selection."""
        if self.canvas.pointer.stop() or self.canvas.lanes.stop():
            return
        if self.deeds.link_from:
            self.deeds.begin("")
        elif self.card.isVisible():
            self.card.hide()
        elif self.ranging.back():
            return
        elif self.steering.by_time:
            self.left.emit()
        else:
            self._desk.selection.select(None)

    def _follow_link(self, id_: str) -> None:
        """Go to the entry at the other end of a link; of several, choose."""
        marks, links = self.canvas.marks, self.canvas.links
        at = marks.index.get(id_)
        ends = zip(links.source.tolist(), links.target.tolist(), strict=True)
        others = [target if source == at else source for source, target in ends if at in (source, target)]
        found = list(dict.fromkeys(others))
        if len(found) == 1:
            self._desk.selection.select(Ref("entry", marks.ids[found[0]]))
        elif found:
            self._spread(found, self._below(id_), counted("{count} link", "{count} links", len(found)))

    def _fan_current(self, id_: str) -> None:
        mark = self.canvas.marks.index.get(id_)
        badge = next((badge for badge in self.canvas.drawn().badges if badge.mark == mark), None)
        if badge is not None:
            self._fan(badge, self._below(id_))

    def _below(self, id_: str) -> QPoint:
        place = self.canvas.drawn().place(self.canvas.marks.index[id_]) or (0.0, 0.0)
        return self.canvas.on_screen(QPointF(*place))

    def _fan(self, badge: Badge, place: QPoint) -> None:
        members = gathered(self.canvas.marks, badge)
        zooms = not one_time(self.canvas.marks, members)
        count = len(members)
        head = counted("{count} entry", "{count} entries", count) if zooms else tr("{count} at one time", count=count)
        self._spread(members, place, head, zooms=zooms)

    def _spread(self, members: Sequence[int], place: QPoint, head: str, *, zooms: bool = True) -> None:
        """Let one of these marks be chosen, below a place on the screen."""
        marks = self.canvas.marks
        leaves = [
            Leaf(marks.ids[at], marks.titles[at], marks.date_words[at], marks.colours[int(marks.lane[at])])
            for at in members[:MOST]
        ]
        ids = [marks.ids[at] for at in members]
        self.fan.show_leaves(leaves, ids, self.mapFromGlobal(place), head, zooms=zooms)

    def _show_undated(self) -> None:
        ids, project = self._drawn.marks.undated if self._drawn else (), self._desk.document.project
        found = [entry for id_ in ids[:MOST] if (entry := project.get(Entry, id_)) is not None]
        leaves = [Leaf(entry.id, entry.title, entry.when_text) for entry in found]
        place = self.tools.undated.mapToGlobal(QPoint(0, self.tools.undated.height()))
        self.fan.show_leaves(leaves, ids, self.mapFromGlobal(place), self.tools.undated.text(), zooms=False)

    def _tabulate(self, ids: tuple[str, ...]) -> None:
        """Show these entries, and no others, in the table."""
        self._desk.document.set_filter(Filter(ids=frozenset(ids)))
        self._desk.wishes.reveal.emit("table")

    def _look_away(self) -> None:
        self.card.hide()
        self.fan.fold()

    def _hover(self, id_: str | None, place: QPoint) -> None:
        if id_ is None:
            self._resting.stop()
            self.card.hide()
        elif id_ != self._pointed[0] or not self.card.isVisible():
            self.card.hide()
            self._resting.start()
        self._pointed = (id_ or "", self.mapFromGlobal(place))

    def _show_card(self) -> None:
        id_, place = self._pointed
        words = reading.card(self._desk.document.project, id_) if id_ and self._desk.document.is_open else None
        if words is not None:
            self.card.show_words(words, place)
