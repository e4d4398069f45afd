from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import actions
from timeline_app.errors import InvalidValue
from timeline_app.project import LaneLook

NAMES = st.lists(st.sampled_from(["Kabul", "Takhar", "Warduj", "", "واشنگتن"]), unique=True)


def test_lanes_are_kept_by_kind_in_one_undoable_edit_each(project):
    actions.arrange_lanes(project, "place", order=("Takhar", "Kabul"), colours={"Kabul": 3})
    actions.arrange_lanes(project, "place", folded=frozenset({"Kabul"}))
    look = actions.lane_look(project, "place")
    assert look == LaneLook(("Takhar", "Kabul"), {"Kabul": 3}, frozenset({"Kabul"}))
    assert actions.lane_look(project, "person") == LaneLook()
    project.undo()
    assert actions.lane_look(project, "place").folded == frozenset()
    project.undo()
    assert actions.lane_look(project, "place") == LaneLook()
    project.redo()
    assert actions.lane_look(project, "place").order == ("Takhar", "Kabul")


def test_arranging_lanes_as_they_are_writes_nothing(project):
    heard = []
    project.listen(heard.append)
    actions.arrange_lanes(project, "place", order=())
    assert not heard


def test_lanes_of_a_kind_that_there_is_not_are_refused(project):
    with pytest.raises(InvalidValue, match="no lanes"):
        actions.arrange_lanes(project, "weather")


def test_the_chronicle_that_is_exported_holds_them(project):
    actions.arrange_lanes(project, "place", colours={"Kabul": 3})
    assert LaneLook.read(project.chronicle().preferences["lanes.place"]).colours == {"Kabul": 3}


@pytest.mark.parametrize(
    "value", [None, 3, "x", [], {"order": 3, "colours": [], "folded": {}}, {"colours": {"a": True, "b": -1, "c": "x"}}]
)
def test_what_makes_no_sense_in_a_file_is_as_if_it_had_never_been_set(value):
    assert LaneLook.read(value) == LaneLook()


@given(NAMES, st.dictionaries(st.sampled_from("abc"), st.integers(0, 40)), NAMES, st.booleans())
def test_what_is_written_reads_back_the_same(order, colours, folded, ghosts):
    look = LaneLook(tuple(order), colours, frozenset(folded), ghosts)
    assert LaneLook.read(look.written()) == look


@given(NAMES, NAMES)
def test_every_used_lane_stands_once_and_the_wished_ones_first(order, used):
    found = LaneLook(order=tuple(order)).arranged(used)
    assert sorted(found) == sorted(used)
    wished = [name for name in order if name in used]
    assert found[: len(wished)] == wished


@given(NAMES.filter(bool), st.integers(-2, 7), st.data())
def test_a_lane_that_is_moved_stands_where_it_was_put_and_the_others_keep_their_order(names, to, data):
    name = data.draw(st.sampled_from(names))
    found = LaneLook(order=("elsewhere",)).moved(names, name, to)
    rest = [other for other in names if other != name]
    assert found[min(max(to, 0), len(rest))] == name
    assert [other for other in found if other in rest] == rest
    assert found[-1] == "elsewhere"


def test_lanes_by_claimant_hold_who_says_so(project, closed, mark):
    actions.cite(project, closed, mark("old harbour"), claimant="The council")
    columns = project.marks()
    assert columns.lanes["claimant"][columns.id.index(closed.id)] == ("The council",)
