"""What is laid out in columns is what one after the other gives."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, items, lasting, moment, views, width
from timeline_app.chart import Links, Memory, Style, Tie, View, marks, scene
from timeline_app.chart.layout.links import Track, straightened
from timeline_app.chart.layout.shapes import Shapes
from timeline_app.chart.parts import Bands, Bars, Dots, Paths, Places, Texts
from timeline_app.chart.tiles.labels import Labels
from timeline_app.chart.tiles.memory import coarsest
from timeline_app.chart.tiles.packing import packed

NUMBERS = st.integers(-30, 30).map(float)


@given(items(), views())
def test_many_intervals_are_drawn_as_each_alone(entries, view):
    found = marks(entries)
    lasts = np.flatnonzero(found.flags & 1)
    heights = np.arange(len(lasts)) * 20.0
    many, alone = (Shapes(found, view, Style()) for _ in range(2))
    closed, left, right = many.lasting_all(lasts, heights)
    for at, mark in enumerate(lasts.tolist()):
        if closed[at]:
            assert alone.lasting(mark, float(heights[at])) == (left[at], right[at])
    assert list(many.all_bars()) == alone.bars
    assert list(many.all_bands()) == alone.bands
    assert sorted(many.fades) == sorted(alone.fades)
    assert dict(many.places) == dict(alone.places)
    assert not alone.arrows, "what has an arrow has an end that is not known"


@given(items(), st.integers(-2, 60))
def test_no_interval_that_could_have_words_is_passed_over(entries, k):
    found, scale = marks(entries), coarsest(k)
    labels = Labels(found, width, Style(), Memory())
    known = np.flatnonzero((found.flags & 1 > 0) & (found.flags & 0b1111000 == 0))
    for _ in range(2):  # before and after it is known how wide the words are
        roomy = labels.roomy(known, scale)
        for mark, may in zip(known.tolist(), roomy.tolist(), strict=True):
            assert may or labels.beside(mark, scale) == "leader"
    beside = [labels.beside(mark, scale) != "leader" for mark in known.tolist()]
    assert labels.roomy(known, scale).tolist() == beside


def same(one, other):
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@given(items(), st.integers(-2, 60))
def test_memory_and_the_order_of_packing_change_no_tile(entries, k):
    found, memory = marks(entries), Memory()
    for lane in range(len(found.lanes)):
        index = int(found.at[found.first[lane]] // (256 * coarsest(k)))
        for at in (index + 1, index, index - 1, index):
            kept = packed(Labels(found, width, Style(), memory), lane, k, at, 2)
            assert same(kept, packed(Labels(found, width, Style()), lane, k, at, 2))


def test_a_full_memory_of_titles_begins_anew(monkeypatch):
    monkeypatch.setattr("timeline_app.chart.tiles.memory._TITLES", 2)
    labels = Labels(marks([moment(day(2020), name=str(n)) for n in range(3)]), width, Style(), memory := Memory())
    first = labels.title(0)
    assert labels.title(0) is first
    labels.title(1)
    labels.title(2)
    assert [memory.title(at) is None for at in range(3)] == [True, True, False]


def test_a_renamed_interval_is_measured_anew():
    entries = [lasting(day(2020), day(2021), name=str(n), title="Short") for n in range(3)]
    before = marks(entries)
    after = marks([dataclasses.replace(entries[0], title="A much longer title than before"), *entries[1:]])
    memory = Memory()
    short = Labels(before, width, Style(), memory).least(0)
    assert Labels(before, width, Style(), memory).least(0) == short
    memory.follow(before, after)
    assert Labels(after, width, Style(), memory).least(0) > short
    memory.follow(after, fewer := marks(entries[:2]))
    Labels(fewer, width, Style(), memory)
    assert np.isnan(memory.least).all()


@given(st.lists(st.tuples(NUMBERS, NUMBERS).map(sorted), max_size=12))
def test_a_track_remembers_all_that_is_taken(stretches):
    track, taken = Track(), []
    for left, right in stretches:
        clear = all(right + 4 < begin or end < left - 4 for begin, end in taken)
        assert track.fits(left, right) == clear
        track.take(left, right)
        taken.append((left, right))


def corners(points):
    kept = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
        else:
            kept.append(point)
    return kept


@given(st.lists(st.lists(st.tuples(*[st.integers(0, 3).map(float)] * 2), min_size=8, max_size=8), min_size=1))
def test_many_lines_are_straightened_as_each_alone(lines):
    found, numbers = straightened(np.array(lines))
    for line, points, number in zip(lines, found.tolist(), numbers.tolist(), strict=True):
        assert [tuple(point) for point in points[:number]] == corners(line)
        assert all(point == points[number - 1] for point in points[number:])


def test_columns_are_sequences_and_equal_to_their_values():
    assert Bars() == Bands() == Dots() == Texts() == ()
    assert Paths() == []
    assert Paths() != 3
    entries = [moment(day(2020) + n * 10**7, name=str(n)) for n in range(4)]
    found = marks(entries)
    view = View(day(2019), day(2023), 600, 300)
    ties = [Tie(str(n), entries[n].id, entries[n + 1].id) for n in range(3)]
    paths = scene(found, Links.of(found, ties), view, width).paths
    assert paths[:2] == tuple(paths)[:2]
    assert paths == list(paths)
    with pytest.raises(TypeError):
        hash(paths)


def test_places_are_found_by_mark():
    places = Places()
    places.put(3, 1.0, 2.0)
    places.put_all(np.array([7, 9]), np.array([4.0, 5.0]), np.array([6.0, 6.5]))
    assert dict(places) == {3: (1.0, 2.0), 7: (4.0, 6.0), 9: (5.0, 6.5)}
    assert len(places) == 3
    assert places.get(4) is None
    (x, y), found = places.find(np.array([9, 4, 3]))
    assert (x.tolist(), y.tolist(), found.tolist()) == ([5.0, 0.0, 1.0], [6.5, 0.0, 2.0], [True, False, True])
    assert not Places().find(np.array([1]))[1].any()
