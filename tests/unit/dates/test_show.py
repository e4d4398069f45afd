"""Dates in words, which read back as the same date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dates.strategies import phrases, texts
from timeline_app.dates import (
    Context,
    HistoricalDate,
    NoMatch,
    Normalized,
    Span,
    accept,
    describe,
    parse,
    read,
    show,
)
from timeline_app.dates.languages import pack
from timeline_app.errors import DateSyntaxError


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2019-09-05", "5 September 2019", "5 Sep 2019"),
        ("2019-09", "September 2019", "Sep 2019"),
        ("2019", "2019", "2019"),
        ("1920~", "c. 1920", "c. 1920"),
        ("1979?", "possibly 1979", "1979?"),
        ("1920%", "possibly c. 1920", "c. 1920?"),
        ("2015/..", "since 2015", "since 2015"),
        ("../2021-08", "until August 2021", "until Aug 2021"),
        ("2015/", "from 2015 until an unknown date", "from 2015 until an unknown date"),
        ("/2015", "from an unknown date until 2015", "from an unknown date until 2015"),
        ("-0043", "44 BC", "44 BC"),
        ("0079-08-24", "24 August AD 79", "24 Aug AD 79"),
        ("-0263/-0240", "264–241 BC", "264–241 BC"),
        ("-0263/-0006", "264 BC – 7 BC", "264 BC – 7 BC"),
        ("-0026/0014", "27 BC – AD 14", "27 BC – AD 14"),
        ("-0026/2014", "27 BC – AD 2014", "27 BC – AD 2014"),
        ("0098/0117", "AD 98 – AD 117", "AD 98 – AD 117"),
        ("[2019-09-08,2019-09-09]", "8 or 9 September 2019", "8 or 9 Sep 2019"),
        ("[2019-09,2019-10,2019-12]", "September, October or December 2019", "Sep, Oct or Dec 2019"),
        ("{2019-09-05,2019-09-07}", "5 and 7 September 2019", "5 and 7 Sep 2019"),
        ("[1863,1864~]", "1863 or c. 1864", "1863 or c. 1864"),
        ("[1863~,1864~]", "c. 1863 or 1864", "c. 1863 or 1864"),
        ("[2019-09-05..2019-09-10]", "between 5 and 10 September 2019", "between 5 and 10 Sep 2019"),
        ("[..2015]", "2015 or earlier", "2015 or earlier"),
        ("[2015..]", "2015 or later", "2015 or later"),
        ("2019-09-05/2019-09-09", "5–9 September 2019", "5–9 Sep 2019"),
        ("2019-08-28/2019-09-03", "28 August – 3 September 2019", "28 Aug – 3 Sep 2019"),
        ("2019-12-28/2020-01-03", "28 December 2019 – 3 January 2020", "28 Dec 2019 – 3 Jan 2020"),
        ("1940-06/1940-07", "June–July 1940", "Jun–Jul 1940"),
        ("1920~/1925~", "c. 1920–1925", "c. 1920–1925"),
        ("1920/1925?", "from 1920 to possibly 1925", "from 1920 to 1925?"),
        ("199X", "1990s", "1990s"),
        ("190X", "1900s decade", "1900s decade"),
        ("18XX", "19th century", "19th century"),
        ("1XXX", "2nd millennium", "2nd millennium"),
        ("1968-21", "spring 1968", "spring 1968"),
        ("1941-24", "winter 1941–42", "winter 1941–42"),
        ("1999-24", "winter 1999–00", "winter 1999–00"),
        ("2001-30", "southern summer 2001–02", "southern summer 2001–02"),
        ("2001-27", "northern autumn 2001", "northern autumn 2001"),
        ("2019-35", "3rd quarter of 2019", "3rd quarter of 2019"),
        ("2019-37", "1st third of 2019", "1st third of 2019"),
        ("2019-41", "2nd half of 2019", "2nd half of 2019"),
        ("2019-XX", "a month of 2019", "a month of 2019"),
        ("2019-09-XX", "a day of September 2019", "a day of Sep 2019"),
        ("2019-XX-XX", "a day of 2019", "a day of 2019"),
        ("2019-09-05T10:00:30Z", "5 September 2019, 10:00:30 UTC", "5 Sep 2019, 10:00:30 UTC"),
        ("Y12345", "AD 12345", "AD 12345"),
        ("Y-12344", "12345 BC", "12345 BC"),
    ],
)
def test_dates_are_shown_in_words(text, long, short):
    assert show(parse(text)) == long
    assert show(parse(text), "short") == short


@pytest.mark.parametrize(
    "text",
    [
        *("2004?-06-11", "156X-12-25", "1950S2", "Y17E7", "XXXX", "1XX3", "2019-09-0X", "2019-1X", "00XX"),
        *("..2004/2006..", "{..1984}", "{1984..1986}", "[1667,1668,1670..1672]", "0294-30", "2019/2019"),
        *("[1863~,1864]", "2004-06-XX/2004-07-03", "2004/2005..", "-01XX", "-0584-05-28T18:00:00"),
    ],
)
def test_what_words_cannot_say_exactly_is_shown_as_it_is_written(text):
    date = accept(text)
    assert show(date) == show(date, "short") == text


def test_how_an_event_lies_in_its_date_is_said_when_the_words_alone_say_otherwise():
    assert show(parse("2019", span=Span.LASTS)) == "throughout 2019"
    assert show(parse("2019", span=Span.LASTS), "short") == "2019"
    assert show(parse("198X", span=Span.LASTS)) == "throughout 198X"
    assert show(parse("1964/2008", span=Span.OCCURS_WITHIN)) == "some time 1964–2008"


def test_bounds_that_the_words_name_are_not_said_twice():
    assert describe(parse("../1891-03-31", span=Span.OCCURS_WITHIN)) == "some time until 31 March 1891 · day"
    assert describe(parse("1964/2008", span=Span.OCCURS_WITHIN)) == "some time 1964–2008 · year"
    assert describe(parse("[1893,1894]")) == "1893 or 1894 · 1893–1894 · year"


def test_the_other_styles_are_days_and_notation():
    assert show(parse("2019-09"), "iso") == "2019-09-01/2019-09-30"
    assert show(parse("2019-09-05~"), "iso") == "2019-09-05"
    assert show(parse("2015/.."), "iso") == "2015-01-01/.."
    assert show(parse("/2015"), "iso") == "/2015-12-31"
    assert show(parse("?2015"), "edtf") == "2015?"
    with pytest.raises(ValueError, match="loud"):
        show(parse("2015"), "loud")


def test_a_language_is_a_value_or_a_tag_and_english_stands_in():
    date = parse("2019-09-05")
    assert show(date, language=pack("en")) == show(date, language="xx") == "5 September 2019"


@given(texts(), st.sampled_from([None, *Span]))
def test_the_long_style_reads_back_as_the_same_date(text, span):
    try:
        date = parse(text, span=span)
    except DateSyntaxError:
        return
    answer = read(show(date))
    assert isinstance(answer, Normalized)
    assert (answer.date.meaning, answer.date.span) == (date.meaning, date.span)
    assert answer.date.precision is date.precision


@given(phrases(), st.sampled_from(["", "state"]))
def test_whatever_was_read_is_shown_in_words_that_mean_the_same(typed, kind):
    answer = read(typed, Context(kind=kind))
    if isinstance(answer, NoMatch):
        return
    dates = [answer.date] if isinstance(answer, Normalized) else [choice.date for choice in answer.choices]
    for date in dates:
        again = read(show(date))
        assert isinstance(again, Normalized)
        assert (again.date.meaning, again.date.span) == (date.meaning, date.span)
        assert again.date.precision is date.precision
        assert describe(date)


@pytest.mark.parametrize(
    "words",
    [
        *("early September 2019", "mid February 2020", "late 2019", "early 1990s", "late 19th century", "1st century"),
        *(
            "late 2nd century BC",
            "40s BC",
            "early 1900s decade",
            "2nd millennium BC",
            "throughout 1980s",
            "100s decade BC",
        ),
        *("5 September 2019, 3 pm", "5 September 2019, 12 am", "5 September 2019, 10:00", "possibly early 1850s"),
        *("throughout early 2019", "throughout 19th century", "some time since 1990s", "c. 2nd century BC"),
        *("5 September 2019, 10:00 UTC+04:30", "mid 1st century BC", "1st millennium", "since 5 September 2019, 3 pm"),
        *("5 September 2019, 10:00 – 14:30", "5 September 2019, 10:00:30 – 14:30:00 UTC", "AD 1 – 2nd century"),
        "some time 5 September 2019, 10 am – 2 pm UTC+04:30",
        "from 5 September 2019, 22:00 to 6 September 2019, 02:00",
        "from 5 September 2019, 10:00 UTC to 5 September 2019, 14:00 UTC+04:30",
    ],
)
def test_words_for_parts_and_long_counts_read_back_unchanged(words):
    first = read(words)
    assert isinstance(first, Normalized)
    assert show(first.date) == words
    again = HistoricalDate.from_json(first.date.to_json())
    assert show(again) == words
    assert again.meaning == first.date.meaning


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("5 September 2019", "Thursday 5 September 2019 · day"),
        ("15 March 44 BC", "Friday 15 March 44 BC · day"),
        ("September 2019", "September 2019 · month"),
        ("2019", "2019 · year"),
        ("c. 1920", "c. 1920 · year"),
        ("c. 5 September 2019", "c. 5 September 2019 · day"),
        ("1990s", "1990–1999 · decade"),
        ("1st century", "1st century · AD 1 – AD 100 · century"),
        ("1801-1900", "1801–1900 · year"),
        ("19th century", "1800–1899 · century"),
        ("c. 1990s", "c. 1990–1999 · decade"),
        ("spring 1968", "1 March – 31 May 1968 · season"),
        ("since 2015", "since 2015 · year"),
        ("until August 2021", "until August 2021 · until 31 August 2021 · month"),
        ("8 or 10 September 2019", "8 or 10 September 2019 · 8–10 September 2019 · day"),
        ("early September 2019", "early September 2019 · 1–10 September 2019 · month"),
        ("..2004/2006..", "..2004/2006.. · year"),
        ("20XX-02-29", "29 February 2000 – 29 February 2096 · day"),
        ("Y17101000S3", "AD 17100000 – AD 17199999 · millennium"),
        ("5 September 2019, 3 pm", "Thursday 5 September 2019, 3 pm · hour"),
    ],
)
def test_one_line_says_how_a_date_was_understood(words, line):
    answer = read(words)
    assert isinstance(answer, Normalized)
    assert describe(answer.date) == line


def test_a_state_is_shown_with_its_span_and_reads_back_without_its_kind():
    state = read("September 2019", Context(kind="state"))
    assert isinstance(state, Normalized)
    again = read(show(state.date))
    assert isinstance(again, Normalized)
    assert again.date.limits == state.date.limits


@pytest.mark.parametrize("tag", ["ar", "fa-AF", "ps", "en", "ru"])
@pytest.mark.parametrize("text", ["1419-24", "0050-24", "9998-24", "-0050-24", "1999-30"])
def test_a_winter_over_new_year_is_shown_in_every_language(tag, text):
    again = read(show(parse(text), language=tag))
    assert not isinstance(again, NoMatch)
    dates = [again.date] if isinstance(again, Normalized) else [choice.date for choice in again.choices]
    assert parse(text).meaning in [date.meaning for date in dates]
