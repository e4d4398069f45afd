"""The bridge between a project and the window."""

import pytest

from timeline_app import actions, settings
from timeline_app.errors import NotFound
from timeline_app.model import Entry
from timeline_app.project import Filter, Project
from timeline_app.ui.desk.document import Document


@pytest.fixture
def document(empty_desk):
    return empty_desk.document


def heard_by(signal):
    heard = []
    signal.connect(lambda *args: heard.append(args[0] if args else None))
    return heard


def test_without_a_project_asking_for_it_is_a_mistake(qapp):
    document = Document()
    assert not document.is_open
    with pytest.raises(RuntimeError):
        _ = document.project
    document._look()


def test_every_change_is_told(document):
    heard = heard_by(document.changed)
    entry = document.do(actions.add_entry, "Something")
    assert [change.ids("entry") for change in heard] == [{entry.id}]
    assert document.undo() is not None
    assert document.redo() is not None
    assert len(heard) == 3


def test_what_is_refused_is_told_to_whoever_asked_else_to_all(document):
    told, failed = [], heard_by(document.failed)
    assert document.do(actions.add_entry, "", refused=told.append) is None
    assert document.do(actions.add_entry, "") is None
    assert len(told) == len(failed) == 1
    assert str(told[0]) == str(failed[0])


def test_a_mistake_of_ours_is_not_told_as_a_refusal(document):
    with pytest.raises(ZeroDivisionError):
        document.do(lambda project: 1 // 0)


def test_a_filter_is_told_once_and_goes_with_the_project(document, tmp_path):
    heard = heard_by(document.filtered)
    document.set_filter(Filter(text="one"))
    document.set_filter(Filter(text="one"))
    assert len(heard) == 1
    document.show(actions.new_project(tmp_path / "other.chronology", settings.load()))
    assert document.filter == Filter()


def test_before_a_project_is_closed_everybody_may_still_write_into_it(document, tmp_path):
    first = document.project.path
    document.closing.connect(lambda: document.do(actions.add_entry, "Half typed"))
    document.show(actions.new_project(tmp_path / "other.chronology", settings.load()))
    assert document.project.count(Entry) == 0
    again = Project.open(first, readonly=True)
    assert [entry.title for entry in again.all(Entry)] == ["Half typed"]
    again.close()
    document.closing.disconnect()


def test_what_another_program_wrote_is_heard_within_a_second(qtbot, document):
    other = Project.open(document.project.path, author="Bashir", installation="there")
    with qtbot.waitSignal(document.changed, timeout=10_000) as heard:
        entry = actions.add_entry(other, "From outside")
    assert heard.args[0].ids("entry") == {entry.id}
    other.close()


def test_a_closed_document_looks_for_nothing(document):
    document.show(None)
    assert not document._poll.isActive()
    assert not document.is_open
    document.show(None)


def test_an_error_of_a_search_is_an_error_of_ours(document):
    failed = heard_by(document.failed)
    document.do(lambda project: project.find(Entry, "ffff"))
    assert isinstance(failed[0], NotFound)


def test_other_lanes_are_told_once(qtbot):
    document = Document()
    with qtbot.waitSignal(document.laned):
        document.set_lanes("kind")
    with qtbot.assertNotEmitted(document.laned):
        document.set_lanes("kind")
    assert document.lanes == "kind"
