from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.timeline.conftest import keys_in, leaves
from timeline_app import actions
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit import lists
from timeline_app.ui.timeline.crowds.fan import MOST

KEY = Qt.Key


def add(qtbot, desk, canvas, dates):
    """Add entries to a place of their own, and wait until they are drawn."""
    many = len(canvas.marks)
    for number, when in enumerate(dates):
        actions.add_entry(desk.document.project, f"Sample event {number}", when=when, places=["Sampletown"])
    qtbot.waitUntil(lambda: len(canvas.marks) == many + len(dates))
    canvas.fit()
    QApplication.processEvents()
    lane = canvas.marks.lanes.index("Sampletown")
    for badge in canvas.drawn().badges:
        if badge.lane == lane:
            return badge
    raise AssertionError("no dot of the new place wears a number")


@pytest.fixture
def crowd(qtbot, sample_desk, canvas):
    """The badge of twenty entries of one hour, at different minutes."""
    return add(qtbot, sample_desk, canvas, [f"2019-09-06T10:{minute:02}" for minute in range(0, 60, 3)])


def click(hand, badge):
    canvas = hand.canvas
    canvas.scroll_lanes(badge.y)
    badge = next(one for one in canvas.drawn().badges if one.mark == badge.mark)
    hand.click(badge.x + 3, badge.y + 5)
    return badge


def test_a_click_on_the_number_fans_out_up_to_twelve_in_order_of_time(pane, canvas, hand, crowd):
    badge = click(hand, crowd)
    assert pane.fan.isVisible()
    ids = [leaf.data(lists.VALUE) for leaf in leaves(pane.fan)]
    places = [canvas.marks.index[id_] for id_ in ids]
    assert len(ids) == min(int(badge.text[1:]) + 1, MOST)
    assert places == sorted(places, key=lambda at: (canvas.marks.s0[at], canvas.marks.e1[at], canvas.marks.ids[at]))
    assert pane.rect().contains(pane.fan.geometry())
    if int(badge.text[1:]) >= MOST:
        assert "12" in pane.fan.head.text()


def test_space_fans_out_arrows_and_enter_choose_and_the_timeline_has_the_focus_again(
    pane, canvas, crowd, sample_desk, qtbot
):
    canvas.setFocus()
    sample_desk.selection.select(Ref("entry", canvas.marks.ids[crowd.mark]))
    QApplication.processEvents()
    keys_in(canvas, KEY.Key_Space)
    assert pane.fan.isVisible()
    third = pane.fan.list.item(2).data(lists.VALUE)
    keys_in(pane.fan.list, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert not pane.fan.isVisible()
    assert sample_desk.selection.current == Ref("entry", third)
    assert canvas.drawn().place(canvas.current()) is not None, "it comes to the front"
    assert canvas.hasFocus()


def test_a_fan_folds_when_work_goes_on_elsewhere_and_keeps_its_hands_off_the_focus(
    qtbot, pane, canvas, hand, crowd, sample_desk
):
    elsewhere = QLineEdit(pane.window())
    elsewhere.show()
    click(hand, crowd)
    elsewhere.setFocus(Qt.FocusReason.PopupFocusReason)
    qtbot.waitUntil(pane.fan.isHidden)
    assert elsewhere.hasFocus()


def test_a_fan_folds_when_what_stands_behind_the_dot_may_be_others(pane, canvas, hand, crowd, sample_desk):
    for change in (
        lambda: sample_desk.document.set_lanes("person"),
        lambda: sample_desk.document.do(actions.add_entry, "Another sample event", when="2019-09-06T10:01"),
    ):
        canvas.setFocus()
        pane.fan.show_leaves([], [], QPoint(40, 40), "2 at one time", zooms=False)
        assert pane.fan.isVisible()
        change()
        assert pane.fan.isHidden()


def test_in_a_low_pane_a_fan_scrolls_and_its_buttons_stay_in_sight(qtbot, pane, canvas, crowd, sample_desk):
    pane.window().resize(900, 240)
    qtbot.waitUntil(lambda: pane.height() <= 240)
    sample_desk.selection.select(Ref("entry", canvas.marks.ids[crowd.mark]))
    canvas.setFocus()
    keys_in(canvas, KEY.Key_Space)
    assert pane.rect().contains(pane.fan.geometry())
    assert pane.fan.rect().contains(pane.fan.table.geometry())
    assert pane.fan.list.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_Space])
def test_esc_or_space_fold_the_fan_and_nothing_else_changes(pane, canvas, hand, crowd, sample_desk, key):
    before = sample_desk.selection.current
    click(hand, crowd)
    keys_in(pane.fan.list, key)
    assert not pane.fan.isVisible()
    assert sample_desk.selection.current == before


def test_a_click_beside_the_fan_folds_it(pane, canvas, hand, crowd):
    click(hand, crowd)
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not pane.fan.isVisible()


def test_looking_elsewhere_folds_it(pane, canvas, hand, crowd):
    click(hand, crowd)
    canvas.pan(40)
    assert not pane.fan.isVisible()


def test_zoom_to_these_parts_what_stood_behind_one_dot(pane, canvas, hand, crowd):
    click(hand, crowd)
    ids = pane.fan._ids
    pane.fan.zoom.click()
    QApplication.processEvents()
    places = sorted(canvas.view.x(int(canvas.marks.at[canvas.marks.index[id_]])) for id_ in ids)
    assert places[0] > 0
    assert places[-1] < canvas.view.width
    assert places[-1] - places[0] > canvas.view.width / 3


def test_show_in_table_filters_every_view_to_these_and_reveals_the_table(qtbot, pane, hand, crowd, sample_desk):
    click(hand, crowd)
    with qtbot.waitSignal(sample_desk.wishes.reveal) as told:
        pane.fan.table.click()
    assert told.args == ["table"]
    assert sample_desk.document.filter.ids == frozenset(pane.fan._ids)


def test_entries_of_one_time_fan_out_on_the_spot_without_an_offer_to_zoom(qtbot, pane, canvas, hand, sample_desk):
    badge = add(qtbot, sample_desk, canvas, ["2019-09-06T10:00"] * 9)
    badge = click(hand, badge)
    assert len(leaves(pane.fan)) == 9
    assert pane.fan.zoom.isHidden()
    assert "9" in pane.fan.head.text()
    place = canvas.on_screen(QPointF(badge.x, badge.y))
    assert abs(pane.mapFromGlobal(place).x() - pane.fan.x()) < pane.fan.width()
