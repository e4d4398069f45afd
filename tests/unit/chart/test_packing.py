"""What packs a tile quickly is what a plain search finds."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import WORDS, items, width
from timeline_app.chart import Memory, Style, marks
from timeline_app.chart.tiles.ground import best
from timeline_app.chart.tiles.labels import Labels
from timeline_app.chart.tiles.memory import coarsest
from timeline_app.chart.tiles.taken import FINE, Taken
from timeline_app.chart.tiles.words import Title

PLACES = st.tuples(st.integers(0, 2), st.floats(0, 90), st.floats(0.25, 40))


@given(st.lists(PLACES, max_size=12), PLACES)
def test_a_free_place_meets_nothing_that_is_taken(placed, wanted):
    taken, held = Taken(3, -16.0), []
    for row, left, size in placed:
        taken.take(row, taken.begins(left), taken.ends(left + size))
        held.append((row, left, left + size))
    since, left, size = wanted
    found = taken.free(taken.begins(left), taken.ends(left + size), since)
    apart = [
        row
        for row in range(since, 3)
        if all(left + size <= a or left >= b for at, a, b in held if at == row)
    ]  # fmt: skip
    far = [
        row
        for row in range(since, 3)
        if all(left + size + 2 / FINE <= a or left >= b + 2 / FINE for at, a, b in held if at == row)
    ]
    assert found in [*apart, -1]
    assert found >= 0 or not far
    assert found < 0 or taken.clear(found, taken.begins(left), taken.ends(left + size))


@given(st.lists(PLACES, max_size=6), st.sampled_from([-256, 256]), PLACES)
def test_what_a_neighbour_has_taken_is_taken_here(placed, shift, wanted):
    other, here, held = Taken(3, -16.0), Taken(3, -16.0), []
    for row, left, size in placed:
        other.take(row, other.begins(left * 4), other.ends(left * 4 + size))
        held.append((row, left * 4 + shift, left * 4 + size + shift))
    here.avoid(other.rows, shift)
    here.avoid((), shift)
    row, left, size = wanted[0], wanted[1] * 3, wanted[2]
    if here.clear(row, here.begins(left), here.ends(left + size)):
        assert all(left + size <= a or left >= b for at, a, b in held if at == row)


@given(st.integers(0, 2**32), st.integers(1, 900), st.integers(1, 8))
def test_the_best_of_each_bin_are_found_by_sorting_as_by_looking_for_them(seed, size, most):
    draw = np.random.default_rng(seed)
    ranks = draw.permutation(size).astype(np.uint32)  # one of them is 0: it is not drawn as this
    first = int(draw.integers(0, size))
    edges = np.sort(draw.integers(first, size + 1, 17))
    edges[[0, -1]] = first, size
    wanted = [
        sorted(ranks[begin:end][ranks[begin:end] > 0].tolist())[::-1][:most] for begin, end in pairwise(edges.tolist())
    ]
    found = best(ranks[first:], first, edges, most)
    assert ranks[found].tolist() == sorted((rank for each in wanted for rank in each), reverse=True)


@given(items(), st.integers(-2, 60))
def test_where_the_words_of_many_intervals_stand_is_said_as_of_each_alone(entries, k):
    found, scale = marks(entries), coarsest(k)
    lasts = np.flatnonzero(found.row >= 0)
    labels = Labels(found, width, Style(), Memory())
    said = labels.along(lasts, scale).tolist()
    assert [("leader", "inside", "right")[at] for at in said] == [labels.beside(at, scale) for at in lasts.tolist()]


TITLES = st.lists(st.sampled_from([*WORDS, "i", "–", "talks,"]), min_size=1, max_size=8).map(" ".join)


@given(TITLES, st.lists(TITLES, max_size=2), st.lists(st.floats(0, 400), min_size=1, max_size=24))
def test_what_fits_does_not_depend_on_what_was_asked_for_before(text, beside, rooms):
    kept = Title(text, " ?", width, "…", beside)
    for room in rooms:
        assert kept.within(room) == Title(text, " ?", width, "…", beside).within(room)
