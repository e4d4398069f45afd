from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.chart.conftest import day, width
from timeline_app.chart import ticks
from timeline_app.chart.calendar import DAY, YEAR, Step, boundaries, civil, civil_of, days, shown_year, weekday
from timeline_app.chart.ticks import GAP, LADDER, day_words
from timeline_app.dates import parse, show
from timeline_app.dates.languages import pack


def labels(row):
    return [tick.label for tick in row]


@given(st.integers(date.min.toordinal(), date.max.toordinal()))
def test_days_agree_with_the_standard_library(ordinal):
    known = date.fromordinal(ordinal)
    number = (known - date(1970, 1, 1)).days
    assert days(known.year, known.month, known.day) == number
    assert civil(number) == (known.year, known.month, known.day)
    assert weekday(number) == known.weekday()


@given(st.integers(-(10**13), 10**13))
def test_every_day_reads_back(number):
    assert days(*civil(number)) == number


def test_the_ladder_only_climbs():
    assert all(a.seconds < b.seconds for a, b in pairwise(LADDER))


@pytest.mark.parametrize(
    ("lo", "hi", "lower", "upper"),
    [
        (day(2019, 9, 5, 10), day(2019, 9, 5, 10) + 8, ["10:00:00", "10:00:01"], "Thursday 5 September 2019"),
        (day(2019, 9, 5, 10), day(2019, 9, 5, 11), ["10:00", "10:05"], "Thursday 5 September 2019"),
        (day(2019, 9, 4, 12), day(2019, 9, 6), ["12:00", "18:00"], "Wednesday 4 September 2019"),
        (day(2019, 9, 1), day(2019, 9, 10), ["Sunday 1", "Monday 2"], "September 2019"),
        (day(2019, 9, 1), day(2019, 9, 16), ["Sun 1", "Mon 2"], "September 2019"),
        (day(2019, 9, 1), day(2019, 11, 30), ["2 Sep", "9 Sep"], "September 2019"),
        (day(2019, 1, 1), day(2019, 9, 1), ["January", "February"], "2019"),
        (day(2018, 12, 1), day(2022, 9, 1), ["Jan", "Apr"], "2019"),
        (day(1995), day(2012), ["1995", "1996"], "1990–1999"),
        (day(1903), day(2002), ["1905", "1910"], "1900–1999"),
        (day(1003), day(2012), ["1050", "1100"], "1000–1999"),
    ],
)
def test_two_tiers_name_the_step_and_its_context(lo, hi, lower, upper):
    axis = ticks(lo, hi, 1000, width)
    assert labels(axis.lower)[:2] == lower
    assert upper in labels(axis.upper)[:2]


def test_there_is_no_year_zero():
    axis = ticks(day(-3), day(4), 600, width)
    assert labels(axis.lower) == ["4 BC", "3 BC", "2 BC", "1 BC", "AD 1", "AD 2", "AD 3"]
    assert labels(axis.upper) == ["10–1 BC", "1–9"]


def test_centuries_before_christ_are_round_as_written():
    axis = ticks(day(-550), day(330), 700, width)
    assert labels(axis.lower) == ["500 BC", "400 BC", "300 BC", "200 BC", "100 BC", "AD 1", "100", "200", ""]
    assert civil_of(axis.lower[0].seconds) == (-499, 1, 1)


def test_deep_time_is_told_in_millions():
    axis = ticks(-66_000_000 * YEAR, -60_000_000 * YEAR, 800, width)
    assert "65 million BC" in labels(axis.lower)
    assert labels(ticks(-4_600_000_000 * YEAR, 0, 800, width).lower)[0].endswith("billion BC")
    assert labels(axis.upper) == ["BC"]


def test_steps_of_two_days_begin_anew_each_month():
    seen = [civil_of(at).day for at in boundaries(Step("day", 2), day(2019, 8, 27), day(2019, 9, 6))]
    assert seen == [27, 29, 1, 3, 5]
    leap = [civil_of(at)[1:] for at in boundaries(Step("day", 2), day(2020, 2, 25), day(2020, 3, 4))]
    assert leap == [(2, 25), (2, 27), (3, 1), (3, 3)]


def test_weeks_begin_on_the_projects_first_day():
    monday, saturday = (ticks(day(2019, 9, 1), day(2019, 11, 15), 700, width, first_weekday=at) for at in (0, 5))
    assert {weekday(tick.seconds // DAY) for tick in monday.lower} == {0}
    assert {weekday(tick.seconds // DAY) for tick in saturday.lower} == {5}


def test_the_context_is_pinned_to_the_left_edge_while_it_has_room():
    begun = ticks(day(2019, 8, 20), day(2019, 9, 9), 1000, width)
    assert begun.upper[0].pinned
    assert labels(begun.upper) == ["August 2019", "September 2019"]
    narrow = ticks(day(2019, 8, 31, 18), day(2019, 9, 20), 1000, width)
    assert labels(narrow.upper) == ["September 2019"]


def test_days_have_names():
    assert day_words(day(2019, 9, 5)) == "Thursday 5 September 2019"
    assert day_words(day(-43, 3, 15), short=True) == "Fri 15 Mar 44 BC"


spans = st.floats(1, 62).map(lambda power: 2.0**power)


@given(st.floats(-1e17, 1e17), spans, st.integers(200, 2600))
def test_no_two_labels_come_closer_than_the_gap(middle, span, wide):
    span = min(max(span, 4096 * math.ulp(middle)), 5e17)
    axis = ticks(middle - span / 2, middle + span / 2, wide, width)
    assert axis.lower or axis.step.seconds > span / 20
    for row in (axis.lower, axis.upper):
        shown = [tick for tick in row if tick.label]
        for a, b in pairwise(shown):
            assert a.x + a.inset + width(a.label) + GAP <= b.x + b.inset + 1e-6


@given(st.integers(-(10**17), 10**17), st.sampled_from(LADDER))
def test_ticks_stand_at_the_beginnings_of_units(lo, step):
    found = list(boundaries(step, lo, lo + 5 * step.seconds))
    assert all(a < b for a, b in pairwise(found))
    for at in found:
        assert lo <= at < lo + 5 * step.seconds
        day_of = civil_of(at)
        if step.unit in ("month", "year"):
            assert (at % DAY, day_of.day) == (0, 1)
        if step.unit == "month":
            assert (day_of.month - 1) % step.amount == 0
        if step.unit == "year":
            shown = shown_year(day_of.year)
            assert day_of.month == 1
            assert shown % step.amount == 0 or shown == 1
        if step.unit in ("day", "week"):
            assert at % DAY == 0
        if step.unit in ("second", "minute", "hour"):
            assert at % step.seconds == 0


def test_minor_lines_stand_between_the_ticks():
    axis = ticks(day(2019, 9, 1), day(2019, 10, 28), 500, width)
    assert axis.step == Step("week", 1)
    assert len(axis.minor) == 57


def test_the_clock_agrees_with_the_calendar():
    first = date(2019, 9, 5) - timedelta(days=1)
    assert civil_of(day(2019, 9, 5) - 1) == (first.year, first.month, first.day)


@pytest.mark.parametrize(
    ("tag", "lower", "upper"),
    [
        ("de", "Sonntag 1", "September 2019"),
        ("fr", "dimanche 1", "septembre 2019"),
        ("es", "domingo 1", "septiembre de 2019"),
        ("ru", "воскресенье 1", "сентябрь 2019"),
        ("fa-AF", "یکشنبه ۱", "سپتمبر ۲۰۱۹"),
    ],
)
def test_the_axis_speaks_the_language_it_is_given(tag, lower, upper):
    axis = ticks(day(2019, 9, 1), day(2019, 9, 10), 1250, width, language=pack(tag))
    assert axis.lower[0].label == lower
    assert axis.upper[0].label == upper
    noon = ticks(day(2019, 9, 4, 12), day(2019, 9, 6), 1000, width, language=pack(tag))
    assert noon.upper[0].label == day_words(day(2019, 9, 4), language=pack(tag))
    before = ticks(day(-500, 1, 1), day(-300, 1, 1), 1000, width, language=pack(tag))
    assert show(parse("-0499"), language=pack(tag)) in {tick.label for tick in before.lower}
