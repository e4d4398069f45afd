"""The lines of the sources, for every pane: read at once where there are few, else in a job; then followed."""

from __future__ import annotations

import threading

import pytest

from timeline_app import actions, settings
from timeline_app.errors import DamagedProject
from timeline_app.model import Entry, Source, new_id
from timeline_app.project import list_sources
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.desk.reading import sources
from timeline_app.ui.library import LibraryPane


@pytest.fixture
def many(qapp, looks, copy_of_sample, tmp_path, monkeypatch):
    """A desk with the sample, as if its sources were many."""
    monkeypatch.setattr(sources, "FEW", 0)
    made = Desk.of(Preferences())
    made.document.show(copy_of_sample(tmp_path / "sample.chronology"))
    yield made
    made.document.show(None)


def renamed(desk, title):
    project = desk.document.project
    desk.document.do(actions.edit_source, project.all(Source)[0], title=title)


def test_few_sources_are_there_as_soon_as_the_project_is_open(sample_desk):
    assert sample_desk.sources.is_read()
    assert sample_desk.sources.lines == sample_desk.document.project.sources() != []


def test_many_sources_are_read_once_the_window_is_painted(qtbot, many):
    assert many.sources.lines == []
    assert not many.sources.is_read()
    with qtbot.waitSignal(many.sources.changed):
        many.document.say_painted()
    assert many.sources.is_read()
    assert many.sources.lines == many.document.project.sources()


def test_an_edit_changes_the_lines_that_it_concerns(qtbot, sample_desk):
    project = sample_desk.document.project
    source, entry = project.all(Source)[1], project.all(Entry)[0]
    for verb, args in ((actions.cite, (entry, source)), (actions.edit_source, (source,))):
        with qtbot.waitSignal(sample_desk.sources.changed):
            sample_desk.document.do(verb, *args, **({"title": "Otherwise"} if len(args) == 1 else {}))
        assert sample_desk.sources.lines == project.sources()
    sample_desk.document.undo()
    assert sample_desk.sources.lines == project.sources()


def test_an_edit_of_very_many_is_read_whole(qtbot, sample_desk, many, monkeypatch):
    monkeypatch.setattr(sources, "_TOUCHED", 0)
    with qtbot.waitSignal(many.sources.changed):
        many.document.say_painted()
    with qtbot.waitSignal(many.sources.changed):
        renamed(many, "Read again")
    assert "Read again" in {line.title for line in many.sources.lines}
    monkeypatch.setattr(sources, "FEW", 1000)
    renamed(sample_desk, "Read at once")
    assert "Read at once" in {line.title for line in sample_desk.sources.lines}


def test_what_is_edited_while_they_are_read_is_not_lost(qtbot, many):
    many.document.say_painted()
    renamed(many, "Named meanwhile")
    qtbot.waitUntil(lambda: "Named meanwhile" in {line.title for line in many.sources.lines})
    assert many.sources.lines == many.document.project.sources()


def test_lines_of_a_project_closed_meanwhile_are_not_shown(qtbot, many, tmp_path):
    many.document.say_painted()
    many.document.show(actions.new_project(tmp_path / "other.chronology", settings.load(), title="Other"))
    qtbot.waitUntil(lambda: not many.jobs.busy())
    assert many.sources.lines == []
    assert new_id() not in many.document.project.there(Source, [])


def test_where_a_job_is_stopped_the_window_reads_them(qtbot, many, monkeypatch):
    held_back = threading.Event()

    def read(*asked):
        held_back.wait(10)
        return list_sources(*asked)

    monkeypatch.setattr(sources, "list_sources", read)
    many.document.say_painted()
    qtbot.waitUntil(lambda: len(many.jobs.running()) == 1)
    [(job, _)] = many.jobs.running()
    with qtbot.waitSignals([job.cancelled, many.sources.changed]):
        many.jobs.cancel_all()
        held_back.set()
    assert many.sources.is_read()
    assert many.sources.lines == many.document.project.sources() != []


def test_sources_that_cannot_be_read_are_not_taken_for_none(qtbot, many, monkeypatch):
    held_back = threading.Event()

    def read(*_asked):
        held_back.wait(10)
        raise DamagedProject("The sources could not be read.")

    monkeypatch.setattr(sources, "list_sources", read)
    library = LibraryPane(many)
    qtbot.addWidget(library)
    many.document.say_painted()
    qtbot.waitUntil(many.jobs.busy)
    assert library.empty.accessibleName() == "The sources are being read."
    held_back.set()
    qtbot.waitUntil(lambda: not many.jobs.busy())
    renamed(many, "Renamed after that")
    assert many.sources.lines == []
    assert not many.sources.is_read()
    assert many.sources.could_not_be_read()
    assert library.empty.accessibleName().startswith("The sources could not be read")
