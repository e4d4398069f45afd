"""Read, Order, Present and Show: four sizes of the same panes, kept by project and arrangement."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from timeline_app import paths
from timeline_app.ui.desk.habits import Habits
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.frame.docks import AREAS, Chronology, PaneDock, facing
from timeline_app.ui.kit import style, theme

ARRANGEMENTS = ("read", "order", "present", "show")
_SHOWN = {
    "read": {"library", "inspector", "chronology"},
    "order": {"inspector", "chronology"},
    "present": {"inspector", "chronology"},
    "show": {"chronology"},
}
_TOO_NARROW = 1136  # with the Library Qt refuses a window under 1128
_WIDTHS = (1280, 1600, 2560)
_HEIGHTS = (800, 900, 1440)
_LIBRARY = (232, 264, 320)
_INSPECTOR = (360, 400, 480)
_CHRONOLOGY = {"read": (224, 272, 420), "order": (488, 572, 980), "present": (36, 36, 36), "show": (732, 832, 1372)}
LARGER = 1.25  # letters of a timeline that is shown to others
_KEPT = 100  # layouts, the oldest go first


class Arranger(QObject):
    """Gives the panes of a window their places and sizes; panes never change places by themselves."""

    changed = Signal(str)  # the arrangement in force

    def __init__(
        self, window: QMainWindow, docks: Mapping[str, PaneDock], chronology: Chronology, layouts: Layouts
    ) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._chronology = chronology
        self._layouts = layouts
        self._project = ""
        self._narrow = False
        self.current = ""
        self.before = "read"  # what Show goes back to
        self._text_size = theme.current().text_size
        theme.changed.connect(self._scale)
        self._stand()
        for dock in docks.values():
            dock.put_back.connect(self.put_back)

    def open(self, project: str) -> None:
        """Arrange the panes for another project, "" for none: then all of them are hidden."""
        self.keep()
        mirrored = facing("left") != AREAS["left"]  # what was kept in one direction makes no sense in the other
        self._project = f"{project} mirrored" if project and mirrored else project
        self.current = ""
        if project:
            self.apply("read")
        else:
            for dock in self._docks.values():
                dock.hide()
            if (centre := self._window.centralWidget()) is not None:
                centre.show()

    def apply(self, arrangement: str) -> None:
        """Arrange the panes as the person left them in this arrangement, else by the table of sizes."""
        if arrangement == self.current or not self._project:
            return
        self.keep()
        self.before = self.current or self.before
        self.current = arrangement
        self._chronology.fold(arrangement == "present")
        state = None if arrangement == "show" else self._layouts.recall(self._name(), arrangement)
        if (centre := self._window.centralWidget()) is not None:
            centre.setVisible(arrangement != "show")
        if state is None or not self._window.restoreState(state):
            self._lay_out()
        self.narrow()
        self.changed.emit(arrangement)

    def put_back(self) -> None:
        """Put every pane where it stood at first, in the arrangement in force."""
        if self._project and self.current:
            self._stand()
            self._lay_out()
            self.narrow()

    def keep(self) -> None:
        """Remember how the panes stand now."""
        if self._project and self.current not in ("", "show") and not self._narrow:
            self._layouts.keep(self._name(), self.current, bytes(self._window.saveState().data()))

    def keep_geometry(self) -> None:
        """Remember how large the window is and where it stands."""
        self._layouts.keep("", "geometry", bytes(self._window.saveGeometry().data()))

    def recall_geometry(self) -> bool:
        """Make the window as large as it was; False when nobody knows."""
        state = self._layouts.recall("", "geometry")
        return state is not None and self._window.restoreGeometry(state)

    def narrow(self) -> None:
        """Hide the Library where the window has no room for it, and show it again where it has."""
        library = self._docks["library"]
        narrow = self._window.width() < theme.px(_TOO_NARROW)
        if narrow and not self._narrow and library.isVisible() and not library.isFloating():
            library.hide()
            self._narrow = True
        elif not narrow and self._narrow:
            self._narrow = False
            library.setVisible("library" in _SHOWN.get(self.current, ()))

    def _name(self) -> str:
        """Return under which name layouts are kept: what fits letters of one size is too narrow for larger ones."""
        return self._project if self._text_size == 100 else f"{self._project} {self._text_size} %"

    def _scale(self) -> None:
        """Give the panes the room that larger letters need, or take back what smaller ones do not."""
        size = theme.current().text_size
        if self.current == "show" or size == self._text_size:  # Show enlarges letters itself, for a while
            return
        self._text_size = size
        if self._project and self.current:
            self._lay_out()
            self.narrow()

    def _stand(self) -> None:
        """Put every dock at its own side; the Inspector reaches down to the foot, the Library does not."""
        corners = [Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner]
        if facing("right") == Qt.DockWidgetArea.LeftDockWidgetArea:
            corners.reverse()
        self._window.setCorner(corners[0], facing("bottom"))
        self._window.setCorner(corners[1], facing("right"))
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.addDockWidget(facing(dock.home), dock)

    def _lay_out(self) -> None:
        for name, dock in self._docks.items():
            dock.setVisible(name in _SHOWN[self.current])
        wanted = sizes(self._window.size() / (theme.current().text_size / 100), self.current)
        library, inspector, chronology = (self._docks[n] for n in ("library", "inspector", "chronology"))
        self._window.resizeDocks(
            [library, inspector],
            [theme.px(wanted.library), theme.px(wanted.inspector)],
            Qt.Orientation.Horizontal,
        )
        self._window.resizeDocks([chronology], [theme.px(wanted.chronology)], Qt.Orientation.Vertical)


class Showing(QObject):
    """The timeline alone, before others: no bars, larger letters, the entry below it; all of it is taken back."""

    def __init__(self, window: QMainWindow, dock: PaneDock, chronology: Chronology, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._dock, self._chronology, self._preferences = window, dock, chronology, preferences
        self._view = ""
        self.on = False
        preferences.changed.connect(lambda: self._dress() if self.on else None)

    def turn(self, on: bool) -> None:
        """Begin or end it."""
        if on == self.on:
            return
        self.on = on
        self._view = self._chronology.current() if on else self._view
        self._dock.bare(on)
        for bar in (self._window.menuWidget(), self._window.statusBar()):
            if bar is not None:
                bar.setHidden(on)
        self._dress()
        self._chronology.bring("timeline" if on else self._view)
        view = self._chronology.view("timeline")
        if view is not None and callable(perform := getattr(view, "perform", None)):
            perform(on)
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._dock.setMinimumHeight(0)  # once folded, a dock would keep room for what has gone

    def _dress(self) -> None:
        """Dress the application in the person's own looks, with larger letters while this is on."""
        app, own = QApplication.instance(), theme.chosen(self._preferences.now)
        wanted = replace(own, text_size=round(own.text_size * LARGER)) if self.on else own
        if isinstance(app, QApplication) and wanted != theme.current():
            style.apply(app, wanted)


class Sizes(NamedTuple):
    """Widths of Library and Inspector, height of the Chronology; logical pixels at text size 100 %."""

    library: int
    inspector: int
    chronology: int


def sizes(window: QSize, arrangement: str) -> Sizes:
    """Return the sizes for a window; exact at 1280×800, 1600×900 and 2560×1440, in between by proportion."""
    library = min(360, max(200, _between(window.width(), _WIDTHS, _LIBRARY)))
    inspector = min(520, max(320, _between(window.width(), _WIDTHS, _INSPECTOR)))
    return Sizes(library, inspector, _between(window.height(), _HEIGHTS, _CHRONOLOGY[arrangement]))


def _between(at: int, stops: tuple[int, ...], values: tuple[int, ...]) -> int:
    low = 0 if at < stops[1] else 1
    share = (at - stops[low]) / (stops[low + 1] - stops[low])
    return round(values[low] + share * (values[low + 1] - values[low]))


class Layouts:
    """States of docks by project file and arrangement, kept in the user's data folder."""

    def __init__(self, path: Path | None = None) -> None:
        self._states = Habits(path or paths.data_dir() / "layouts.json", _KEPT)

    def recall(self, project: str, arrangement: str) -> bytes | None:
        """Return the state kept for a project and arrangement, or None."""
        kept = self._states.of(f"{arrangement} {project}")
        try:
            return b64decode(kept, validate=True) if isinstance(kept, str) and kept else None
        except ValueError:
            return None

    def keep(self, project: str, arrangement: str, state: bytes) -> None:
        """Keep a state, at once on disk."""
        self._states.keep(f"{arrangement} {project}", b64encode(state).decode())

    def forget(self, project: str) -> None:
        """Forget the states of a project, so that it looks as at first."""
        self._states.forget(*(name for name in list(self._states) if name.partition(" ")[2] == project))
