"""Everything in the window that can be used has a name and a role, whatever is shown; names change with the project."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from timeline_app import actions
from timeline_app.model import Agent, Entry, Link, Passage, Place, Source
from timeline_app.ui.desk.selection import Ref

pytestmark = pytest.mark.usefixtures("listened")
Name, Description, Role = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Role

FRAMES = {
    *(Role.Client, Role.LayeredPane, Role.Border, Role.Pane, Role.Window, Role.Splitter, Role.ScrollBar),
    *(Role.StaticText, Role.StatusBar, Role.MenuBar, Role.Separator, Role.Grip, Role.NoRole),
}
MOST = 60  # children of one object that are looked at


def children(one):
    """Return what an object consists of."""
    return [one.child(number) for number in range(one.childCount())]


def walk(one):
    """Yield every object in sight, the outer before the inner."""
    if one.state().invisible:
        return
    yield one
    for number in range(min(one.childCount(), MOST)):
        child = one.child(number)
        assert child is not None, f"{one} has no child {number}"
        yield from walk(child)


def path(one):
    found = []
    while one is not None and len(found) < 8:
        found.append(f"{one.role().name} {type(one.object()).__name__} “{one.text(Name)}”")
        one = one.parent()
    return " in ".join(found)


def tree(window):
    for _ in range(5):
        QApplication.processEvents()
    return list(walk(QAccessible.queryAccessibleInterface(window)))


def without_name(window):
    """Return where nameless things are, as plain words: an interface must not outlive its object."""
    used = [(one.text(Name), path(one)) for one in tree(window) if one.state().focusable or one.role() not in FRAMES]
    assert len(used) > 8
    return [where for name, where in used if not name]


def first(desk, table, kind):
    return Ref(table, desk.document.project.all(kind)[0].id)


SHOWN = {
    "read": lambda window, desk: window.arrange("read"),
    "proposals": lambda window, desk: window._review(),
    "table": lambda window, desk: (window.arrange("order"), window.reveal("table")),
    "timeline": lambda window, desk: (window.arrange("order"), window.reveal("timeline")),
    "entry": lambda window, desk: desk.selection.select(first(desk, "entry", Entry)),
    "source": lambda window, desk: desk.selection.select(first(desk, "source", Source)),
    "passage": lambda window, desk: desk.selection.select(first(desk, "passage", Passage)),
    "link": lambda window, desk: desk.selection.select(first(desk, "link", Link)),
    "place": lambda window, desk: desk.selection.select(first(desk, "place", Place)),
    "person": lambda window, desk: desk.selection.select(first(desk, "agent", Agent)),
    "draft": lambda window, desk: desk.wishes.entry.emit(None),
    "properties": lambda window, desk: desk.wishes.properties.emit(),
    "settings": lambda window, desk: window._settings(),
    "search": lambda window, desk: window.search(),
    "keys": lambda window, desk: window.show_keys(),
    "present": lambda window, desk: window.arrange("present"),
    "show": lambda window, desk: window.arrange("show"),
}


@pytest.mark.parametrize("what", SHOWN)
def test_whatever_can_be_used_has_a_name(window, sample_desk, what):
    SHOWN[what](window, sample_desk)
    assert without_name(window) == []


def test_the_first_page_has_names_too(show, desk):
    assert without_name(show(desk)) == []


def told(window_or_widget):
    """Role, name and description of everything, as plain values: an interface must not outlive its object."""
    return [(one.role(), one.text(Name), one.text(Description)) for one in tree(window_or_widget)]


def test_fields_are_named_by_their_labels_and_described_by_what_is_wrong(qtbot, window, sample_desk):
    sample_desk.selection.select(first(sample_desk, "entry", Entry))
    fields = {name for role, name, _ in told(window) if role == Role.EditableText}
    assert {"Title", "When"} <= fields
    lines = window.inspector.findChildren(QLineEdit)
    line = next(line for line in lines if line.accessibleName() == "When" and line.isVisible())
    line.selectAll()
    qtbot.keyClicks(line, "31 June 2019")
    qtbot.waitUntil(lambda: any(name == "When" and "no such day" in said for _, name, said in told(window)))


def test_a_cell_of_the_table_says_its_words_and_a_heading_how_it_is_sorted(qtbot, window, sample_desk):
    window.arrange("order")
    window.reveal("table")
    found = told(window.table.table)
    assert found[0][0] == Role.Table
    assert any("key 1, rising" in name for role, name, _ in found if role == Role.ColumnHeader)
    assert "since 2015" in {name for role, name, _ in found if role == Role.Cell}
    window.table.table.group_by("place")
    qtbot.waitUntil(lambda: any(" · " in name for role, name, _ in told(window.table.table) if role == Role.Cell))


def test_names_follow_the_project(qtbot, window, sample_desk):
    window.arrange("order")
    window.reveal("table")
    row = window.table.model.id_at(0)
    sample_desk.document.do(actions.edit_entry, sample_desk.document.project.get(Entry, row), title="Told otherwise")
    qtbot.waitUntil(lambda: "Told otherwise" in {name for _, name, _ in told(window.table.table)})


def test_the_window_says_which_project_is_open(window):
    assert "Takhar" in told(window)[0][1]


def test_each_cell_and_each_heading_of_the_table_has_words(window, sample_desk):
    window.arrange("order")
    window.reveal("table")
    table = window.table.table
    found = QAccessible.queryAccessibleInterface(table)
    said = [(one.role(), one.text(Name)) for one in children(found) if one.role() not in FRAMES]
    assert {role for role, _ in said} >= {Role.Cell, Role.ColumnHeader, Role.RowHeader}
    assert all(name for _, name in said)
    assert any(role == Role.RowHeader and "overrun Yangi Qala" in name for role, name in said)
    for head in (table.horizontalHeader(), table.verticalHeader()):
        assert QAccessible.queryAccessibleInterface(head).text(Name)
