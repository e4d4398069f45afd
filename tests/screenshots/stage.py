"""The real window on the sample, with what a scene needs to move it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app import actions, paths
from timeline_app.model import Entry, Record, Version
from timeline_app.project import Project
from timeline_app.ui.app import Application, make_window
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.kit import style, theme

FILE = "Takhar.chronology"  # its name is seen in the window
TIPS = ("words", "entry", "search")  # seen already: the pictures show the window of every day


class Stage:
    """One window of one size in one look; a fresh one for every picture, so that no scene leaves a trace."""

    def __init__(self, app: Application, folder: Path, sample: Path, size: tuple[int, int], *, dark: bool) -> None:
        self.app, self.folder, self.mark = app, folder, f"{size[0]}-{'dark' if dark else 'light'}"
        shutil.rmtree(paths.data_dir() / "drafts", ignore_errors=True)  # an earlier scene's
        preferences = Preferences()
        preferences.set(theme="dark" if dark else "light", recent=(), tips_seen=TIPS, text_size=100)
        self.window = make_window(app, preferences)
        style.apply(app, theme.chosen(preferences.now))
        self.window.resize(*size)
        QCursor.setPos(size[0] - 4, size[1] - 4)  # over nothing that would light up
        self.window.show()
        self.window.activateWindow()
        path = folder / FILE
        if path != sample:
            shutil.copyfile(sample, path)
        self.wait(50)
        self.window.files.open(path)
        self.wait(150)

    @property
    def desk(self) -> Any:
        """What the panes share."""
        return self.window.desk

    @property
    def project(self) -> Project:
        """The open project."""
        return self.window.desk.document.project

    def wait(self, milliseconds: int) -> None:
        """Let the window live for a while."""
        until = time.monotonic() + milliseconds / 1000
        while time.monotonic() < until:
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.01)

    def wait_for(self, ready: Callable[[], bool], seconds: float) -> None:
        """Let the window live until something is so, at most for a while."""
        until = time.monotonic() + seconds
        while not ready() and time.monotonic() < until:
            self.wait(100)

    def pane(self, name: str) -> Any:
        """Return a pane by its name."""
        return getattr(self.window, name)

    def arrange(self, name: str) -> None:
        """Choose an arrangement."""
        self.desk.wishes.arrange.emit(name)
        self.wait(150)

    def show_view(self, name: str) -> None:
        """Show one of the views of the chronology."""
        self.desk.wishes.reveal.emit(name)
        self.wait(100)

    def focus(self, name: str) -> None:
        """Put the focus into a pane."""
        self.desk.wishes.reveal.emit(name)
        self.pane(name).setFocus()
        self.wait(100)

    def entry(self, words: str) -> Entry:
        """Return the entry whose title holds these words."""
        return next(entry for entry in self.project.all(Entry) if words in entry.title)

    def ref(self, record: Record) -> Ref:
        """Return what the selection calls a record."""
        return Ref(str(record.__tablename__), record.id)

    def open(self, record: Record) -> None:
        """Select a record and go to its words."""
        self.desk.selection.open(self.ref(record))
        self.wait(500)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.wait(30)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        self.wait(200)

    def select_words(self, text: str) -> None:
        """Select words in the reader as a mouse would: press before them, release behind them."""
        view = self.pane("reader").view
        cursor = view.document().find(text)
        start, end = view.textCursor(), view.textCursor()
        start.setPosition(cursor.selectionStart())
        end.setPosition(cursor.selectionEnd())
        left, right = view.cursorRect(start).center(), view.cursorRect(end).center()
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=left)
        QTest.mouseMove(view.viewport(), right - QPoint(2, 0))
        QTest.mouseMove(view.viewport(), right)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=right)

    def some_words(self) -> Words:
        """Return some words of the article that the sample's attack rests on."""
        version = self.project.get(Version, self.project.all(Version)[0].id)
        assert version is not None
        whole = self.project.text(version)
        start = whole.index("dead")
        end = whole.index(" ", start + 24)
        return Words(version.source_id, version.id, start, end, whole[start:end])

    def picture(self, path: Path, *, small: bool = False) -> None:
        """Write what the window shows; a `small` file has 256 colours."""
        self.wait(200)
        image = self.window.grab().toImage()
        (of_256_colours(image) if small else image).save(str(path), "PNG", 0)  # packed as tightly as can be

    def strike(self) -> None:
        """Take the stage down."""
        self.window.close()
        self.window.deleteLater()
        self.wait(20)


def of_256_colours(image: QImage) -> QImage:
    """Return an image of its 256 most frequent colours, those closer than 8 of 256 taken together, not dithered."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint32)
    colours, counts = np.unique(pixels | 0xFF000000, return_counts=True)
    order = np.argsort(-counts)
    _, first = np.unique(colours[order] & 0xFFF8F8F8, return_index=True)  # the most frequent of those alike
    table = [int(colour) for colour in colours[order][np.sort(first)[:256]]]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def sample_in(folder: Path) -> Path:
    """Build the sample once."""
    from timeline_app import settings

    path = folder / "sample.chronology"
    path.unlink(missing_ok=True)
    actions.build_sample(path, settings.load()).close()
    return path


def all_widgets(window: QWidget) -> list[QWidget]:
    """Return every visible widget of a window."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
