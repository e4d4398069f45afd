"""Saved views: a menu of them, and a line in which one gets its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from timeline_app import actions
from timeline_app.model import View
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.picking import Pick
from timeline_app.words import tr

Act = Callable[[], object]


class NameBar(QWidget):
    """A line for the name of a view; Enter takes it, Esc gives it up."""

    named = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.fix(self, height=40)
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Name of the view"))
        self.line.setAccessibleName(tr("Name of the view"))
        self.line.setProperty("small", True)
        self.save, stop = (
            controls.button(tr("Save"), primary=True, small=True),
            controls.button(tr("Cancel"), small=True),
        )
        for widget in (self.line, self.save, stop):
            row.addWidget(widget)
        row.setStretch(0, 1)
        self.line.returnPressed.connect(self._take)
        self.save.clicked.connect(self._take)
        stop.clicked.connect(self._leave)
        self.setFocusProxy(self.line)
        self.hide()

    def ask(self, name: str) -> None:
        """Show the line with a name in it."""
        self.line.setText(name)
        self.line.selectAll()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        self.named.emit(self.line.text())

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class SavedViews:
    """What the table does with saved views: the pane tells it how it stands, and is told how to stand."""

    def __init__(
        self, desk: Desk, bar: NameBar, stands: Callable[[], actions.Look], apply: Callable[[View], object]
    ) -> None:
        self._desk, self._bar = desk, bar
        self._stands, self._apply = stands, apply
        self._renamed: View | None = None
        self.current = ""  # id of the view applied or saved last
        bar.named.connect(self._named)

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with the views that are there and what can be done to them."""
        menu.clear()
        found = actions.views(self._desk.document.project) if self._desk.document.is_open else []
        for view in found:
            action = _add(menu, view.name, partial(self.apply, view))
            action.setCheckable(True)
            action.setChecked(view.id == self.current)
        if found:
            menu.addSeparator()
        _add(menu, tr("Save this view…"), self.save)
        current = next((view for view in found if view.id == self.current), None)
        if current is not None:
            _add(menu, tr("Keep changes to “{name}”", name=current.name), partial(self.keep, current))
            _add(menu, tr("Rename “{name}”…", name=current.name), partial(self.rename, current))
            _add(menu, tr("Remove “{name}”", name=current.name), partial(self.remove, current))

    def picks(self) -> list[Pick]:
        """Return the views as rows to be picked, each with what applies it as its value."""
        if not self._desk.document.is_open:
            return []
        found = actions.views(self._desk.document.project)
        return [Pick(partial(self.apply, view), view.name, str(view.filter.get("words", "")), "pin") for view in found]

    def apply(self, view: View) -> None:
        """Look as a view says."""
        self.current = view.id
        self._apply(view)

    def save(self) -> None:
        """Ask for a name, then save how everything stands."""
        self._renamed = None
        self._bar.ask("")

    def rename(self, view: View) -> None:
        """Ask for another name."""
        self._renamed = view
        self._bar.ask(view.name)

    def keep(self, view: View) -> None:
        """Let a view be how everything stands now."""
        if self._desk.document.do(actions.keep_view, view, self._stands()) is not None:
            self._desk.wishes.toast.emit(tr("“{name}” is now as you see it.", name=view.name), True)

    def remove(self, view: View) -> None:
        """Remove a view."""
        self._desk.document.do(actions.remove_view, view)
        self._desk.wishes.toast.emit(tr("Removed the view “{name}”.", name=view.name), True)

    def _named(self, name: str) -> None:
        do, renamed = self._desk.document.do, self._renamed
        if renamed is not None:
            kept = do(actions.rename_view, renamed, name)
        else:
            kept = do(actions.save_view, name, self._stands())
        if kept is not None:
            self.current = kept.id
            self._bar.hide()
            self._bar.left.emit()


def _add(menu: QMenu, words: str, does: Act) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda *_: does())
    return action
