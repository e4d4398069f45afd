"""While tiles are missing less is shown, or as it was; at rest the picture is the same as without haste."""

from __future__ import annotations

import dataclasses
import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, items, moment, views, width
from timeline_app.chart import Links, Memory, Style, marks, prepare, scene
from timeline_app.chart.tiles.memory import TILE, coarsest, level

MOVES = st.lists(st.tuples(st.sampled_from([0.3, 0.8, 1.0, 1.3, 4.0]), st.floats(-400, 400)), min_size=1, max_size=4)
PARTS = ("bands", "fades", "bars", "arrows", "dots", "texts", "badges", "strips")


def drawn(found, view, memory=None):
    return scene(found, Links.of(found, ()), view, width, memory=memory)


def places(picture):
    boxes = [(t.x, t.y, t.x + t.w, t.y + t.h) for t in picture.texts]
    return boxes + [(b.x, b.y, b.x + b.w, b.y + b.h) for b in picture.badges]


def same(one, other):
    return all(getattr(one, part) == getattr(other, part) for part in PARTS if part != "strips") and [
        strip.found.tolist() for strip in one.strips
    ] == [strip.found.tolist() for strip in other.strips]


@given(items(), views(), MOVES)
def test_no_labels_meet_while_tiles_are_missing(entries, view, moves):
    found, memory = marks(entries), Memory()
    drawn(found, view, memory)
    memory.patience = -1.0  # not even one tile is packed
    for factor, drag in moves:
        view = view.zoomed(factor, view.width / 3).panned(drag)
        picture = drawn(found, view, memory)
        for a, b in combinations(places(picture), 2):
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


@given(items(), views(), MOVES)
def test_at_rest_the_picture_is_what_it_is_without_haste(entries, view, moves):
    found, memory = marks(entries), Memory(patience=-1.0)
    drawn(found, view, memory)
    for factor, drag in moves:
        view = view.zoomed(factor, view.width / 3).panned(drag)
        drawn(found, view, memory)
    memory.begin(math.inf)
    assert prepare(found, view, width, Style(), memory) == (True, True)
    picture = drawn(found, view, memory)
    assert picture.complete
    assert same(picture, drawn(found, view))


@given(items(), views())
def test_bins_hold_every_dated_entry_once_whatever_is_missing(entries, view):
    found = marks(entries)
    if not len(found):
        return
    whole = dataclasses.replace(view, lo=float(found.at.min()) - 10, hi=float(found.at.max()) + 10, height=4000)
    for patience in (-1.0, math.inf):
        picture = drawn(found, whole, Memory(patience=patience))
        assert sum(int(strip.found.sum()) for strip in picture.strips) == len(found)


def test_a_label_stays_until_its_tile_is_packed(week):
    found, memory = marks([moment(day(2019, 9, at), name=str(at), size=60) for at in (3, 6, 9)]), Memory()
    before = {text.mark for text in drawn(found, week, memory).texts}
    memory.patience = -1.0
    for factor in (0.7, 1.6):
        closer = week.zoomed(factor, 480)
        assert level(closer.scale) != level(week.scale)
        picture = drawn(found, closer, memory)
        seen = {mark for mark in before if 0 <= closer.x(int(found.at[mark])) < closer.width - 72}
        assert not picture.complete
        assert seen <= {text.mark for text in picture.texts}


def test_a_lane_of_which_nothing_would_be_seen_waits_for_its_tiles(week):
    found, memory = (
        marks([moment(day(2019, 9, 5), size=60), moment(day(1919), name="2", size=60)]),
        Memory(patience=0.5),
    )
    assert drawn(found, week, memory).complete
    far = dataclasses.replace(week, lo=day(1919) - 9 * TILE * coarsest(8), hi=day(1919) + 9 * TILE * coarsest(8))
    assert drawn(found, far, memory).complete


def test_words_held_at_the_left_edge_give_way_to_what_follows(week):
    long = moment(day(2019, 9, 1) - 3600, name="1", size=60, title="A council of the northern district", importance=5)
    later = [moment(day(2019, 9, 4) + at * 60, name=f"2{at}", size=60, title="Talks") for at in range(9)]
    found, low = marks([long, *later]), dataclasses.replace(week, height=60)
    for drag in range(0, 290, 10):
        picture = drawn(found, low.panned(drag))
        for text in picture.texts:
            for dot in picture.dots:
                beside = dot.x + dot.r <= text.x or dot.x - dot.r >= text.x + text.w
                apart = dot.y + dot.r <= text.y or dot.y - dot.r >= text.y + text.h
                assert beside or apart or dot.mark == text.mark


def test_what_comes_next_is_packed_a_little_at_a_time_while_the_view_is_dragged(week):
    found = marks([moment(day(2019, 9, 1) + at * 21_600, name=f"{at}", size=60) for at in range(120)])
    memory = Memory(patience=9.0)
    assert drawn(found, week, memory).complete
    wide = TILE * coarsest(level(week.scale)) / week.scale
    at, steps = 0.0, [wide / 32] * 96
    for step in steps:
        at += step
        memory.patience = 9.0 if at % wide > wide / 2 else -1.0  # no time where a tile comes into view
        assert drawn(found, week.panned(at), memory).complete
