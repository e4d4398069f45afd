"""New, open, recent, the sample, a copy."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.project.columns import remembered
from timeline_app.ui.frame.filing import opening


@pytest.fixture
def window(show, desk):
    return show(desk)


def chooser(window) -> QFileDialog:
    """The file chooser that is open."""
    return next(d for d in window.findChildren(QFileDialog) if d.isVisible())


@pytest.fixture(autouse=True)
def _choosers_of_qt(monkeypatch):
    from PySide6.QtWidgets import QApplication

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)


def test_a_new_project_is_made_where_the_person_says(qtbot, window, tmp_path):
    window.menus.actions["file.new"].trigger()
    dialog = chooser(window)
    dialog.fileSelected.emit(str(tmp_path / "siege"))
    dialog.close()
    assert window.desk.document.project.path == tmp_path / "siege.chronology"
    assert window.windowTitle() == "siege, saved – Timeline"
    assert window.arranger.current == "read"


def test_a_project_is_opened_and_remembered(window, sample_file):
    window.menus.actions["file.open"].trigger()
    dialog = chooser(window)
    dialog.fileSelected.emit(str(sample_file))
    dialog.close()
    assert window.desk.document.project.path == sample_file
    assert window.files.recent() == [sample_file.resolve()]
    assert [action.text() for action in window.menus.recent.actions()] == ["sample"]


def test_a_recent_project_is_opened_by_its_line(window, sample_file):
    window.files.open(sample_file)
    window.close_project()
    window.menus.recent.actions()[0].trigger()
    assert window.desk.document.is_open


def test_a_file_that_is_gone_is_not_offered(window, tmp_path):
    window.desk.preferences.set(recent=(str(tmp_path / "gone.chronology"),))
    assert window.files.recent() == []
    assert not window.menus.recent.isEnabled()


def test_what_is_no_project_is_said_and_nothing_is_lost(window, sample_file, tmp_path):
    window.files.open(sample_file)
    other = tmp_path / "no.chronology"
    other.write_bytes(b"no project")
    window.files.open(other)
    assert window.top.message.words()
    assert window.desk.document.project.path == sample_file


@pytest.mark.parametrize("proves", [True, False])
def test_a_vast_project_is_read_in_a_job_before_it_is_shown(qtbot, window, sample_file, monkeypatch, proves):
    for name in ("LARGE", "VAST"):
        monkeypatch.setattr(opening, name, 0)
    monkeypatch.setattr(remembered, "WORTH", 0)
    monkeypatch.setattr(actions, "left_by", lambda path, now: not proves)
    window.files.open(sample_file)
    assert not window.desk.document.is_open
    qtbot.waitUntil(lambda: window.desk.document.is_open)
    assert len(window.desk.document.project.marks()) == len(window.desk.document.project.all(Entry))


def test_a_file_that_was_changed_after_it_was_proved_is_not_opened(qtbot, window, sample_file, tmp_path, monkeypatch):
    prove, path = actions.prove_file, Path(shutil.copyfile(sample_file, tmp_path / "changed.chronology"))

    def meanwhile(path, report):
        proved = prove(path, report)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("update entry set title = 'Not what was written'")
        return proved

    for name in ("LARGE", "VAST"):
        monkeypatch.setattr(opening, name, 0)
    monkeypatch.setattr(actions, "left_by", lambda path, now: False)
    monkeypatch.setattr(actions, "prove_file", meanwhile)
    window.files.open(path)
    qtbot.waitUntil(lambda: bool(window.top.message.words()))
    assert not window.desk.document.is_open


def test_a_copy_is_written_and_the_project_stays(window, sample_file, tmp_path):
    window.files.open(sample_file)
    window.menus.actions["file.copy"].trigger()
    dialog = chooser(window)
    dialog.fileSelected.emit(str(tmp_path / "copy"))
    dialog.close()
    assert (tmp_path / "copy.chronology").exists()
    assert window.desk.document.project.path == sample_file
    assert "copy.chronology" in window.toast.words()


def test_the_sample_is_opened_by_one_click(qtbot, window, monkeypatch, tmp_path):
    monkeypatch.setenv("TIMELINE_APP_DATA", str(tmp_path))
    qtbot.mouseClick(window.welcome.sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.desk.document.is_open, timeout=60_000)
    assert window.desk.document.project.count(Entry) >= 18


def test_the_first_page_leads_on(qtbot, window, sample_file):
    for press, wanted in (
        (window.welcome.new, window.welcome.new_wanted),
        (window.welcome.open, window.welcome.open_wanted),
    ):
        with qtbot.waitSignal(wanted):
            qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
        chooser(window).close()
    window.files.open(sample_file)
    window.close_project()
    rows = window.welcome._rows
    assert rows.model().rowCount() == 1
    with qtbot.waitSignal(window.welcome.recent_wanted) as wanted:
        qtbot.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(0, 0)).center()
        )
    assert wanted.args == [Path(sample_file).resolve()]
    assert window.desk.document.is_open


def test_a_pdf_without_a_project_is_told_and_nothing_is_written(qtbot, window, sample_file, tmp_path):
    window.files.open(sample_file)
    pdf = tmp_path / "plain.pdf"
    pdf.write_bytes(b"%PDF-1.7\nnothing in it\n%%EOF\n")
    window.files.open(pdf)
    dialog = chooser(window)
    with qtbot.waitSignal(window.files.failed, timeout=60_000) as failed:
        dialog.fileSelected.emit(str(tmp_path / "back"))
    dialog.close()
    assert str(failed.args[0])
    assert not (tmp_path / "back.chronology").exists()
    assert window.desk.document.project.path == sample_file


def test_the_project_of_a_pdf_takes_the_place_of_no_other(qtbot, window, sample_file, tmp_path):
    pdf = tmp_path / "plain.pdf"
    pdf.write_bytes(b"%PDF-1.7\nnothing in it\n%%EOF\n")
    before = sample_file.read_bytes()
    with qtbot.waitSignal(window.files.failed, timeout=60_000) as failed:
        window.files.recover(pdf, sample_file)
    assert "is there already" in str(failed.args[0])
    assert sample_file.read_bytes() == before


def test_a_table_that_is_opened_comes_into_the_open_project(qtbot, window, sample_file, tmp_path):
    window.files.open(sample_file)
    table = tmp_path / "theirs.csv"
    table.write_text("Title,Date\nThe quay floods,2019-06-03\n", "utf-8")
    window.files.open(table)
    qtbot.waitUntil(lambda: window.importer._reading is None, timeout=60_000)
    assert window.desk.document.project.path == sample_file
    assert window.importer.panel.take_button.text() == "Take 1 change"
    window.menus.actions["view.read"].trigger()
    window.importer.leave()
    assert window.centre.currentWidget() is window.reader


def test_without_a_project_a_table_is_no_project(qtbot, window, tmp_path):
    table = tmp_path / "theirs.csv"
    table.write_text("Title,Date\nThe quay floods,2019-06-03\n", "utf-8")
    with qtbot.waitSignal(window.files.failed):
        window.files.open(table)
