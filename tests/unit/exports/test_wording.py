"""Notes, words and periods: how values read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.exports.chronicles import DARQAD, POST, TAKHAR, TALIBAN, WIRE, chronicle, citation, entry, small
from timeline_app.citations import Cite, Plain, plain_text
from timeline_app.exports.notes import cite, item, items, locale, notes, notes_alone
from timeline_app.exports.pdf.periods import periods
from timeline_app.exports.wording import bounds, date_words, parts, source_name, source_of, speaker, status, word
from timeline_app.model import vocabulary


def test_a_source_is_an_item_with_its_id_its_language_and_its_dates():
    found = item(replace(POST, language=""), "de")
    assert (found["id"], found["language"]) == (POST.id, "de")
    assert found["issued"] == {"date-parts": [[2019, 9, 10]]}
    assert found["accessed"] == {"date-parts": [[2026, 10, 1]]}


def test_items_come_in_the_order_of_the_chronicle():
    assert [one["id"] for one in items(small())] == [s.id for s in small().sources]


@pytest.mark.parametrize(
    ("more", "label", "place"),
    [
        ({"locator": "8", "locator_label": "page"}, "page", "8"),
        ({"locator": "8"}, "page", "8"),
        ({}, "paragraph", "2"),
        ({"paragraph": 0}, None, None),
        ({"locator": "para. 5"}, "paragraph", "5"),
        ({"locator": "pp. 8-9"}, "page", "8-9"),
        ({"locator": "§2"}, "section", "2"),
        ({"locator": "back cover"}, "", "back cover"),
        ({"locator": "Exhibit 3"}, "", "Exhibit 3"),
    ],
)
def test_a_locator_is_ones_own_else_the_paragraph(more: dict[str, object], label: str | None, place: str | None):
    found = cite(citation(1, POST, "words", prefix="see", suppress_author=True, **more))
    assert found == Cite(POST.id, label, place, "see", "", suppress_author=True)


def test_notes_are_by_citation_and_short_where_they_come_again():
    value = small()
    found = notes(value)
    first, *_, last = (c.id for e in value.entries for c in e.citations if c.source_id == POST.id)
    assert len(plain_text(found.by_citation[first])) > len(plain_text(found.by_citation[last]))
    assert {source for source, _line in found.bibliography} == {s.id for s in value.sources}
    assert not found.in_text


def test_notes_alone_are_full_and_in_any_engine():
    texts, remarks = notes_alone(small())
    assert all("https://example.org/" in text for text in texts.values())
    assert remarks == ()
    plain, _ = notes_alone(small(), engine=Plain())
    assert all("accessed" in text for text in plain.values())


def test_one_citation_can_be_copied_with_its_note():
    cited = citation(1, POST, "words")
    notes, _ = notes_alone(chronicle((entry(1, "2019", "X", cited),), (POST,)), "chicago-notes-bibliography")
    assert notes[cited.id].startswith("Eva Sample, “Four Days in the North,” Sample Post, September 10, 2019, para. 2")


def test_the_language_of_notes_is_the_first_of_the_project():
    assert locale(small()) == "en"
    assert locale(chronicle(languages=())) == "en"


def test_a_citation_without_a_source_has_no_note():
    value = chronicle((entry(1, "2019", "X", citation(1, None)),))
    assert notes(value).by_citation == {}
    assert notes_alone(value) == ({}, ())


def test_names_are_shown_with_their_part_unless_it_is_the_usual_one():
    plain = replace(TALIBAN, role="participant")
    one = entry(1, "2019", "X", people=(TALIBAN, plain), places=(TAKHAR, replace(DARQAD, role="from")))
    assert parts(one, "people") == ("Taliban (actor)", "Taliban")
    assert parts(one, "places") == ("Takhar", "Darqad (درقد) (from)")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, ""),
        ({"hedge": "claimed"}, "“claimed”"),
        ({"claimant": "A"}, "A"),
        ({"claimant": "A", "via": ("B", "C")}, "A, via B, C"),
        ({"claimant": "A", "hedge": "purported"}, "A (“purported”)"),
    ],
)
def test_who_says_so_is_one_line(more: dict[str, object], words: str):
    assert speaker(citation(1, POST, "x", **more)) == words


def test_a_status_is_a_word_with_who_disputes():
    assert status(entry(1, "2019", "X")) == ""
    assert status(entry(1, "2019", "X", status="unsure")) == "Unsure"
    assert status(entry(1, "2019", "X", status="disputed", disputed_by="B")) == "Disputed by B"


def test_words_of_a_vocabulary_are_titles():
    assert word(vocabulary.KINDS, "forecast") == "Forecast"
    assert word(vocabulary.KINDS, "") == ""
    assert word(vocabulary.LINK_TYPES, "my-own") == "my own"


def test_a_source_goes_by_its_shortest_name():
    assert source_name(replace(POST, short_title="Post")) == "Post"
    assert source_name(POST) == "Sample Post"
    assert source_name(replace(POST, publisher="")) == POST.title
    assert source_of(small(), citation(1, WIRE)) == WIRE
    assert source_of(chronicle(), citation(1, WIRE)) is None


def test_a_date_has_words_and_bounds_and_none_has_neither():
    when = entry(1, "2015/..", "X").when
    assert date_words(when) == "since 2015"
    assert bounds(when) == ("2015-01-01", "")
    assert (date_words(None), bounds(None)) == ("", ("", ""))


def titles(*dates: str) -> list[tuple[str, int]]:
    """Return the headings of entries of these dates, each with how many stand under it."""
    entries = [entry(n, date, "X") for n, date in enumerate(dates, 1)]
    return [(period.title, len(period.entries)) for period in periods(entries, "en")]


def test_few_entries_stand_under_their_years():
    assert titles("1999", "2019-01", "2019-09-05", "") == [("1999", 1), ("2019", 2), ("Without a date", 1)]


def test_a_crowded_year_is_parted_by_months_and_a_crowded_month_by_days():
    assert titles(*["2019-01-05"] * 7, *["2019-09-05"] * 7) == [("January 2019", 7), ("September 2019", 7)]
    assert titles("2019-09", *["2019-09-05"] * 13) == [("September 2019", 1), ("5 September 2019", 13)]
    assert titles("2019", *["2019-09-05"] * 13)[0] == ("2019", 1)


def test_years_before_christ_and_of_the_far_past_have_headings_too():
    assert titles("-0043", "Y-17000") == [("44 BC", 1), ("17001 BC", 1)]


def test_an_open_beginning_stands_under_its_end():
    assert titles("../1985") == [("1985", 1)]
    assert titles("[..1985]") == [("1985 or earlier", 1)]


BY_DAY = [*["2019-05-01"] * 7, *["2019-05-02"] * 7]


@pytest.mark.parametrize(
    ("date", "by_year", "by_day"),
    [
        ("[2019-05-03..2019-05-09]", "2019", "between 3 and 9 May 2019"),
        ("2019-05-03/2019-05-09", "2019", "3 May 2019"),  # it began that day
        ("2019-05-03T14:00", "2019", "3 May 2019"),
        ("2019-05-03~", "2019", "c. 3 May 2019"),
        ("2019-05-03?", "2019", "possibly 3 May 2019"),
        ("2019-05-XX", "2019", "a day of May 2019"),
        ("2019-05", "2019", "May 2019"),
        ("2019-21", "2019", "spring 2019"),
        ("2019~", "c. 2019", "c. 2019"),
        ("2019/2020", "2019", "2019"),
        ("201X", "2010s", "2010s"),
        ("[2018..2019]", "between 2018 and 2019", "between 2018 and 2019"),
        ("../2019-05-08", "2019", "8 May 2019"),  # it ended that day
        ("[..2019-05-08]", "8 May 2019 or earlier", "8 May 2019 or earlier"),
        ("[2019-05-03..]", "3 May 2019 or later", "3 May 2019 or later"),
        ("2019-05-03/..", "2019", "3 May 2019"),
    ],
)
def test_a_heading_says_no_more_than_is_known(date: str, by_year: str, by_day: str):
    assert titles(date) == [(by_year, 1)]
    assert titles(*BY_DAY, date)[-1] == (by_day, 1)


def test_a_crowded_year_leaves_what_crosses_a_month_under_its_own_date():
    months = [*["2019-05-01"] * 7, *["2019-06-01"] * 7]
    assert titles(*months, "[2019-05-30..2019-06-02]")[-1] == ("between 30 May and 2 June 2019", 1)
    assert titles(*months, "[2019-06-03..2019-06-09]", "2019-06-09~")[-1] == ("June 2019", 9)


def test_a_period_that_another_one_interrupts_goes_on_under_a_heading_that_says_so():
    days = ("2019-05-03", "[2019-05-03..2019-05-09]", "2019-05-03T14:00", *["2019-05-10"] * 12)
    assert [title for title, _ in titles(*days)] == [
        "3 May 2019",
        "between 3 and 9 May 2019",
        "3 May 2019 (continued)",
        "10 May 2019",
    ]
