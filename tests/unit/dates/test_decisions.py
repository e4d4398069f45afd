"""The numbered decisions of docs/DATES.md, one test each: strict in writing, lenient in reading."""

import pytest

from timeline_app.dates import HistoricalDate, Mark, Precision, accept, iso_bounds, parse, sort_key
from timeline_app.errors import DateSyntaxError


def refused_by(reader, text: str) -> str:
    """Return the hint of the refusal."""
    with pytest.raises(DateSyntaxError) as refusal:
        reader(text)
    return refusal.value.hint


def kept_leniently(text: str) -> HistoricalDate:
    """Return the date that only the lenient reader takes, with a note."""
    assert refused_by(parse, text)
    date = accept(text)
    assert date.notes
    assert date.source_text == text
    return date


def test_d1_second_60_exists_and_counts_as_59():
    date = parse("2016-12-31T23:59:60Z")
    assert date.edtf == "2016-12-31T23:59:60Z"
    assert date.lo == parse("2016-12-31T23:59:59Z").lo
    refused_by(accept, "2016-12-31T23:59:61Z")


def test_d2_an_offset_reaches_14_hours_both_ways():
    assert parse("2016-05-02T12:00:00+14:00").offset == 840
    assert parse("2016-05-02T12:00:00-14:00").offset == -840
    for text in ("+14:01", "-14:01", "-00:00", "-00", "+02:60"):
        refused_by(parse, f"2016-05-02T12:00:00{text}")
        refused_by(accept, f"2016-05-02T12:00:00{text}")


def test_d3_an_interval_may_have_ends_that_overlap():
    assert iso_bounds(parse("0000-02/0000")) == ("0000-02-01", "0000-12-31")
    assert iso_bounds(parse("2004-06/2004")) == ("2004-06-01", "2004-12-31")


def test_d4_a_far_year_and_a_plain_one_may_share_an_interval():
    assert iso_bounds(parse("Y-61000/-2000")) == ("-61000-01-01", "-2000-12-31")
    refused_by(parse, "-2000/Y-61000")


@pytest.mark.parametrize("text", ["/", "../", "/..", "../.."])
def test_d5_an_interval_without_a_date_says_nothing(text):
    assert "empty" in refused_by(parse, text)
    assert "empty" in refused_by(accept, text)


def test_d6_a_season_does_what_a_month_does():
    assert iso_bounds(parse("2012-21/2012-22")) == ("2012-03-01", "2012-08-31")
    assert iso_bounds(parse("20XX-41")) == ("2000-07-01", "2099-12-31")
    assert parse("2001?-23").qualifiers == ((Mark.UNCERTAIN, Mark.NONE),)


def test_d7_a_mask_before_christ_is_kept_as_an_extension():
    date = kept_leniently("-01XX")
    assert (date.edtf, date.level) == ("-01XX", 3)
    assert iso_bounds(date) == ("-0199-01-01", "-0100-12-31")
    assert iso_bounds(kept_leniently("-156X-12-25")) == ("-1569-12-25", "-1560-12-25")


def test_d8_a_time_before_christ_is_kept_as_an_extension():
    date = kept_leniently("-0584-05-28T18:00:00")
    assert (date.level, date.precision) == (3, Precision.SECOND)


def test_d9_there_are_no_more_significant_digits_than_digits():
    for text in ("-1859S5", "2019S5", "Y17E7S10", "0050S3"):
        refused_by(parse, text)
        refused_by(accept, text)


def test_d10_fractions_of_a_second_are_cut():
    assert kept_leniently("2016-05-02T16:54:59.042Z").edtf == "2016-05-02T16:54:59Z"


def test_d11_24_hours_are_the_next_day():
    assert kept_leniently("2016-12-31T24:00:00").edtf == "2017-01-01T00:00:00"
    refused_by(accept, "2016-05-02T24:00:01")


def test_d12_an_offset_gets_its_colon():
    assert kept_leniently("2016-05-02T16:54:59+0230").edtf == "2016-05-02T16:54:59+02:30"


@pytest.mark.parametrize("text", ["19", "193", "-04", "197~", "019"])
def test_d13_a_year_has_four_digits(text):
    assert "19XX" in refused_by(parse, text)
    assert "19XX" in refused_by(accept, text)


def test_d14_blanks_stand_beside_commas_only():
    assert kept_leniently("[1667,1668, 1670..1672]").edtf == "[1667,1668,1670..1672]"
    assert len(accept("{1 , 2}".replace("1", "1960").replace("2", "1961")).notes) == 1
    refused_by(accept, "[1 667,1668]")
    refused_by(accept, " 1667")


def test_d15_times_at_both_ends_are_kept_as_an_extension():
    date = kept_leniently("2019-09-05T10:00:00+04:30/2019-09-05T14:00:00+04:30")
    assert (date.level, date.offset) == (3, 270)
    assert kept_leniently("[2019-09-05T10:00:00Z,2019-09-05T14:00:00+04:30]").offset is None
    refused_by(accept, "2019-09-05T10:00:00/2019-09-06")


def test_d16_a_time_without_seconds_is_a_minute_long():
    date = kept_leniently("2019-09-05T10:00+04:30")
    assert (date.edtf, date.precision) == ("2019-09-05T10:00:00+04:30", Precision.MINUTE)
    assert date.hi - date.lo == 60
    assert HistoricalDate.from_json(date.to_json()).limits == date.limits


def test_d17_spring_is_in_march_wherever_it_was_written():
    assert iso_bounds(parse("2001-21")) == iso_bounds(parse("2001-25")) == ("2001-03-01", "2001-05-31")
    assert iso_bounds(parse("2001-29")) == ("2001-09-01", "2001-11-30")


def test_d18_significant_digits_count_from_the_left():
    assert iso_bounds(parse("1950S2")) == ("1900-01-01", "1999-12-31")
    assert iso_bounds(parse("Y171010000S3")) == ("171000000-01-01", "171999999-12-31")
    assert parse("1950S2").precision is Precision.CENTURY


@pytest.mark.parametrize("mark", ["?", "~", "%"])
def test_d19_marks_never_move_bounds_or_order(mark):
    plain, marked = parse("2019-09"), parse(f"2019-09{mark}")
    assert marked.limits == plain.limits
    assert sort_key(marked) == sort_key(plain)
    assert (marked.uncertain, marked.approximate) == (mark != "~", mark != "?")
