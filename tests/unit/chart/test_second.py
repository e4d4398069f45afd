"""A second calendar on the axis: its own months and years, where it is known."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.chart.second import second_row
from timeline_app.dates.calendars import SOLAR_YEARS, seconds_from_civil, solar_from_days

DAY = 86_400


def row(first, last, calendar, width=900.0):
    return second_row(
        seconds_from_civil(*first), seconds_from_civil(*last), width, lambda text: 7.0 * len(text), calendar
    )


def labels(*asked):
    return [tick.label for tick in row(*asked) if not tick.pinned]


def test_months_begin_where_their_own_calendar_has_them():
    ticks = row((2019, 1, 1), (2020, 1, 1), "solar_hijri")
    assert [tick.label for tick in ticks if not tick.pinned] == [
        "حمل ۱۳۹۸",
        "سرطان ۱۳۹۸",
        "میزان ۱۳۹۸",
        "",
    ]  # the last has no room
    assert ticks[1].seconds == seconds_from_civil(2019, 3, 21)
    assert (ticks[0].pinned, ticks[0].x, ticks[0].label) == (True, 0.0, "جدی ۱۳۹۷")


@pytest.mark.parametrize(
    ("first", "last", "calendar", "found"),
    [
        (
            (2019, 9, 4),
            (2019, 9, 8),
            "solar_hijri",
            ["۱۳ سنبله ۱۳۹۸", "۱۴ سنبله ۱۳۹۸", "۱۵ سنبله ۱۳۹۸", "۱۶ سنبله ۱۳۹۸"],
        ),
        ((1990, 1, 1), (2030, 1, 1), "hebrew", [f"{year} AM" for year in range(5755, 5786, 5)]),
        (
            (-2000, 1, 1),
            (1200, 1, 1),
            "julian",
            ["2000 BC OS", "1500 BC OS", "1000 BC OS", "500 BC OS", "1 OS", "500 OS"],
        ),
        ((600, 1, 1), (640, 1, 1), "islamic", ["1 AH", "5 AH", "10 AH", "15 AH"]),
        ((2019, 1, 1), (2019, 7, 1), "islamic", ["Rajab 1440 AH"]),
        ((1000, 1, 1), (1100, 1, 1), "solar_hijri", []),
        ((2019, 1, 1), (2020, 1, 1), "gregorian", []),
        ((2019, 1, 1), (2020, 1, 1), "", []),
        ((-(10**9), 1, 1), (10**9, 1, 1), "julian", []),
    ],
)
def test_a_row_of_another_calendar(first, last, calendar, found):
    assert set(found) <= set(labels(first, last, calendar))
    assert bool(found) is bool(labels(first, last, calendar))


@given(
    st.integers(-(10**11), 10**11),
    st.integers(DAY, 10**12),
    st.sampled_from(["julian", "solar_hijri", "islamic", "hebrew"]),
)
def test_labels_never_come_too_close_and_stand_in_order(lo, length, calendar):
    ticks = second_row(lo, lo + length, 900, lambda text: 7.0 * len(text), calendar)
    assert all(a.x + 7 * len(a.label) + 16 <= b.x for a, b in pairwise(ticks))
    assert all(0 <= tick.x <= 900 for tick in ticks)
    if calendar == "solar_hijri":
        assert all(solar_from_days(tick.seconds // DAY).year in SOLAR_YEARS for tick in ticks)
