"""Saved views, and one edit for many entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.actions.looking import filter_fields, filter_from
from timeline_app.errors import Choice, InvalidValue
from timeline_app.model import Agent, Entry, Source, Tagging, View
from timeline_app.project import By, Filter

names = st.frozensets(st.text(min_size=1, max_size=5), max_size=3)
plain = st.builds(
    Filter,
    ids=st.none() | names,
    text=st.text(max_size=5),
    places=names,
    sources=st.frozensets(st.uuids().map(lambda one: one.hex), max_size=3),
    kinds=names,
    after=st.none() | st.integers(-(10**12), 10**12),
    importance=st.none() | st.tuples(st.integers(1, 5), st.integers(1, 5)),
    uncited=st.booleans(),
)
filters = st.builds(lambda one, without: one if not without else Filter(text=one.text, without=without), plain,
                    st.lists(plain, max_size=2).map(tuple))  # fmt: skip


@given(filters)
def test_a_filter_comes_back_from_the_file_as_it_was(wanted):
    assert filter_from(filter_fields(wanted)) == wanted


@pytest.mark.parametrize(
    "kept",
    [
        {"places": "Kabul"},
        {"after": "today"},
        {"after": True},
        {"importance": [1]},
        {"importance": ["1", 2]},
        {"unknown": 1},
        {"text": None},
        {"without": 3},
        {"uncited": "yes"},
        {"ids": [1]},
        {"sources": ["Sample Wire"]},
        {"after": 2**63},
        {"importance": [0, 2**63]},
    ],
)
def test_what_makes_no_sense_in_a_saved_filter_is_left_out(kept):
    assert filter_from(kept) == Filter()


def look(**more):
    wanted = Filter(text="bridge", places=frozenset({"Kabul", "Old Town"}), uncited=True)
    return actions.Look(wanted, "tag", (By("title", True), By("when")), "year", (("title", 0), ("tag", 140)), **more)


def test_a_view_is_saved_read_back_undone_and_done_again(project):
    view = actions.save_view(project, "  Open   questions ", look())
    assert view.name == "Open questions"
    assert actions.look_of(project.get(View, view.id)) == look()
    assert view.filter["words"] == 'bridge place:Kabul place:"Old Town" uncited'
    project.undo()
    assert actions.views(project) == []
    project.redo()
    assert [one.name for one in actions.views(project)] == ["Open questions"]


def test_a_view_saved_under_the_same_name_becomes_the_new_one(project):
    first = actions.save_view(project, "A", look())
    again = actions.save_view(project, "A", actions.Look())
    assert again.id == first.id
    assert actions.look_of(again) == actions.Look()
    assert len(actions.views(project)) == 1


def test_views_are_renamed_kept_and_removed_in_their_order(project):
    one, two = actions.save_view(project, "One", look()), actions.save_view(project, "Two", look())
    assert [view.name for view in actions.views(project)] == ["One", "Two"]
    with pytest.raises(InvalidValue, match="already"):
        actions.rename_view(project, two, "One")
    with pytest.raises(InvalidValue, match="needs a name"):
        actions.rename_view(project, two, " ")
    assert actions.rename_view(project, two, "Three").name == "Three"
    actions.keep_view(project, one, actions.Look(group="tag"))
    assert actions.look_of(actions.views(project)[0]).group == "tag"
    actions.remove_view(project, one)
    assert [view.name for view in actions.views(project)] == ["Three"]


def test_a_view_of_another_version_or_hand_is_read_as_far_as_it_makes_sense(project):
    lanes = {"kind": 1, "group": "x", "columns": [["a"], ["b", -1]]}
    with project.edit("Odd") as edit:
        odd = edit.add(View(name="Odd", filter={"set": []}, lanes=lanes, sort=[1, {"by": "nothing"}]))
    assert actions.look_of(odd) == actions.Look()


def test_a_source_and_dates_have_words(project):
    with project.edit("Source") as edit:
        source = edit.add(Source(csl={"title": "Sample Wire A"}))
    wanted = Filter(
        sources=frozenset({source.id}), after=0, before=86400, without=(Filter(kinds=frozenset({"state"})),)
    )
    assert actions.words_of(project, wanted) == 'source:"Sample Wire A" after:1970-01-01 before:1970-01-02 -kind:state'


@pytest.mark.parametrize(
    "typed",
    [
        'bridge "two words"',
        'org:"Sample Council"',
        "claimant:Ada",
        "tag:north-east",
        'quote:bridge quote:"was closed"',
        "importance:4 own-note",
        "importance:2-3 cited",
        "status:disputed kind:forecast lane:Talks",
        "after:-0043-03-15 before:1066-10-14",
        "disputed undated -org:Sample -bridge",
    ],
)
def test_the_words_of_a_filter_mean_what_they_were_typed_for(project, typed):
    entry = actions.add_entry(project, "Talks", tags=["north-east"], own_note=True)
    actions.edit_entry(project, entry, lane="Talks")
    actions.set_people(project, entry, [("Ada", "speaker"), ("Sample Council", "actor", "organisation")])
    wanted = actions.strict_filter(project, typed)
    assert actions.strict_filter(project, actions.words_of(project, wanted)) == wanted


@pytest.fixture
def three(project):
    entries = [actions.add_entry(project, f"Entry {n}", tags=["old"] if n else [], places=["Kabul"]) for n in range(3)]
    actions.set_people(project, entries[0], [("Ada Sample", "victim")])
    return [entry.id for entry in entries]


def test_many_entries_get_the_same_in_one_step_of_undo(project, three):
    alike = actions.Alike(
        {"status": "unsure", "importance": 5}, tags=("new",), without_tags=("old", "never"), people=("Ada Sample",),
        places=("Herat",),
    )  # fmt: skip
    assert actions.would_change(project, three, alike) == 3
    assert actions.make_alike(project, three, alike) == 3
    rows = project.rows(three)
    assert {(row.status, row.importance, row.tags, row.people, row.places) for row in rows} == {
        ("unsure", 5, ("new",), ("Ada Sample",), ("Kabul", "Herat"))
    }
    entry = project.get(Entry, three[0])
    assert actions.parts_of(project, entry, "people") == {"Ada Sample": [("Ada Sample", "victim")]}
    assert actions.would_change(project, three, alike) == 0
    assert actions.make_alike(project, three, alike) == 0
    project.undo()
    assert [row.tags for row in project.rows(three)] == [(), ("old",), ("old",)]
    assert not any(row.places == ("Kabul", "Herat") for row in project.rows(three))


def test_only_those_that_differ_are_counted_and_written(project, three):
    alike = actions.Alike(tags=("old",))
    assert actions.would_change(project, three, alike) == 1
    assert actions.make_alike(project, three, alike) == 1
    assert len(project.all(Tagging)) == 3
    assert not actions.Alike()
    assert actions.would_change(project, three, actions.Alike()) == 0


def test_a_name_that_may_be_two_people_changes_nothing(project, three):
    with project.edit("Two of one name") as edit:
        edit.add(Agent(name="Ben"))
        edit.add(Agent(name="Ben"))
    with pytest.raises(Choice):
        actions.make_alike(project, three, actions.Alike({"status": "unsure"}, people=("Ben",)))
    assert {row.status for row in project.rows(three)} == {"undisputed"}


def test_what_many_cannot_have_in_common_is_refused(project, three):
    with pytest.raises(InvalidValue):
        actions.make_alike(project, three, actions.Alike({"nonsense": 1}))
    with pytest.raises(InvalidValue):
        actions.make_alike(project, three, actions.Alike({"kind": "nonsense"}))


def test_a_view_that_holds_back_within_what_it_holds_back_without_end_is_read(project):
    kept = {"text": "bridge"}
    for _ in range(900):
        kept = {"uncited": True, "without": [kept]}
    wanted = filter_from(kept)
    assert wanted.uncited
    assert len(project.marks(wanted)) == 0
