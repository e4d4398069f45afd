"""The notation against 406 strings with a verdict, against brute force, and back into text."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dates.strategies import dates, texts
from timeline_app.dates import Bound, HistoricalDate, Mark, accept, iso_bounds, parse
from timeline_app.dates.calendars import civil_from_days, days_from_civil, days_in_month
from timeline_app.errors import DateSyntaxError

LINES = (Path(__file__).parents[2] / "data" / "edtf" / "cases.tsv").read_text(encoding="utf-8").split("\n")
CASES = [line.split("\t") for line in LINES[1:] if line]
VALID = [case for case in CASES if case[1] == "valid"]
INVALID = [case for case in CASES if case[1] == "invalid"]

# The disputed rows: what the strict reader and what the lenient one makes of them (decisions D1 to D16).
BOTH = {368, 369, 370, 371, 373, 377, 378, 379, 380, 385}
LENIENT = {
    375: "-20XX",
    376: "-1985-04-12T23:20:30-04",
    382: "-15XX-12-25",
    383: "-1XXX-XX",
    384: "-1XXX-12",
    386: "2016-05-02T16:54:59",
    387: "2016-05-02T16:54:59Z",
    388: "2016-05-03T00:00:00",
    389: "2016-05-02T16:54:59+02:30",
    390: "2016-05-02T16:54:59+00:00",
    391: "2016-05-02T16:54:59-12:00",
    400: "[1667,1668,1670..1672]",
    401: "[1760-01,1760-02,1760-12..]",
    402: "[1667,1760-12]",
    403: "{1667,1668,1670..1672}",
    404: "{1667,1670..1672}",
    405: "{1960,1961-12}",
    406: "{1960,1961-12}",
}


def edges(date: HistoricalDate) -> tuple[str, str]:
    """Return the first and last day as the table writes them."""
    earliest, latest = iso_bounds(date)
    return (
        earliest or ("unknown" if date.lo_kind is Bound.UNKNOWN else "-inf"),
        latest or ("unknown" if date.hi_kind is Bound.UNKNOWN else "+inf"),
    )


def test_the_table_has_all_its_rows():
    assert (len(CASES), len(VALID), len(INVALID)) == (406, 251, 116)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case[3])
def test_a_valid_text_has_the_stated_level_and_bounds(case):
    _, _, level, text, earliest, latest, *_ = case
    date = parse(text)
    assert (date.level, *edges(date)) == (int(level), earliest, latest)
    assert accept(text).meaning == date.meaning


@pytest.mark.parametrize("case", INVALID, ids=lambda case: repr(case[3]))
def test_an_invalid_text_is_refused_by_both_readers(case):
    for reader in (parse, accept):
        with pytest.raises(DateSyntaxError) as refusal:
            reader(case[3])
        assert 0 <= refusal.value.at <= len(case[3])
        assert refusal.value.hint


@pytest.mark.parametrize("case", [case for case in CASES if case[1] == "disputed"], ids=lambda case: case[3])
def test_a_disputed_text_is_treated_as_decided(case):
    number, _, _, text, earliest, latest, *_ = case
    if int(number) in BOTH:
        assert parse(text).meaning == accept(text).meaning
        assert edges(parse(text)) == (earliest, latest)
        return
    with pytest.raises(DateSyntaxError):
        parse(text)
    if int(number) in LENIENT:
        date = accept(text)
        assert date.edtf == LENIENT[int(number)]
        assert date.notes
    else:
        with pytest.raises(DateSyntaxError):
            accept(text)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case[3])
def test_the_canonical_form_means_the_same_and_is_stable(case):
    date = parse(case[3])
    again = parse(date.edtf)
    assert again.meaning == date.meaning
    assert str(again) == date.edtf


@given(texts())
def test_what_was_written_reads_back_as_the_same_date(text):
    try:
        date = parse(text)
    except DateSyntaxError:
        return
    assert parse(date.edtf).meaning == date.meaning
    assert date.start_lo < date.end_lo <= date.end_hi
    assert date.start_lo <= date.start_hi < date.end_hi


@given(st.text(max_size=60) | st.text("0123456789X-/.?~%[]{},YESTZ:+ ", max_size=40))
def test_any_text_is_read_or_refused_with_a_place(text):
    for reader in (parse, accept):
        try:
            assert reader(text).source_text == text
        except DateSyntaxError as refusal:
            at = refusal.at
        else:
            continue
        assert 0 <= at <= len(text)


def test_each_combination_of_marks_has_one_form():
    marks = ("", "?", "~", "%")
    year = {(Mark.NONE,): "2004", (Mark.BOTH,): "2004%"}
    for row, form in year.items():
        assert parse(form).qualifiers == (row,)
    for parts in (("2004",), ("2004", "06"), ("2004", "06", "11")):
        forms = set()
        rows = set()
        for left in itertools.product(marks, repeat=len(parts)):
            for right in itertools.product(marks, repeat=len(parts)):
                text = "-".join(a + part + b for a, part, b in zip(left, parts, right, strict=True))
                date = parse(text)
                forms.add(date.edtf)
                rows.add(date.qualifiers)
                assert parse(date.edtf).qualifiers == date.qualifiers
        assert len(forms) == len(rows) == 4 ** len(parts)


def days_that_fit(year: str, month: str, day: str) -> list[int]:
    """Return every day that a mask admits, one by one."""

    def fits(mask: str, number: int) -> bool:
        return all(place in ("X", digit) for place, digit in zip(mask, f"{number:0{len(mask)}}", strict=True))

    return [
        days_from_civil(y, m, d)
        for y in range(10_000)
        if fits(year, y)
        for m in range(1, 13)
        if fits(month, m)
        for d in range(1, days_in_month(y, m) + 1)
        if fits(day, d)
    ]


@given(
    st.from_regex(r"[0-9][0-9][0-9X]{2}|[0-9X][0-9]{3}|1XXX", fullmatch=True),
    st.from_regex(r"[01X][0-9X]", fullmatch=True),
    st.from_regex(r"[0-3X][0-9X]", fullmatch=True),
)
def test_masks_agree_with_trying_every_day(year, month, day):
    if month.isdigit() and int(month) > 12:
        return
    expected = days_that_fit(year, month, day)
    try:
        date = parse(f"{year}-{month}-{day}")
    except DateSyntaxError:
        assert expected == []
        return
    assert date.start_lo // 86_400 == expected[0]
    assert (date.end_hi - 1) // 86_400 == expected[-1]


@pytest.mark.parametrize("text", ["20XX-02-29", "XXXX-02-29", "X001-02-29", "19X0-02-29", "XX00-02-29", "XX0X-02-29"])
def test_the_29th_of_february_finds_its_first_and_last_leap_year(text):
    year = text[:4]
    expected = days_that_fit(year, "02", "29")
    if not expected:
        with pytest.raises(DateSyntaxError):
            parse(text)
        return
    assert iso_bounds(parse(text)) == tuple(
        "{:04}-{:02}-{:02}".format(*civil_from_days(number)) for number in (expected[0], expected[-1])
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("-00X0", "-0090-01-01", "-0010-12-31"),
        ("-XXXX", "-9999-01-01", "-0001-12-31"),
        ("-01XX-02-29", "-0196-02-29", "-0104-02-29"),
    ],
)
def test_masks_before_christ_count_backwards_and_never_reach_minus_zero(text, earliest, latest):
    assert iso_bounds(accept(text)) == (earliest, latest)


@given(dates())
def test_an_interval_is_refused_only_when_it_must_end_before_it_begins(text):
    assert parse(f"{text}/{text}").lo == parse(text).lo
    earlier = civil_from_days(parse(text).start_lo // 86_400 - 1)
    if 0 <= earlier.year <= 9999:
        with pytest.raises(DateSyntaxError, match="ends before it begins"):
            parse(f"{text}/{earlier.year:04}-{earlier.month:02}-{earlier.day:02}")


def test_a_refusal_knows_the_place():
    with pytest.raises(DateSyntaxError) as refusal:
        parse("2019-09-05/2020-13")
    assert refusal.value.at == len("2019-09-05/2020-")
    with pytest.raises(DateSyntaxError) as refusal:
        parse("[1863,1864,18 65]")
    assert refusal.value.at == len("[1863,1864,18")


def test_a_text_of_more_than_a_thousand_characters_is_refused_unread():
    with pytest.raises(DateSyntaxError, match="longer than 1000") as refusal:
        parse("[" + ",".join(["2019"] * 300) + "]")
    assert refusal.value.at == 1000


@pytest.mark.parametrize("text", ["Y1E999999999", "Y" + "9" * 900, "Y-1E12S3", "Y1E11/Y1E12", "Y1E998S997"])
def test_years_beyond_the_scale_are_kept_and_cost_nothing(text):
    date = parse(text)
    assert date.edtf == text
    assert date.start_lo < date.end_lo
    assert date.start_hi < date.end_hi


def test_a_far_year_has_bounds_and_marks():
    assert iso_bounds(parse("Y170000002")) == ("170000002-01-01", "170000002-12-31")
    assert parse("~Y170000002").edtf == "Y170000002~"
    assert parse("-1950S2?").edtf == "-1950S2?"
    assert iso_bounds(parse("Y1E30")) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "2019-09-05T",
        "2019-09-05T10",
        "2019-02-30T10:00:00",
        "-0000-01-01T10:00:00",
        "-0000",
        "-0000S1",
        "2019-20",
        "2019-XX-32",
        "2019-2X-01",
        "Y10000S9",
        "0050S4",
    ],
)
def test_years_months_and_days_that_are_none_are_refused(text):
    for reader in (parse, accept):
        with pytest.raises(DateSyntaxError):
            reader(text)


@pytest.mark.parametrize("text", ["[2019..2019-05]", "[199X..2005]", "{2001?..2005}", "[1984~..]", "2019..2020/.."])
def test_two_dots_stand_only_between_plain_dates_of_one_precision(text):
    with pytest.raises(DateSyntaxError):
        parse(text)


@pytest.mark.parametrize("text", ["[ 1863,1864]", "[1863,1864 ]", "[]", "{}", "[..]", "[1863,,1864]", "[1863, ]"])
def test_blanks_and_gaps_inside_brackets_are_refused(text):
    with pytest.raises(DateSyntaxError):
        accept(text)
