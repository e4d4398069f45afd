"""The filter in force is seen and cleared above every view; keys of the menus are heard from every pane."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.frame.docks import FilterBar, conditions
from timeline_app.ui.kit.fields.chips import Chip

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(window) -> FilterBar:
    return window.chronology.findChild(FilterBar)


def chips(bar) -> list[Chip]:
    return [chip for chip in bar.findChildren(Chip) if not chip.isHidden()]


def test_without_a_filter_no_room_is_taken(bar):
    assert not bar.isVisible()


def test_each_condition_is_a_chip_that_can_be_taken_away(window, bar):
    document = window.desk.document
    document.set_filter(Filter(text="district", kinds=frozenset({"occurrence"})))
    assert [chip.text for chip in chips(bar)] == ["“district”", "Occurrence"]
    found = document.project.marks(document.filter)
    assert bar.count.text() == f"{len(found)} of {found.total}"
    chips(bar)[0].findChild(QToolButton).click()
    assert document.filter == Filter(kinds=frozenset({"occurrence"}))
    assert window.table.filter_line.text() == ""
    bar.findChild(QPushButton).click()
    assert not document.filter
    assert not bar.isVisible()


def test_every_condition_has_words_and_a_filter_without_it():
    day = 1_567_641_600  # 5 September 2019
    wanted = Filter(
        ids=frozenset("ab"), tags=frozenset({"t"}), places=frozenset({"Kabul"}), people=frozenset({"A. B."}),
        sources=frozenset("s"), after=day, before=day + 86_400, uncited=True,
    )  # fmt: skip
    words = [told for told, _ in conditions(wanted)]
    assert words == [
        "t", "Kabul", "A. B.", "1 source", "2 chosen entries", "after Thu 5 Sep 2019", "before Fri 6 Sep 2019",
        "Cites nothing",
    ]  # fmt: skip
    left = wanted
    while found := conditions(left):
        left = found[0][1]
    assert not left


def test_the_focus_goes_to_the_rows_when_the_table_is_shown(window):
    window.desk.document.set_filter(Filter(text="district"))
    window.desk.wishes.reveal.emit("timeline")
    assert window.timeline.canvas.hasFocus()
    window.menus.actions["view.next"].trigger()
    assert window.table.table.hasFocus()
    window.menus.actions["view.previous"].trigger()
    assert window.timeline.canvas.hasFocus()
    window.desk.wishes.reveal.emit("table")
    assert window.table.table.hasFocus()
    window.walk.enter(window.top)
    window.walk.enter(window.docks["chronology"])
    assert window.table.table.hasFocus()


def test_the_focus_stays_where_it_is_when_the_view_is_changed_from_elsewhere(window):
    window.reader.focus_text()
    window.menus.actions["view.next"].trigger()
    assert window.reader.view.hasFocus()


def test_the_table_is_found_in_by_its_filter_line(window):
    window.desk.wishes.reveal.emit("table")
    window.menus.actions["edit.find"].trigger()
    assert window.table.filter_line.hasFocus()


def test_copy_with_citation_is_heard_from_every_pane(qtbot, window):
    entry = window.desk.document.project.all(Entry)[0]
    window.desk.selection.select(Ref("entry", entry.id))
    for place in ("timeline", "inspector", "library", "reader"):
        window.desk.wishes.reveal.emit(place)
        with qtbot.waitSignal(window.desk.wishes.copy_cited) as asked:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, CTRL_SHIFT)
        assert asked.args[0].table in ("entry", "passage")


def test_the_next_hit_is_found_from_every_pane(window):
    window.reader.focus_text()
    QTest.keyClick(window.reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "the ")
    told = [window.reader.find_bar.count.text()]
    for place, modifier in (
        ("timeline", Qt.KeyboardModifier.NoModifier),
        ("reader", Qt.KeyboardModifier.ShiftModifier),
    ):
        window.desk.wishes.reveal.emit(place)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F3, modifier)
        told.append(window.reader.find_bar.count.text())
    assert [words.split()[0] for words in told] == ["1", "2", "1"]
