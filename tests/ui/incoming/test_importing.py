"""A table comes in through a plan: what is shown, what is decided, what is taken, and what undo takes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.incoming.conftest import rewrite, settled
from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.ui.incoming.tree import PlanModel
from timeline_app.ui.incoming.wording import value_word


def words(model, parent=None):
    """Return what stands in the rows below an index."""
    parent = parent or model.index(-1, -1)
    return [
        [model.data(model.index(row, column, parent)) for column in range(3)] for row in range(model.rowCount(parent))
    ]


def group(model, name):
    tops = (model.index(row, 0) for row in range(model.rowCount()))
    return next(top for top in tops if model.group_at(top) == name)


def titled(entry, title):
    def change(rows):
        for row in rows:
            if row["id"] == entry.id:
                row["title"] = title

    return change


@pytest.fixture
def entry(project):
    return project.all(Entry)[2]


def test_a_changed_row_is_shown_field_by_field_taken_as_one_edit_and_taken_back(
    brought, importer, host, sample_desk, project, tables, entry
):
    rewrite(tables / "entries.csv", titled(entry, "Another title"))
    brought(tables)
    model, panel = importer.view.model, importer.panel
    assert host.inspector.stack.currentWidget() is panel
    assert host.staged == [importer.view]
    assert "1 row has changed." in panel.summary.text()
    row = model.index(0, 0, group(model, "changed"))
    assert words(model, row) == [["Title", entry.title, "Another title"]]
    assert project.get(Entry, entry.id).title == entry.title, "nothing happens before it is taken"
    said = []
    sample_desk.wishes.toast.connect(lambda *told: said.append(told))
    assert panel.take_button.text() == "Take 1 change"
    panel.take_button.click()
    assert project.get(Entry, entry.id).title == "Another title"
    assert said == [("Took 1 change.", True)]
    assert sample_desk.selection.entries() == (entry.id,)
    assert importer.panel is None
    assert host.staged[-1] is None
    sample_desk.document.undo()
    assert project.get(Entry, entry.id).title == entry.title


def test_a_row_that_is_unticked_is_left(brought, importer, project, tables, entry):
    rewrite(tables / "entries.csv", titled(entry, "Another title"))
    brought(tables)
    model = importer.view.model
    row = model.index(0, 0, group(model, "changed"))
    assert model.data(row, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert model.setData(row, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not importer.panel.take_button.isEnabled()
    assert importer.panel._told.text() == "There is nothing to take."
    model.tick(group(model, "changed"), True)
    assert importer.panel.take_button.isEnabled()


def test_a_conflict_is_open_until_somebody_says_whose_word_holds(
    brought, importer, sample_desk, project, tables, entry
):
    rewrite(tables / "entries.csv", titled(entry, "The file's title"))
    sample_desk.document.do(actions.edit_entry, entry, title="The project's title")
    brought(tables)
    model, panel = importer.view.model, importer.panel
    row = model.index(0, 0, group(model, "conflict"))
    assert panel._told.text() == "1 conflict is open."
    assert not panel.take_button.isEnabled()
    assert words(model, group(model, "conflict"))[0][2] == "Open: choose"
    importer.view.tree.setCurrentIndex(row)
    assert importer.view.file_button.isVisibleTo(importer.view)
    QTest.keyClick(importer.view.tree, Qt.Key.Key_P)
    assert words(model, group(model, "conflict"))[0][2] == "The project’s word"
    importer.view.tree.doubleClicked.emit(row)
    assert words(model, group(model, "conflict"))[0][2] == "The file’s word"
    panel.take_button.click()
    assert project.get(Entry, entry.id).title == "The file's title"


def test_all_conflicts_are_decided_at_once_in_the_panel(brought, importer, sample_desk, project, tables, entry):
    rewrite(tables / "entries.csv", titled(entry, "The file's title"))
    sample_desk.document.do(actions.edit_entry, entry, title="The project's title")
    brought(tables)
    whose = importer.panel.whose
    assert not whose.isHidden()
    for at, decided in ((1, True), (0, False), (2, False)):
        whose.combo.setCurrentIndex(at)
        whose.combo.activated.emit(at)
        assert importer.panel.take_button.isEnabled() == decided, "where the project is right there is nothing to take"


def test_a_row_that_the_file_lacks_is_removed_only_when_it_is_ticked(brought, importer, project, tables, entry):
    rewrite(tables / "entries.csv", lambda rows: rows[:] and rows.__delitem__([r["id"] for r in rows].index(entry.id)))
    brought(tables)
    model = importer.view.model
    missing = group(model, "missing")
    shown = words(model, missing)
    at = next(row for row, told in enumerate(shown) if told[0] == entry.title)
    assert shown[at][2] == "Is kept"
    assert not importer.panel.take_button.isEnabled()
    index = model.index(at, 0, missing)
    importer.view.tree.setCurrentIndex(index)
    QTest.keyClick(importer.view.tree, Qt.Key.Key_Space)
    assert words(model, missing)[at][2] == "Will be removed"
    importer.panel.take_button.click()
    assert project.get(Entry, entry.id) is None


def test_what_cannot_be_taken_is_listed_with_row_column_and_reason(brought, importer, tables, entry):
    def break_it(rows):
        rows[0]["when_edtf"] = "the day before yesterday"

    rewrite(tables / "entries.csv", break_it)
    brought(tables)
    model = importer.view.model
    (told,) = words(model, group(model, "refused"))
    assert "entries.csv" in told[0]
    assert "when_edtf" in told[0]
    assert told[2]


def test_a_file_that_cannot_be_read_is_told_in_the_panel(brought, importer, tmp_path):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"no workbook at all")
    brought(path)
    assert importer.panel._told.text()
    assert not importer.panel.take_button.isEnabled()
    importer.panel.leave_button.click()
    assert importer.panel is None


def test_somebodys_table_is_mapped_column_by_column_and_remembered(qtbot, brought, importer, project, tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_text("Wann,Vorfall,Rang\n3.6.2019,The quay floods,x\n4.6.2019,The quay is dry,y\n", "utf-8")
    brought(path)
    panel = importer.panel
    assert not panel.columns.isHidden()
    assert panel.mapper.mapping() == {"Wann": "when", "Vorfall": "", "Rang": ""}
    assert "3 June 2019" in panel.mapper.samples["Wann"]
    assert panel.mapper.samples["Vorfall"].startswith("The quay floods")
    field = panel.mapper.fields["Vorfall"]
    field.combo.setCurrentIndex(field._values.index("title"))
    field.combo.activated.emit(field.combo.currentIndex())
    settled(qtbot, importer)
    assert panel.mapper.mapping()["Vorfall"] == "title"
    model = importer.view.model
    assert [told[0] for told in words(model, group(model, "new"))][:2] == ["The quay floods", "The quay is dry"]
    panel.take_button.click()
    assert {"The quay floods", "The quay is dry"} <= {entry.title for entry in project.all(Entry)}
    brought(path)
    assert importer.panel.mapper.mapping()["Vorfall"] == "title", "it was told before"


def test_dates_that_can_be_read_in_two_ways_are_asked_about(qtbot, brought, importer, project, tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_text("Title,Date\nThe quay floods,5/9/2019\n", "utf-8")
    brought(path)
    order = importer.panel.order
    assert not order.isHidden()
    order.combo.setCurrentIndex(0)
    order.combo.activated.emit(0)
    settled(qtbot, importer)
    assert not order.isHidden()
    importer.panel.take_button.click()
    (made,) = project.all(Entry, title="The quay floods")
    assert made.when_edtf == "2019-09-05"


def test_a_change_in_the_meantime_makes_the_plan_anew_and_keeps_what_was_decided(
    qtbot, brought, importer, sample_desk, project, tables, entry
):
    rewrite(tables / "entries.csv", titled(entry, "Another title"))
    brought(tables)
    model = importer.view.model
    model.tick(model.index(0, 0, group(model, "changed")), False)
    sample_desk.document.do(actions.edit_entry, entry, title="Changed in the meantime")
    settled(qtbot, importer)
    assert model.decisions.left == {("entry", entry.id)}
    assert model.rowCount(group(model, "conflict")) == 1


def test_what_cannot_be_written_is_told_and_the_plan_stays(brought, importer, project, tables, entry):
    rewrite(tables / "entries.csv", titled(entry, "Another title"))
    brought(tables)
    actions.edit_entry(project, entry, title="Changed behind its back")
    importer._stop()
    importer.panel.take_button.setEnabled(True)
    importer.take()
    assert "was changed since the plan was made" in importer.panel._told.text()
    assert importer.panel.take_button.isEnabled()
    assert project.get(Entry, entry.id).title == "Changed behind its back"


def test_cancelling_writes_nothing_and_stops_the_reading(qtbot, importer, sample_desk, project, tables):
    sample_desk.wishes.import_file.emit(tables)
    before = project.undo_label
    job = importer._reading
    importer.panel.leave_button.click()
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy(), timeout=60_000)
    importer._read(job, (None, None))
    assert importer.panel is None
    assert project.undo_label == before


def test_a_reading_that_was_stopped_says_so(qtbot, importer, sample_desk, tables):
    sample_desk.wishes.import_file.emit(tables)
    sample_desk.jobs.cancel_all()
    settled(qtbot, importer)
    assert importer.panel._told.text() == "Stopped; nothing was read."


def test_which_file_is_asked(importer, sample_desk, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(dialog))
    sample_desk.wishes.import_file.emit(None)
    (dialog,) = asked
    assert "*.csv" in dialog.nameFilters()[0]
    assert "*.ics" in dialog.nameFilters()[0]
    dialog.deleteLater()


def test_without_a_project_nothing_is_brought_in(desk, qtbot, tmp_path):
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.incoming import Importer

    host = QWidget()
    qtbot.addWidget(host)
    importer = Importer(desk, host)
    desk.wishes.import_file.emit(tmp_path)
    importer.read()
    importer.take()
    assert importer.panel is None


def test_the_export_panel_takes_the_place_of_the_plan(brought, importer, sample_desk, tables):
    brought(tables)
    sample_desk.wishes.arrange.emit("present")
    assert importer.panel is None


def test_every_index_of_the_tree_knows_its_parent(qtmodeltester, brought, importer, tables, entry):
    rewrite(tables / "entries.csv", titled(entry, "Another title"))
    brought(tables)
    assert isinstance(importer.view.model, PlanModel)
    qtmodeltester.check(importer.view.model)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        ("", "–"),
        ("a\nb", "a b"),
        (["a", "b"], "a, b"),
        ({"edtf": "2019"}, "2019"),
        ({"edtf": "2019", "text": "in 2019"}, "in 2019"),
        (7, "7"),
        ("x" * 300, "x" * 200 + "…"),
    ],
)
def test_values_are_shown_on_one_line(value, shown):
    assert value_word(value) == shown
