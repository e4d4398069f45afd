"""Rows are drawn within their room; a pick list is typed into and picked from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from timeline_app.ui.kit import lists, theme
from timeline_app.ui.kit.lists import RowDelegate
from timeline_app.ui.kit.picking import Pick, PickList, fitting
from timeline_app.words import runs_right_to_left

CTRL = Qt.KeyboardModifier.ControlModifier
PICKS = [
    Pick(None, "Entries", head=True),
    Pick("a", "Attack near the embassy", "5 September 2019", sign="entry", end="11"),
    Pick("b", "Talks called off", "7 September 2019"),
    Pick(None, "Commands", head=True),
    Pick("c", "Émigrés arrive"),
]


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Kabul", False), ("کابل", True), ("12 کابل", True), ("(Kabul) کابل", False), ("12", False), ("", False)],
)
def test_the_first_strong_letter_decides_the_direction(text, answer):
    assert runs_right_to_left(text) is answer


def rows(put, **kwargs) -> QListView:
    model = QStandardItemModel()
    for title, note in [("Attack " * 20, "Sample Wire A"), ("حمله در نزدیکی سفارت", "Sample Radio"), ("Talks", "")]:
        item = QStandardItem(title)
        item.setData(note, lists.NOTE)
        item.setData("11", lists.COUNT)
        item.setData("warn", lists.NOTE_TONE)
        item.setData("source", lists.SIGN)
        item.setData(["orphan", "proposal"], lists.SIGNS)
        item.setData(2, lists.LANE)
        model.appendRow(item)
    head = QStandardItem("Heading")
    head.setData(True, lists.HEAD)
    model.appendRow(head)
    view = put(QListView())
    model.setParent(view)
    view.setModel(model)
    view.setItemDelegate(RowDelegate(view, **kwargs))
    return view


def test_rows_are_as_high_as_the_density_says(put):
    two = rows(put)
    assert [two.sizeHintForRow(row) for row in range(4)] == [52, 52, 52, 28]
    assert [rows(put, even=False).sizeHintForRow(row) for row in range(3)] == [52, 52, 28]
    assert rows(put, lines=1).sizeHintForRow(0) == 28


def test_the_selected_row_is_filled_and_the_one_with_the_focus_has_a_bar(put):
    view = rows(put)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QApplication.processEvents()
    image = view.viewport().grab().toImage()
    assert image.pixelColor(1, 26).name() == theme.colour("accent").name()
    assert image.pixelColor(8, 26).name() == theme.colour("sel").name()
    assert image.pixelColor(17, 26).name() == theme.lane(2).name()


def test_rows_are_mirrored_in_a_right_to_left_window(put):
    view = rows(put)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QApplication.processEvents()
    image = view.viewport().grab().toImage()
    assert image.pixelColor(image.width() - 2, 26).name() == theme.colour("accent").name()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", 5), ("talks", 1), ("SEPT", 2), ("off 7", 1), ("emigres", 1), ("darqat", 0)],
)
def test_every_typed_word_must_stand_in_title_or_note(typed, found):
    assert len(fitting(PICKS)(typed)) == found


@pytest.fixture
def came_from(put) -> QLineEdit:
    line = put(QLineEdit())
    line.setFocus()
    return line


@pytest.fixture
def picks(window, came_from) -> PickList:
    made = PickList(window, fitting(PICKS), title="Cite for", nothing="Nothing for “{typed}”.")
    made.open_at()
    return made


def test_enter_picks_the_first_that_fits_and_gives_the_focus_back(qtbot, picks, came_from):
    qtbot.keyClicks(picks.line, "talks")
    with qtbot.waitSignal(picks.picked) as picked:
        qtbot.keyClick(picks.line, Qt.Key.Key_Return)
    assert picked.args == ["b"]
    assert came_from.hasFocus()


def test_arrows_step_over_headings_and_go_round(qtbot, picks):
    def now() -> str:
        return picks.rows.currentIndex().data(lists.VALUE)

    seen = [now()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        qtbot.keyClick(picks.line, key)
        seen.append(now())
    assert seen == ["a", "b", "c", "a", "c", "a"]


def test_escape_closes_and_picks_nothing(qtbot, picks, came_from):
    heard = []
    picks.picked.connect(heard.append)
    with qtbot.waitSignal(picks.closed):
        qtbot.keyClick(picks.line, Qt.Key.Key_Escape)
    assert heard == []
    assert came_from.hasFocus()


def test_ctrl_enter_is_the_other_way(qtbot, picks):
    with qtbot.waitSignal(picks.picked_other_way) as other:
        qtbot.keyClick(picks.line, Qt.Key.Key_Return, CTRL)
    assert other.args == ["a"]


def test_a_click_picks_a_row_but_no_heading(qtbot, picks):
    heard = []
    picks.picked.connect(heard.append)
    model = picks.rows.model()
    for row in (0, 2):
        place = picks.rows.visualRect(model.index(row, 0)).center()
        qtbot.mouseClick(picks.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == ["b"]


def test_nothing_found_is_said(qtbot, picks):
    qtbot.keyClicks(picks.line, "darqat")
    assert "darqat" in picks._none.text()
    assert picks.rows.isHidden()
    qtbot.keyClick(picks.line, Qt.Key.Key_Down)
    qtbot.keyClick(picks.line, Qt.Key.Key_Return)
    assert picks.isVisible()


def test_the_focus_elsewhere_closes_it(qtbot, picks, put):
    other = put(QLineEdit())
    with qtbot.waitSignal(picks.closed):
        other.setFocus()
    assert other.hasFocus()


def test_one_list_is_open_at_a_time(qtbot, window, picks):
    with qtbot.waitSignal(picks.closed):
        PickList(window, fitting(PICKS), title="Another").open_at()


def test_it_stands_in_the_middle_also_after_a_change_of_size(window, picks):
    window.resize(1000, 700)
    QApplication.processEvents()
    assert abs(picks.geometry().center().x() - 500) <= 1
    assert picks.y() == 96
    assert picks.width() == 640
    picks.leave()
    picks.leave()


def test_it_is_as_high_as_what_it_holds_whether_rows_or_a_sentence(picks):
    for typed in ("", "talks", "nothing like it", "talks"):
        picks.line.setText(typed)
        held = [part for part in (picks.line, picks.rows, picks._none) if part.isVisible()]
        assert all(picks.rect().contains(part.geometry()) and part.height() > 20 for part in held), typed


def test_a_screen_reader_hears_both_lines(picks):
    told = picks.rows.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Attack near the embassy, 5 September 2019, 11"
