"""The export panel as a guest of the inspector, its pages in the reader's place, and the file it writes."""

import csv

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel

from timeline_app import actions, settings
from timeline_app.errors import ExportError
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.desk.reading import columns
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.present import presenter as presenting
from timeline_app.ui.present.looking import Shown
from timeline_app.ui.present.panel import ALL, CHOSEN, FILTERED, ExportPanel


@pytest.fixture
def panel(presenter, sample_desk):
    sample_desk.wishes.export.emit()
    return presenter.panel


def choose(panel, name, value):
    """Choose as a person does: the field commits."""
    field = panel.fields[name]
    field.combo.setCurrentIndex(field._values.index(value))
    field.combo.activated.emit(field.combo.currentIndex())


def choices(panel):
    combo = panel.fields["what"].combo
    return [combo.itemText(at) for at in range(combo.count())]


def written(qtbot, desk, presenter, path):
    presenter.write(path)
    qtbot.waitUntil(presenter.panel.export_button.isEnabled, timeout=60_000)
    return path


def test_the_export_panel_takes_the_inspectors_place_and_gives_it_back(presenter, panel, host, sample_desk, pages):
    assert host.inspector.stack.currentWidget() is panel
    sample_desk.wishes.arrange.emit("read")
    assert presenter.panel is None
    assert host.inspector.stack.currentWidget() is host.inspector.empty
    assert pages[-1] is None


def test_presenting_shows_the_first_pages(qtbot, presenter, sample_desk, pages):
    sample_desk.wishes.arrange.emit("present")
    assert pages == [[]], "they are under way"
    qtbot.waitUntil(lambda: bool(pages[-1]), timeout=60_000)
    assert all(page.startswith(b"\x89PNG") for page in pages[-1])


def test_pages_of_a_panel_that_was_left_are_not_shown(qtbot, presenter, panel, sample_desk, pages):
    presenter.previewing.make()
    job = presenter.previewing._making
    sample_desk.wishes.arrange.emit("read")
    shown = len(pages)
    presenter.previewing._made(job, Shown(pages=(b"late",)))
    presenter.previewing._not_made(job, ExportError("Late."))
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy(), timeout=60_000)
    assert len(pages) == shown


def test_pages_that_cannot_be_set_are_told_in_the_panel(presenter, panel, pages):
    presenter.previewing.make()
    presenter.previewing._not_made(
        presenter.previewing._making, ExportError("The pages cannot be set.", hint="Write a table.")
    )
    assert panel._told.text() == "The pages cannot be set. Write a table."
    assert pages[-1] is None


def test_a_bug_while_exporting_is_not_dressed_as_a_sentence(presenter, panel):
    with pytest.raises(ZeroDivisionError):
        presenter._refused(panel, ZeroDivisionError())


def test_only_pages_are_shown_as_pages(qtbot, presenter, panel, pages):
    choose(panel, "format", "csv")
    presenter.previewing.make()
    assert pages[-1] is None
    assert "page_size" not in panel.fields
    assert not panel.fields["include_private"].isHidden()


def test_the_panel_counts_what_each_choice_holds(presenter, panel, sample_desk, project):
    total = project.count(Entry)
    assert choices(panel) == [f"All, {total} entries"]
    sample_desk.document.set_filter(Filter(text="yangi"))
    shown = len(project.marks(Filter(text="yangi")))
    assert choices(panel)[1] == f"Filtered, {shown} entries"
    some = project.all(Entry)[:3]
    sample_desk.selection.select(Ref("entry", some[0].id), [Ref("entry", entry.id) for entry in some])
    assert choices(panel)[2] == "Selected, 3 entries"
    sample_desk.document.do(actions.add_entry, "One more")
    assert choices(panel)[0] == f"All, {total + 1} entries"


def test_the_export_panel_says_how_many_a_filter_shows_when_they_are_read(qtbot, sample_desk, project, monkeypatch):
    monkeypatch.setattr(columns, "FEW", 0)
    wanted = Filter(text="yangi")
    sample_desk.document.set_filter(wanted)
    panel = ExportPanel(sample_desk)
    qtbot.addWidget(panel)
    combo = panel.fields["what"].combo
    with qtbot.waitSignal(sample_desk.columns.arrived):
        assert combo.itemText(1) == "Filtered"
    assert combo.itemText(1) == f"Filtered, {len(project.marks(wanted))} entries"


def test_what_is_written_follows_the_choice(presenter, panel, sample_desk, project):
    assert panel.wanted() is None
    sample_desk.document.set_filter(Filter(text="yangi"))
    choose(panel, "what", FILTERED)
    assert panel.wanted() == Filter(text="yangi")
    entry = project.all(Entry)[0]
    sample_desk.selection.select(Ref("entry", entry.id))
    choose(panel, "what", CHOSEN)
    assert panel.wanted() == Filter(ids=frozenset({entry.id}))
    sample_desk.selection.select(None)
    assert panel.fields["what"].typed() == ALL, "what is there no more cannot be written"


def test_other_entries_selected_make_other_pages_due(presenter, panel, sample_desk, project):
    one, two = project.all(Entry)[:2]
    sample_desk.selection.select(Ref("entry", one.id))
    presenter.previewing._rest.stop()
    sample_desk.selection.select(Ref("entry", two.id))
    assert not presenter.previewing._rest.isActive(), "everything is written, whatever is selected"
    choose(panel, "what", CHOSEN)
    presenter.previewing.make()
    sample_desk.selection.select(Ref("entry", one.id))
    assert presenter.previewing._rest.isActive()


def test_a_table_is_written_with_the_options_of_the_panel(qtbot, presenter, panel, sample_desk, project, tmp_path):
    entry = project.all(Entry)[0]
    sample_desk.document.do(actions.edit_entry, entry, private_note="for me alone")
    sample_desk.selection.select(Ref("entry", entry.id))
    choose(panel, "format", "csv")
    choose(panel, "what", CHOSEN)
    assert "for me alone" not in written(qtbot, sample_desk, presenter, tmp_path / "one.csv").read_text("utf-8")
    panel.fields["include_private"].box.click()
    path = written(qtbot, sample_desk, presenter, tmp_path / "two.csv")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert {row["title"] for row in rows} == {entry.title}
    assert {row["private note"] for row in rows} == {"for me alone"}
    assert panel._told.text().startswith("Written: two.csv")
    assert panel.export_button.isEnabled()
    assert not panel.open_button.isHidden()


def test_the_file_written_last_can_be_opened(qtbot, presenter, panel, sample_desk, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    choose(panel, "format", "csv")
    path = written(qtbot, sample_desk, presenter, tmp_path / "a.csv")
    panel.open_button.click()
    assert opened == [QUrl.fromLocalFile(str(path))]


def test_a_file_that_cannot_be_written_is_told_in_the_panel(qtbot, presenter, panel, sample_desk, tmp_path):
    choose(panel, "format", "csv")
    written(qtbot, sample_desk, presenter, tmp_path / "nowhere" / "a.csv")
    assert "could not be written" in panel._told.text()
    assert panel.export_button.isEnabled()


def test_the_project_itself_is_not_overwritten_by_an_export(qtbot, presenter, panel, sample_desk, project):
    before = project.path.read_bytes()
    choose(panel, "format", "csv")
    written(qtbot, sample_desk, presenter, project.path)
    assert "is a project" in panel._told.text()
    assert project.path.read_bytes() == before


def test_an_export_whose_panel_was_left_goes_on_and_says_when_it_is_done(
    qtbot, presenter, panel, host, sample_desk, tmp_path
):
    choose(panel, "format", "csv")
    presenter.write(tmp_path / "a.csv")
    sample_desk.wishes.arrange.emit("read")
    with qtbot.waitSignal(sample_desk.wishes.toast, timeout=60_000) as said:
        pass
    assert said.args == ["Written: a.csv", False]
    with qtbot.waitSignal(sample_desk.document.failed) as failed:
        presenter._refused(panel, ExportError("The disk is full."))
    assert str(failed.args[0]) == "The disk is full."
    presenter.write(tmp_path / "b.csv")
    assert not (tmp_path / "b.csv").exists(), "nothing is written without a panel"


def test_an_export_that_was_stopped_says_so(qtbot, presenter, panel, sample_desk, tmp_path):
    choose(panel, "format", "csv")
    presenter.write(tmp_path / "a.csv")
    sample_desk.jobs.cancel_all()
    qtbot.waitUntil(panel.export_button.isEnabled, timeout=60_000)
    assert panel._told.text() == "Stopped; nothing was written."
    assert not (tmp_path / "a.csv").exists()
    assert panel.export_button.isEnabled()


def test_where_to_export_is_asked_with_a_name_and_an_ending(qtbot, presenter, panel, host, project, monkeypatch):
    choose(panel, "format", "csv")
    asked = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(dialog))
    panel.export_button.click()
    (dialog,) = asked
    assert dialog.defaultSuffix() == "csv"
    assert [name.rpartition("/")[2] for name in dialog.selectedFiles()] == [project.path.with_suffix(".csv").name]
    monkeypatch.setattr(presenter, "write", asked.append)
    dialog.fileSelected.emit("/somewhere/a.csv")
    assert str(asked[-1]).endswith("a.csv")
    dialog.deleteLater()


def test_a_form_put_over_the_panel_leaves_it_whole(qtbot, presenter, panel, host, sample_desk):
    form = QLabel("New source")
    sample_desk.wishes.form.emit(form)
    assert host.inspector.stack.currentWidget() is form
    sample_desk.document.do(actions.add_entry, "While another form lies over the panel")
    sample_desk.wishes.form.emit(None)
    assert host.inspector.stack.currentWidget() is panel


def test_leaving_takes_the_panel_away_and_not_the_form_over_it(qtbot, presenter, panel, host, sample_desk):
    form = QLabel("New source")
    sample_desk.wishes.form.emit(form)
    sample_desk.wishes.arrange.emit("read")
    assert host.inspector.stack.currentWidget() is form
    assert presenter.panel is None


def test_another_project_closes_the_panel(presenter, panel, host, sample_desk, tmp_path):
    sample_desk.document.show(actions.new_project(tmp_path / "other.chronology", settings.load()))
    assert presenter.panel is None
    assert host.inspector.stack.currentWidget() is host.inspector.empty


def test_without_a_project_there_is_nothing_to_export(qtbot, desk):
    host = QLabel()
    qtbot.addWidget(host)
    presenter = presenting.Presenter(desk, host)
    desk.wishes.export.emit()
    assert presenter.panel is None
    presenter._ask_where()
    presenter.previewing.make()
    presenter._stale()
    assert presenter.previewing._making is None
