"""A large project on its way into the window: what is said meanwhile, how it is stopped, and what comes first."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from timeline_app.model import Entry, Source
from timeline_app.project import beside, read_columns
from timeline_app.project.columns import remembered
from timeline_app.project.columns.remembered import recall
from timeline_app.ui.desk.reading import sources
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.frame.filing import opening
from timeline_app.ui.reader import pane as reader
from timeline_app.ui.table import model as table


@pytest.fixture
def window(show, desk, monkeypatch):
    """A window for which every project is large."""
    for room, name in ((opening, "VAST"), (sources, "FEW"), (reader, "FEW"), (table, "_AT_ONCE")):
        monkeypatch.setattr(room, name, 0)
    return show(desk)


def test_the_first_page_says_what_is_read_and_how_far_it_is(qtbot, window, sample_file):
    told = []
    window.files.opening.told.connect(told.append)
    window.files.open(sample_file)
    assert window.welcome.told.isVisible()
    assert sample_file.name in window.welcome.told.text()
    qtbot.waitUntil(lambda: window.desk.document.is_open)
    assert any("Reading the entries" in words for words in told)
    assert not any("Reading the entries" in words and "%" in words for words in told)  # it is over in a moment
    assert told[-1] == ""
    window.close_project()
    assert not window.welcome.told.isVisible()


@pytest.fixture
def nothing_kept(tmp_path, monkeypatch):
    """A cache folder in which no other test has kept columns of the sample."""
    monkeypatch.setenv("TIMELINE_APP_CACHE", str(tmp_path / "cache"))


@pytest.mark.usefixtures("nothing_kept")
def test_how_far_it_is_is_told_of_what_takes_long(qtbot, window, sample_file, monkeypatch):
    monkeypatch.setattr(beside, "_LASTING", 0)
    told = []
    window.files.opening.told.connect(told.append)
    window.files.open(sample_file)
    qtbot.waitUntil(lambda: window.desk.document.is_open)
    assert any("Reading the entries" in words and words.endswith(" %") for words in told)


@pytest.mark.usefixtures("nothing_kept")
def test_what_was_read_is_kept_for_the_next_time_once_it_is_shown(qtbot, window, sample_file, monkeypatch):
    monkeypatch.setattr(remembered, "WORTH", 1)
    dossier, there = read_columns(sample_file, "kind").unkept, []
    window.desk.document.opened.connect(lambda: there.append(recall(dossier)))
    window.files.open(sample_file)
    qtbot.waitUntil(lambda: recall(dossier) is not None)
    assert there == [None]
    assert read_columns(sample_file, window.desk.document.lanes).unkept == ""
    assert read_columns(sample_file, "person").unkept == dossier


def test_what_is_being_read_can_be_stopped(qtbot, window, sample_file):
    window.files.open(sample_file)
    qtbot.mouseClick(window.welcome.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.desk.jobs.busy())
    assert not window.desk.document.is_open
    assert not window.welcome.told.isVisible()


def test_of_two_projects_asked_for_the_last_is_opened(qtbot, window, sample_file, tmp_path):
    other = tmp_path / "other.chronology"
    shutil.copyfile(sample_file, other)
    window.files.open(other)
    window.files.open(sample_file)
    qtbot.waitUntil(lambda: not window.desk.jobs.busy() and window.desk.document.is_open)
    assert window.desk.document.project.path == sample_file


def test_a_project_made_meanwhile_is_not_left_for_the_one_that_was_being_read(qtbot, window, sample_file, tmp_path):
    window.files.open(sample_file)
    window.files.new_at(tmp_path / "new.chronology")
    qtbot.waitUntil(lambda: not window.desk.jobs.busy())
    assert window.desk.document.project.path == tmp_path / "new.chronology"
    assert not window.welcome.told.isVisible()


def test_a_project_that_was_read_is_let_go_where_another_is_made_before_it_is_shown(
    qtbot, window, sample_file, tmp_path
):
    opening, new = window.files.opening, tmp_path / "new.chronology"
    opening.told.connect(lambda words: words or QTimer.singleShot(0, window, lambda: window.files.new_at(new)))
    window.files.open(sample_file)
    with qtbot.waitSignals([window.desk.document.opened, window.desk.document.painted]):
        pass
    assert window.desk.document.project.path == new


def test_a_project_that_was_read_is_let_go_where_the_window_is_closed_before_it_is_shown(qtbot, window, sample_file):
    opening, heard = window.files.opening, []
    opening.ready.connect(lambda _: heard.append("shown"))
    opening.told.connect(lambda words: words or QTimer.singleShot(0, window, window.close))
    window.files.open(sample_file)
    qtbot.waitUntil(lambda: not window.isVisible() and not window.desk.jobs.busy())
    QApplication.processEvents()
    assert not heard
    assert not window.desk.document.is_open


def test_the_timeline_is_painted_before_articles_rows_and_sources_are_read(qtbot, window, sample_file):
    document, seen = window.desk.document, []
    rows = lambda: (window.reader.shown.version, window.table.model.total(), window.desk.sources.lines)  # noqa: E731
    document.opened.connect(lambda: seen.append((len(window.timeline.canvas.marks), rows())))
    window.files.open(sample_file)
    with qtbot.waitSignal(document.painted):
        pass
    [(marks, before)] = seen
    assert marks > 0
    assert before == (None, 0, [])
    total = document.project.count(Entry)
    qtbot.waitUntil(lambda: window.table.model.total() == total)
    qtbot.waitUntil(lambda: len(window.library.lists[0].rows.rows) == document.project.count(Source))
    assert window.reader.shown.version is not None


def test_an_article_chosen_meanwhile_stays(qtbot, window, sample_file):
    document = window.desk.document
    window.files.open(sample_file)
    with qtbot.waitSignal(document.opened):
        pass
    last = document.project.all(Source)[-1].id
    window.desk.selection.open(Ref("source", last))
    document.say_painted()
    assert window.reader.shown.is_of(last)


def test_panes_stand_in_their_places_before_a_project_is_drawn(qtbot, window, sample_file):
    heard = []
    document = window.desk.document
    document.arriving.connect(lambda path: heard.append((path, document.is_open, window.arranger.current)))
    document.opened.connect(lambda: heard.append("opened"))
    window.files.open(sample_file)
    qtbot.waitUntil(lambda: document.is_open)
    window.close_project()
    assert heard == [(sample_file, False, "read"), "opened", (None, False, ""), "opened"]
