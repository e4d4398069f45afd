from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.ui.timeline.conftest import keys_in
from timeline_app import actions
from timeline_app.ui.desk.selection import Ref

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
NONE, LEFT, RIGHT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def column(canvas):
    """Presses, drags and releases on the names of the lanes."""

    def send(kind, y, button=NONE, held=NONE):
        place = QPointF(canvas.mapFromScene(canvas.lanes.mapToScene(QPointF(40, y))))
        screen = QPointF(canvas.viewport().mapToGlobal(place.toPoint()))
        event = QMouseEvent(kind, place, screen, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas.viewport(), event)
        QApplication.processEvents()

    def act(start, *ends, button=LEFT, drop=True):
        send(QEvent.Type.MouseMove, start)
        send(QEvent.Type.MouseButtonPress, start, button, button)
        for y in ends:
            send(QEvent.Type.MouseMove, y, NONE, button)
        if drop:
            send(QEvent.Type.MouseButtonRelease, ends[-1] if ends else start, button)

    return act


def middle(canvas, lane):
    box = canvas.drawn().lanes[lane]
    return box.y + box.height / 2


def look(desk):
    return actions.lane_look(desk.document.project, "place")


def cursor_in(canvas, desk, lane):
    desk.selection.select(Ref("entry", canvas.marks.ids[canvas.marks.slice(lane).start]))
    QApplication.processEvents()


def test_a_click_on_a_name_folds_the_lane_in_the_project_and_undo_opens_it(qtbot, canvas, column, sample_desk):
    name = canvas.marks.lanes[1]
    column(middle(canvas, 1))
    assert canvas.drawn().lanes[1].folded
    assert look(sample_desk).folded == {name}
    sample_desk.document.undo()
    assert not canvas.drawn().lanes[1].folded


def test_a_name_dragged_over_others_puts_its_lane_there_with_its_colour(qtbot, canvas, column, sample_desk):
    before = dict(zip(canvas.marks.lanes, canvas.marks.colours, strict=True))
    names = list(canvas.marks.lanes)
    column(middle(canvas, 0), middle(canvas, 1), middle(canvas, 2) + 4)
    wanted = [names[1], names[2], names[0], *names[3:]]
    qtbot.waitUntil(lambda: list(canvas.marks.lanes) == wanted)
    assert dict(zip(canvas.marks.lanes, canvas.marks.colours, strict=True)) == before
    sample_desk.document.undo()
    qtbot.waitUntil(lambda: list(canvas.marks.lanes) == names)


def test_esc_lets_go_of_a_lane_that_is_being_dragged(canvas, column, sample_desk):
    names = canvas.marks.lanes
    column(middle(canvas, 0), middle(canvas, 2), drop=False)
    canvas.grab()
    keys_in(canvas, KEY.Key_Escape)
    column(middle(canvas, 0) - 900, drop=False)
    assert canvas.marks.lanes == names
    assert not look(sample_desk).order


def test_a_trembling_hand_folds_and_does_not_drag(canvas, column):
    column(middle(canvas, 1), middle(canvas, 1) + 2)
    assert canvas.drawn().lanes[1].folded


def test_alt_and_arrows_move_the_lane_of_the_cursor_and_z_folds_it(qtbot, canvas, sample_desk):
    names = list(canvas.marks.lanes)
    cursor_in(canvas, sample_desk, 1)
    qtbot.keyClick(canvas, KEY.Key_Up, ALT)
    qtbot.waitUntil(lambda: list(canvas.marks.lanes) == [names[1], names[0], *names[2:]])
    qtbot.keyClick(canvas, KEY.Key_Up, ALT)
    qtbot.keyClick(canvas, KEY.Key_Down, ALT)
    qtbot.waitUntil(lambda: list(canvas.marks.lanes) == names)
    keys_in(canvas, KEY.Key_Z)
    assert canvas.drawn().lanes[1].folded
    keys_in(canvas, KEY.Key_Z)
    assert not canvas.drawn().lanes[1].folded


def test_the_menu_of_a_lane_colours_it_for_every_pane_and_gives_its_colour_back(qtbot, pane, canvas, sample_desk):
    name, before = canvas.marks.lanes[0], canvas.marks.colours[0]
    palette = next(action.menu() for action in pane.rows.menu(name).actions() if action.menu())
    palette.actions()[6].trigger()
    qtbot.waitUntil(lambda: canvas.marks.colours[0] == 6)
    palette = next(action.menu() for action in pane.rows.menu(name).actions() if action.menu())
    assert palette.actions()[6].isChecked()
    palette.actions()[-1].trigger()
    qtbot.waitUntil(lambda: canvas.marks.colours[0] == before)


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_menu_opens_by_key_and_by_the_right_button(qtbot, pane, canvas, column, sample_desk, way):
    cursor_in(canvas, sample_desk, 0)
    if way == "key":
        qtbot.keyClick(canvas, KEY.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    else:
        column(middle(canvas, 0), button=RIGHT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert len(menu.actions()) <= 9
    menu.close()


def test_entries_of_several_places_are_marked_in_all_of_them_on_request(qtbot, pane, canvas, sample_desk):
    project = sample_desk.document.project
    names = canvas.marks.lanes
    entry = actions.add_entry(project, "A sample of two places", when="2019-09-06", places=[names[0], names[1]])
    qtbot.waitUntil(lambda: entry.id in canvas.marks.index)
    assert not canvas.drawn().ghosts
    action = next(one for one in pane.rows.menu(names[0]).actions() if one.isCheckable())
    action.trigger()
    qtbot.waitUntil(lambda: len(canvas.drawn().ghosts) > 0)
    mark = canvas.marks.index[entry.id]
    assert mark in {ghost.mark for ghost in canvas.drawn().ghosts}
    canvas.grab()
    reset = pane.rows.menu(names[0]).actions()[-1]
    reset.trigger()
    qtbot.waitUntil(lambda: not canvas.drawn().ghosts)


def test_lanes_without_a_cursor_stay_as_they_are(pane, canvas, sample_desk):
    sample_desk.selection.select(None)
    names = canvas.marks.lanes
    pane.rows.step(1)
    pane.rows.fold_current()
    pane.rows.menu_here()
    assert canvas.marks.lanes == names
    assert not canvas.view.folded


def test_other_lanes_have_an_order_and_folds_of_their_own(canvas, column, pane):
    column(middle(canvas, 1))
    assert canvas.view.folded
    pane.set_lanes("person")
    assert not canvas.view.folded
    pane.set_lanes("place")
    assert canvas.view.folded
