import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton

from timeline_app import actions
from timeline_app.dates import is_order_known
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.desk import dragging
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.kit import style, theme
from timeline_app.ui.table import TablePane
from timeline_app.ui.table.cells.editors import CellEditor
from timeline_app.ui.table.columns import COLUMNS
from timeline_app.ui.table.model import OPEN_ORDER, UNCITED, EntryTableModel
from timeline_app.ui.table.tools import menus

TITLE = next(n for n, column in enumerate(COLUMNS) if column.name == "title")
STATUS = next(n for n, column in enumerate(COLUMNS) if column.name == "status")
WHEN = 0


@pytest.fixture
def pane(qtbot, sample_desk):
    pane = TablePane(sample_desk)
    qtbot.addWidget(pane)
    pane.resize(900, 400)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def shown(pane, column=TITLE):
    return [pane.model.index(row, column).data() for row in range(pane.model.rowCount())]


def row_of(pane, title):
    return next(row for row, known in enumerate(shown(pane)) if title in known)


def open_editor(qtbot, pane, row, column):
    pane.table.setCurrentIndex(pane.model.index(row, column))
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_F2)
    return pane.table.findChild(QLineEdit) or pane.table.findChild(QComboBox)


def test_the_table_is_a_sound_qt_model(qtmodeltester, sample_desk):
    qtmodeltester.check(EntryTableModel(sample_desk))


def test_every_entry_has_a_row_in_order_of_time(pane, sample_desk):
    assert shown(pane) == [entry.title for entry in sample_desk.document.project.chronicle().entries]


def test_a_click_on_a_heading_sorts_in_the_file_and_again_turns_it_round(qtbot, pane):
    head = pane.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(TITLE) + 20, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    rising = shown(pane)
    assert rising == sorted(rising, key=str.casefold)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(pane) == rising[::-1]


def test_typing_filters_every_view(qtbot, pane, sample_desk):
    with qtbot.waitSignal(sample_desk.document.filtered):
        qtbot.keyClicks(pane.filter_line, "yangi")
    assert sample_desk.document.filter.text == "yangi"
    assert 0 < pane.model.rowCount() < 20
    qtbot.keyClick(pane.filter_line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sample_desk.document.filter)


def test_when_nothing_fits_a_button_clears_the_filter(qtbot, pane, sample_desk):
    sample_desk.document.set_filter(Filter(text="nothing like it"))
    assert pane.filter_line.text() == "nothing like it"
    assert pane._empty.sentence.text() == "No entry fits."
    qtbot.mouseClick(pane._empty.button, Qt.MouseButton.LeftButton)
    assert not sample_desk.document.filter
    assert pane.model.rowCount() == sample_desk.document.project.count(Entry)


def test_a_row_chosen_here_is_selected_everywhere_and_the_other_way_round(qtbot, pane, sample_desk):
    place = pane.table.visualRect(pane.model.index(2, TITLE)).center()
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sample_desk.selection.current == Ref("entry", pane.model.id_at(2))
    sample_desk.selection.select(Ref("entry", pane.model.id_at(5)))
    assert pane.table.chosen() == [5]


def test_several_rows_are_one_set(qtbot, pane, sample_desk):
    pane.table.choose(1)
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert set(sample_desk.selection.entries()) == {pane.model.id_at(1), pane.model.id_at(2)}


def test_a_title_typed_into_its_cell_is_written_and_can_be_undone(qtbot, pane, sample_desk):
    before = shown(pane)[3]
    editor = open_editor(qtbot, pane, 3, TITLE)
    editor.clear()
    qtbot.keyClicks(editor, "Another title")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Another title" in shown(pane))
    sample_desk.document.undo()
    assert shown(pane)[3] == before


def test_a_status_is_chosen_from_a_list(qtbot, pane, sample_desk):
    row = shown(pane, STATUS).index("Undisputed")
    id_ = pane.model.id_at(row)
    pane.table.setCurrentIndex(pane.model.index(row, STATUS))
    pane.table.edit(pane.model.index(row, STATUS))
    box = pane.table.findChild(QComboBox)
    box.setCurrentIndex(box.findText("Unsure"))
    pane.table.commitData(box)
    assert sample_desk.document.project.get(Entry, id_).status == "unsure"


def test_an_uncited_entry_stands_out_and_an_own_note_does_not(pane):
    uncited = [row for row in range(pane.model.rowCount()) if pane.model.index(row, 0).data(UNCITED)]
    assert len(uncited) == 1
    assert "own note" in shown(pane, 3)


def test_neighbours_whose_order_the_dates_leave_open_are_marked(pane, sample_desk):
    entries = sample_desk.document.project.chronicle().entries
    marked = [bool(pane.model.index(row, WHEN).data(OPEN_ORDER)) for row in range(pane.model.rowCount())]
    for row in range(1, len(entries)):
        above, here = entries[row - 1].when, entries[row].when
        due = bool(above and here) and not is_order_known(above, here) and not is_order_known(here, above)
        assert marked[row] is due, entries[row].title
    assert any(marked)
    assert not marked[0]
    assert not all(marked[1:])
    told = pane.model.index(marked.index(True), WHEN).data(Qt.ItemDataRole.ToolTipRole)
    assert "do not say" in told
    assert not pane.grab().isNull()
    pane.model.sort(TITLE)
    assert not any(pane.model.index(row, WHEN).data(OPEN_ORDER) for row in range(pane.model.rowCount()))


@pytest.mark.parametrize(("key", "wish"), [("E", "edit"), ("N", "note"), ("T", "tag")])
def test_letters_ask_for_deeds_on_the_entry(qtbot, pane, sample_desk, key, wish):
    pane.table.choose(4)
    pane.table.setFocus()
    with qtbot.waitSignal(getattr(sample_desk.wishes, wish)) as asked:
        qtbot.keyClick(pane.table, getattr(Qt.Key, f"Key_{key}"))
    assert asked.args == [Ref("entry", pane.model.id_at(4))]


def test_enter_goes_to_the_words(qtbot, pane, sample_desk):
    pane.table.choose(4)
    pane.table.setFocus()
    with qtbot.waitSignal(sample_desk.selection.opened) as opened:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert opened.args == [Ref("entry", pane.model.id_at(4))]


def test_l_and_enter_on_another_row_ask_for_a_link(qtbot, pane, sample_desk):
    pane.table.choose(1)
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_L)
    qtbot.keyClick(pane.table, Qt.Key.Key_J)
    with qtbot.waitSignal(sample_desk.wishes.link) as asked:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert asked.args == [pane.model.id_at(1), pane.model.id_at(2)]


def test_delete_asks_for_every_chosen_row(qtbot, pane, sample_desk):
    pane.table.choose(1)
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(sample_desk.wishes.remove) as asked:
        qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    assert {ref.id for ref in asked.args[0]} == {pane.model.id_at(1), pane.model.id_at(2)}


def test_c_cites_the_words_selected_in_the_reader_or_says_to_select_some(qtbot, pane, sample_desk):
    pane.table.choose(1)
    pane.table.setFocus()
    with qtbot.waitSignal(sample_desk.wishes.toast):
        qtbot.keyClick(pane.table, Qt.Key.Key_C)
    words = Words("a" * 32, "b" * 32, 0, 4, "word")
    sample_desk.selection.select_words(words)
    with qtbot.waitSignal(sample_desk.wishes.citation) as asked:
        qtbot.keyClick(pane.table, Qt.Key.Key_C)
    assert asked.args == [words, pane.model.id_at(1)]


def drop(pane, row, mime, data):
    packed = QMimeData()
    packed.setData(mime, data)
    place = QPointF(pane.table.visualRect(pane.model.index(row, TITLE)).center())
    event = QDropEvent(
        place, Qt.DropAction.CopyAction, packed, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    pane.table.dropEvent(event)


def test_a_row_dropped_on_another_asks_for_a_link_and_words_for_a_citation(qtbot, pane, sample_desk):
    with qtbot.waitSignal(sample_desk.wishes.link) as asked:
        drop(pane, 5, dragging.ENTRIES, pane.model.id_at(2).encode())
    assert asked.args == [pane.model.id_at(2), pane.model.id_at(5)]
    words = Words("a" * 32, "b" * 32, 0, 4, "word")
    with qtbot.waitSignal(sample_desk.wishes.citation) as asked:
        drop(pane, 5, dragging.WORDS, json.dumps(words._asdict()).encode())
    assert asked.args == [words, pane.model.id_at(5)]


def test_columns_can_be_chosen(pane):
    hidden = [n for n, column in enumerate(COLUMNS) if not column.shown]
    assert all(pane.table.isColumnHidden(number) for number in hidden)
    menu = QMenu()
    menus.column_menu(menu, pane.table)
    next(action for action in menu.actions() if action.text() == "People").setChecked(True)
    people = next(n for n, column in enumerate(COLUMNS) if column.name == "person")
    assert not pane.table.isColumnHidden(people)


def test_rows_are_copied_for_a_spreadsheet(qtbot, pane):
    pane.table.choose(0)
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().split("\t")[1] == shown(pane)[0]


def test_a_new_entry_appears_and_a_removed_one_goes(pane, sample_desk):
    before = pane.model.rowCount()
    entry = sample_desk.document.do(actions.add_entry, "Something new", when="2019-09-11")
    assert pane.model.rowCount() == before + 1
    sample_desk.document.do(actions.remove, [("entry", entry.id)])
    assert pane.model.rowCount() == before


def test_without_a_project_the_table_says_what_will_be_here(qtbot, desk):
    pane = TablePane(desk)
    qtbot.addWidget(pane)
    assert "No entries yet" in pane._empty.sentence.text()


def test_where_it_is_narrow_columns_give_way_to_titles_and_come_back(qtbot, pane):
    def titles() -> list[str]:
        return [column.title for at, column in enumerate(COLUMNS) if not pane.table.isColumnHidden(at)]

    pane.resize(912, 400)
    qtbot.waitUntil(lambda: titles() == ["When", "Title", "Place", "Citations", "Status", "Kind"])
    pane.resize(600, 400)
    qtbot.waitUntil(lambda: titles() == ["When", "Title", "Place"])
    assert pane.table.columnWidth(TITLE) >= 200
    pane.table.show_column([column.name for column in COLUMNS].index("importance"), True)
    assert titles() == ["When", "Title", "Citations", "Importance"], "what was asked for last has its room first"
    pane.resize(912, 400)
    qtbot.waitUntil(lambda: "Place" in titles() and "Importance" in titles())


def test_the_table_grows_with_the_letters(qapp, pane):
    before = theme.current()
    try:
        style.apply(qapp, replace(before, text_size=150))
        assert pane.table.verticalHeader().defaultSectionSize() == 42
        assert pane.table.columnWidth(0) == 264
    finally:
        style.apply(qapp, before)


def lit(pane):
    """Return how many pixels have the colour of hits."""
    image, hit = pane.table.viewport().grab().toImage(), theme.colour("hit").rgb()
    return sum(image.pixel(x, y) == hit for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_words_of_the_filter_are_lit_where_they_stand(qtbot, pane, sample_desk, direction):
    pane.setLayoutDirection(direction)
    assert not lit(pane)
    sample_desk.document.set_filter(Filter(text="darqad"))
    assert pane.model.searched() == "darqad"
    assert lit(pane) > 20 * pane.model.rowCount()
    sample_desk.document.set_filter(Filter(kinds=frozenset({"occurrence"})))
    assert not lit(pane)


def test_a_time_of_day_stands_in_its_cell_as_precisely_as_it_is_known(pane, sample_desk):
    for when in ("10 Sept 2019 14:30", "10 Sept 2019 15:30:00"):
        actions.add_entry(sample_desk.document.project, f"Sample at {when}", when=when)
    assert pane.model.index(row_of(pane, "14:30"), WHEN).data() == "10 Sep 2019, 14:30"
    assert pane.model.index(row_of(pane, "15:30"), WHEN).data() == "10 Sep 2019, 15:30:00"


def test_what_is_read_of_a_date_stands_clear_of_the_frame_around_its_cell(qtbot, pane):
    line = open_editor(qtbot, pane, 0, WHEN)
    line.setText("5/9/2019")
    line.textEdited.emit("5/9/2019")
    frame = pane.table.findChild(CellEditor)
    offered = lambda: [button for button in frame.findChildren(QPushButton) if button.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: len(offered()) > 1)
    assert all(button.mapTo(frame, QPoint(0, 0)).x() >= 8 for button in offered())
    assert frame.field.words.mapTo(frame, QPoint(0, 0)).x() >= 8


def test_all_rows_chosen_are_drawn_without_asking_each_of_them(qtbot, pane, sample_desk, monkeypatch):
    with sample_desk.document.project.edit("Bring many in") as edit:
        for number in range(300):
            edit.add(Entry(title=f"Number {number}", own_note=True))
    qtbot.waitUntil(lambda: pane.model.rowCount() > 300)
    asked, heading_at = [], EntryTableModel.heading_at
    monkeypatch.setattr(EntryTableModel, "heading_at", lambda model, row: asked.append(row) or heading_at(model, row))
    pane.table.selectAll()
    pane.table.grab()
    assert len(pane.table.chosen()) == pane.model.rowCount()
    assert 0 in asked
    assert 300 not in asked  # it is out of sight
