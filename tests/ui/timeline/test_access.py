"""The timeline as those hear it who do not look: its tree of objects, their names, places and deeds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.ui.timeline.conftest import leaves
from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.ui.desk.selection import Ref

Name, Description, Role = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Role


@pytest.fixture
def voice(canvas):
    return QAccessible.queryAccessibleInterface(canvas)


def children(of):
    return [of.child(number) for number in range(of.childCount())]


def lanes(voice):
    return [child for child in children(voice) if child.role() == Role.Grouping and child.actionInterface()]


def entries(voice):
    return [one for lane in lanes(voice) for one in children(lane) if one.role() == Role.ListItem]


def entry(voice, title):
    return next(one for one in entries(voice) if title in one.text(Name))


def overrun(desk):
    return next(e for e in desk.document.project.all(Entry) if e.title == "The Taliban overrun Yangi Qala")


def do(part, name):
    part.actionInterface().doAction(name)


def test_the_timeline_is_a_list_that_says_how_many_entries_there_are_and_when(voice):
    assert voice.role() == Role.List
    assert voice.text(Name).startswith("Timeline, 31 entries, in sight ")
    assert voice.text(Name).endswith(" September 2019")
    assert voice.state().focusable


def test_its_children_are_the_lanes_from_top_to_bottom_with_the_entries_laid_out_in_them(voice, canvas):
    boxes = canvas.drawn().lanes
    assert [lane.text(Name) for lane in lanes(voice)] == [canvas.lane_words(box.name) for box in boxes]
    tops = [lane.rect().top() for lane in lanes(voice) if not lane.rect().isEmpty()]
    assert tops == sorted(tops)
    for lane in lanes(voice):
        for child in children(lane):
            assert child.parent() is lane
            assert lane.child(lane.indexOfChild(child)) is child


def test_an_entry_says_its_date_title_lane_citations_and_status(voice):
    found = entry(voice, "The Taliban overrun Yangi Qala")
    assert found.text(Name) == "Monday, 9 September 2019, The Taliban overrun Yangi Qala, Yangi Qala, 5 citations"
    assert "6 links" in found.text(Description)
    assert found.state().focusable
    assert found.state().selectable


def test_its_name_changes_with_the_project(qtbot, voice, sample_desk):
    found = entry(voice, "The Taliban overrun Yangi Qala")
    sample_desk.document.do(actions.edit_entry, overrun(sample_desk), title="The centre is taken", status="disputed")
    qtbot.waitUntil(lambda: "The centre is taken" in found.text(Name))
    assert found.text(Name).endswith("disputed")


def test_an_entry_lies_where_it_is_drawn(voice, canvas):
    for found in entries(voice):
        if not found.rect().isEmpty():
            place = found.rect().center()
            assert canvas.rect().contains(canvas.mapFromGlobal(place))
    found = entry(voice, "The Taliban overrun Yangi Qala")
    mark = canvas.marks.titles.index("The Taliban overrun Yangi Qala")
    assert found.rect().contains(canvas.on_screen(QPointF(*canvas.drawn().place(mark))))


def test_what_is_at_a_place_is_the_innermost_thing(voice):
    found = entry(voice, "The Taliban overrun Yangi Qala")
    place = found.rect().center()
    assert voice.childAt(place.x(), place.y()).role() in (Role.ListItem, Role.Button)


def test_selecting_and_opening_do_what_the_mouse_does(qtbot, voice, sample_desk):
    found = entry(voice, "The Taliban overrun Yangi Qala")
    do(found, "Select")
    assert sample_desk.selection.current.table == "entry"
    assert found.state().selected
    with qtbot.waitSignal(sample_desk.selection.opened):
        do(found, "Open the passage")
    assert found.actionInterface().keyBindingsForAction("Open the passage") == ["Return"]


def test_the_focus_is_on_the_entry_of_the_cursor_and_follows_it(voice, canvas):
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    first = voice.focusChild()
    QTest.keyClick(canvas, Qt.Key.Key_J)
    second = voice.focusChild()
    assert first is not second
    assert second.state().focused
    assert not first.state().focused
    assert second.text(Name).split(",")[1].strip()


def test_without_a_cursor_the_list_itself_has_the_focus(voice, sample_desk):
    sample_desk.selection.select(None)
    assert voice.focusChild() is None


def test_a_crowd_is_a_button_that_fans_out(voice, pane):
    crowd = next(one for lane in lanes(voice) for one in children(lane) if one.role() == Role.Button)
    assert crowd.text(Name).endswith("fan out")
    assert not crowd.rect().isEmpty()
    do(crowd, "Fan out")
    assert pane.fan.isVisible()
    assert leaves(pane.fan)


def test_a_lane_is_folded_and_opened(voice):
    lane = next(lane for lane in lanes(voice) if lane.text(Name) == "Takhar")
    assert lane.text(Description) == "5 entries"
    assert lane.state().expanded
    do(lane, "Fold the lane")
    assert lane.state().collapsed
    assert lane.text(Description) == "5 entries, folded"
    do(lane, "Open the lane")
    assert lane.state().expanded


def test_sources_are_named_on_the_days_of_their_publication_and_can_be_opened(qtbot, voice, sample_desk):
    strip = next(child for child in children(voice) if child.text(Name) == "Published")
    first = strip.child(0)
    assert first.text(Name) == "Twelve counted dead after attack beside the U.S. Embassy, 6 September 2019"
    assert strip.rect().contains(first.rect())
    with qtbot.waitSignal(sample_desk.selection.opened):
        do(first, "Open the source")


def test_the_overview_says_from_when_to_when_it_reaches(voice, canvas):
    overview = children(voice)[-1]
    assert overview.text(Name) == "Overview, 1 January 2000 to 10 September 2019"
    assert not overview.rect().isEmpty()
    before = canvas.view.lo
    do(overview, "A screen on")
    assert canvas.view.lo > before
    do(overview, "A screen back")
    do(overview, "Show everything")
    assert canvas.view.lo < before


def test_an_entry_that_is_gone_answers_without_harm(qtbot, voice, sample_desk):
    found = entry(voice, "The Taliban overrun Yangi Qala")
    sample_desk.document.do(actions.remove, [Ref("entry", overrun(sample_desk).id)])
    qtbot.waitUntil(lambda: found.text(Name) == "An entry that is gone")
    assert found.rect().isEmpty()
    assert found.actionInterface() is None


def test_the_same_entry_is_the_same_object_each_time(voice):
    assert [id(one) for one in entries(voice)] == [id(one) for one in entries(voice)]


def test_what_qt_may_ask_beyond_the_last_child_is_nothing(voice):
    assert voice.child(voice.childCount()) is None
    assert voice.child(-1) is None
    assert voice.indexOfChild(entries(voice)[0]) == -1
    assert voice.childAt(-5000, -5000) is None
