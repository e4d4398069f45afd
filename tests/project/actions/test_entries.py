import pytest

from timeline_app import actions
from timeline_app.dates import Span, parse
from timeline_app.errors import Choice, DateSyntaxError, InvalidValue
from timeline_app.model import Citation, Entry, Link, Passage, Role, Site, Tagging


def people(project, entry):
    (view,) = [view for view in project.chronicle().entries if view.id == entry.id]
    return [(part.name, part.role) for part in view.people]


def places(project, entry):
    (view,) = [view for view in project.chronicle().entries if view.id == entry.id]
    return [(part.name, part.role) for part in view.places]


def tags(project, entry):
    (view,) = [view for view in project.chronicle().entries if view.id == entry.id]
    return list(view.tags)


def test_an_entry_keeps_the_words_it_rests_on(project, mark):
    passage = mark("closed the old harbour")
    entry = actions.add_entry(
        project, "The harbour is closed", when="2019-06-03", cites=passage, claimant="The council", hedge="says"
    )
    (citation,) = actions.citations_of(project, entry)
    assert (citation.passage_id, citation.hedge) == (passage.id, "says")
    assert actions.source_of(project, citation).csl["title"] == "The harbour of Lowick"
    assert [found.id for found in actions.entries_of(project, passage)] == [entry.id]
    assert entry.date == parse("2019-06-03")


def test_marking_and_adding_from_fresh_words_is_one_edit(project, version):
    text = project.text(version)
    at = text.index("unsafe since 2015")
    actions.add_entry(project, "Unsafe", when="2015/..", cites=actions.Words(version, at, at + 17), kind="state")
    assert len(project.all(Passage)) == 1
    project.undo()
    assert not project.all(Passage)
    assert not project.all(Entry)


def test_a_date_is_kept_as_typed_and_read(project):
    entry = actions.add_entry(project, "Unsafe", when="since 2015", kind="state", derivation={"provisional": True})
    assert entry.when["text"] == "since 2015"
    assert entry.when["edtf"] == "2015/.."
    assert entry.when["derivation"] == {"provisional": True}
    assert project.chronicle().entries[0].provisional


def test_each_reading_of_a_date_can_be_typed_in_its_turn(project):
    actions.edit_dossier(project, calendars=["gregorian", "solar_hijri"])
    for typed in ("9/5/2019", "1398", "2018-22", "winter 1941"):
        with pytest.raises(Choice) as told:
            actions.read_date(project, typed)
        meant = [actions.read_date(project, choice.partition(" (")[0]) for choice in told.value.choices]
        assert len({date.edtf for date in meant}) == len(meant) > 1


def test_a_date_that_is_one_already_is_taken(project):
    assert actions.add_entry(project, "A", when=parse("2019")).when["edtf"] == "2019"
    assert actions.add_entry(project, "B", when=None).when is None
    assert actions.add_entry(project, "C", when=" ").when is None


def test_a_state_lasts_where_an_occurrence_falls_somewhere_within(project):
    assert actions.add_entry(project, "A", when="2019-06", kind="state").date.span is Span.LASTS
    assert actions.add_entry(project, "A", when="2019-06").date.span is Span.OCCURS_WITHIN


def test_everything_around_an_entry_is_written_with_it(project):
    entry = actions.add_entry(
        project,
        " The  harbour\nis closed ",
        people=[("The council", "actor", "organisation"), "Ann Reed"],
        places=["Lowick", ("The quay", "about")],
        tags=["harbour", "law", "harbour"],
        importance=5,
        status="disputed",
        summary="s",
    )
    assert entry.title == "The harbour is closed"
    assert people(project, entry) == [("The council", "actor"), ("Ann Reed", "participant")]
    assert places(project, entry) == [("Lowick", "at"), ("The quay", "about")]
    assert sorted(tags(project, entry)) == ["harbour", "law"]
    assert project.undo_label == "Add entry"


@pytest.mark.parametrize(
    ("fields", "error", "sentence"),
    [
        ({"title": " "}, InvalidValue, "needs a title"),
        ({"importance": 6}, InvalidValue, "importance"),
        ({"kind": "miracle"}, InvalidValue, "“miracle”"),
        ({"status": "maybe"}, InvalidValue, "“maybe”"),
        ({"colour": "y"}, InvalidValue, "no field “colour”"),
        ({"when": "31 June 2019"}, DateSyntaxError, "31 June 2019|June"),
        ({"when": "soon"}, DateSyntaxError, "soon"),
        ({"when": "9/5/2019"}, Choice, "more than one way"),
        ({"people": [" "]}, InvalidValue, "name is missing"),
        ({"people": [("A", "king")]}, InvalidValue, "“king”"),
        ({"places": [("A", "under")]}, InvalidValue, "“under”"),
    ],
)
def test_what_an_entry_cannot_hold_is_refused_and_nothing_is_written(project, fields, error, sentence):
    with pytest.raises(error, match=sentence):
        actions.add_entry(project, fields.pop("title", "A"), **fields)
    assert not project.all(Entry)
    assert project.undo_label is None


def test_editing_changes_fields_date_and_surroundings_at_once(project, closed):
    changed = actions.edit_entry(
        project,
        closed,
        title="Closed",
        when="June 2019",
        importance="4",
        own_note="yes",
        people=["Ann Reed"],
        tags=["x"],
    )
    assert (changed.title, changed.when_edtf, changed.importance, changed.own_note) == ("Closed", "2019-06", 4, True)
    assert people(project, closed) == [("Ann Reed", "participant")]
    assert project.undo_label == "Edit entry"
    project.undo()
    assert project.get(Entry, closed.id).title == "The harbour is closed"
    assert not people(project, closed)


def test_an_entry_can_become_undated(project, closed):
    assert actions.edit_entry(project, closed, when="").when is None


def test_a_date_stays_when_only_other_fields_change(project, closed):
    assert actions.edit_entry(project, closed, summary="s").when == closed.when


def test_several_entries_change_in_one_step(project, closed, storm):
    actions.edit_entries(project, [closed, storm], status="disputed", tags=["weather"])
    assert {entry.status for entry in project.all(Entry)} == {"disputed"}
    assert project.undo_label == "Edit entries"
    project.undo()
    assert {entry.status for entry in project.all(Entry)} == {"undisputed"}
    assert not project.all(Tagging)


@pytest.mark.parametrize("fields", [{"id": "0" * 32}, {"gone": True}, {"when_lo": 3}, {"nonsense": 1}, {"title": ""}])
def test_what_nobody_may_set_is_refused(project, closed, fields):
    with pytest.raises(InvalidValue):
        actions.edit_entry(project, closed, **fields)
    assert project.get(Entry, closed.id) == closed


def test_a_double_has_everything_but_the_links(project, mark, storm):
    entry = actions.add_entry(
        project, "Closed", when="2019", people=[("A", "actor")], places=["L"], tags=["t"], cites=mark("old harbour")
    )
    actions.cite(project, entry, mark("unsafe since 2015"), stance="context", claimant="B")
    actions.link(project, storm, entry)
    double = actions.duplicate_entry(project, entry)
    assert double.id != entry.id
    assert (double.title, double.when) == (entry.title, entry.when)
    assert people(project, double) == [("A", "actor")]
    assert places(project, double) == [("L", "at")]
    assert tags(project, double) == ["t"]
    assert [c.stance for c in actions.citations_of(project, double)] == ["supports", "context"]
    assert not actions.links_of(project, double)


def test_two_entries_for_one_event_become_one(project, mark, storm):
    shared = mark("old harbour")
    keep = actions.add_entry(project, "Closed", cites=shared, people=["A"], places=["L"], tags=["t"], summary="one")
    other = actions.add_entry(
        project,
        "Closed too",
        when="2019-06-03",
        cites=shared,
        people=["A", "B"],
        places=["L", "M"],
        tags=["t", "u"],
        summary="two",
        private_note="n",
    )
    actions.cite(project, other, mark("unsafe since 2015"))
    third = actions.add_entry(project, "Closed again", people=[("B", "participant")], summary="one")
    actions.link(project, keep, storm, "follows")
    actions.link(project, other, storm, "follows")
    actions.link(project, other, keep, "same-event-as")
    actions.link(project, storm, other, "precedes")
    before = project.chronicle()
    merged = actions.merge_entries(project, keep, [other, third, keep])
    assert {entry.id for entry in project.all(Entry)} == {keep.id, storm.id}
    assert (merged.title, merged.when_edtf, merged.summary, merged.private_note) == (
        "Closed",
        "2019-06-03",
        "one\n\ntwo",
        "n",
    )
    assert people(project, keep) == [("A", "participant"), ("B", "participant")]
    assert places(project, keep) == [("L", "at"), ("M", "at")]
    assert sorted(tags(project, keep)) == ["t", "u"]
    assert len(actions.citations_of(project, keep)) == 2
    assert {(link.from_id, link.to_id, link.type) for link in project.all(Link)} == {
        (keep.id, storm.id, "follows"),
        (storm.id, keep.id, "precedes"),
    }
    assert not [row for kind in (Citation, Role, Site) for row in project.all(kind, entry_id=other.id)]
    assert project.undo_label == "Merge entries"
    project.undo()
    assert project.chronicle().entries == before.entries
    assert {link.id for link in project.chronicle().links} == {link.id for link in before.links}


def test_an_entry_cannot_be_merged_with_itself(project, closed):
    with pytest.raises(InvalidValue, match="only one"):
        actions.merge_entries(project, closed, [closed])


def test_citations_that_only_the_other_entry_had_follow_in_order(project, mark):
    keep = actions.add_entry(project, "Closed", cites=mark("old harbour"))
    other = actions.add_entry(project, "Closed too", cites=mark("unsafe since 2015"), places=["L"], tags=["t"])
    loose = actions.add_entry(project, "A"), actions.add_entry(project, "B")
    actions.link(project, *loose)
    actions.merge_entries(project, keep, [other])
    assert [c.position for c in actions.citations_of(project, keep)] == [0, 1]
    assert places(project, keep) == [("L", "at")]
    assert len(project.all(Link)) == 1
