"""The window without its commands: the panes, the docks they stand in, and the bars around them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from timeline_app.ui.desk import Desk
from timeline_app.ui.frame.arrange import Arranger, Layouts, Showing
from timeline_app.ui.frame.docks import Chronology, FilterBar, PaneDock
from timeline_app.ui.frame.focus import FocusWalk
from timeline_app.ui.frame.overlays import Tips
from timeline_app.ui.frame.status import StatusBar
from timeline_app.ui.frame.topbar import TopBar
from timeline_app.ui.inspector import InspectorPane
from timeline_app.ui.kit.messages import Toast
from timeline_app.ui.kit.panes import is_focus_inside
from timeline_app.ui.library import LibraryPane
from timeline_app.ui.reader import ReaderPane
from timeline_app.ui.table import TablePane
from timeline_app.ui.timeline import TimelinePane
from timeline_app.ui.welcome import WelcomePage
from timeline_app.words import tr

SMALLEST = (1024, 640)


class PanedWindow(QMainWindow):
    """The panes in their places. What they are asked to do is the matter of `MainWindow`."""

    def __init__(self, desk: Desk, layouts: Layouts) -> None:
        super().__init__()
        self.desk = desk
        self.library = LibraryPane(desk)
        self.reader = ReaderPane(desk)
        self.inspector = InspectorPane(desk)
        self.table = TablePane(desk)
        self.timeline = TimelinePane(desk)
        self.panes: tuple[QWidget, ...] = (
            *(self.library, self.reader, self.inspector),
            *(self.timeline, self.table),
        )
        self._build_frame(layouts)

    def _build_frame(self, layouts: Layouts) -> None:
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks)
        self.top = TopBar()
        self.setMenuWidget(self.top)
        self.centre = QStackedWidget()
        self.welcome = WelcomePage()
        self.centre.addWidget(self.welcome)
        self.centre.addWidget(self.reader)
        self.setCentralWidget(self.centre)
        self.chronology = Chronology(FilterBar(self.desk))
        self.chronology.add("timeline", tr("Timeline"), self.timeline)
        self.chronology.add("table", tr("Table"), self.table)
        self.docks = {
            "library": PaneDock("library", tr("Library"), self.library, "left", self),
            "inspector": PaneDock("inspector", tr("Inspector"), self.inspector, "right", self),
            "chronology": PaneDock("chronology", tr("Chronology"), self.chronology, "bottom", self),
        }
        self.docks["chronology"].setFocusProxy(self.chronology)
        self.arranger = Arranger(self, self.docks, self.chronology, layouts)
        self.status = StatusBar(self.desk)
        self.setStatusBar(self.status)
        self.showing = Showing(self, self.docks["chronology"], self.chronology, self.desk.preferences)
        self.toast = Toast(self.centre, above=self.reader.strip)
        self.walk = FocusWalk(self._stops, self.panes, self._havens, self)
        places = {"words": self.reader.stack, "entry": self.chronology, "search": self.top.search}
        self.tips = Tips(self.desk, self, places)

    def _stops(self) -> list[QWidget]:
        docks = self.docks
        reader = (self.centre, self.reader.strip)
        return [self.top, docks["library"], *reader, docks["inspector"], docks["chronology"], self.status]

    def _havens(self) -> list[QWidget]:
        """Return where the focus goes when its pane is hidden, best first: what was just opened, else the text."""
        inspector, chronology = self.docks["inspector"], self.docks["chronology"]
        first = [inspector] if self.arranger.current == "present" else []
        return [*first, self.centre, chronology]

    def finish(self) -> None:
        """Let every pane commit what is half typed."""
        for pane in self.panes:
            if callable(commit := getattr(pane, "flush", None)):
                commit()

    def stage(self, shown: QWidget | None) -> None:
        """Let something stand in the reader's place, None: the reader; who put it there takes it away."""
        if shown is not None:
            self.centre.addWidget(shown)
        if self.desk.document.is_open:
            self.centre.setCurrentWidget(shown or self.reader)

    def arrange(self, name: str) -> None:
        """Go into an arrangement; the panes stay where they are, only their sizes change."""
        if name != "show":
            self.showing.turn(False)  # sizes are those of the person's own letters
        self.arranger.apply(name)
        self.settle(self.arranger.current)

    def settle(self, current: str) -> None:
        """Let the panes be as the arrangement in force wants them."""
        self.showing.turn(current == "show")
        self.reader.review.stand_aside(current in ("order", "present", "show"))

    def reveal(self, name: str) -> None:
        """Show a pane or a view of the chronology, and put the focus into it."""
        if (view := self.chronology.view(name)) is not None:
            self.unhide("chronology")
            self.chronology.bring(name)
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not is_focus_inside(view, QApplication.focusWidget()):
                self.walk.enter(self.docks["chronology"])
        elif name in self.docks:
            self.unhide(name)
            self.walk.enter(self.docks[name])
        elif name == "reader":
            self.walk.take_in(self.centre)

    def toggle_show(self) -> None:
        """Show the timeline alone, or go back to where one was."""
        before = self.arranger.before
        self.desk.wishes.arrange.emit(before if self.arranger.current == "show" else "show")

    def unhide(self, name: str) -> None:
        """Let a dock be seen."""
        self.docks[name].show()
        self.docks[name].raise_()

    def toggle_dock(self, name: str) -> None:
        """Hide a dock, or show it and put the focus into it."""
        dock = self.docks[name]
        if dock.isVisible():
            dock.hide()
        else:
            self.unhide(name)
            self.walk.enter(dock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arranger.narrow()
