"""Order: total for sorting, honest about what is only possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import Possibility, Span, before, parse, sort_key
from timeline_app.dates.edtf import Limits
from timeline_app.dates.value import HistoricalDate

DEFINITE, POSSIBLE, IMPOSSIBLE = Possibility.DEFINITE, Possibility.POSSIBLE, Possibility.IMPOSSIBLE


def test_earliest_first_narrower_before_wider_and_no_date_last():
    ordered = [
        "-0043",
        "1990",
        "../2001",
        "2019-01-01",
        "2019",
        "2019-09-01",
        "2019-09",
        "2019-09-05",
        "2020/..",
        "[..1990,2030..]",
    ]
    dates = [None, *(parse(text) for text in reversed(ordered))]
    assert [date and date.edtf for date in sorted(dates, key=sort_key)] == [*ordered, None]


def test_the_rank_of_the_user_breaks_ties_and_the_id_breaks_the_rest():
    date = parse("2019")
    assert sort_key(date, 1, "b") < sort_key(date, 2, "a") < sort_key(date, 2, "b")
    assert sort_key(None) > sort_key(parse("Y9E11"))


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2019-09-05", "2019-09-06", DEFINITE),
        ("2018", "2019", DEFINITE),
        ("2019-09", "2019-09-05", POSSIBLE),
        ("2019-09-05", "2019-09", POSSIBLE),
        ("2019-09-06", "2019-09-05", IMPOSSIBLE),
        ("2015/..", "2019", POSSIBLE),
        ("2019", "2015/..", IMPOSSIBLE),
        ("../2014", "2015", DEFINITE),
        ("[..2019]", "2019-09-05", POSSIBLE),
    ],
)
def test_before_is_definite_possible_or_impossible(first, second, answer):
    assert before(parse(first), parse(second)) is answer


def test_slack_loosens_what_zones_may_have_shifted():
    evening, morning = parse("2019-09-07"), parse("2019-09-08")
    assert before(evening, morning) is DEFINITE
    assert before(evening, morning, slack=86_400) is POSSIBLE
    assert before(morning, evening) is IMPOSSIBLE
    assert before(morning, evening, slack=86_400) is POSSIBLE


def event(start_lo: int, start_more: int, end_more: int, length: int) -> HistoricalDate:
    """Return a date on a scale small enough to try every event."""
    start_hi = start_lo + start_more
    end_lo = start_lo + length
    tight = Limits(start_lo, start_hi, end_lo, max(end_lo, start_hi + 1) + end_more).tightened()
    return HistoricalDate("", Span.LASTS, parse("2019").precision, *tight)


events = st.builds(event, st.integers(0, 6), st.integers(0, 3), st.integers(0, 3), st.integers(1, 4))


def cases(date: HistoricalDate) -> list[tuple[int, int]]:
    """Return every event that fits the four numbers."""
    starts, ends = range(date.start_lo, date.start_hi + 1), range(date.end_lo, date.end_hi + 1)
    return [(start, end) for start in starts for end in ends if start < end]


@given(events, events)
def test_before_agrees_with_trying_every_event(a, b):
    verdicts = {end <= start for _, end in cases(a) for start, _ in cases(b)}
    expected = DEFINITE if verdicts == {True} else IMPOSSIBLE if verdicts == {False} else POSSIBLE
    assert before(a, b) is expected
