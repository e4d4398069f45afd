"""Dates in several calendars side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import HistoricalDate, Normalized, beside, in_calendar, parse, read
from timeline_app.dates.calendars import civil_from_days

CALENDARS = ("gregorian", "julian", "solar_hijri", "islamic", "hebrew")


def test_the_calendars_of_the_project_stand_side_by_side():
    assert (
        beside(parse("2019-09-05"), ("gregorian", "solar_hijri"), language="en") == "5 September 2019 · ۱۴ سنبله ۱۳۹۸"
    )
    assert beside(parse("2019-09-05"), ("gregorian",), language="en") == "5 September 2019"
    assert beside(parse("-0043"), CALENDARS[:3], "short", "en") == "44 BC · 44 BC–43 BC OS"


@pytest.mark.parametrize(
    ("edtf", "calendar", "words"),
    [
        ("2019-09-05", "julian", "23 August 2019 OS"),
        ("2019-09-05", "islamic", "6 Muharram 1441 AH (Umm al-Qura)"),
        ("1800-09-05", "islamic", "15 Rabi al-Thani 1215 AH (civil)"),
        ("2019-09-05", "hebrew", "5 Elul 5779 AM"),
        ("2024-03-24", "hebrew", "14 Adar II 5784 AM"),
        ("2023-03-07", "hebrew", "14 Adar 5783 AM"),
        ("2019-09-05T10:00:00", "solar_hijri", "۱۴ سنبله ۱۳۹۸"),
        ("2019-09-05/2019-09-09", "solar_hijri", "۱۴–۱۸ سنبله ۱۳۹۸"),
        ("2019-08-28/2019-09-28", "solar_hijri", "۶ سنبله – ۶ میزان ۱۳۹۸"),
        ("2019-12-28/2020-04-03", "solar_hijri", "۷ جدی ۱۳۹۸ – ۱۵ حمل ۱۳۹۹"),
        ("2019-09", "solar_hijri", "۱۰ سنبله – ۸ میزان ۱۳۹۸"),
        ("2019", "solar_hijri", "۱۳۹۷–۱۳۹۸"),
        ("199X", "solar_hijri", "۱۳۶۸–۱۳۷۸"),
        ("2015/..", "solar_hijri", "۱۳۹۳ –"),
        ("../2014", "solar_hijri", "– ۱۳۹۳"),
        ("-0043-03-15", "julian", "17 March 44 BC OS"),
        # where a calendar is not known, nothing is said
        ("1600", "solar_hijri", ""),
        ("-0043", "islamic", ""),
        ("Y17E7", "hebrew", ""),
        ("Y-17E12", "julian", ""),
    ],
)
def test_a_date_in_another_calendar(edtf, calendar, words):
    assert in_calendar(parse(edtf), calendar, "en") == words


@pytest.mark.parametrize(
    ("typed", "calendar", "words"),
    [
        ("Sonbola 1398", "solar_hijri", "سنبله ۱۳۹۸"),
        ("1398 SH", "solar_hijri", "۱۳۹۸"),
        ("Ramadan 1441", "islamic", "Ramadan 1441 AH"),
        ("5 Muharram 1441 (civil)", "islamic", "5 Muharram 1441 AH (civil)"),
        ("5 Muharram 1441 (astronomical)", "islamic", "5 Muharram 1441 AH (astronomical)"),
        ("Tishri 5780", "hebrew", "Tishri 5780 AM"),
    ],
)
def test_what_was_typed_in_a_calendar_is_shown_so(typed, calendar, words):
    found = read(typed)
    assert isinstance(found, Normalized)
    assert in_calendar(found.date, calendar, "en") == words


def test_a_language_with_names_of_its_own_uses_them():
    assert in_calendar(parse("2019-09-05"), "solar_hijri", "ps") == "۱۴ وږی ۱۳۹۸"
    assert "محرم" in in_calendar(parse("2019-09-05"), "islamic", "ar")


def day(number: int) -> HistoricalDate:
    return parse("{:04}-{:02}-{:02}".format(*civil_from_days(number)))


@given(st.integers(-50_000, 30_000), st.sampled_from(CALENDARS[1:]))
def test_a_day_shown_in_another_calendar_reads_back_as_that_day(number, calendar):
    words = in_calendar(day(number), calendar, "en")
    found = read(words)
    if calendar == "julian" and isinstance(found, Normalized):
        assert found.date.edtf == day(number).edtf
    elif calendar != "julian":
        assert isinstance(found, Normalized), words
        assert found.date.edtf == day(number).edtf, words
