"""The first page, in the Reader's place: the sample, a new project, an open one, the last ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import button, inset, label
from timeline_app.ui.kit.lists import NOTE, VALUE, RowDelegate
from timeline_app.words import tr


class WelcomePage(QWidget):
    """Nothing is asked first: one button opens the sample, two others begin or go on."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)  # Path
    stop_wanted = Signal()  # of what is being opened

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Welcome"))
        whole, column = QVBoxLayout(), QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        inset(column, 16, 0, 16, 0)  # where the words of rows begin
        column.setSpacing(0)
        column.addWidget(label(tr("Timeline"), "big"))
        column.addSpacing(theme.px(4))
        told = tr("Turn a pile of articles into a chronology in which every entry cites the words it rests on.")
        column.addWidget(label(told, "body", "soft", wraps=True))
        column.addSpacing(theme.px(24))
        column.addLayout(self._buttons())
        column.addWidget(self._progress())
        column.addSpacing(theme.px(32))
        self._head = label(tr("Recent projects"), "label")
        column.addWidget(self._head)
        self._rows = self._list()
        whole.addStretch(2)
        whole.addLayout(column)
        whole.addWidget(self._rows)
        whole.addStretch(3)
        page = QWidget()
        page.setLayout(whole)
        theme.fix(page, width=448)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(page)
        row.addStretch(1)

    def show_recent(self, files: list[Path]) -> None:
        """List the projects opened last."""
        model: QAbstractItemModel | None = self._rows.model()
        assert isinstance(model, QStandardItemModel)
        model.clear()
        for path in files[:5]:
            item = QStandardItem(path.stem)
            item.setData(str(path.parent), NOTE)
            item.setData(path, VALUE)
            item.setEditable(False)
            item.setAccessibleText(tr("{name} in {folder}", name=path.stem, folder=path.parent))
            model.appendRow(item)
        self._head.setVisible(bool(files))
        self._rows.setVisible(bool(files))
        self._rows.setFixedHeight(theme.current().two_line_row * min(5, len(files)))

    def say(self, words: str) -> None:
        """Say what is being opened and how far it is, with a button that stops it; "" for nothing."""
        self.told.setText(words)
        self.told.setAccessibleName(words)
        self._under_way.setVisible(bool(words))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(160))  # it shares a stack with the reader, which may be lower

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.sample = button(tr("Open the sample"), primary=True)
        self.new = button(tr("New project"))
        self.open = button(tr("Open…"))
        self.sample.clicked.connect(self.sample_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        for each in (self.sample, self.new, self.open):
            row.addWidget(each)
        row.addStretch(1)
        self.setFocusProxy(self.sample)
        return row

    def _progress(self) -> QWidget:
        self._under_way = QWidget()
        row = QHBoxLayout(self._under_way)
        row.setContentsMargins(0, theme.px(16), 0, 0)
        row.setSpacing(theme.px(8))
        self.told = label("", "body", "soft", wraps=True)
        self.stop = button(tr("Stop"), small=True, link=True)
        self.stop.clicked.connect(self.stop_wanted)
        row.addWidget(self.told, 1)
        row.addWidget(self.stop)
        self._under_way.hide()
        return self._under_way

    def _list(self) -> QListView:
        rows = QListView()
        rows.setModel(QStandardItemModel(rows))
        rows.setItemDelegate(RowDelegate(rows))
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setMouseTracking(True)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setAccessibleName(tr("Recent projects"))
        rows.clicked.connect(self._take)
        rows.activated.connect(self._take)
        return rows

    def _take(self, index: QModelIndex) -> None:
        self.recent_wanted.emit(index.data(VALUE))
