from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, items, moment, width
from timeline_app.chart import Focus, busiest, is_busiest_within, landmarks, marks, steps
from timeline_app.chart.calendar import DAY


@given(items(), st.data())
def test_stepping_through_all_reaches_every_mark_once_and_comes_back(entries, data):
    found = marks(entries)
    if not len(found):
        return
    order = steps.in_time(found)
    walked = [int(order[0])]
    for _ in range(len(found) - 1):
        walked.append(steps.through(found, walked[-1], 1))
    assert sorted(walked) == list(range(len(found)))
    assert all(found.at[a] <= found.at[b] for a, b in pairwise(walked))
    start = data.draw(st.sampled_from(walked[1:] or walked))
    if start != walked[0]:
        assert steps.through(found, steps.through(found, start, -1), 1) == start


@given(items(), st.integers(-3, 3), st.data())
def test_a_step_along_a_lane_stays_in_it(entries, by, data):
    found = marks(entries)
    if not len(found):
        return
    mark = data.draw(st.integers(0, len(found) - 1))
    there = steps.along(found, mark, by)
    assert found.lane[there] == found.lane[mark]
    assert abs(there - mark) <= abs(by)


@given(items(), st.sampled_from([-1, 1]), st.data())
def test_a_step_across_goes_to_the_nearest_in_time(entries, by, data):
    found = marks(entries)
    if not len(found):
        return
    mark = data.draw(st.integers(0, len(found) - 1))
    lanes = list(range(len(found.lanes)))
    there = steps.across(found, mark, by, lanes)
    wanted = int(found.lane[mark]) + by
    if wanted not in lanes:
        assert there == mark
        return
    assert found.lane[there] == wanted
    part = found.at[found.slice(wanted)]
    assert abs(int(found.at[there]) - int(found.at[mark])) == min(abs(int(at) - int(found.at[mark])) for at in part)


def test_from_a_lane_that_is_hidden_one_comes_to_the_first():
    found = marks([moment(day(2019), name=str(at), lane="abc"[at]) for at in range(3)])
    assert steps.across(found, 1, 1, [0, 2]) == 0
    assert steps.across(found, 1, -1, [0, 2]) == 1


def test_the_nearest_mark_is_found():
    found = marks([moment(day(2019) + at * DAY, name=str(at)) for at in range(5)])
    assert steps.nearest(found, day(2019) + 2.4 * DAY) == 2
    assert steps.nearest(marks([]), 0.0) is None


def test_a_chronology_with_a_long_tail_opens_at_its_busiest_stretch():
    burst = [moment(day(2019, 9, 1) + at * 3600, name=str(at)) for at in range(40)]
    found = marks([moment(day(50), name="x"), *burst])
    lo, hi = busiest(found)
    assert lo >= day(2019, 9, 1)
    assert hi <= day(2019, 9, 3)
    even = marks([moment(day(1900 + at), name=str(at)) for at in range(100)])
    assert busiest(even) == even.extent()
    assert busiest(marks([])) is None


@given(items(), st.lists(st.integers(0, 60 * 24), min_size=8, max_size=40), st.integers(-2, 2), st.integers(-2, 2))
def test_whether_the_busiest_stretch_is_in_view_is_told_as_by_finding_it(entries, minutes, before, behind):
    burst = [moment(day(2019, 9, 1) + at * 60, name=f"b{number}") for number, at in enumerate(minutes)]
    for found in (marks([*entries, *burst]), marks(entries), marks([moment(day(50), name="x"), *burst])):
        stretch = busiest(found)
        lo, hi = (stretch[0] + before, stretch[1] + behind) if stretch else (0, 1)
        assert is_busiest_within(found, lo, hi) == (stretch is None or (before <= 0 <= behind))


@given(items(), st.integers(200, 1600))
def test_the_landmarks_of_the_overview_stand_apart(entries, wide):
    found = landmarks(Focus.of(marks(entries)), wide, width)
    for a, b in pairwise(found):
        assert a.x + a.inset + width(a.label) + 24 <= b.x
    assert all(tick.x + tick.inset + width(tick.label) <= wide for tick in found)


def test_the_landmarks_show_how_the_scale_is_bent():
    burst = [moment(day(2019, 9, 1) + at * 3600, name=str(at)) for at in range(40)]
    bent = landmarks(Focus.of(marks([moment(day(50), name="x"), *burst])), 1000, width)
    assert {tick.label for tick in bent} >= {"1000", "2000"}
    assert any("Sep 2019" in tick.label for tick in bent)


def test_a_few_weeks_within_one_month_have_landmarks_too():
    entries = [moment(day(1891, 3, of_month), name=str(of_month)) for of_month in (3, 5, 17, 29)]
    found = landmarks(Focus.of(marks(entries), 0.0), 740, width)
    assert len(found) > 1
    assert all("Mar 1891" in tick.label for tick in found)


def test_the_overview_of_one_day_names_the_day_and_its_hours():
    entries = [moment(day(2019, 9, 5) + at * 3600, name=str(at), size=60) for at in (7, 9, 15, 19)]
    found = landmarks(Focus.of(marks(entries), 0.0), 740, width)
    assert [tick.label for tick in found] == ["5 Sep 2019", "09:00", "12:00", "15:00", "18:00"]
    assert [tick.pinned for tick in found] == [True, False, False, False, False]


def test_the_overview_of_one_hour_shows_minutes():
    entries = [moment(day(2019, 9, 5) + 14 * 3600 + at * 60, name=str(at), size=60) for at in (2, 9, 31, 40)]
    found = landmarks(Focus.of(marks(entries), 0.0), 740, width)
    assert [tick.label for tick in found] == ["5 Sep 2019", "14:10", "14:20", "14:30"]


def test_a_midnight_in_the_overview_of_a_few_hours_names_the_new_day():
    entries = [moment(day(2019, 9, 5) + at * 3600, name=str(at), size=60) for at in (20, 23, 25, 28)]
    found = landmarks(Focus.of(marks(entries), 0.0), 740, width)
    assert "6 Sep 2019" in [tick.label for tick in found]
    assert found[0].label == "5 Sep 2019"
    assert any(":00" in tick.label for tick in found)
