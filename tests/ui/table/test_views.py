"""Other views of the table: several keys, groups, columns, saved views, many entries at once, the clipboard."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.project import By, Filter, Group
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.table import TablePane
from timeline_app.ui.table import model as room
from timeline_app.ui.table.columns import COLUMNS, GROUP_TITLES, NUMBERS, group_words
from timeline_app.ui.table.model import HEADING, EntryTableModel
from timeline_app.ui.table.rows import asking
from timeline_app.ui.table.rows.steps import steps, way
from timeline_app.ui.table.tools import menus
from timeline_app.ui.table.tools.bulk import BulkForm

TITLE, WHEN, PLACE, STATUS = (NUMBERS[name] for name in ("title", "when", "place", "status"))
Key = Qt.Key
Shift, Ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qtbot, sample_desk):
    pane = TablePane(sample_desk)
    qtbot.addWidget(pane)
    pane.resize(1100, 400)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.table.setFocus()
    return pane


@pytest.fixture
def project(sample_desk):
    return sample_desk.document.project


def said(pane, column=TITLE):
    rows = range(pane.model.rowCount())
    return [pane.model.index(row, column).data() for row in rows if pane.model.heading_at(row) is None]


def headings(pane):
    rows = range(pane.model.rowCount())
    return [pane.model.index(row, WHEN).data() for row in rows if pane.model.heading_at(row) is not None]


def titles_of_head(pane):
    return [pane.model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(COLUMNS))]


def click_head(qtbot, pane, column, modifier=Qt.KeyboardModifier.NoModifier):
    head = pane.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(column) + 20, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def menu_of(fill, *args):
    menu = QMenu()
    fill(menu, *args)
    return {action.text(): action for action in menu.actions()}, menu


# order


def test_shift_and_a_click_sort_further_and_the_headings_number_the_keys(qtbot, pane):
    click_head(qtbot, pane, STATUS)
    click_head(qtbot, pane, TITLE, Shift)
    assert pane.model.keys == (By("status"), By("title"))
    pairs = list(zip(said(pane, STATUS), (title.casefold() for title in said(pane)), strict=True))
    assert pairs == sorted(pairs)
    assert titles_of_head(pane)[STATUS] == "↑1 Status"
    assert titles_of_head(pane)[TITLE] == "↑2 Title"
    click_head(qtbot, pane, TITLE, Shift)
    assert titles_of_head(pane)[TITLE] == "↓2 Title"
    spoken = pane.model.headerData(TITLE, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Title, key 2, falling"
    click_head(qtbot, pane, WHEN)
    assert pane.model.keys == (By("when"),)
    assert titles_of_head(pane)[WHEN] == "↑ When"


def test_o_sorts_by_the_current_column_and_shift_o_further(qtbot, pane):
    pane.table.setCurrentIndex(pane.model.index(0, PLACE))
    qtbot.keyClick(pane.table, Key.Key_O)
    assert pane.model.keys == (By("place"),)
    qtbot.keyClick(pane.table, Key.Key_O)
    assert pane.model.keys == (By("place", True),)
    pane.table.setCurrentIndex(pane.model.index(0, TITLE))
    qtbot.keyClick(pane.table, Key.Key_O, Shift)
    assert pane.model.keys == (By("place", True), By("title"))


def test_undated_entries_come_last_whichever_way_time_runs(pane):
    pane.model.arrange([By("when", True)], None)
    falling = said(pane, WHEN)
    undated = falling.count("undated")
    assert undated
    assert falling[-undated:] == ["undated"] * undated
    pane.model.arrange([By("when")], None)
    assert said(pane, WHEN)[-undated:] == ["undated"] * undated


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_says_something_and_can_be_sorted_by(pane, column):
    number = NUMBERS[column.name]
    pane.table.sort_by(number)
    rising = said(pane, number)
    assert len(rising) == pane.model.total()
    assert all(isinstance(words, str) for words in rising)
    pane.table.sort_by(number)
    assert sorted(said(pane, number)) == sorted(rising)


def test_the_cursor_and_the_selection_go_along_into_another_order(pane, sample_desk):
    pane.table.choose(4)
    ref = sample_desk.selection.current
    pane.table.sort_by(TITLE)
    assert pane.table.chosen_ids() == [ref.id]
    assert sample_desk.selection.current == ref


# groups


@pytest.mark.parametrize("name", GROUP_TITLES)
def test_rows_stand_in_groups_with_counts(pane, name, sample_desk):
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    number = pane.model.rowCount()
    pane.table.group_by(name)
    found = headings(pane)
    assert found
    assert len(set(found)) == len(found)
    assert pane.model.rowCount() == number + len(found)
    assert sum(int(words.rsplit(" · ", 1)[1]) for words in found) == number
    assert pane.model.heading_at(0) is not None
    pane.model.fold_all(True)
    assert pane.model.rowCount() == len(found)
    pane.model.fold_all(False)
    assert pane.model.rowCount() == number + len(found)


def test_a_group_is_folded_by_the_keyboard_and_unfolded(qtbot, pane):
    pane.table.group_by("place")
    group, rows = pane.model.heading_at(0), pane.model.rowCount()
    pane.table.choose(1)
    qtbot.keyClick(pane.table, Key.Key_Space)
    assert pane.table.currentIndex().row() == 0
    assert pane.model.rowCount() == rows - group.count
    assert pane.model.index(0, 0).data(HEADING) is True
    qtbot.keyClick(pane.table, Key.Key_Right)
    assert pane.model.rowCount() == rows
    qtbot.keyClick(pane.table, Key.Key_Left)
    qtbot.keyClick(pane.table, Key.Key_Left)
    assert pane.model.rowCount() == rows - group.count
    assert not pane.grab().isNull()


def test_g_groups_by_the_current_column_and_again_not(qtbot, pane):
    pane.table.setCurrentIndex(pane.model.index(0, STATUS))
    qtbot.keyClick(pane.table, Key.Key_G)
    assert pane.model.group == By("status")
    qtbot.keyClick(pane.table, Key.Key_G)
    assert pane.model.group is None
    pane.table.setCurrentIndex(pane.model.index(0, TITLE))
    qtbot.keyClick(pane.table, Key.Key_G)
    assert pane.model.group is None


def test_a_heading_is_no_entry(qtbot, pane, sample_desk):
    pane.table.group_by("kind")
    before = sample_desk.selection.current
    pane.table.choose(0)
    assert pane.table.chosen_ids() == []
    assert sample_desk.selection.current == before
    assert pane.model.id_at(0) == ""
    assert pane.model.index(0, TITLE).data() is None
    assert not pane.model.flags(pane.model.index(0, TITLE)) & Qt.ItemFlag.ItemIsEditable
    assert not pane.model.setData(pane.model.index(0, TITLE), "x")
    pane.table.selectAll()
    assert len(sample_desk.selection.chosen) == pane.model.total()


def test_groups_fall_where_their_rows_do(pane):
    pane.table.group_by("year")
    rising = headings(pane)
    pane.model.arrange([By("when", True)], By("year"))
    falling = headings(pane)
    assert falling[:-1] == rising[:-1][::-1]
    assert falling[-1] == rising[-1], "what has none comes last"


def test_a_change_moves_a_row_to_another_group_and_the_rest_stays(pane, sample_desk, project):
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pane.table.group_by("status")
    first = pane.model.heading_at(0)
    pane.model.fold(0, True)
    id_ = pane.model.id_at(pane.model.rowCount() - 1)
    pane.table.choose(pane.model.rowCount() - 1)
    sample_desk.document.do(actions.edit_entry, project.get(Entry, id_), status=first.value)
    assert pane.model.heading_at(0).count == first.count + 1
    assert pane.model.row_of(id_) is None, "its group is folded"
    sample_desk.document.undo()
    assert pane.model.row_of(id_) is not None


def test_years_months_and_what_has_none_have_words():
    assert group_words("year", 2019, "") == "2019"
    assert group_words("month", 2019 * 12 + 8, "") == "September 2019"
    assert "44 BC" in group_words("year", -43, "")
    assert group_words("year", -20000, "")
    assert group_words("month", -20000 * 12, "")
    assert group_words("kind", "state", "state") == "State"
    assert group_words("place", None, "") == "Without a place"
    assert group_words("status", None, "") == "Without"


# columns


def test_columns_are_shown_hidden_moved_and_kept_for_the_next_time(qtbot, pane, sample_desk):
    offered, _menu = menu_of(menus.column_menu, pane.table)
    assert not offered["Title"].isEnabled()
    offered["Tags"].setChecked(True)
    pane.table.move_column(NUMBERS["tag"], -1)
    pane.table.setColumnWidth(PLACE, 200)
    shown = pane.table.shown_columns()
    other = TablePane(sample_desk)
    qtbot.addWidget(other)
    other.resize(1100, 400)
    other.show()
    assert other.table.shown_columns() == shown
    assert other.table.columnWidth(PLACE) == 200
    offered, _menu = menu_of(menus.column_menu, other.table)
    offered["Tags"].setChecked(False)
    assert NUMBERS["tag"] not in other.table.shown_columns()


def test_the_menu_of_a_heading_is_opened_by_h_and_does_what_it_says(qtbot, pane):
    pane.table.setCurrentIndex(pane.model.index(0, STATUS))
    with qtbot.waitSignal(pane.table.menu_wanted) as asked:
        qtbot.keyClick(pane.table, Key.Key_H)
    assert asked.args[1] == STATUS
    menu = menus.head_menu(pane.table, STATUS, pane)
    offered = {action.text(): action for action in menu.actions()}
    offered["Sort falling"].trigger()
    assert pane.model.keys == (By("status", True),)
    offered["Group by status"].trigger()
    assert pane.model.group is not None
    offered["Hide Status"].trigger()
    assert STATUS not in pane.table.shown_columns()
    then = {action.text(): action for action in offered["Then by"].menu().actions()}
    then["Title"].trigger()
    assert pane.model.keys == (By("status", True), By("title"))
    groups, _menu = menu_of(menus.group_menu, pane.table)
    assert groups["Status"].isChecked()
    groups["Fold all groups"].trigger()
    assert pane.model.rowCount() == len(headings(pane))
    for menu in pane.findChildren(QMenu):
        menu.close()


# saved views


def test_a_view_is_saved_applied_renamed_changed_and_removed(qtbot, pane, sample_desk, project):
    sample_desk.document.set_filter(Filter(kinds=frozenset({"statement"})))
    pane.model.arrange([By("title", True)], By("place"))
    pane.table.show_column(NUMBERS["importance"], True)
    saved, menu = pane.saved, QMenu()
    saved.save()
    assert QApplication.focusWidget() is pane.names.line
    qtbot.keyClicks(pane.names.line, "What is said")
    qtbot.keyClick(pane.names.line, Key.Key_Return)
    assert pane.names.isHidden()
    (view,) = actions.views(project)
    sample_desk.document.set_filter(Filter())
    pane.model.arrange([By("when")], None)
    pane.table.show_column(NUMBERS["importance"], False)
    saved.fill(menu)
    next(action for action in menu.actions() if action.text() == "What is said").trigger()
    assert sample_desk.document.filter == Filter(kinds=frozenset({"statement"}))
    assert (pane.model.keys, pane.model.group) == ((By("title", True),), By("place"))
    assert NUMBERS["importance"] in pane.table.shown_columns()
    saved.rename(view)
    pane.names.line.setText("Said")
    qtbot.keyClick(pane.names.line, Key.Key_Return)
    assert [one.name for one in actions.views(project)] == ["Said"]
    pane.table.group_by("kind")
    saved.fill(menu)
    next(action for action in menu.actions() if "Keep changes" in action.text()).trigger()
    assert actions.look_of(actions.views(project)[0]).group == "kind"
    saved.fill(menu)
    next(action for action in menu.actions() if "Remove" in action.text()).trigger()
    assert actions.views(project) == []
    sample_desk.document.undo()
    assert len(actions.views(project)) == 1


def test_saved_views_can_be_picked_by_their_names(pane, sample_desk, project):
    view = sample_desk.document.do(actions.save_view, "By kind", actions.Look(Filter(text="kabul"), group="kind"))
    (pick,) = pane.saved.picks()
    assert (pick.title, pick.note) == (view.name, "kabul")
    pick.value()
    assert pane.model.group == By("kind")
    assert sample_desk.document.filter == Filter(text="kabul")
    sample_desk.document.show(None)
    assert pane.saved.picks() == []


def test_a_view_without_a_name_is_refused_and_esc_gives_it_up(qtbot, pane, sample_desk, project):
    pane.saved.save()
    with qtbot.waitSignal(sample_desk.document.failed):
        qtbot.keyClick(pane.names.line, Key.Key_Return)
    assert not pane.names.isHidden()
    qtbot.keyClick(pane.names.line, Key.Key_Escape)
    assert pane.names.isHidden()
    assert actions.views(project) == []


# many entries


def test_e_on_several_rows_offers_one_edit_for_all_and_says_how_many_change(qtbot, pane, sample_desk, project):
    pane.table.choose_all([0, 1, 2], 0)
    forms = []
    sample_desk.wishes.form.connect(forms.append)
    qtbot.keyClick(pane.table, Key.Key_E)
    (form,) = forms
    qtbot.addWidget(form)
    assert isinstance(form, BulkForm)
    assert form.accessibleName() == "Edit 3 entries"
    assert not form.apply.isEnabled()
    field = form.fields["status"]
    field.combo.setCurrentIndex(field.combo.findText("Unsure"))
    field.combo.activated.emit(field.combo.currentIndex())
    due = sum(project.get(Entry, id_).status != "unsure" for id_ in form.ids)
    assert form.told.text().startswith(f"{due} entr")
    form.fields["tags"].put(("looked at",))
    form.preview()
    assert "3 entries change, 0 are so already" in form.told.text()
    with qtbot.waitSignal(sample_desk.wishes.toast):
        form.apply.click()
    assert forms[-1] is None
    assert {row.status for row in project.rows(form.ids)} == {"unsure"}
    assert all("looked at" in row.tags for row in project.rows(form.ids))
    sample_desk.document.undo()
    assert not any("looked at" in row.tags for row in project.rows(form.ids))


def test_of_too_many_rows_nothing_is_edited_or_copied_and_that_is_said(qtbot, pane, sample_desk, monkeypatch):
    from timeline_app.ui.table import pane as place

    monkeypatch.setattr(place, "MOST_EDITED", 3)
    QApplication.clipboard().setText("before")
    pane.table.selectAll()
    for deed in ("edit", "copy"):
        with qtbot.waitSignal(sample_desk.wishes.toast) as said_:
            pane.table.asked.emit(deed)
        assert "at most 3" in said_.args[0]
    assert QApplication.clipboard().text() == "before"


def test_e_on_one_row_opens_its_form(qtbot, pane, sample_desk):
    pane.table.choose(2)
    with qtbot.waitSignal(sample_desk.wishes.edit):
        qtbot.keyClick(pane.table, Key.Key_E)


# the clipboard


def test_rows_go_to_a_spreadsheet_as_text_and_as_a_table_and_nothing_is_a_formula(qtbot, pane, sample_desk):
    entry = sample_desk.document.do(actions.add_entry, '=HYPERLINK("x") & <b>', when="1900")
    pane.table.choose(pane.model.row_of(entry.id))
    qtbot.keyClick(pane.table, Key.Key_C, Ctrl)
    packed = QApplication.clipboard().mimeData()
    assert packed.text().split("\t")[1] == '\'=HYPERLINK("x") & <b>'
    assert "&#x27;=HYPERLINK(&quot;x&quot;) &amp; &lt;b&gt;" in packed.html()
    pane.table.asked.emit("copy-titled")
    packed = QApplication.clipboard().mimeData()
    assert packed.text().split("\n")[0].startswith("When\tTitle")
    assert "<th" in packed.html()


# very many


@pytest.fixture
def many(monkeypatch):
    """As if there were very many entries: orders come from a job, rows are not compared one by one."""
    monkeypatch.setattr(asking, "FEW", 0)
    monkeypatch.setattr(room, "_MOST_COMPARED", 0)


def test_among_very_many_the_old_rows_stay_until_the_new_order_is_there(many, qtbot, sample_desk, project):
    model = EntryTableModel(sample_desk)
    qtbot.waitUntil(lambda: model.rowCount() == project.count(Entry))
    before = [model.id_at(row) for row in range(model.rowCount())]
    with qtbot.waitSignal(model.modelReset):
        model.sort(TITLE)
        assert [model.id_at(row) for row in range(model.rowCount())] == before
        assert model.asker.is_waiting()
    titles = [model.index(row, TITLE).data().lower() for row in range(model.rowCount())]
    assert titles == sorted(titles)


def test_among_very_many_an_edit_is_followed_row_by_row(many, qtbot, sample_desk, project):
    model = EntryTableModel(sample_desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.waitUntil(lambda: model.rowCount() == project.count(Entry))
    entry, resets = project.get(Entry, model.id_at(0)), []
    model.modelReset.connect(lambda: resets.append(1))
    sample_desk.document.do(actions.edit_entry, entry, when="2100")
    new = sample_desk.document.do(actions.add_entry, "New", when="1900")
    assert model.row_of(new.id) == 0
    assert [model.id_at(row) for row in range(model.rowCount())] == list(project.marks().id)
    assert not resets
    sample_desk.document.do(actions.remove, [("entry", model.id_at(3))])
    qtbot.waitUntil(lambda: [model.id_at(row) for row in range(model.rowCount())] == list(project.marks().id))


def test_what_changes_while_an_order_is_under_way_is_in_it(many, qtbot, sample_desk, project):
    model = EntryTableModel(sample_desk)
    new = sample_desk.document.do(actions.add_entry, "Meanwhile", when="1900")
    qtbot.waitUntil(lambda: model.rowCount() == project.count(Entry))
    assert model.row_of(new.id) == 0
    model.sort(TITLE)
    sample_desk.document.do(actions.add_entry, "Elsewhere", places=["A new place"])  # could be any row
    qtbot.waitUntil(lambda: not model.asker.is_waiting() and model.rowCount() == project.count(Entry))
    sample_desk.document.do(actions.set_places, new, ["Another new place"])
    qtbot.waitUntil(lambda: not model.asker.is_waiting())
    assert model.total() == project.count(Entry)


def test_entries_that_came_while_an_order_was_under_way_are_counted(many, qtbot, sample_desk, project):
    model = EntryTableModel(sample_desk)
    qtbot.waitUntil(lambda: model.rowCount() == project.count(Entry))
    model.sort(TITLE)
    before = project.order(Filter(), model.keys)
    sample_desk.document.do(actions.add_entry, "Meanwhile", when="1900")
    after = project.order(Filter(), model.keys)
    model.asker.forget()
    for arriving in (before, after):  # whether or not the order has seen the entry already
        model._news = {project.all(Entry)[-1].id}
        model.asker.arrived.emit(arriving)
        assert model.total() == model.found() == project.count(Entry)


def test_an_order_nobody_wants_any_more_does_not_arrive(many, qtbot, sample_desk, project):
    model = EntryTableModel(sample_desk)
    model.sort(TITLE)
    sample_desk.document.set_filter(Filter(kinds=frozenset({"statement"})))
    qtbot.waitUntil(lambda: model.rowCount() > 0 and not model.asker.is_waiting())
    assert model.found() == len(project.marks(Filter(kinds=frozenset({"statement"}))))
    sample_desk.document.show(None)
    assert model.rowCount() == 0
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy())


def test_of_very_many_chosen_rows_other_panes_hear_the_current_one(pane, sample_desk, monkeypatch):
    from timeline_app.ui.table import pane as place

    monkeypatch.setattr(place, "MOST_TOLD", 3)
    pane.table.choose(2)
    pane.table.selectAll()
    assert len(pane.table.chosen()) == pane.model.rowCount()
    assert sample_desk.selection.chosen == {Ref("entry", pane.model.id_at(2))}


keys = st.lists(st.binary(min_size=16, max_size=16), unique=True, max_size=12)


def packed(found):
    return np.frombuffer(b"".join(found), dtype=np.uint64).reshape(-1, 2)


@given(keys, st.data())
def test_the_way_by_touched_keys_is_the_way_by_all(old, data):
    touched = data.draw(st.sets(st.sampled_from(old))) if old else set()
    more = data.draw(st.lists(st.binary(min_size=16, max_size=16), unique=True, max_size=3))
    more = [key for key in more if key not in old]
    new = [key for key in old if key not in touched]
    for key in [*(key for key in touched if data.draw(st.booleans())), *more]:
        new.insert(data.draw(st.integers(0, len(new))), key)
    assert way(packed(old), packed(new), [*touched, *more]) == steps(old, new)
    if len(new) > 1 and not touched:
        assert way(packed(new), packed(new[::-1]), []) is None


def test_a_heading_never_stands_for_an_entry():
    assert Group(None, "", 1) != Group("", "", 1)
