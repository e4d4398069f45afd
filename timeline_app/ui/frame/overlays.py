"""Panels over the window: the tray of jobs, all keys, the report of a bug, and the first tips."""

from __future__ import annotations

import platform
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app import __version__, paths
from timeline_app.model import Entry
from timeline_app.ui import commands
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import ElidedLabel, button, inset, label, tool
from timeline_app.ui.kit.jobs import Job, JobTray, Progress
from timeline_app.ui.kit.messages import Sign
from timeline_app.ui.kit.panes import is_focus_inside
from timeline_app.words import tr


class Overlay(QFrame):
    """A panel over the window with a title and a cross; it hands the focus back when it goes."""

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window)
        self.setProperty("ground", "raised")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self._came_from = window.window().focusWidget()
        self.column = QVBoxLayout(self)
        inset(self.column, 16, 8, 8, 16)
        self.column.setSpacing(theme.px(8))
        top = QHBoxLayout()
        top.addWidget(label(title, "label"), 1)
        cross = tool("close", tr("Close"), tr("Esc"))
        cross.clicked.connect(self.leave)
        top.addWidget(cross)
        self.column.addLayout(top)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        window.window().installEventFilter(self)

    def appear(self) -> None:
        """Show the panel in its place, with the focus."""
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Stand where this panel belongs in the window."""
        raise NotImplementedError

    def leave(self) -> None:
        """Close, and hand the focus back."""
        if self.isHidden():
            return
        inside = is_focus_inside(self, QApplication.focusWidget())
        self.hide()
        if inside and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return False

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isHidden() and not is_focus_inside(self, now):
            self.leave()


class TrayPanel(Overlay):
    """What runs, how far it is, Cancel; and the last ten results."""

    def __init__(self, window: QWidget, tray: JobTray) -> None:
        super().__init__(window, tr("Jobs"))
        self._tray = tray
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self.column.addLayout(self._rows)
        tray.changed.connect(self._fill)
        self._fill()

    def place(self) -> None:
        window = self.window()
        self.setFixedWidth(theme.px(400))
        self.adjustSize()
        right = window.width() - self.width() - theme.px(16)
        at = theme.px(16) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else right
        self.move(at, window.height() - self.height() - theme.px(36))

    def _fill(self) -> None:
        while item := self._rows.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for job, progress in self._tray.running():
            self._rows.addWidget(self._running(job, progress))
        for result in reversed(self._tray.results):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, theme.px(8), 0)
            line.setSpacing(theme.px(8))
            line.addWidget(Sign("accept" if result.ok else "alert", "ok" if result.ok else "danger"))
            words = ElidedLabel(tr("{name}: {words}", name=result.name, words=result.words))
            theme.dress(words, "small")
            line.addWidget(words, 1)
            self._rows.addWidget(row)
        if not self._rows.count():
            self._rows.addWidget(label(tr("Nothing is running."), "small", "soft"))
        if not self.isHidden():
            self.place()

    @staticmethod
    def _running(job: Job[object], progress: Progress) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, theme.px(8), 0)
        line.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        said = ElidedLabel(progress.words or job.name)
        theme.dress(said, "small")
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, progress.total)
        bar.setValue(progress.done)
        words.addWidget(said)
        words.addWidget(bar)
        line.addLayout(words, 1)
        cancel = button(tr("Cancel"), small=True)
        cancel.clicked.connect(job.cancel)
        line.addWidget(cancel)
        return row


class KeysPanel(Overlay):
    """All keys by place, from the one table of commands."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, tr("All keys"))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setProperty("bare", True)
        scroll.setAccessibleName(tr("All keys"))
        page = QWidget()
        page.setProperty("ground", "overlay")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, theme.px(16), 0)
        columns.setSpacing(theme.px(32))
        places = list(commands.PLACES.items())
        for group, share in ((places[:1], 3), (places[1:3], 4), (places[3:], 3)):
            column = QVBoxLayout()
            column.setSpacing(theme.px(12))
            for place, title in group:
                column.addWidget(label(title, "label"))
                column.addLayout(self._table(place))
            column.addStretch(1)
            columns.addLayout(column, share)
        scroll.setWidget(page)
        self.column.addWidget(scroll, 1)

    def place(self) -> None:
        window = self.window()
        wide = min(theme.px(1080), window.width() - theme.px(64))
        high = min(theme.px(760), window.height() - theme.px(96))
        self.setGeometry((window.width() - wide) // 2, (window.height() - high) // 2, wide, high)

    @staticmethod
    def _table(place: commands.Place) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        native = QKeySequence.SequenceFormat.NativeText
        for each in commands.at(place):
            if each.keys:
                row = grid.rowCount()
                key = label(QKeySequence(each.keys[0]).toString(native), "small", "accent")
                grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label(tr(each.title).rstrip("…"), "small", wraps=True), row, 1)
        return grid


class ReportPanel(Overlay):
    """What went wrong, with a button to copy it. The work so far is safe: every edit was on disk."""

    def __init__(self, window: QWidget, trace: str) -> None:
        super().__init__(window, tr("Something went wrong in the program"))
        self._text = f"Timeline {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n{trace}"
        told = tr("This is a fault of ours, not yours. Everything you did until now is saved.")
        self.column.addWidget(label(told, "body", wraps=True))
        text = QPlainTextEdit(self._text)
        text.setReadOnly(True)
        text.setProperty("field", True)
        text.setAccessibleName(tr("Report"))
        self.column.addWidget(text, 1)
        where = tr("Also written to {file}.", file=paths.data_dir() / "log.txt")
        self.column.addWidget(label(where, "small", "soft", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        copy = button(tr("Copy the report"))
        copy.clicked.connect(self.copy)
        go_on = button(tr("Go on"), primary=True)
        go_on.clicked.connect(self.leave)
        row.addWidget(copy)
        row.addWidget(go_on)
        self.column.addLayout(row)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)

    def place(self) -> None:
        window = self.window()
        wide, high = min(theme.px(640), window.width() - 64), min(theme.px(420), window.height() - 96)
        self.setGeometry((window.width() - wide) // 2, theme.px(96), wide, high)


class Tips(QObject):
    """Three tips for the first project, one at a time beside the thing itself; never again once tried or closed.

    `places` says beside which widget each stands. A tip takes no focus; Esc closes it too.
    """

    def __init__(self, desk: Desk, window: QWidget, places: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self._desk, self._places = desk, places
        self._words = {
            "words": tr("Select words in the text and press E: they become an entry."),
            "entry": tr("Choose an entry here, and the text shows the words it rests on."),
            "search": tr("Ctrl+K finds entries, sources, names and commands."),
        }
        self._now = ""
        self._gives_way = False
        self._card = QFrame(window)
        self._card.setProperty("ground", "raised")
        row = QHBoxLayout(self._card)
        inset(row, 16, 8, 8, 8)
        row.setSpacing(theme.px(8))
        self._label = label("", "body")
        seen = button(tr("Got it"), link=True)
        seen.clicked.connect(lambda: self.done(self._now))
        row.addWidget(self._label)
        row.addWidget(seen)
        self._card.hide()
        self._next = QTimer(self, singleShot=True, interval=800)
        self._next.timeout.connect(self._show_next)
        desk.document.opened.connect(self._opened)
        desk.wishes.entry.connect(lambda _: self.done("words"))
        desk.selection.changed.connect(self._selected)
        window.installEventFilter(self)
        places["words"].installEventFilter(self)  # it shrinks when the proposals take room below it

    def current(self) -> str:
        """Return the name of the tip that is shown, or ""."""
        return "" if self._card.isHidden() else self._now

    def done(self, name: str) -> None:
        """Note that what a tip tells was tried, or that it was closed; the next one comes."""
        seen = self._desk.preferences.now.tips_seen
        if name and name not in seen:
            self._desk.preferences.set(tips_seen=(*seen, name))
        if name and name == self._now:
            self._card.hide()
            self._next.start()

    def give_way(self, wanted: bool = True) -> None:
        """Make room for a toast, which stands in the same place; come back when it is gone."""
        self._gives_way = wanted
        self.follow()

    def follow(self) -> None:
        """Go along when the panes are arranged anew."""
        if self._now:
            self._card.hide()
            self._next.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.current():
            self._place()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.current():
            self.done(self._now)
        return False

    def _opened(self) -> None:
        self._card.hide()
        if self._desk.document.is_open:
            self._next.start()

    def _selected(self) -> None:
        current = self._desk.selection.current
        here = is_focus_inside(self._places["entry"], QApplication.focusWidget())
        if current is not None and current.table == "entry" and here:
            self.done("entry")

    def _show_next(self) -> None:
        if not self._desk.document.is_open or self._desk.document.project.is_at_most(Entry, 0):
            return
        seen = self._desk.preferences.now.tips_seen
        self._now = next((name for name in self._words if name not in seen), "")
        if self._now and self._places[self._now].isVisible() and not self._gives_way:
            self._label.setText(self._words[self._now])
            self._place()
            self._card.show()
            self._card.raise_()

    def _place(self) -> None:
        """Stand below the search, at the upper edge of the chronology, at the foot of the text."""
        window, target = self._card.window(), self._places[self._now]
        self._card.adjustSize()
        corner = target.mapTo(window, target.rect().topLeft())
        x = corner.x() + (target.width() - self._card.width()) // 2
        y = {
            "words": corner.y() + target.height() - self._card.height() - theme.px(16),
            "entry": corner.y() + theme.px(44),
            "search": corner.y() + target.height() + theme.px(8),
        }[self._now]
        self._card.move(max(theme.px(8), x), y)
