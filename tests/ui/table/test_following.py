"""The table under way: changes come while one types, scrolls and selects."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit

from timeline_app import actions, settings
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit.fields import DateField, LineField, TagsField
from timeline_app.ui.table import TablePane
from timeline_app.ui.table.columns import COLUMNS, NUMBERS
from timeline_app.ui.table.model import EntryTableModel
from timeline_app.ui.table.rows.steps import runs, steps

TITLE = next(n for n, column in enumerate(COLUMNS) if column.name == "title")
KIND = next(n for n, column in enumerate(COLUMNS) if column.name == "kind")
WHEN = 0


@pytest.fixture
def pane(qtbot, sample_desk):
    pane = TablePane(sample_desk)
    qtbot.addWidget(pane)
    pane.resize(900, 200)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane


@pytest.fixture
def project(sample_desk):
    return sample_desk.document.project


def titles(pane):
    return [pane.model.index(row, TITLE).data() for row in range(pane.model.rowCount())]


def open_cell(qtbot, pane, row, column):
    pane.table.setCurrentIndex(pane.model.index(row, column))
    pane.table.edit(pane.model.index(row, column))
    return pane.table.findChild(QLineEdit)


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_the_steps_lead_from_one_list_to_the_other(old, new):
    due, rows = steps(old, new), list(old)
    for first, last in due.gone:
        del rows[first : last + 1]
    assert due.moves == (rows != sorted(rows, key=new.index))
    rows.sort(key=new.index)
    for first, last in due.come:
        rows[first:first] = new[first : last + 1]
    assert rows == new
    assert due.number == len(due.gone) + due.moves + len(due.come)
    assert (due.number == 0) == (old == new)


@given(st.sets(st.integers(0, 30)))
def test_runs_are_the_rows_again(rows):
    found = runs(sorted(rows))
    assert [row for first, last in found for row in range(first, last + 1)] == sorted(rows)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))


def test_the_table_stays_a_sound_model_through_any_change(qtbot, sample_desk, project):
    model = EntryTableModel(sample_desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document, entries = sample_desk.document, project.all(Entry)
    entry = document.do(actions.add_entry, "First of all", when="1900")
    assert model.row_of(entry.id) == 0
    document.do(actions.edit_entry, entry, when="2100", title="Zanzibar")
    dated = sum(1 for one in project.all(Entry) if one.when)
    assert model.row_of(entry.id) == dated - 1
    document.do(actions.remove, [("entry", one.id) for one in entries[2:5]])
    document.do(actions.edit_entry, entry, when="")
    document.undo()
    document.undo()
    document.set_filter(Filter(text="zanzibar"))
    document.do(actions.edit_entry, entry, title="No longer fits")
    assert model.rowCount() == 0
    document.undo()
    assert [model.id_at(row) for row in range(model.rowCount())] == [entry.id]
    document.set_filter(Filter())
    assert [model.id_at(row) for row in range(model.rowCount())] == list(project.marks().id)
    for number in range(model.rowCount()):
        assert model.index(number, TITLE).data() == project.marks().title[number]


def test_very_many_changes_at_once_begin_the_view_anew(qtbot, sample_desk, project, monkeypatch):
    from timeline_app.ui.table import model as room

    monkeypatch.setattr(room, "MOST_STEPS", 0)
    model = EntryTableModel(sample_desk)
    with qtbot.waitSignal(model.modelReset):
        entry = sample_desk.document.do(actions.add_entry, "New", when="1900")
    assert model.row_of(entry.id) == 0


def test_a_change_elsewhere_leaves_an_open_cell_and_what_is_typed_in_it(qtbot, pane, sample_desk, project):
    id_ = pane.model.id_at(3)
    editor = open_cell(qtbot, pane, 3, TITLE)
    editor.setText("Half ty")
    sample_desk.document.do(actions.add_entry, "Before all others", when="1900")
    sample_desk.document.do(actions.edit_entry, project.get(Entry, id_), summary="Changed meanwhile")
    assert pane.table.findChild(QLineEdit) is editor
    assert editor.text() == "Half ty"
    qtbot.keyClicks(editor, "ped")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.get(Entry, id_).title == "Half typed")  # the row has moved, the cell with it


def test_a_date_typed_into_its_cell_takes_the_row_and_the_selection_along(qtbot, pane, sample_desk, project):
    id_ = pane.model.id_at(3)
    pane.table.choose(3)
    editor = open_cell(qtbot, pane, 3, WHEN)
    qtbot.keyClicks(editor, "1 January 1900")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.model.id_at(0) == id_)
    assert pane.table.chosen() == [0]
    assert pane.table.currentIndex().row() == 0
    assert sample_desk.selection.current == Ref("entry", id_)


def test_a_refused_cell_keeps_what_was_typed_until_esc(qtbot, pane, sample_desk):
    before = pane.model.index(2, WHEN).data()
    editor = open_cell(qtbot, pane, 2, WHEN)
    qtbot.keyClicks(editor, "31 June 2019")
    field = pane.table.findChild(DateField)
    assert "no such day" in field.words.words
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert pane.table.findChild(QLineEdit) is editor
    assert editor.isVisible()
    assert editor.text() == "31 June 2019"
    editor.selectAll()
    qtbot.keyClicks(editor, "30 June 2019")
    assert "June 2019" in field.words.words
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.table.findChild(QLineEdit) is None)
    sample_desk.document.undo()
    assert pane.model.index(2, WHEN).data() == before
    editor = open_cell(qtbot, pane, 2, WHEN)
    qtbot.keyClicks(editor, "nonsense")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.table.findChild(QLineEdit) is None)
    assert pane.model.index(2, WHEN).data() == before


def test_a_title_that_is_empty_is_refused_with_a_sentence_and_the_cell_stays_open(qtbot, pane, sample_desk):
    before = titles(pane)[2]
    editor = open_cell(qtbot, pane, 2, TITLE)
    editor.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Space)
    with qtbot.waitSignal(sample_desk.document.failed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "needs a title" in pane.table.findChild(LineField).error()
    qtbot.keyClicks(editor, "Now it has one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(pane)[2] == "Now it has one")
    assert before != titles(pane)[2]


def test_tab_commits_and_goes_on_to_the_next_cell(qtbot, pane, sample_desk, project):
    id_ = pane.model.id_at(3)
    editor = open_cell(qtbot, pane, 3, TITLE)
    editor.selectAll()
    qtbot.keyClicks(editor, "By tab")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: project.get(Entry, id_).title == "By tab")
    qtbot.waitUntil(lambda: pane.table.findChild(TagsField) is not None)
    chips = pane.table.findChild(TagsField)
    assert chips.line.accessibleName() == "Place"
    qtbot.keyClicks(chips.line, "Darqad")
    qtbot.keyClick(chips.line, Qt.Key.Key_Return)
    qtbot.keyClick(chips.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Darqad" in pane.model.index(pane.model.row_of(id_), 2).data())


def test_names_edited_in_a_cell_keep_their_part_in_the_entry(qtbot, pane, sample_desk, project):
    entry = project.get(Entry, pane.model.id_at(3))
    sample_desk.document.do(actions.set_people, entry, [("Ada Sample", "victim"), ("Ben Sample", "witness")])
    row, column = pane.model.row_of(entry.id), NUMBERS["person"]
    assert pane.model.setData(pane.model.index(row, column), ("Ben Sample", "Cem Sample"))
    kept = actions.parts_of(project, entry, "people")
    assert kept == {"Ben Sample": [("Ben Sample", "witness")], "Cem Sample": [("Cem Sample", "participant")]}


def test_a_change_does_not_scroll_away_from_where_one_reads(qtbot, pane, sample_desk):
    pane.table.choose(0)
    bar = pane.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    sample_desk.document.do(actions.add_entry, "Undated, at the end")
    assert bar.value() > 0


def test_a_row_that_goes_by_a_change_selects_no_other(qtbot, pane, sample_desk, project):
    sample_desk.document.set_filter(Filter(text="yangi"))
    pane.table.choose(0)
    ref = sample_desk.selection.current
    sample_desk.document.do(actions.edit_entry, project.get(Entry, ref.id), title="Fits no more", summary="")
    if pane.model.row_of(ref.id) is None:
        assert pane.table.chosen() == []
    assert sample_desk.selection.current == ref


def test_all_rows_are_selected_and_shown_at_once(qtbot, pane, sample_desk, project):
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(sample_desk.selection.chosen) == project.count(Entry)
    sample_desk.selection.select(None)
    refs = [Ref("entry", id_) for id_ in project.marks().id[1:4]]
    sample_desk.selection.select(refs[2], refs)
    assert pane.table.chosen() == [1, 2, 3]
    assert pane.table.currentIndex().row() == 3


def test_rows_are_extended_from_where_one_began(qtbot, pane, sample_desk):
    pane.table.choose(1)
    pane.table.setFocus()
    for _ in range(3):
        qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.table.chosen() == [1, 2, 3, 4]
    qtbot.keyClick(pane.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert pane.table.chosen() == [1, 2, 3]
    assert sample_desk.selection.current == Ref("entry", pane.model.id_at(3))


def test_taking_the_last_row_out_of_the_choice_selects_nothing_else(pane, sample_desk):
    pane.table.choose(2)
    before = sample_desk.selection.current
    pane.table.selectionModel().select(pane.model.index(2, 0), QItemSelectionModel.SelectionFlag.Clear)
    assert sample_desk.selection.current == before


def test_rows_are_copied_as_they_are_shown(pane):
    head = pane.table.horizontalHeader()
    pane.table.setColumnHidden(KIND, True)
    head.moveSection(head.visualIndex(TITLE), 0)
    pane.table.choose(0)
    pane.table.asked.emit("copy")
    cells = QApplication.clipboard().text().split("\t")
    assert cells[0] == titles(pane)[0]
    assert len(cells) == len(pane.table.shown_columns()) == sum(column.shown for column in COLUMNS) - 1


def test_a_text_of_several_lines_is_one_cell_of_a_spreadsheet(pane, sample_desk):
    sample_desk.document.do(actions.add_entry, "One\ttab and\na line", when="1900")
    pane.table.choose(0)
    pane.table.asked.emit("copy")
    assert "tab and a line" in QApplication.clipboard().text()
    assert "\n" not in QApplication.clipboard().text()


def test_another_project_empties_the_line_that_filters(qtbot, pane, sample_desk, tmp_path):
    qtbot.keyClicks(pane.filter_line, "yangi")
    pane.table.choose(0)
    pane.table.asked.emit("link")
    sample_desk.document.show(actions.new_project(tmp_path / "other.chronology", settings.load()))
    assert pane.filter_line.text() == ""
    assert not pane._asking.isActive()
    assert pane._link_from == ""
    assert pane.model.rowCount() == 0
    assert not sample_desk.document.filter


def test_esc_stops_a_link_and_then_clears_the_filter(qtbot, pane, sample_desk):
    sample_desk.document.set_filter(Filter(text="yangi"))
    pane.table.choose(0)
    pane.table.asked.emit("link")
    pane.table.left.emit()
    assert pane._link_from == ""
    assert sample_desk.document.filter
    pane.table.left.emit()
    assert not sample_desk.document.filter
    pane.table.left.emit()


def test_seeking_goes_to_the_line_that_filters_and_down_to_the_rows(qtbot, pane):
    pane.seek()
    assert QApplication.focusWidget() is pane.filter_line
    qtbot.keyClick(pane.filter_line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is pane.table


def test_down_from_the_line_that_filters_selects_where_what_was_selected_is_held_back(qtbot, pane, sample_desk):
    pane.table.choose(0)
    held_back = sample_desk.selection.current
    with qtbot.waitSignal(pane.model.modelReset):
        qtbot.keyClicks(pane.filter_line, "yangi")
    assert sample_desk.selection.current == held_back
    assert pane.table.chosen() == []
    qtbot.keyClick(pane.filter_line, Qt.Key.Key_Down)
    assert pane.table.chosen_ids() == [sample_desk.selection.current.id]
    assert sample_desk.selection.current != held_back
    chosen = pane.table.chosen()
    qtbot.keyClick(pane.filter_line, Qt.Key.Key_Down)
    assert pane.table.chosen() == chosen


def test_without_a_selection_letters_ask_for_nothing(pane, sample_desk):
    sample_desk.selection.select(None)
    pane.table.asked.emit("edit")
    pane.table.step(1)
    pane._link("a", "a")
    assert pane._link_from == ""
