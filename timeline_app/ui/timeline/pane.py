"""The pane of the timeline: a strip of tools, the canvas, the card; it follows the project and the selection."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from timeline_app.chart import Links, marks, steps
from timeline_app.model import Dossier
from timeline_app.project import Change, Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit import panes, theme
from timeline_app.ui.timeline import reading
from timeline_app.ui.timeline.access import Words, speak
from timeline_app.ui.timeline.around.publishing import Publishing
from timeline_app.ui.timeline.card import HoverCard, ShownEntry
from timeline_app.ui.timeline.crowds.spread import Crowds
from timeline_app.ui.timeline.deeds import Deeds
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.ui.timeline.drawing.cards import face
from timeline_app.ui.timeline.lanes import Lanes
from timeline_app.ui.timeline.ranging import Ranging
from timeline_app.ui.timeline.steering import Steering
from timeline_app.ui.timeline.telling import Telling
from timeline_app.ui.timeline.tools import Tools
from timeline_app.words import tr

CARD = 400  # milliseconds of rest before the card
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
        self._again = self._unread = False  # there is more to arrange; the entries are yet to be read
        self._missed = self._gave_up = False  # something changed out of sight; what was awaited does not come
        self.large = reading.LARGE  # entries; more are arranged in a job
        self._anew = True
        self._dossier: Dossier | None = None  # as last read, until it is another
        self.canvas = TimelineCanvas()
        self.steering = Steering(self.canvas)
        self._telling = Telling(desk.document, self.canvas, lambda: self.lanes)
        self._cursor = speak(self.canvas, Words(self._telling.spoken, self._telling.told))
        self.card, self.shown = HoverCard(self), ShownEntry()
        self._crowds = Crowds(desk, self.canvas, self)
        self.fan = self._crowds.fan
        self.deeds, self._publishing = Deeds(desk, self), Publishing(desk, self)
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
        self._publishing.read()
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
        desk.document.closing.connect(self._forget)
        desk.document.opened.connect(self._open)
        desk.document.filtered.connect(self.read)
        desk.document.laned.connect(self.read)
        desk.columns.arrived.connect(self.read)
        desk.selection.changed.connect(self._follow)
        desk.preferences.changed.connect(self._prefer)
        canvas.pressed.connect(self._press)
        canvas.cleared.connect(lambda: desk.selection.select(None))
        canvas.opened.connect(lambda id_: desk.selection.open(Ref("entry", id_)))
        canvas.linked.connect(self.deeds.link)
        canvas.link_pressed.connect(lambda id_: desk.selection.select(Ref("link", id_)))
        canvas.hovered.connect(self._hover)
        canvas.published.opened.connect(lambda id_: desk.selection.open(Ref("source", id_)))
        self._publishing.arrived.connect(canvas.show_issues)
        canvas.bent.connect(self._keep_bend)
        canvas.looked.connect(self._look_away)
        canvas.dropped.connect(self.deeds.drop)
        self.steering.moved.connect(lambda id_: desk.selection.select(Ref("entry", id_)))
        self.steering.asked.connect(self._grant)
        self._resting.timeout.connect(self._show_card)
        self._reading.timeout.connect(self.read)
        theme.changed.connect(self._face)
        self.empty.pressed.connect(self._help)
        self.tools.undated.clicked.connect(self._show_undated)
        self.tools.laned.connect(self.set_lanes)
        self.rows.changed.connect(self._reading.start)
        self.deeds.began.connect(self._say)
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

    def is_arranging(self) -> bool:
        """Return whether entries are yet to be drawn, since there are so many."""
        return self._awaited is not None or self._unread

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
        self._missed = not self.isVisible() and not self._anew
        if self._missed:
            return
        if self._awaited is not None and not self._anew:
            self._again = True  # what is being arranged is shown first
            return
        if not self._desk.columns.want():
            self._again = self._unread = True
            self._say()
            return
        self._unread = False
        document = self._desk.document
        look = self.rows.wanted()
        self._dossier = self._dossier or document.project.dossier
        read = reading.gathered(document.project, document.filter, reading.Looks(self.lanes, look, self._dossier))
        known = None if self._anew else reading.edited(read, self._drawn)
        if known is not None or len(read.columns) < self.large:
            self._show(known or reading.arranged(read))
        else:
            self._arrange(read)

    def _arrange(self, read: reading.Gathered) -> None:
        """Sort very many entries in a job; what was shown stays, unless it is of another project."""
        self._awaited, self._again, self._gave_up = read, False, False
        if self._anew:
            self._drawn = None
        job = self._desk.jobs.run(tr("Arranging the timeline"), partial(reading.arranged, read))
        job.finished.connect(self._arranged)
        job.failed.connect(partial(self._give_up, read))
        job.cancelled.connect(partial(self._give_up, read))
        self._say()

    def _give_up(self, read: reading.Gathered, _error: Exception | None = None) -> None:
        """Wait no longer for what was to be arranged; what was shown stays, and the next change begins anew."""
        if read is self._awaited:
            self._awaited, self._gave_up = None, True
            self._say()

    def _arranged(self, drawn: reading.Drawn) -> None:
        if drawn.gathered is not self._awaited:
            return
        self._show(drawn)
        if self._again:
            self._reading.start()

    def _show(self, drawn: reading.Drawn) -> None:
        self._drawn, self._awaited, self._gave_up, read = drawn, None, False, drawn.gathered
        self._telling.renew()
        self.canvas.calendar, self.canvas.ghosts = read.calendar, drawn.ghosts
        self.canvas.sought = self._desk.document.filter.text
        self._face()
        self._bring()  # it gets its size before it is laid out
        self.canvas.show_marks(drawn.marks, drawn.links, read.first_weekday, anew=self._anew)
        self._anew = False
        self._cursor.renewed()
        self._say()
        self._follow()

    def _bring(self) -> None:
        """Bring the entries to the front, or the words that there are none."""
        self._stack.setCurrentIndex(0 if self._drawn and len(self._drawn.marks) else 1)

    def _face(self) -> None:
        """Ask anew what cards say, in the fonts in force."""
        document = self._desk.document
        self.canvas.face = face(lambda id_: reading.told(document.project, id_) if document.is_open else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed or (self._drawn is None and not self.is_arranging()):
            self.read()

    def _forget(self) -> None:
        """Draw nothing any more of a project that is being closed: what titles say is asked of it."""
        nothing = marks(())
        self._drawn = self._awaited = None
        self._gave_up = False
        self.canvas.show_marks(nothing, Links.of(nothing, ()), anew=True)

    def _open(self) -> None:
        self._anew, self.deeds.link_from, self._dossier = True, "", None
        self.read()

    def _hear(self, change: Change) -> None:
        if "dossier" in change.tables:
            self._dossier = None
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
        self._bring()
        if self._unread and drawn is None:
            self.empty.say(tr("The entries are being read."))
        elif self._awaited is not None and drawn is None:
            self.empty.say(tr("The entries are being arranged."))
        elif self._gave_up and drawn is None:
            self.empty.say(tr("The entries were not arranged."), tr("Arrange them"))
        elif not total:
            self.empty.say(tr("No entries yet. Each entry you make appears here."))
        elif not shown:
            self.empty.say(tr("No entry fits."), tr("Clear"))
        else:
            self.empty.say(tr("None of these entries has a date yet."), tr("Show them"))

    def _help(self) -> None:
        """Do what the button offers where there is nothing to see."""
        if self._gave_up and self._drawn is None:
            self.read()
        elif self._drawn is not None and self._drawn.shown:
            self._desk.wishes.reveal.emit("table")
        else:
            self._desk.document.set_filter(Filter())

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
        words = (self._telling.spoken(current), self._telling.told(current)) if current is not None else ()
        self.canvas.setAccessibleDescription(", ".join(filter(None, words)))
        self._cursor.moved()

    def _perform(self, current: int | None) -> None:
        if self.steering.by_time and self._desk.document.is_open:
            marks = self.canvas.marks
            found = None if current is None else reading.card(self._desk.document.project, marks.ids[current])
            self.shown.show_words(found, 0 if current is None else steps.place(marks, current), len(marks))

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
            self.rows.grant(deed)
        elif ids and deed == "follow":
            self._crowds.follow_link(ids[0])
        elif ids and deed == "fan":
            self._crowds.fan_current(ids[0])
        elif ids:
            self.deeds.grant(deed, ids)

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

    def _show_undated(self) -> None:
        undated = self.tools.undated
        self._crowds.show_undated(self._drawn.marks if self._drawn else None, undated, undated.text())

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
