"""What the inspector shows of many entries waits for them where they have to be read, and follows when they are."""

import pytest

from timeline_app.model import Entry, Place, Site
from timeline_app.ui.desk.reading import columns
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector import granting
from timeline_app.ui.inspector.parts.cards import Card
from timeline_app.ui.kit.picking import PickList


@pytest.fixture
def unread(sample_desk, monkeypatch):
    """The desk, as if its entries were very many and nobody had read them yet."""
    monkeypatch.setattr(columns, "FEW", 0)
    assert not sample_desk.columns.are_ready()
    return sample_desk


def shown(pane):
    return next((found for found in pane.window().findChildren(PickList) if found.isVisible()), None)


def test_the_list_of_entries_to_cite_for_opens_when_they_are_read(qtbot, pane, unread, some_words):
    with qtbot.waitSignal(unread.columns.arrived):
        unread.wishes.cite.emit(some_words)
        assert shown(pane) is None
        assert not unread.document.project.is_at_hand("place")
    assert shown(pane) is not None


def test_the_list_is_not_opened_over_another_project(qtbot, pane, unread, some_words):
    unread.wishes.cite.emit(some_words)
    unread.document.show(None)
    qtbot.waitUntil(lambda: not unread.jobs.busy())
    unread.columns.arrived.emit()
    assert shown(pane) is None


def test_the_entries_of_a_name_are_shown_when_they_are_read(qtbot, pane, unread, project, select):
    place = project.get(Place, project.all(Site)[0].place_id)
    with qtbot.waitSignal(unread.columns.arrived):
        select(place)
        assert not project.is_at_hand("place")
        assert pane.names.fields["name"].value() == place.name
    titles = {project.get(Entry, site.entry_id).title for site in project.all(Site) if site.place_id == place.id}
    cards = pane.names.findChildren(Card)
    assert {card.accessibleName().rpartition(",")[0] for card in cards} == titles


def test_what_several_entries_share_is_shown_when_they_are_read(qtbot, pane, unread, project):
    first, *others = project.all(Entry)
    other = next(entry for entry in others if entry.kind == first.kind)
    told = []
    pane.several.titled.connect(told.append)
    kind = pane.several.fields["kind"]
    with qtbot.waitSignal(unread.columns.arrived):
        unread.selection.select(Ref("entry", first.id), also=[Ref("entry", other.id)])
        assert told[-1] == "2 entries"
        assert kind.combo.currentIndex() == -1
        assert not project.is_at_hand("place")
    assert kind.typed() == first.kind


def test_rows_are_made_for_the_first_entries_that_fit(project, monkeypatch):
    marks = project.marks()
    last = marks.id[len(marks) - 1]
    monkeypatch.setattr(granting, "MOST", 3)
    search = granting.Citable(marks, [last, "0" * 32])
    assert [pick.value for pick in search("")] == [last, *marks.id[:2]]
    title = marks.title[len(marks) - 2]
    found = search(title.upper())
    assert marks.id[len(marks) - 2] in [pick.value for pick in found]
    assert all(pick.title.upper() == title.upper() for pick in found if title in pick.title)
    assert search("no entry is called that") == []
