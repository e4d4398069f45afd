from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, items, moment, width
from timeline_app.chart import Focus, Links, View, marks, overview, scene
from timeline_app.chart.calendar import DAY
from timeline_app.chart.density import bins, counts, heights, level_of, shares


@given(items(), st.integers(0, 61))
def test_every_dated_entry_is_counted_once_at_every_level(entries, level):
    found = marks(entries)
    if not len(found):
        return
    total = 0
    for lane in range(len(found.lanes)):
        at = found.at[found.slice(lane)]
        first = int(at.min()) >> level
        last = min((int(at.max()) >> level) + 1, first + 5000)
        inside = int(np.count_nonzero(at < last << level))
        assert counts(found, lane, level, first, last).sum() == inside
        total += inside if last == (int(at.max()) >> level) + 1 else len(at)
    assert total == len(found)


def test_a_scene_of_everything_counts_everything():
    found = marks([moment(day(2019) + at * 7777, name=str(at), lane="ab"[at % 2]) for at in range(500)])
    picture = scene(found, Links.of(found, []), View(0, 1, 700, 300).around(found), width)
    assert sum(int(strip.found.sum()) for strip in picture.strips) == 500


@given(st.floats(1e-3, 1e15))
def test_a_bin_is_at_least_a_pixel_wide(scale):
    level = level_of(scale)
    assert 2**level >= scale * (1 - 1e-6)
    assert level == 0 or 2 ** (level - 1) < scale


def test_bins_cover_the_view():
    view = View(-1000.5, 999.5, 500, 100)
    first, last = bins(view, 3)
    assert first * 8 <= view.lo
    assert last * 8 >= view.hi


def test_heights_are_logarithmic_and_never_vanish():
    tall = heights(shares(np.array([0, 1, 10, 1000]), 1000), 30.0)
    assert tall[0] == 0
    assert 2 <= tall[1] < tall[2] < tall[3] == 30


@given(items())
def test_the_overview_counts_everything(entries):
    found = marks(entries)
    assert overview(found, Focus.of(found), 300).sum() == len(found)


@given(items(), st.floats(0, 0.95), st.floats(0.01, 0.99))
def test_the_focus_scale_reads_back(entries, bend, share):
    focus = Focus.of(marks(entries), bend)
    assert np.all(np.diff(focus.shares) >= 0)
    assert math.isclose(float(focus.share(focus.seconds(share))), share, abs_tol=1e-6)


def test_the_overview_bends_towards_a_crowd_and_only_then():
    burst = [moment(day(2019, 9, 1) + at * 3600, name=str(at)) for at in range(40)]
    long_tail = marks([moment(day(50), name="long ago"), *burst])
    share = Focus.of(long_tail).share(float(day(2019, 8, 31)))
    assert share < 0.6
    even = marks([moment(day(2019) + at * DAY, name=str(at)) for at in range(40)])
    middle = Focus.of(even).share(float(day(2019) + 20 * DAY))
    assert math.isclose(float(middle), 0.5, abs_tol=0.03)


def test_the_overview_of_nothing_is_empty():
    found = marks([])
    assert overview(found, Focus.of(found), 100).tolist() == [0] * 100
