"""The program with a window: the application, its one window, and what happens to a bug."""

from __future__ import annotations

import logging
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from timeline_app import __version__, paths, words
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.frame.overlays import ReportPanel
from timeline_app.ui.kit import keys, style, theme
from timeline_app.ui.kit.jobs import garbage
from timeline_app.ui.window import MainWindow

RIGHT_TO_LEFT = ("ar", "fa", "prs", "ps", "he", "ur")


class Application(QApplication):
    """Qt's application, which also hears the desktop ask for a file (macOS)."""

    file_wanted = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        path = wanted_file(event)
        if path is not None:
            self.file_wanted.emit(path)
            return True
        return super().event(event)


def wanted_file(event: QEvent) -> Path | None:
    """Return the file that the desktop asks to open by this event."""
    return Path(event.file()) if isinstance(event, QFileOpenEvent) else None


def run(path: Path | None = None) -> int:
    """Open the window, on a project file when one is named; return the exit status."""
    app = Application([sys.argv[0]])
    app.setApplicationName("timeline-app")
    app.setApplicationDisplayName("Timeline")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("timeline-app")
    window = make_window(app)
    garbage.collect_in_this_thread_only()
    sys.excepthook = Hook(window)
    app.file_wanted.connect(window.files.open)
    if not window.arranger.recall_geometry():
        window.resize(*fitting_size(app))
    window.show()
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.files.open(path))
    return app.exec()


def make_window(app: QApplication, preferences: Preferences | None = None) -> MainWindow:
    """Dress the application as the settings say, and return its window, not shown yet."""
    preferences = preferences or Preferences()
    words.use(preferences.now.language)
    if preferences.now.language.split("-")[0] in RIGHT_TO_LEFT:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QLocale.setDefault(QLocale(preferences.now.language))
    style.apply(app, theme.chosen(preferences.now))
    keys.install(app)
    _follow(app, preferences)
    return MainWindow(Desk.of(preferences))


def _follow(app: QApplication, preferences: Preferences) -> None:
    """Dress again when the settings or the desktop change."""

    def _dress() -> None:
        wanted = theme.chosen(preferences.now)
        if wanted != theme.current():
            style.apply(app, wanted)

    preferences.changed.connect(_dress)
    app.styleHints().colorSchemeChanged.connect(_dress)


def fitting_size(app: QApplication) -> tuple[int, int]:
    """Return width and height for the first window: at most 1600×900, at most the screen."""
    room = app.primaryScreen().availableGeometry()
    return (min(1600, room.width()), min(900, room.height()))


class Hook:
    """What happens to a bug: it is written down, and a panel shows it and goes on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        with suppress(OSError):  # without a place for it, standard error and the panel say the same
            logging.basicConfig(
                filename=paths.data_dir() / "log.txt",
                level=logging.WARNING,
                format="%(asctime)s %(levelname)s %(message)s",
                encoding="utf-8",
            )

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        told = "".join(traceback.format_exception(kind, error, trace))
        logging.getLogger("timeline_app").error("%s", told)
        sys.stderr.write(told)
        ReportPanel(self._window, told).appear()
