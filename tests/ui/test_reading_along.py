"""Articles are read in the background while projects are changed, switched and closed."""

import pytest

from timeline_app import actions, settings
from timeline_app.errors import DamagedProject
from timeline_app.model import Entry, Source, Version
from timeline_app.project import Project
from timeline_app.sources import Capture, read_article

TEXT = "\n\n".join(
    f"On {day} June {year}, the council of Lowick closed the quay."
    for year in (2017, 2018, 2019)
    for day in range(1, 11)
)


def bring(project, count=1):
    found = []
    for number in range(count):
        capture = Capture(f"{TEXT}\n\nNumber {number}.".encode(), "file", file_name=f"{number}.txt")
        details = actions.Details(f"Number {number}", published="2019-06-12", language="en")
        found.append(actions.import_article(project, read_article(capture), capture, details))
    return found


@pytest.fixture
def lowick(sample_desk, tmp_path):
    project = actions.new_project(tmp_path / "Lowick.chronology", settings.load())
    bring(project, 5)
    sample_desk.document.show(project)
    return project


def ended(qtbot, job):
    heard = []
    job.ended.connect(lambda: heard.append(True))
    return lambda: qtbot.waitUntil(lambda: bool(heard), timeout=20_000)


def test_the_project_is_closed_while_it_is_read(qtbot, sample_desk, lowick):
    wait = ended(qtbot, sample_desk.proposals.read_all())
    sample_desk.document.show(None)
    wait()
    assert sample_desk.proposals.left() is None


def test_another_project_is_opened_while_one_is_read(qtbot, sample_desk, lowick, tmp_path):
    wait = ended(qtbot, sample_desk.proposals.read_all())
    other = actions.new_project(tmp_path / "Other.chronology", settings.load())
    bring(other)
    sample_desk.document.show(other)
    wait()
    assert sample_desk.proposals.left() is None
    wait = ended(qtbot, sample_desk.proposals.read_all())
    wait()
    qtbot.waitUntil(lambda: sample_desk.proposals.left() == 30)


def test_a_source_is_removed_while_it_is_read(qtbot, sample_desk, lowick):
    gone = lowick.all(Source)[2]
    sample_desk.proposals.show(actions.newest_version(lowick, gone))
    wait = ended(qtbot, sample_desk.proposals.read_all())
    actions.remove(lowick, [("source", gone.id)])
    wait()
    qtbot.waitUntil(lambda: sample_desk.proposals.left() == 120)
    assert gone.id not in sample_desk.proposals.by_source()
    lowick.undo()
    wait = ended(qtbot, sample_desk.proposals.read_all())
    wait()
    qtbot.waitUntil(lambda: sample_desk.proposals.left() == 150)


def test_a_text_that_is_no_longer_in_the_file(qtbot, sample_desk, lowick):
    version = actions.newest_version(lowick, lowick.all(Source)[0])
    with lowick.edit("junk") as edit:
        damaged = edit.add(Version(**{**version.model_dump(exclude={"id"}), "text_sha256": "0" * 64}))
    said = []
    sample_desk.document.failed.connect(said.append)
    sample_desk.proposals.show(damaged)
    qtbot.waitUntil(lambda: bool(said))
    assert isinstance(said.pop(), DamagedProject)
    wait = ended(qtbot, sample_desk.proposals.read_all())
    wait()
    qtbot.waitUntil(lambda: sample_desk.proposals.left() == 120)


def test_another_program_accepts_while_this_one_undoes(qtbot, sample_desk, lowick):
    version = actions.newest_version(lowick, lowick.all(Source)[0])
    sample_desk.proposals.show(version)
    qtbot.waitUntil(lambda: sample_desk.proposals.of(version.id) is not None)
    other = Project.open(lowick.path, author="b", installation="b")
    for number in range(4):
        first, second = sample_desk.proposals.of(version.id)[:2]
        sample_desk.document.do(actions.accept, version, first)
        actions.accept(other, version, second)
        sample_desk.document.undo()
        qtbot.waitUntil(lambda n=number: len(sample_desk.proposals.of(version.id)) == 29 - n)
    assert lowick.count(Entry) == 4
    other.close()
