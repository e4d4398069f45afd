"""The window in a process of its own, which imports or exports without end until it is killed.

    python -m tests.journeys.window.killed import|export PROJECT FOLDER

It says on standard output what was acknowledged, line by line.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.window.articles import BRIDGE
from timeline_app.model import Source
from timeline_app.ui.app import Application, make_window
from timeline_app.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def main(deed: str, project: Path, folder: Path) -> None:
    """Open the window and do one deed again and again."""
    app = Application(["killed"])
    window = make_window(app)
    window.show()
    window.files.open(project)

    def until(true: Callable[[], object]) -> None:
        while not true():
            app.processEvents()
            time.sleep(0.002)

    until(lambda: window.desk.document.is_open)
    number = 0
    while True:
        number += 1
        if deed == "import":
            bring_in(window, folder, number, until)
        else:
            write(window, folder / f"out-{number}.csv", until)
        print(number, flush=True)


def bring_in(window: MainWindow, folder: Path, number: int, until: Callable[[Callable[[], object]], None]) -> None:
    """Read an article, add it by its form."""
    before = window.desk.document.project.count(Source)
    file = folder / f"article-{number}.txt"
    file.write_text(f"Report {folder.name}.{number}\n\n{BRIDGE}", encoding="utf-8")
    bringing = window.library.bringing
    bringing.bring_files([file])
    until(lambda: bringing.form is not None)
    assert bringing.form is not None
    QTest.keyClick(bringing.form.publisher.editor(), Qt.Key.Key_Return, CTRL)
    until(lambda: window.desk.document.project.count(Source) == before + 1)


def write(window: MainWindow, path: Path, until: Callable[[Callable[[], object]], None]) -> None:
    """Export the whole chronology as a spreadsheet."""
    if window.presenter.panel is None:
        window.desk.wishes.export.emit()
        until(lambda: window.presenter.panel is not None)
        assert window.presenter.panel is not None
        window.presenter.panel.fields["format"].put("csv")
    window.presenter.write(path)
    until(lambda: path.exists() and not window.desk.jobs.busy())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
