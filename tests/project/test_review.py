"""What the review notices, and what it leaves alone."""

import pytest

from timeline_app import actions, review
from timeline_app.model import Source
from timeline_app.sources import Capture, read_article

TEXT = (
    "The harbour\n\nThe council closed the harbour. A purported engineer says that the pier fell. The quay was safe.\n"
)


@pytest.fixture
def source(project):
    capture = Capture(TEXT.encode(), "file", file_name="harbour.txt")
    return actions.import_article(project, read_article(capture), capture, actions.Details("The harbour"))


@pytest.fixture
def version(project, source):
    return actions.newest_version(project, source)


def words(project, version, quote):
    place = actions.find_words(project, version, quote)
    return actions.Words(version, place.start, place.end)


def kinds(project):
    return [finding.kind for finding in actions.check(project)]


def test_every_kind_of_finding_is_explained():
    assert {term.slug for term in review.KINDS} >= {"uncited", "no-passage", "not-intact", "reserve-lost", "order"}
    assert all(term.definition.endswith(".") for term in review.KINDS)


def test_an_entry_that_cites_nothing_is_noticed_unless_it_is_ones_own_note(project):
    entry = actions.add_entry(project, "Bare")
    (finding,) = actions.check(project)
    assert (finding.kind, finding.entry_id, finding.sentence) == ("uncited", entry.id, "“Bare” cites nothing.")
    actions.edit_entry(project, entry, own_note=True)
    assert not actions.check(project)


def test_a_citation_of_a_whole_article_is_noticed(project, source):
    actions.add_entry(project, "A", cites=source)
    assert kinds(project) == ["no-passage"]


def test_a_citation_of_a_book_without_a_text_is_not(project):
    with project.edit("Add source") as edit:
        book = edit.add(Source(csl={"type": "book", "title": "A book"}))
    actions.add_entry(project, "A", cites=book)
    assert not kinds(project)


def test_a_quote_that_no_longer_stands_in_its_text_is_noticed(project, version):
    actions.add_entry(project, "A", cites=words(project, version, "The quay was safe"))
    (passage,) = actions.passages_of(project, version)
    assert not kinds(project)
    with project.edit("Break") as edit:
        edit.change(passage, anchor={**passage.anchor, "start": 3})
    assert kinds(project) == ["not-intact"]


def test_a_provisional_date_is_noticed(project):
    actions.add_entry(project, "A", own_note=True, when="2019", derivation={"provisional": True})
    assert kinds(project) == ["provisional"]


@pytest.mark.parametrize(
    ("fields", "hedge", "found"),
    [
        ({"title": "An engineer says that the pier fell", "kind": "statement"}, "purported", True),
        ({"title": "A purported engineer says that the pier fell", "kind": "statement"}, "purported", False),
        ({"title": "The pier fell"}, "says", True),
        ({"title": "The pier fell", "status": "unsure"}, "says", False),
        ({"title": "The pier fell, it is said"}, "says", False),
        ({"title": "The pier fell", "summary": "He says so."}, "says", False),
        ({"title": "The pier will fall", "kind": "forecast"}, "expected", False),
        ({"title": "The pier fell"}, "", False),
        ({"title": "The pier fell angeblich"}, "angeblich", False),
    ],
    ids=str,
)
def test_a_reserve_of_the_source_that_the_entry_dropped_is_noticed(project, version, fields, hedge, found):
    cites = words(project, version, "A purported engineer says that the pier fell")
    actions.add_entry(project, cites=cites, hedge=hedge, **fields)
    assert kinds(project) == (["reserve-lost"] if found else [])


def test_a_second_source_without_a_reserve_settles_it(project, version):
    entry = actions.add_entry(project, "The pier fell", cites=words(project, version, "the pier fell"), hedge="says")
    assert kinds(project) == ["reserve-lost"]
    actions.cite(project, entry, words(project, version, "The quay was safe"))
    assert not kinds(project)


@pytest.mark.parametrize(
    ("one", "type_", "other", "found"),
    [
        ("2019-06-03", "precedes", "2019-06-04", False),
        ("2019-06-04", "precedes", "2019-06-03", True),
        ("2019-06", "precedes", "2019-06-03", False),
        ("2019-06-03", "follows", "2019-06-04", True),
        ("2019-06-04", "follows", "2019-06-03", False),
        ("2019-06-03", "same-time-as", "2019-06-04", True),
        ("2019-06-03", "same-time-as", "2019-06", False),
        ("2019-06-03", "part-of", "2019-07", True),
        ("2019-06-03", "overlaps", "2019-07", True),
        ("2019-06-03", "starts", "2019-06-04/2019-07", False),
        ("2019-06-03", "starts", "2019-07/2019-08", True),
        ("2019-09", "ends", "2019-07/2019-08", False),
        ("2019-10", "ends", "2019-07/2019-08", True),
        ("2019-06-04", "causes", "2019-06-03", False),
        ("", "precedes", "2019-06-03", False),
        ("2019-06-04", "precedes", "", False),
    ],
)
def test_a_link_that_the_dates_do_not_allow_is_noticed(project, one, type_, other, found):
    first = actions.add_entry(project, "One", when=one, own_note=True)
    second = actions.add_entry(project, "Other", when=other, own_note=True)
    link = actions.link(project, first, second, type_)
    findings = actions.check(project)
    assert [finding.kind for finding in findings] == (["order"] if found else [])
    assert all(finding.link_id == link.id for finding in findings)


@pytest.mark.parametrize(("type_", "found"), [("precedes", False), ("follows", True)])
def test_entries_of_one_day_that_stand_against_their_link_are_noticed(project, type_, found):
    first = actions.add_entry(project, "One", when="2019-06-03", own_note=True)
    second = actions.add_entry(project, "Other", when="2019-06-03", own_note=True)
    actions.link(project, first, second, type_)
    assert kinds(project) == (["order"] if found else [])
    if found:
        assert "listed the other way round" in actions.check(project)[0].sentence
        actions.edit_entry(project, first, rank=1)
        assert not kinds(project)
