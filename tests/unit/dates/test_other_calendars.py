"""Islamic and Hebrew days in numbers, and dates of other calendars as people type them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import Ambiguous, Context, NoMatch, Normalized, read
from timeline_app.dates import calendars as known
from timeline_app.dates.calendars import umm_al_qura

ALL = Context(calendars=("gregorian", "solar_hijri", "islamic", "hebrew"))
FIRST_ISLAMIC = known.days_from_islamic(1, 1, 1)
FIRST_HEBREW = known.days_from_hebrew(1, 1, 1)


def answer(text: str, context: Context | None = None) -> str | set[str] | None:
    found = read(text, context) if context else read(text)
    match found:
        case Normalized(date):
            return date.edtf
        case Ambiguous(choices):
            return {choice.date.edtf for choice in choices}
    return None


@given(st.integers(FIRST_ISLAMIC, 3_000_000), st.sampled_from(["civil", "astronomical"]))
def test_every_number_is_a_tabular_islamic_day_and_back(number, variant):
    day = known.islamic_from_days(number, variant)
    assert 1 <= day.day <= known.days_in_islamic_month(day.year, day.month)
    assert known.days_from_islamic(*day, variant) == number
    assert known.islamic_from_days(number, "civil") == known.islamic_from_days(number - 1, "astronomical")


@given(st.integers(FIRST_HEBREW, 3_000_000))
def test_every_number_is_a_hebrew_day_and_back(number):
    day = known.hebrew_from_days(number)
    assert 1 <= day.day <= known.days_in_hebrew_month(day.year, day.month)
    assert known.days_from_hebrew(*day) == number


def test_ten_thousand_random_days_are_those_of_qt():
    core = pytest.importorskip("PySide6.QtCore")
    epoch = core.QDate(1970, 1, 1).toJulianDay()
    chance = random.Random(20190905)
    ours = {"IslamicCivil": known.islamic_from_days, "Julian": known.julian_from_days}
    lengths = {"IslamicCivil": known.days_in_islamic_month, "Julian": known.days_in_julian_month}
    for system, from_days in ours.items():
        calendar = core.QCalendar(getattr(core.QCalendar.System, system))
        for _ in range(10_000):
            number = chance.randint(FIRST_ISLAMIC, 1_500_000)
            parts = calendar.partsFromDate(core.QDate.fromJulianDay(number + epoch))
            assert from_days(number) == (parts.year, parts.month, parts.day), (system, number)
            assert lengths[system](parts.year, parts.month) == calendar.daysInMonth(parts.month, parts.year)


def test_every_day_of_the_solar_hijri_years_is_that_of_qt():
    core = pytest.importorskip("PySide6.QtCore")
    epoch = core.QDate(1970, 1, 1).toJulianDay()
    calendar = core.QCalendar(core.QCalendar.System.Jalali)
    first = known.days_from_solar(1206, 1, 1)
    last = known.days_from_solar(1436, 12, known.days_in_solar_month(1436, 12))
    for number in range(first, last + 1):
        parts = calendar.partsFromDate(core.QDate.fromJulianDay(number + epoch))
        assert known.solar_from_days(number) == (parts.year, parts.month, parts.day)


def test_every_day_of_umm_al_qura_follows_the_one_before():
    first = known.days_from_umm_al_qura(1343, 1, 1)
    last = known.days_from_umm_al_qura(1500, 12, known.days_in_umm_al_qura_month(1500, 12))
    assert known.civil_from_days(first) == (1924, 8, 1)
    assert known.civil_from_days(last) == (2077, 11, 16)
    before = (1342, 12, 30)
    for number in range(first, last + 1):
        day = known.umm_al_qura_from_days(number)
        assert day > before
        assert day.day in (1, before[2] + 1)
        assert known.days_from_umm_al_qura(*day) == number
        before = day


@pytest.mark.parametrize("number", [-16_590, 39_403])
def test_umm_al_qura_is_never_continued_beyond_its_table(number):
    with pytest.raises(ValueError, match=str(number)):
        known.umm_al_qura_from_days(number)
    with pytest.raises(ValueError, match="1342"):
        known.days_from_umm_al_qura(1342, 12, 29)
    assert umm_al_qura.YEARS == known.UMM_AL_QURA_YEARS


@pytest.mark.parametrize(
    ("gregorian", "day"),
    [
        ((2019, 9, 30), (5780, 1, 1)),
        ((1948, 5, 14), (5708, 9, 5)),
        ((2024, 3, 24), (5784, 7, 14)),
        ((2023, 9, 15), (5783, 13, 29)),
        ((1, 1, 1), (3761, 4, 18)),
    ],
)
def test_hebrew_days_that_are_known(gregorian, day):
    assert known.hebrew_from_days(known.days_from_civil(*gregorian)) == day


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # where the variants of the Islamic calendar differ a day is two days
        ("5 Muharram 1441", "2019-09-04/2019-09-05"),
        ("5 Muharram 1441 AH", "2019-09-04/2019-09-05"),
        ("5 محرم ١٤٤١", "2019-09-04/2019-09-05"),
        ("1 Ramadan 1441", "2020-04-24"),
        ("10 Muharram 61 AH", "0680-10-12/0680-10-13"),
        # a named variant, or the weekday, says which
        ("5 Muharram 1441 (Umm al-Qura)", "2019-09-04"),
        ("5 Muharram 1441 (civil)", "2019-09-05"),
        ("10 Muharram 61 AH (astronomical)", "0680-10-12"),
        ("Thursday 5 Muharram 1441", "2019-09-05"),
        # months and years follow Umm al-Qura where it is known
        ("Ramadan 1441", "2020-04-24/2020-05-23"),
        ("1441 AH", "2019-08-31/2020-08-19"),
        ("AH 61", "0680-10-04/0681-09-22"),
        ("since Ramadan 1441", "2020-04-24/.."),
        ("1-5 Muharram 1441", "2019-08-31/2019-09-05"),
        ("14 Sonbola 1398 SH", "2019-09-05"),
        ("1398 SH", "2019-03-21/2020-03-19"),
        ("5 Iyar 5708", "1948-05-14"),
        ("14 Adar 5783", "2023-03-07"),
        ("14 Adar II 5784", "2024-03-24"),
        ("Tishri 5780", "2019-09-30/2019-10-29"),
        ("5780 AM", "2019-09-30/2020-09-18"),
        ("Wednesday 25 October 1917 OS", "1917-11-07"),
        # an age beside a month of another calendar, two digits, parts of months: no date
        ("5 September 1441 AH", None),
        ("10 Muharram 61", None),
        ("14 Sonbola 98", None),
        ("early Ramadan 1441", None),
        ("first half of Sonbola 1398", None),
        ("early October 1917 OS", None),
        ("30 Safar 1441", None),
        ("14 Adar II 5783", None),
        ("10 am", None),
        ("9999 AH", None),
        ("12 Ramadan 44 BC", None),
        ("2019 (Umm al-Qura)", None),
        # asked about
        ("14 Adar 5784", {"2024-02-23", "2024-03-24"}),
        ("Adar 5784", {"2024-02-10/2024-03-10", "2024-03-11/2024-04-08"}),
        ("5 Muharram 1441 10:00", {"2019-09-04T10:00:00", "2019-09-05T10:00:00"}),
        ("Friday 5 Muharram 1441", {"2019-09-04", "2019-09-05"}),
        ("Friday 14 Sonbola 1398", {"2019-09-05"}),
        ("Thursday 25 October 1917 OS", {"1917-11-07"}),
        # figures of Arabic and Persian may count in the calendars of those who write them
        ("۱۳۹۸/۰۶/۱۴", {"1398-06-14", "2019-09-05", "1978-05-21/1978-05-22"}),
        ("٢٠١٩", "2019"),
    ],
)
def test_dates_of_other_calendars_are_read(text, edtf):
    assert answer(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1398", {"1398", "2019-03-21/2020-03-19", "1977-12-11/1978-11-30"}),
        ("1441/1/5", {"1441-01-05", "2019-09-04/2019-09-05"}),
        ("1398 AH", {"1977-12-11/1978-11-30", "2019-03-21/2020-03-19"}),
        ("5780", {"5780", "2019-09-30/2020-09-18"}),
        ("spring 1398", {"1398-21", "2019-03-21/2019-06-21"}),
        ("1398-06-14 – 5 September 2019", "1398-06-14/2019-09-05"),
        ("14 September 1398", "1398-09-14"),
        ("2019", "2019"),
    ],
)
def test_a_year_that_the_calendars_of_the_project_share_is_asked_about(text, edtf):
    assert answer(text, ALL) == edtf


def test_the_calendar_and_its_variant_are_kept():
    named, unnamed, julian = (read(t) for t in ("5 Muharram 1441 (civil)", "5 Muharram 1441", "25 October 1917 OS"))
    assert (named.date.calendar, named.date.variant) == ("islamic", "civil")
    assert (unnamed.date.calendar, unnamed.date.variant) == ("islamic", "")
    assert julian.date.calendar == "julian"
    assert any("variants" in note for note in unnamed.notes)
    assert any("sunset" in note for note in named.notes)


def test_a_time_that_the_clocks_showed_twice_is_asked_about_and_one_they_skipped_is_refused():
    assert answer("27 October 2019 01:30 London time") == {"2019-10-27T01:30:00+01:00", "2019-10-27T01:30:00+00:00"}
    assert isinstance(found := read("31 March 2019 01:30 London time"), NoMatch)
    assert "no such time" in found.reason
    assert answer("27 October 2019 02:30 London time") == "2019-10-27T02:30:00+00:00"
