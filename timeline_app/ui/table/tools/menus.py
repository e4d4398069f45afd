"""The menu of the headings: order, groups and columns, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.project import By
from timeline_app.ui.table.columns import COLUMNS, GROUP_TITLES, NUMBERS
from timeline_app.ui.table.view import EntryTable
from timeline_app.words import tr

FIXED = {"when", "title"}  # columns that always stand


def head_menu(table: EntryTable, number: int, parent: QWidget) -> QMenu:
    """Return the menu of one heading, -1 for none of them."""
    menu = QMenu(parent)
    if 0 <= number < len(COLUMNS):
        _of_column(menu, table, number)
        menu.addSeparator()
    _order(menu.addMenu(tr("Sort by")), table, further=False)
    _order(menu.addMenu(tr("Then by")), table, further=True)
    group_menu(menu.addMenu(tr("Group by")), table)
    column_menu(menu.addMenu(tr("Columns")), table)
    return menu


def _of_column(menu: QMenu, table: EntryTable, number: int) -> None:
    column = COLUMNS[number]
    for words, falling in ((tr("Sort rising"), False), (tr("Sort falling"), True)):
        _add(menu, words, partial(table.rows.arrange, [By(column.order, falling)], table.rows.group))
    if column.group:
        title = GROUP_TITLES[column.group]
        _add(menu, tr("Group by {title}", title=title.lower()), partial(table.group_by, column.group))
    _add(menu, tr("Move to the start side"), partial(table.move_column, number, -1))
    _add(menu, tr("Move to the end side"), partial(table.move_column, number, 1))
    if column.name not in FIXED:
        _add(menu, tr("Hide {title}", title=column.title), partial(table.show_column, number, False))


def _order(menu: QMenu, table: EntryTable, *, further: bool) -> None:
    keys = {key.order: (at, key.falling) for at, key in enumerate(table.rows.keys, 1)}
    for number, column in enumerate(COLUMNS):
        at, falling = keys.get(column.order, (0, False))
        words = f"{column.title}  {'↓' if falling else '↑'}{at}" if at else column.title
        _add(menu, words, partial(table.sort_by, number, further=further))


def group_menu(menu: QMenu, table: EntryTable) -> None:
    """Fill a menu with what rows can be grouped by."""
    now = table.rows.group.order if table.rows.group is not None else ""
    for name, title in {"": tr("No groups"), **GROUP_TITLES}.items():
        action = _add(menu, title, partial(table.group_by, name))
        action.setCheckable(True)
        action.setChecked(name == now)
    if now:
        menu.addSeparator()
        _add(menu, tr("Fold all groups"), partial(table.rows.fold_all, True))
        _add(menu, tr("Unfold all groups"), partial(table.rows.fold_all, False))


def column_menu(menu: QMenu, table: EntryTable) -> None:
    """Fill a menu with the columns that can be shown."""
    wanted = {NUMBERS[name] for name, _ in table.wanted_columns()}
    for number, column in enumerate(COLUMNS):
        action = menu.addAction(column.title)
        action.setCheckable(True)
        action.setChecked(number in wanted)
        action.setEnabled(column.name not in FIXED)
        action.toggled.connect(partial(table.show_column, number))


def _add(menu: QMenu, words: str, does: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda *_: does())
    return action
