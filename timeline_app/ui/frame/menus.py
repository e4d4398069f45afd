"""Actions and menus, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from timeline_app.project import Project
from timeline_app.ui import commands
from timeline_app.ui.frame.filing.files import Files
from timeline_app.ui.frame.topbar import TopBar
from timeline_app.words import tr


class Menus:
    """Binds every command of the window to its deed, once; `actions` has them by the id of the command."""

    def __init__(
        self, window: QMainWindow, top: TopBar, deeds: Mapping[str, Callable[[], object]], files: Files
    ) -> None:
        self._files = files
        self.actions = {each.id: _action(window, each, deeds[each.id]) for each in commands.at("window")}
        self.recent = QMenu(tr("Open recent"), window)
        for menu, title in commands.MENUS.items():
            self._fill(top.menus.addMenu(tr(title)), menu)
        for name in ("read", "order", "present"):
            top.add_arrangement(self.actions[f"view.{name}"])

    def enable(self, is_open: bool) -> None:
        """Let only those commands be chosen that make sense with or without a project."""
        for each in commands.at("window"):
            self.actions[each.id].setEnabled(is_open or not each.needs_project)

    def name_edits(self, project: Project | None) -> None:
        """Say in the menu what undo and redo would take back and do again."""
        undo, redo = self.actions["edit.undo"], self.actions["edit.redo"]
        back = project.undo_label if project else None
        again = project.redo_label if project else None
        undo.setText(tr("Undo “{edit}”", edit=tr(back)) if back else tr("Undo"))
        redo.setText(tr("Redo “{edit}”", edit=tr(again)) if again else tr("Redo"))
        undo.setEnabled(back is not None)
        redo.setEnabled(again is not None)

    def show_recent(self) -> None:
        """List the projects opened last."""
        self.recent.clear()
        found = self._files.recent()
        for path in found:
            action = self.recent.addAction(path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(partial(_call, partial(self._files.open, path)))
        self.recent.setEnabled(bool(found))

    def _fill(self, menu: QMenu, name: commands.Menu) -> None:
        for each in commands.at("window"):
            if each.menu != name:
                continue
            if each.parts:
                menu.addSeparator()
            if each.id == "file.recent":
                menu.addMenu(self.recent)
            else:
                menu.addAction(self.actions[each.id])


def _action(window: QMainWindow, each: commands.Command, deed: Callable[[], object]) -> QAction:
    action = QAction(tr(each.title) + (f"\t{each.told}" if each.told else ""), window)
    action.setShortcuts([QKeySequence(key) for key in each.keys])
    action.setCheckable(each.checkable)
    action.setMenuRole(QAction.MenuRole.NoRole)
    action.triggered.connect(partial(_call, deed))
    window.addAction(action)
    return action


def _call(deed: Callable[[], object], *_: object) -> None:
    """Do a deed, leaving aside what a signal says about its button."""
    deed()
