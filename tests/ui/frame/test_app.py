"""The application: its looks follow the settings, a bug is told, a file is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from timeline_app.ui import app as application
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.frame.overlays import ReportPanel
from timeline_app.ui.kit import keys, theme
from timeline_app.ui.window import MainWindow


@pytest.fixture
def made(qapp, qtbot):
    """The window as the program makes it."""
    window = application.make_window(qapp, Preferences())
    qtbot.addWidget(window)
    window.show()
    yield window
    for child in qapp.children():
        if isinstance(child, keys.UndoKeys | keys.LatinKeys):
            qapp.removeEventFilter(child)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_window_is_made_and_dressed(made):
    assert isinstance(made, MainWindow)
    assert made.welcome.isVisible()


def test_another_theme_is_put_on_at_once(made):
    made.desk.preferences.set(theme="dark")
    assert theme.current().dark
    made.desk.preferences.set(theme="light", text_size=150)
    assert not theme.current().dark
    assert theme.current().text_size == 150
    made.desk.preferences.set(text_size=100)


def test_a_language_written_from_the_right_turns_the_window(qapp, qtbot):
    preferences = Preferences()
    preferences.set(language="prs")
    window = application.make_window(qapp, preferences)
    qtbot.addWidget(window)
    try:
        assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_bug_is_written_down_and_shown_and_the_program_goes_on(made, capsys):
    hook = application.Hook(made)
    try:
        raise ZeroDivisionError("a test")
    except ZeroDivisionError as error:
        hook(type(error), error, error.__traceback__)
    panel = made.findChild(ReportPanel)
    assert panel.isVisible()
    assert "ZeroDivisionError: a test" in panel.findChild(QPlainTextEdit).toPlainText()
    assert "ZeroDivisionError" in capsys.readouterr().err
    panel.leave()


def test_ctrl_c_in_the_terminal_closes_the_window(made):
    application.Hook(made)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not made.isVisible()


def test_the_desktop_may_ask_for_a_file():
    heard = []
    event = QFileOpenEvent(QUrl.fromLocalFile("/tmp/a.chronology"))
    assert application.wanted_file(event) == Path("/tmp/a.chronology")
    assert heard == []


def test_the_window_fits_the_screen(qapp):
    width, height = application.fitting_size(qapp)
    room = qapp.primaryScreen().availableGeometry()
    assert width <= max(1600, room.width())
    assert height <= max(900, room.height())


def test_the_whole_program_starts_on_a_file_and_ends(sample_file):
    """In a process of its own, for there is one application in a process."""
    import subprocess

    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from timeline_app.ui import app, window\n"
        "def look():\n"
        "    (shown,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, window.MainWindow)]\n"
        "    if shown.desk.document.is_open:\n"
        "        print(shown.windowTitle())\n"
        "        shown.close()\n"
        "    else:\n"
        "        QTimer.singleShot(20, look)\n"
        "QTimer.singleShot(0, look)\n"
        "sys.exit(app.run(Path(sys.argv[1])))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(sample_file)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("saved – Timeline")
    assert QApplication.instance() is not None


CLOSED_AT_ONCE = """
from PySide6.QtCore import QTimer
from timeline_app.ui import app

make = app.make_window

def made(*given):
    window = make(*given)
    QTimer.singleShot(0, window, window.close)
    return window

app.make_window = made
print(app.run())
"""


def test_a_window_closed_as_soon_as_it_is_there_goes_in_peace():
    environment = os.environ | {"PYTHONPATH": str(Path.cwd()), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", CLOSED_AT_ONCE], capture_output=True, text=True, env=environment, timeout=60, check=True
    )
    assert done.stdout == "0\n"
    assert "Traceback" not in done.stderr
