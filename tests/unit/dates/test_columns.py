"""What the project file keeps beside a date, and bounds as ISO days."""

import sqlite3

import pytest

from timeline_app.dates import CEILING, FLOOR, columns, iso_beginning, iso_bounds, parse, sort_key
from timeline_app.dates.calendars import seconds_from_civil

NAMES = [
    *("when_edtf", "when_text", "when_calendar", "when_variant", "when_zone", "when_span", "when_precision"),
    *("when_lo", "when_hi", "when_start_hi", "when_end_lo", "when_lo_kind", "when_hi_kind", "when_sort"),
]


def test_the_columns_have_their_names_with_and_without_a_date():
    assert list(columns(parse("2019"))) == list(columns(None)) == NAMES


def test_the_columns_of_a_date():
    found = columns(parse("2019~"))
    assert found["when_edtf"] == found["when_text"] == "2019~"
    assert (found["when_lo"], found["when_hi"]) == (seconds_from_civil(2019), seconds_from_civil(2020))
    assert (found["when_start_hi"], found["when_end_lo"]) == (
        seconds_from_civil(2020) - 1,
        seconds_from_civil(2019) + 1,
    )
    assert (found["when_lo_kind"], found["when_span"], found["when_precision"]) == ("known", "occurs-within", 70)
    assert all(type(value) in (str, int) for value in found.values())


def test_the_columns_stand_on_the_clock_of_the_project():
    moment = parse("2019-09-05T22:00:00Z")
    assert columns(moment, "Asia/Kabul")["when_lo"] == parse("2019-09-06T02:30:00").lo
    assert columns(moment)["when_lo"] == moment.lo


@pytest.mark.parametrize("text", ["2019", "../2015", "2015/..", "[..1990,2030..]", "-0043-03-15", "Y1E30"])
def test_the_sort_column_is_the_head_of_the_sort_key(text):
    assert columns(parse(text))["when_sort"] == sort_key(parse(text))[0]


def test_ranges_find_what_overlaps_and_never_what_has_no_date():
    db = sqlite3.connect(":memory:")
    db.execute("create table entry (when_edtf, when_lo integer not null, when_hi integer not null)")
    for text in ("2018", "2019", "2019-09/..", "../2015", "2020", None):
        found = columns(parse(text) if text else None)
        db.execute("insert into entry values (:when_edtf, :when_lo, :when_hi)", found)
    a, b = seconds_from_civil(2019), seconds_from_civil(2020)
    overlap = "select when_edtf from entry where when_lo < ? and when_hi > ? order by when_lo"
    assert [row[0] for row in db.execute(overlap, (b, a))] == ["2019", "2019-09/.."]
    assert [row[0] for row in db.execute(overlap, (CEILING, FLOOR))] == [
        "../2015",
        "2018",
        "2019",
        "2019-09/..",
        "2020",
    ]
    db.close()


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2019-09", ("2019-09-01", "2019-09-30")),
        ("-0043-03-15", ("-0043-03-15", "-0043-03-15")),
        ("0000", ("0000-01-01", "0000-12-31")),
        ("Y12345", ("12345-01-01", "12345-12-31")),
        ("Y-12345", ("-12345-01-01", "-12345-12-31")),
        ("2015/..", ("2015-01-01", None)),
        ("/2015", (None, "2015-12-31")),
        ("2019-09-05T10:00:00", ("2019-09-05", "2019-09-05")),
        ("Y-1E30", (None, None)),
    ],
)
def test_iso_bounds_are_days_of_astronomical_years(text, bounds):
    assert iso_bounds(parse(text)) == bounds


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2019-05-03", ("2019-05-03", "2019-05-03")),
        ("2019-05-03/2019-05-09", ("2019-05-03", "2019-05-03")),
        ("[2019-05-03..2019-05-09]", ("2019-05-03", "2019-05-09")),
        ("-0044-03/..", ("-0044-03-01", "-0044-03-31")),
        ("[2019-05-03..]", ("2019-05-03", None)),
        ("../2019-05-08", ("2019-05-08", "2019-05-08")),
        ("[..2019-05-08]", (None, "2019-05-08")),
    ],
)
def test_the_first_and_last_day_of_a_beginning_are_those_on_which_it_can_have_been(text, days):
    assert iso_beginning(parse(text)) == days
