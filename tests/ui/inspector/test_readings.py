"""Dates that the program read: the reason, the other readings, and what a corrected publication date changes."""

import pytest

from timeline_app import actions, settings
from timeline_app.errors import InvalidValue
from timeline_app.model import Entry, Source, Version
from timeline_app.sources import Capture, read_article
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector import InspectorPane
from timeline_app.ui.kit.fields.dates import DateField

TEXT = "The quay\n\nLast week, the council of Lowick closed the old quay. Yesterday fishermen blocked the road.\n"


@pytest.fixture
def project(desk, tmp_path):
    project = actions.new_project(tmp_path / "Lowick.chronology", settings.load())
    capture = Capture(TEXT.encode(), "file", file_name="lowick.txt")
    actions.import_article(project, read_article(capture), capture, actions.Details("The quay", published="2019-06-12"))
    desk.document.show(project)
    return project


@pytest.fixture
def accepted(project):
    """The entries of everything that is proposed."""
    (version,) = project.all(Version)
    return actions.accept_all(project, version, actions.proposals(project, version))


@pytest.fixture
def pane(qtbot, desk, accepted):
    pane = InspectorPane(desk)
    qtbot.addWidget(pane)
    pane.resize(360, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def when(pane):
    field = pane.entry.fields["when"]
    assert isinstance(field, DateField)
    return field


def test_the_reason_stands_under_the_date_with_buttons_for_the_other_readings(pane, desk, accepted):
    desk.selection.select(Ref("entry", accepted[0].id))
    assert when(pane).state == "derived"
    assert "Last week" in when(pane).words.words
    words = [button.text() for button in when(pane).choices()]
    assert words[0] == "Show the words"
    assert len(words) == 3
    assert all(word.startswith("or ") for word in words[1:])
    assert when(pane).choices()[1].toolTip()


def test_another_reading_takes_one_click_and_the_way_back_too(pane, desk, project, accepted):
    entry = accepted[0]
    desk.selection.select(Ref("entry", entry.id))
    before = entry.when["edtf"]
    wanted = actions.other_readings(entry)[0][0]
    when(pane).choices()[1].click()
    now = project.get(Entry, entry.id)
    assert now.when["edtf"] == wanted
    assert now.when["derivation"]["chosen_by"] == "person"
    assert actions.other_readings(now)[0][0] == before
    desk.document.undo()
    assert project.get(Entry, entry.id).when == entry.when


def test_what_the_words_never_meant_is_refused(project, accepted):
    with pytest.raises(InvalidValue):
        actions.choose_reading(project, accepted[0], "1066")


def test_spoiled_readings_are_left_out(project, accepted):
    entry = accepted[0]
    how = {**entry.when["derivation"], "alternatives": [{"edtf": "nonsense"}, "x", {}, {"edtf": "2019-05"}]}
    with project.edit("Spoil") as edit:
        spoiled = edit.change(entry, when={**entry.when, "derivation": how})
    assert actions.other_readings(spoiled) == [("2019-05", "")]


def test_a_corrected_publication_date_lists_what_would_change_and_changes_nothing_by_itself(
    qtbot, pane, desk, project, accepted
):
    (source,) = project.all(Source)
    desk.selection.select(Ref("source", source.id))
    assert not pane.source.stale.isVisible()
    before = {entry.id: project.get(Entry, entry.id).when for entry in accepted}
    actions.edit_source(project, source, published="2019-06-19")
    qtbot.waitUntil(pane.source.stale.isVisible)
    assert "11 June 2019 → 18 June 2019" in pane.source.stale.listed.text()
    assert {id_: project.get(Entry, id_).when for id_ in before} == before
    pane.source.stale.read_button.click()
    assert not pane.source.stale.isVisible()
    dates = {project.get(Entry, entry.id).when["edtf"] for entry in accepted}
    assert dates == {"2019-06-10/2019-06-16", "2019-06-18"}
    desk.document.undo()
    assert {id_: project.get(Entry, id_).when for id_ in before} == before


def test_a_source_without_a_text_is_shown(pane, desk, project):
    with project.edit("Add source") as edit:
        source = edit.add(Source(csl={"type": "book", "title": "Cited as a whole"}))
    desk.selection.select(Ref("source", source.id))
    assert pane.header.title.text_whole() == "Cited as a whole"
    assert not pane.source.stale.isVisible()
