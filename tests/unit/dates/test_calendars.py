"""Days and numbers, forwards and back, for any year."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import calendars
from timeline_app.dates.calendars import Civil

numbers = st.integers(-(10**12), 10**12)


def test_the_count_begins_on_the_first_of_january_1970():
    assert calendars.days_from_civil(1970, 1, 1) == 0
    assert calendars.civil_from_days(-1) == Civil(1969, 12, 31)
    assert calendars.seconds_from_civil(1970, 1, 2) == 86_400


@given(st.dates())
def test_days_agree_with_the_standard_library_where_it_reaches(day):
    number = calendars.days_from_civil(day.year, day.month, day.day)
    assert number == (day - datetime.date(1970, 1, 1)).days
    assert calendars.civil_from_days(number) == (day.year, day.month, day.day)
    assert calendars.weekday(number) == day.weekday()


@given(numbers)
def test_every_number_is_a_gregorian_day_and_back(number):
    civil = calendars.civil_from_days(number)
    assert 1 <= civil.month <= 12
    assert 1 <= civil.day <= calendars.days_in_month(civil.year, civil.month)
    assert calendars.days_from_civil(*civil) == number


@given(numbers)
def test_every_number_is_a_julian_day_and_back(number):
    civil = calendars.julian_from_days(number)
    assert 1 <= civil.day <= calendars.days_in_julian_month(civil.year, civil.month)
    assert calendars.days_from_julian(*civil) == number


@given(numbers)
def test_days_follow_each_other_without_gaps(number):
    today, tomorrow = calendars.civil_from_days(number), calendars.civil_from_days(number + 1)
    assert tomorrow > today
    assert tomorrow.day in (1, today.day + 1)


def test_a_thousand_million_years_are_whole_numbers():
    day = calendars.days_from_civil(10**9, 2, 29)
    assert isinstance(day, int)
    assert calendars.civil_from_days(day) == (10**9, 2, 29)
    assert calendars.civil_from_days(calendars.days_from_civil(-(10**9), 3, 1)) == (-(10**9), 3, 1)


@pytest.mark.parametrize(
    ("year", "leap"), [(0, True), (-1, False), (-4, True), (1900, False), (2000, True), (-100, False)]
)
def test_leap_years_go_on_before_christ(year, leap):
    assert calendars.is_leap(year) is leap
    assert calendars.days_in_month(year, 2) == 28 + leap


def test_the_october_revolution_was_in_november():
    assert calendars.civil_from_days(calendars.days_from_julian(1917, 10, 25)) == (1917, 11, 7)
    assert calendars.julian_from_days(calendars.days_from_civil(1582, 10, 15)) == (1582, 10, 5)


def test_solar_hijri_days_are_known_for_two_centuries():
    assert calendars.civil_from_days(calendars.days_from_solar(1398, 6, 14)) == (2019, 9, 5)
    assert calendars.civil_from_days(calendars.days_from_solar(1357, 2, 7)) == (1978, 4, 27)
    assert calendars.days_in_solar_month(1399, 12) == 30
    assert calendars.days_in_solar_month(1398, 12) == 29


@pytest.mark.parametrize("year", calendars.SOLAR_YEARS)
def test_solar_hijri_days_come_back(year):
    for month in range(1, 13):
        for day in (1, calendars.days_in_solar_month(year, month)):
            assert calendars.solar_from_days(calendars.days_from_solar(year, month, day)) == (year, month, day)


def test_solar_hijri_years_beyond_the_table_are_refused():
    with pytest.raises(ValueError, match="1500"):
        calendars.days_from_solar(1500, 1, 1)
    with pytest.raises(ValueError, match="-60000"):
        calendars.solar_from_days(-60_000)
    with pytest.raises(ValueError, match="40000"):
        calendars.solar_from_days(40_000)


def test_solar_hijri_days_agree_with_qt_day_by_day():
    core = pytest.importorskip("PySide6.QtCore")
    jalali = core.QCalendar(core.QCalendar.System.Jalali)
    epoch = core.QDate(1970, 1, 1).toJulianDay()
    for year in calendars.SOLAR_YEARS:
        for month in range(1, 13):
            length = calendars.days_in_solar_month(year, month)
            assert jalali.daysInMonth(month, year) == length, (year, month)
            first = jalali.dateFromParts(year, month, 1).toJulianDay() - epoch
            assert calendars.days_from_solar(year, month, 1) == first, (year, month)


def test_julian_days_agree_with_qt():
    core = pytest.importorskip("PySide6.QtCore")
    julian = core.QCalendar(core.QCalendar.System.Julian)
    epoch = core.QDate(1970, 1, 1).toJulianDay()
    for year in range(-4712, 3001):
        first = julian.dateFromParts(year if year > 0 else year - 1, 3, 1)
        assert calendars.days_from_julian(year, 3, 1) == first.toJulianDay() - epoch, year
