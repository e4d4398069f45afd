"""Order: total for sorting, honest about what is only possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import (
    Possibility,
    Relation,
    Span,
    before,
    is_order_known,
    parse,
    relation,
    relations,
    sort_key,
)
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


def seen(start: int, end: int, other_start: int, other_end: int) -> Relation:
    """Return the relation of two events that are exactly known."""
    if end < other_start:
        return Relation.BEFORE
    if end == other_start:
        return Relation.MEETS
    if other_end < start:
        return Relation.AFTER
    if other_end == start:
        return Relation.MET_BY
    order = (start > other_start) - (start < other_start), (end > other_end) - (end < other_end)
    return {
        (-1, -1): Relation.OVERLAPS,
        (-1, 0): Relation.FINISHED_BY,
        (-1, 1): Relation.CONTAINS,
        (0, -1): Relation.STARTS,
        (0, 0): Relation.EQUALS,
        (0, 1): Relation.STARTED_BY,
        (1, -1): Relation.DURING,
        (1, 0): Relation.FINISHES,
        (1, 1): Relation.OVERLAPPED_BY,
    }[order]


@given(events, events)
def test_all_thirteen_relations_agree_with_trying_every_event(a, b):
    possible = {seen(*one, *other) for one in cases(a) for other in cases(b)}
    for which, answer in relations(a, b).items():
        expected = IMPOSSIBLE if which not in possible else DEFINITE if len(possible) == 1 else POSSIBLE
        assert answer is expected, which
    assert set(relations(a, b)) == set(Relation)


@given(events, events, st.integers(0, 3))
def test_slack_only_ever_adds_what_is_possible(a, b, slack):
    strict, loose = relations(a, b), relations(a, b, slack=slack)
    assert all(loose[which] is not IMPOSSIBLE for which, answer in strict.items() if answer is not IMPOSSIBLE)


def possible(first: str, second: str) -> set[str]:
    return {str(which) for which, answer in relations(parse(first), parse(second)).items() if answer is not IMPOSSIBLE}


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("2018", "2019-06", {"before"}),
        ("2019-09-05/..", "2019-09-08", {"before", "meets", "overlaps", "contains", "finished by"}),
        ("2019-09-01T10:00:00", "2019-09-01T10:00:00", {"equals"}),
        ("2019-09", "2019-09-05", {str(which) for which in Relation}),
        ("../2014", "2015", {"before", "meets"}),
    ],
)
def test_relations_say_what_the_dates_leave_open(first, second, left):
    assert possible(first, second) == left


def test_a_relation_is_definite_when_it_is_the_only_one():
    assert relation(Relation.BEFORE, parse("2017"), parse("2019")) is DEFINITE
    assert relation(Relation.AFTER, parse("2017"), parse("2019")) is IMPOSSIBLE
    assert relation(Relation.MEETS, parse("../2014"), parse("2015")) is POSSIBLE


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ("2019-09-05", "2019-09-06", True),
        ("2019-09-05", "2019-09-05", False),
        ("2019-09", "2019-09-05", False),
        ("2015/..", "2019", True),
        ("1914/1918", "1916-07", True),
        ("../2014", "2015", True),
        ("../2014", "2013", False),
        ("[..2019]", "2018", False),
    ],
)
def test_neighbours_have_a_known_order_only_when_one_begins_before_the_other(first, second, known):
    assert is_order_known(parse(first), parse(second)) is known


@given(st.lists(st.tuples(events, st.integers(0, 2), st.sampled_from("abcdef")), max_size=6))
def test_the_order_is_total_and_never_against_what_is_known(entries):
    ordered = sorted(entries, key=lambda entry: sort_key(*entry))
    keys = [sort_key(*entry) for entry in ordered]
    assert keys == sorted(sort_key(*entry) for entry in entries)
    for place, (earlier, *_) in enumerate(ordered):
        assert not any(is_order_known(later, earlier) for later, *_ in ordered[place + 1 :])
