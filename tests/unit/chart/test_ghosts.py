from __future__ import annotations

from dataclasses import replace

from tests.unit.chart.conftest import day, moment, width
from timeline_app.chart import Ghosts, Links, Style, marks, scene
from timeline_app.chart.layout.drawn import Hit


def two_lanes(*more):
    return marks(
        [moment(day(2019, 9, 5), name="1", lane="Kabul"), moment(day(2019, 9, 6), name="2", lane="Takhar"), *more]
    )


def haunted(found, view, names):
    return scene(found, Links.of(found, ()), view, width, ghosts=Ghosts.of(found, names))


def test_an_entry_of_two_lanes_is_marked_at_the_foot_of_the_other(week):
    found = two_lanes()
    first = found.ids[0]
    picture = haunted(found, week, {first: ("Kabul", "Takhar", "Nowhere")})
    (ghost,) = picture.ghosts
    takhar = picture.lanes[1]
    assert ghost.mark == found.index[first]
    assert ghost.x == picture.place(ghost.mark)[0]
    assert takhar.strip_y - 1 <= ghost.y <= takhar.y + takhar.height
    assert ghost.colour == found.colours[0], "the colour of the lane where it stands"
    assert picture.hit(ghost.x, ghost.y) == Hit("mark", ghost.mark)


def test_counts_and_labels_are_the_same_with_and_without_ghosts(week):
    found = two_lanes()
    names = dict.fromkeys(found.ids, ("Kabul", "Takhar"))
    with_ghosts, without = haunted(found, week, names), haunted(found, week, {})
    assert len(with_ghosts.ghosts) == 2
    assert with_ghosts.texts == without.texts
    assert [strip.found.sum() for strip in with_ghosts.strips] == [strip.found.sum() for strip in without.strips]


def test_folded_lanes_have_none_and_close_ones_are_drawn_once(week):
    found = two_lanes(*(moment(day(2019, 9, 5) + n, name=f"a{n}", lane="Kabul") for n in range(1, 9)))
    names = dict.fromkeys(found.ids, ("Kabul", "Takhar"))
    assert len([ghost for ghost in haunted(found, week, names).ghosts if ghost.colour == found.colours[0]]) == 1
    folded = replace(week, folded=frozenset({"Kabul", "Takhar"}))
    assert not haunted(found, folded, names).ghosts


def test_ghosts_outside_the_view_are_not_drawn(week):
    found = two_lanes()
    names = dict.fromkeys(found.ids, ("Kabul", "Takhar"))
    assert not haunted(found, week.panned(4 * week.width), names).ghosts
    assert not Ghosts.of(found, {}).drawn(found, week, (), Style())
