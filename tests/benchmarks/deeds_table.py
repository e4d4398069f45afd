"""The table among ten thousand, a hundred thousand and a million entries: order, filter, scrolling, one edit.

Order and filter are counted whole, though in the window they run in a thread of their own beyond 10,000 entries and
the rows stay until they are there.
"""

from __future__ import annotations

from itertools import count, cycle
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.harness import Act, Arranged, Bench, deed
from tests.benchmarks.synthetic import synthetic
from timeline_app import actions, settings
from timeline_app.model import Entry
from timeline_app.project import GROUPS, ORDERS, By, Filter, Order, Project
from timeline_app.ui.app import Application
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.kit import style, theme
from timeline_app.ui.table import TablePane

SIZES = (10_000, 100_000, 1_000_000)


def project(bench: Bench, entries: int) -> Project:
    """Return an open project of so many entries."""
    entries = bench.number(entries)
    name = f"table-{entries}"
    if name not in bench.shared:
        path = synthetic(bench.folder / f"{name}.chronology", entries)
        bench.shared[name] = actions.open_project(path, settings.load())
        bench.closing.append(bench.shared[name].close)
    return bench.shared[name]


def pane(bench: Bench, entries: int) -> TablePane:
    """Return a table that shows all of them."""
    entries = bench.number(entries)
    name = f"pane-{entries}"
    if name not in bench.shared:
        app = bench.shared.setdefault("app", QApplication.instance() or Application([]))
        theme.load_fonts()
        style.apply(app, theme.Theme())
        desk = Desk.of(Preferences())
        document = desk.document
        path = project(bench, entries).path
        document.show(actions.open_project(path, settings.load()))
        made = TablePane(desk)
        made.resize(1200, 700)
        made.show()
        QTest.qWait(300)  # until it is on the screen; before, nothing is painted
        while made.model.rowCount() != entries:
            QTest.qWait(50)
        bench.closing += [made.deleteLater, made.hide, lambda: document.show(None)]
        bench.shared[name] = made
    return bench.shared[name]


def asked(open_: Project, wanted: Filter, *keys: By, group: By | None = None) -> Act:
    def ask() -> Order:
        return open_.order(wanted, keys, group)

    return ask


def scrolled(bench: Bench, entries: int) -> Arranged:
    """Scroll on by a page and paint it, further on each time."""
    made = pane(bench, entries)
    bar, steps = made.table.verticalScrollBar(), count(1)

    def scroll() -> None:
        bar.setValue(bar.pageStep() * next(steps) * 7 % max(bar.maximum(), 1))
        made.table.viewport().repaint()

    return scroll


def wheeled(bench: Bench, entries: int) -> Arranged:
    """Scroll by three rows and paint, as a wheel does."""
    made = pane(bench, entries)
    bar, steps = made.table.verticalScrollBar(), count(1)

    def wheel() -> None:
        bar.setValue(theme.current().row * 3 * next(steps))
        made.table.viewport().repaint()

    return wheel


def edited(bench: Bench, entries: int) -> Arranged:
    """Give an entry another title where the rows are sorted by title: one row goes elsewhere."""
    made = pane(bench, entries)
    document = made._desk.document
    entry = document.project.get(Entry, made.model.id_at(10))
    titles = cycle(["Aaron", "Zulu"])
    return lambda: document.do(actions.edit_entry, entry, title=next(titles))


def register(entries: int) -> None:
    many = f"{entries:,}"
    late = max(50, entries // 1000)
    rare = Filter(kinds=frozenset({"state"}))

    def asking(says: str, *what: Any, group: By | None = None) -> None:
        @deed(says, limit=late)
        def ask(bench: Bench) -> Arranged:
            return asked(project(bench, entries), *what, group=group)

    asking(f"Put {many} rows in order of time", Filter())
    for order in ORDERS:
        asking(f"Sort {many} rows by {order}", Filter(), By(order))
    asking(f"Sort {many} rows by status and title", Filter(), By("status"), By("title", True))
    asking(f"Filter {many} rows by kind and sort them", rare, By("title"))
    asking(f"Filter {many} rows by what cites nothing", Filter(uncited=True))
    asking(f"Filter {many} rows by a place", Filter(places=frozenset({"Birch"})), By("title"))
    asking(f"Filter {many} rows by a word", Filter(text="bridge"))
    for by in GROUPS:
        asking(f"Group {many} rows by {by}", Filter(), group=By(by))

    @deed(f"Sort {many} rows by title, read anew", limit=3 * late)
    def first(bench: Bench) -> Arranged:
        open_ = project(bench, entries)
        return open_._sheets.forget, asked(open_, Filter(), By("title"))

    @deed(f"Scroll a table of {many} rows by a notch of the wheel", limit=20)
    def by_wheel(bench: Bench) -> Arranged:
        return wheeled(bench, entries)

    @deed(f"Scroll a table of {many} rows to another page", limit=60)
    def by_page(bench: Bench) -> Arranged:
        return scrolled(bench, entries)

    @deed(f"Rename an entry beside a table of {many} rows")
    def by_edit(bench: Bench) -> Arranged:
        return edited(bench, entries)


for size in SIZES:
    register(size)
