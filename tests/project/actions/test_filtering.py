"""Filters as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.dates import parse
from timeline_app.model import Entry, Name, Place, Source
from timeline_app.project import Filter


@pytest.fixture(scope="module")
def sample(tmp_path_factory, copy_of_sample):
    project = copy_of_sample(tmp_path_factory.mktemp("filters") / "sample.chronology")
    yield project
    project.close()


def titles(project, typed):
    marks = project.marks(actions.filter_of(project, typed))
    return set(marks.title)


def test_words_are_words(sample):
    assert actions.filter_of(sample, "Yangi qala") == Filter(text="Yangi qala")


def test_a_place_is_meant_by_any_part_of_its_name_however_it_is_written(sample):
    found = titles(sample, "place:YANGI")
    assert "The Taliban overrun Yangi Qala" in found
    assert found == {
        view.title for view in sample.chronicle().entries if any("Yangi" in place.name for place in view.places)
    }
    assert titles(sample, 'place:"yangi qala"') == found


def test_a_place_is_found_by_another_way_to_write_it(sample):
    place = sample.all(Place, name="Yangi Qala")[0]
    with sample.edit("Name") as edit:
        edit.add(Name(of_table="place", of_id=place.id, text="ینگی قلعه"))
    assert titles(sample, "place:ينگى") == titles(sample, "place:yangi"), "Arabic letters for Persian ones"
    sample.undo()


def test_who_says_so_is_a_condition(sample):
    found = titles(sample, "claimant:officials")
    assert found
    assert found == {
        view.title
        for view in sample.chronicle().entries
        if any("fficials" in (citation.claimant or "") for citation in view.citations)
    }


def test_conditions_hold_together_and_several_of_one_name_beside_each_other(sample):
    both = titles(sample, "place:warduj") | titles(sample, "place:yangi")
    assert titles(sample, "place:warduj place:yangi") == both
    assert titles(sample, "place:yangi taliban") <= titles(sample, "place:yangi")


def test_after_and_before_read_dates_as_everywhere(sample):
    assert actions.filter_of(sample, 'after:2019-09-05 before:"10 September 2019"') == Filter(
        after=parse("2019-09-05").lo, before=parse("2019-09-10").lo
    )


def test_what_is_no_date_holds_nothing_back_and_is_said(sample):
    read = actions.read_filter(sample, "after:lunch bridge")
    assert read.filter == Filter(text="bridge")
    (problem,) = read.problems
    assert problem.piece == "after:lunch"
    assert "cannot be read as a date" in problem.sentence


def test_uncited_stands_alone(sample):
    assert actions.filter_of(sample, "uncited") == Filter(uncited=True)
    assert "Reinforcements reach Yangi Qala" in titles(sample, "uncited")


def test_kind_status_and_source_by_what_people_call_them(sample):
    wanted = actions.filter_of(sample, 'kind:Forecast status:disputed source:"Sample Herald"')
    assert wanted.kinds == {"forecast"}
    assert wanted.statuses == {"disputed"}
    assert len(wanted.sources) == 1
    assert sample.get(Source, next(iter(wanted.sources))).csl["container-title"] == "Sample Herald"


@pytest.mark.parametrize("typed", ["place:Atlantis", "tag:none", "person:Nobody", "source:none", "kind:none"])
def test_what_nobody_knows_lets_nothing_through(sample, typed):
    assert titles(sample, typed) == set()


def test_a_key_nobody_knows_is_a_word(sample):
    assert actions.filter_of(sample, "colour:red") == Filter(text="colour:red")


def test_conditions_set_elsewhere_hold_as_well(sample):
    beside = Filter(kinds=frozenset({"state"}), text="gone")
    assert actions.filter_of(sample, "taliban", beside) == Filter(kinds=frozenset({"state"}), text="taliban")


@given(st.text())
def test_whatever_is_typed_gives_a_filter_that_can_be_asked(sample, typed):
    found = sample.marks(actions.filter_of(sample, typed))
    assert 0 <= len(found) <= sample.count(Entry)
