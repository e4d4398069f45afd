"""The plan in the reader's place: every row of the file with what it would change."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from timeline_app.actions import ImportPlan, Planned
from timeline_app.ui.incoming.deciding import CHANGED, CONFLICT, FILE, MISSING, PROJECT, REFUSED
from timeline_app.ui.incoming.tree import PlanModel
from timeline_app.ui.kit import controls, panes, theme
from timeline_app.words import tr

_OPENED = 40  # rows of a group that are shown with their fields at first


class PlanView(QWidget):
    """A tree of the plan. Space ticks; in a conflict F and P, or a double click, say whose word holds."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("What would change"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = panes.PaneHeader(title)
        column.addWidget(self.header)
        self.file_button = controls.button(tr("The file’s word"), small=True)
        self.project_button = controls.button(tr("The project’s word"), small=True)
        self.whose = QWidget()
        words = QHBoxLayout(self.whose)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(8))
        for button, word, key in ((self.file_button, FILE, "F"), (self.project_button, PROJECT, "P")):
            button.setToolTip(tr("{words} ({key})", words=button.text(), key=key))
            button.clicked.connect(lambda _=False, word=word: self.decide(word))
            words.addWidget(button)
        self.header.add_widget(self.whose)
        self.model = PlanModel(self)
        self.tree = _Tree(self)
        self.tree.setModel(self.model)
        for section, wide in ((0, 264), (1, 160)):
            self.tree.header().resizeSection(section, theme.px(wide))
        self.tree.selectionModel().currentChanged.connect(self._suit)
        self.tree.doubleClicked.connect(self._turn)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self.setMinimumSize(320, 160)
        self._suit()

    def put(self, plan: ImportPlan) -> None:
        """Show a plan, conflicts and changes with their fields as long as there are few."""
        self.model.put(plan)
        for at in range(self.model.rowCount()):
            top = self.model.index(at, 0)
            self.tree.setFirstColumnSpanned(at, QModelIndex(), True)
            name, rows = self.model.group_at(top), self.model.rowCount(top)
            self.tree.setExpanded(top, name in (CONFLICT, CHANGED, REFUSED, MISSING) or rows <= _OPENED)
            if name in (CONFLICT, CHANGED) and rows <= _OPENED:
                for row in range(rows):
                    self.tree.setExpanded(self.model.index(row, 0, top), True)
        if self.model.rowCount():
            self.tree.setCurrentIndex(self.model.index(0, 0))
        self._suit()

    def decide(self, word: str) -> None:
        """Say whose word holds in the conflicts that are selected."""
        for index in self.tree.selectionModel().selectedRows() or [self.tree.currentIndex()]:
            if index.isValid():
                self.model.decide(index, word)

    def tick(self) -> None:
        """Turn the ticks of the rows that are selected."""
        for index in self.tree.selectionModel().selectedRows():
            state = self.model.data(index, Qt.ItemDataRole.CheckStateRole)
            if state is not None:
                self.model.tick(index, state != Qt.CheckState.Checked)

    def _turn(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if isinstance(row, Planned) and row.group == CONFLICT:
            self.model.decide(index, PROJECT if self.model.decisions.words.get(row.key) == FILE else FILE)

    def _suit(self, *_: object) -> None:
        index = self.tree.currentIndex()
        conflict = index.isValid() and self.model.group_at(index) == CONFLICT
        self.whose.setVisible(conflict)


class _Tree(QTreeView):
    def __init__(self, view: PlanView) -> None:
        super().__init__(view)
        self._view = view
        self.setAccessibleName(tr("What would change"))
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(theme.px(20))
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        words = {Qt.Key.Key_F: FILE, Qt.Key.Key_P: PROJECT}
        if plain and event.key() in words:
            self._view.decide(words[Qt.Key(event.key())])
        elif plain and event.key() == Qt.Key.Key_Space:
            self._view.tick()
        else:
            super().keyPressEvent(event)
