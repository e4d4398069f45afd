"""The value: four numbers, what is stored, zones."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dates.strategies import texts
from timeline_app.dates import CEILING, FLOOR, Bound, HistoricalDate, Mark, Precision, Span, accept, parse
from timeline_app.dates.calendars import DAY, seconds_from_civil
from timeline_app.errors import DateSyntaxError, InvalidValue

spans = st.sampled_from([None, *Span])


def year(number: int) -> int:
    return seconds_from_civil(number)


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("2019", Span.OCCURS_WITHIN, (year(2019), year(2020) - 1, year(2019) + 1, year(2020))),
        ("2019", Span.LASTS, (year(2019), year(2019), year(2020), year(2020))),
        ("198X", Span.OCCURS_WITHIN, (year(1980), year(1990) - 1, year(1980) + 1, year(1990))),
        ("198X", Span.LASTS, (year(1980), year(1989), year(1981), year(1990))),
        ("[1863,1870]", Span.LASTS, (year(1863), year(1870), year(1864), year(1871))),
        ("1964/2008", Span.LASTS, (year(1964), year(1965) - 1, year(2008) + 1, year(2009))),
        ("1964/2008", Span.OCCURS_WITHIN, (year(1964), year(2009) - 1, year(1964) + 1, year(2009))),
        ("198X/1999", Span.LASTS, (year(1980), year(1990) - 1, year(1999) + 1, year(2000))),
        ("{1960,1962}", Span.LASTS, (year(1960), year(1961) - 1, year(1962) + 1, year(1963))),
        ("{1960,1962}", Span.OCCURS_WITHIN, (year(1960), year(1961) - 1, year(1962) + 1, year(1963))),
        ("2015/..", Span.LASTS, (year(2015), year(2016) - 1, year(2015) + 1, CEILING)),
        ("/2015", Span.LASTS, (FLOOR, year(2016) - 1, year(2015) + 1, year(2016))),
        ("[..2015]", Span.OCCURS_WITHIN, (FLOOR, year(2016) - 1, FLOOR + 1, year(2016))),
        ("[1984..]", Span.OCCURS_WITHIN, (year(1984), CEILING - 1, year(1984) + 1, CEILING)),
        ("{..1984}", Span.LASTS, (FLOOR, year(1985) - 1, year(1984) + 1, year(1985))),
        ("{1984..}", Span.LASTS, (year(1984), year(1985) - 1, year(1984) + 1, CEILING)),
        ("..2004/2006..", Span.LASTS, (FLOOR, year(2005) - 1, year(2006) + 1, CEILING)),
        ("2004../..2006", Span.LASTS, (year(2004), year(2007) - 1, year(2004) + 1, year(2007))),
        ("2019/2019", Span.LASTS, (year(2019), year(2020) - 1, year(2019) + 1, year(2020))),
    ],
)
def test_the_four_numbers_are_those_of_the_table(text, span, expected):
    date = parse(text, span=span)
    assert (date.start_lo, date.start_hi, date.end_lo, date.end_hi) == expected
    assert (date.lo, date.hi) == (expected[0], expected[3])


def test_intervals_last_and_single_dates_occur_within_unless_told_otherwise():
    assert parse("2019").span is parse("[1863,1864]").span is Span.OCCURS_WITHIN
    assert parse("1964/2008").span is parse("{1960,1961}").span is Span.LASTS


@given(texts(), spans)
def test_the_numbers_always_leave_room_for_an_event(text, span):
    try:
        date = parse(text, span=span)
    except DateSyntaxError:
        return
    assert FLOOR <= date.start_lo <= date.start_hi < date.end_hi <= CEILING
    assert date.start_lo < date.end_lo <= date.end_hi
    for other in Span:
        assert date.lying(other) == parse(text, span=other)


def test_an_open_end_and_an_unknown_one_have_the_same_numbers_and_another_kind():
    open_end, unknown = parse("2015/.."), parse("2015/")
    assert open_end.limits[:4] == unknown.limits[:4]
    assert (open_end.lo_kind, open_end.hi_kind) == (Bound.KNOWN, Bound.OPEN)
    assert (unknown.lo_kind, unknown.hi_kind) == (Bound.KNOWN, Bound.UNKNOWN)
    assert (parse("/2015").lo_kind, parse("../2015").lo_kind) == (Bound.UNKNOWN, Bound.OPEN)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2019-09-05T10:00:00", Precision.SECOND),
        ("1985-XX-XX", Precision.DAY),
        ("1985-XX", Precision.MONTH),
        ("1985-21", Precision.SEASON),
        ("1985-1X", Precision.MONTH),
        ("1985", Precision.YEAR),
        ("1XX3", Precision.YEAR),
        ("198X", Precision.DECADE),
        ("19XX", Precision.CENTURY),
        ("1XXX", Precision.MILLENNIUM),
        ("1950S3", Precision.DECADE),
        ("Y17E7", Precision.YEAR),
        ("2004-02-01/2005-02", Precision.DAY),
    ],
)
def test_the_precision_is_the_finest_unit_given(text, precision):
    assert parse(text).precision is precision


def test_each_written_date_has_its_row_of_marks():
    date = parse("2004-06-~01/2004-06%")
    none = Mark.NONE
    assert date.qualifiers == ((none, none, Mark.APPROXIMATE), (Mark.BOTH, Mark.BOTH))
    assert Mark.BOTH.sign == "%"
    assert Mark.NONE.sign == ""


@given(texts(), spans)
def test_what_is_stored_gives_the_same_date_back(text, span):
    try:
        date = parse(text, span=span)
    except DateSyntaxError:
        return
    assert HistoricalDate.from_json(date.to_json()) == date


def test_what_is_stored_is_seven_plain_values():
    date = dataclasses.replace(accept("-01XX"), source_text="2nd century BC", zone="Asia/Kabul")
    stored = date.to_json()
    assert stored == {
        "edtf": "-01XX",
        "text": "2nd century BC",
        "calendar": "gregorian",
        "variant": "",
        "zone": "Asia/Kabul",
        "span": "occurs-within",
        "precision": 90,
    }
    assert HistoricalDate.from_json({**stored, "derivation": {"anchor": "x"}}) == date
    assert HistoricalDate.from_json({"edtf": "2019"}) == dataclasses.replace(parse("2019"), source_text="")


@pytest.mark.parametrize(
    "stored", [{}, {"edtf": None}, {"edtf": "hello"}, {"edtf": "2019", "span": "?"}, {"edtf": "2019", "precision": 7}]
)
def test_what_cannot_be_read_from_storage_is_refused_in_words(stored):
    with pytest.raises(DateSyntaxError) as refusal:
        HistoricalDate.from_json(stored)
    assert str(refusal.value).endswith(".")


def test_a_precision_of_an_hour_makes_a_time_an_hour_long():
    stored = {"edtf": "2019-09-05T10:00:00", "precision": 30}
    date = HistoricalDate.from_json(stored)
    assert date.hi - date.lo == 3600
    between = HistoricalDate.from_json({"edtf": "2019-09-05T10:00:00/2019-09-05T14:00:00", "precision": 20})
    assert between.hi - between.lo == 4 * 3600 + 60


def test_only_a_stated_offset_is_moved_to_the_clock_of_a_zone():
    stated = parse("2019-09-05T10:00:00Z").on("Asia/Kabul")
    assert stated.start_lo == parse("2019-09-05T14:30:00").lo
    local = parse("2019-09-05T10:00:00")
    assert local.on("Asia/Kabul") == local.limits
    assert parse("2019-09-05T10:00:00Z").on("") == local.limits
    day = parse("2019-09-05")
    assert day.on("America/New_York") == day.limits


def test_a_moment_before_the_years_that_python_knows_has_a_clock_too():
    date = accept("-0584-05-28T18:00:00Z")
    assert abs(date.on("Asia/Kabul").start_lo - date.lo) < DAY


def test_a_zone_that_is_none_is_refused():
    with pytest.raises(InvalidValue, match="Nowhere"):
        parse("2019-09-05T10:00:00Z").on("Nowhere")


def test_a_date_is_a_value():
    date = parse("2019-09-05")
    assert hash(date) == hash(parse("2019-09-05"))
    assert not hasattr(date, "__dict__")
    with pytest.raises(dataclasses.FrozenInstanceError):
        date.edtf = "2020"  # type: ignore[misc]
