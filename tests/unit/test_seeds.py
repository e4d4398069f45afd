"""The sample dossier keeps its own promises: exact quotes, real keys, known words, no invented speech."""

import re
import tomllib
from pathlib import Path

import pytest
from lxml import html

from timeline_app.dates import Context, Normalized, Possibility, before, parse, read
from timeline_app.model import vocabulary
from timeline_app.paths import resource

FOLDER = resource("seeds")
DOSSIER = tomllib.loads((FOLDER / "chronology.toml").read_text("utf-8"))
SOURCES = {source["key"]: source for source in DOSSIER["source"]}
ENTRIES = {entry["key"]: entry for entry in DOSSIER["entry"]}
CITATIONS = [(entry, citation) for entry in DOSSIER["entry"] for citation in entry.get("citation", [])]
MARKS = [*DOSSIER["highlight"], *DOSSIER["note"]]
HARD_WORDS = {
    "explicit without a year": "on September 10",
    "anchored in the text": "a day before",
    "last week": "last week",
    "this week": "this week",
    "coordinated days": "September 8 and 9",
    "open end": "since 2015",
    "vague and round": "nearly two decades ago",
    "vague": "in recent years",
    "a duration that ends in an event": "a week of attacks",
    "a date that differs by zone": "clocks in Kabul already showed Sunday",
    "both sides": "their own statement says as well",
    "one side only": "The claim is theirs alone",
    "hedged": "or so Afghan forces claim",
    "relayed": "what Sample Wire B reports",
    "purported": "A purported spokesman",
    "one motive": "to spare its own soldiers",
    "the other motive": "civilians who were to be spared",
    "condition of a forecast": "unless help",
    "first variant": "Yangī Qalʿa",
    "second variant": "Qala-i-Yangi",
    "variant in Arabic script": "ینگی قلعه",
    "a head of the council": "Fazli",
    "another name for the head": "Afzali",
    "the source's own typo": "reinforcments",
    "Afghan calendar": "۱۴ سنبله",
}


def visible_text(path: Path) -> str:
    """Return what a reader sees of an article, one block a line."""
    if path.suffix != ".html":
        return path.read_text("utf-8")
    blocks = html.fromstring(path.read_bytes()).xpath("//article//*[self::h1 or self::h2 or self::p or self::li]")
    return "\n".join(" ".join(block.text_content().split()) for block in blocks)


TEXTS = {key: visible_text(FOLDER / source["file"]) for key, source in SOURCES.items()}


def slugs(terms: tuple[vocabulary.Term, ...]) -> set[str]:
    return {term.slug for term in terms}


def test_the_dossier_is_large_and_varied_enough_to_show_the_program():
    assert len(SOURCES) == 6
    assert len(ENTRIES) == len(DOSSIER["entry"]) >= 22
    assert len(CITATIONS) >= 34
    assert len(DOSSIER["link"]) >= 24
    assert {source["file"].rpartition(".")[2] for source in SOURCES.values()} == {"txt", "md", "html"}
    assert {entry["kind"] for entry in ENTRIES.values()} == slugs(vocabulary.KINDS)
    assert {entry["status"] for entry in ENTRIES.values()} == slugs(vocabulary.STATUSES)
    assert {citation["stance"] for _, citation in CITATIONS} == slugs(vocabulary.STANCES)
    assert {mark["colour"] for mark in DOSSIER["highlight"]} == slugs(vocabulary.HIGHLIGHTS)


@pytest.mark.parametrize("key", SOURCES)
def test_every_article_is_used_says_what_it_is_and_is_short(key):
    text = TEXTS[key]
    top = "\n".join(text.split("\n")[:4])
    assert "made for demonstration" in top or "برای نمایش" in top
    assert "Sample" in SOURCES[key]["publisher"]
    assert 120 <= len(text.split()) <= 450
    assert any(citation["source"] == key for _, citation in CITATIONS)
    assert SOURCES[key]["url"].startswith("https://example.org/")


@pytest.mark.parametrize("key", SOURCES)
def test_no_article_puts_words_into_a_mouth(key):
    assert not re.search('["“”„‟«»‹›‘‚‛]', TEXTS[key])


def test_every_file_of_the_folder_is_in_the_dossier():
    files = {source["file"] for source in SOURCES.values()} | {"chronology.toml"}
    assert {path.name for path in FOLDER.iterdir()} == files


def test_every_quote_stands_exactly_in_its_source():
    for cited in [*(citation for _, citation in CITATIONS), *MARKS]:
        quote, text = cited["quote"], TEXTS[cited["source"]]
        found = text.count(quote)
        assert 1 <= cited.get("occurrence", 1) <= found, quote
        assert found == 1 or "occurrence" in cited, f"say which: {quote}"
        assert "\n" not in quote


def test_quotes_are_long_enough_to_mean_something_and_short_enough_to_read():
    lengths = {citation["quote"]: len(citation["quote"].split()) for _, citation in CITATIONS}
    assert {quote: length for quote, length in lengths.items() if not 4 <= length <= 40} == {}


def test_one_quote_is_cited_where_it_occurs_again_and_some_are_in_dari():
    assert any(citation.get("occurrence", 1) > 1 for _, citation in CITATIONS)
    assert sum(citation["source"] == "radio-dari" for _, citation in CITATIONS) >= 2


def test_quotes_in_dari_hold_no_joiner_that_a_web_page_may_lose():
    assert not any("\u200c" in citation["quote"] for _, citation in CITATIONS)


@pytest.mark.parametrize("words", HARD_WORDS.values(), ids=HARD_WORDS)
def test_the_hard_cases_are_in_the_articles(words):
    assert any(words in text for text in TEXTS.values())


def test_only_the_own_note_and_the_finding_cite_nothing():
    uncited = {key: entry.get("own_note", False) for key, entry in ENTRIES.items() if "citation" not in entry}
    assert sorted(uncited.values()) == [False, True]


def test_every_link_joins_two_entries_of_the_dossier_once():
    seen = [(link["from"], link["to"], link["type"]) for link in DOSSIER["link"]]
    assert len(seen) == len(set(seen))
    for start, end, _ in seen:
        assert start != end
        assert {start, end} <= ENTRIES.keys()


def test_every_word_is_one_of_the_vocabulary():
    for link in DOSSIER["link"]:
        assert link["type"] in slugs(vocabulary.LINK_TYPES)
        assert link["basis"] in slugs(vocabulary.BASES)
    for entry in ENTRIES.values():
        assert entry.get("likelihood", "likely") in slugs(vocabulary.LIKELIHOOD)
        assert ("likelihood" in entry) == (entry["kind"] == "forecast")
        for person in entry["people"]:
            assert person["role"] in slugs(vocabulary.ROLES)
            assert person["kind"] in slugs(vocabulary.AGENT_KINDS)
    assert {citation["mode"] for _, citation in CITATIONS} <= slugs(vocabulary.MODES)
    assert {source["reliability"] for source in SOURCES.values()} <= slugs(vocabulary.RELIABILITY)


def test_locators_name_a_part_and_its_number():
    locators = [citation["locator"].split() for _, citation in CITATIONS if "locator" in citation]
    assert locators
    assert {term for term, _ in locators} <= slugs(vocabulary.LOCATORS)
    assert all(number.isdecimal() for _, number in locators)


def test_a_paragraph_of_a_locator_holds_the_quote():
    for _, citation in CITATIONS:
        if "locator" in citation:
            blocks = [block for block in TEXTS[citation["source"]].split("\n") if len(block.split()) > 12]
            assert citation["quote"] in blocks[int(citation["locator"].split()[1]) - 1]


def test_a_name_is_one_kind_of_agent_everywhere():
    kinds: dict[str, set[str]] = {}
    for entry in ENTRIES.values():
        for person in entry["people"]:
            kinds.setdefault(person["name"], set()).add(person["kind"])
    assert [name for name, several in kinds.items() if len(several) > 1] == []


def test_places_are_known_placed_and_lie_in_known_places():
    places = {place["name"]: place for place in DOSSIER["place"]}
    assert {name for entry in ENTRIES.values() for name in entry["places"]} <= places.keys()
    for place in places.values():
        assert place["part_of"] in {"", *places}
        assert -90 <= float(place["lat"]) <= 90
        assert -180 <= float(place["lon"]) <= 180


def test_places_go_by_the_names_that_the_articles_use():
    everything = "\n".join(TEXTS.values())
    for place in DOSSIER["place"]:
        assert all(name in everything for name in place["variants"]), place["name"]


def test_both_names_of_the_head_of_the_council_stay_apart():
    names = {person["name"] for entry in ENTRIES.values() for person in entry["people"]}
    assert {"Fazli", "Afzali"} <= names


def test_every_date_is_one_that_the_program_reads():
    written = [entry["when"] for entry in ENTRIES.values() if entry["when"]]
    written += [source[field] for source in SOURCES.values() for field in ("published", "accessed")]
    assert [parse(edtf).edtf for edtf in written] == written


@pytest.mark.parametrize("key", [key for key, entry in ENTRIES.items() if entry["when"]])
def test_typed_dates_are_read_as_the_dates_they_stand_for(key):
    outcome = read(ENTRIES[key]["when_text"], Context(kind=ENTRIES[key]["kind"]))
    assert isinstance(outcome, Normalized)
    assert outcome.date.edtf == ENTRIES[key]["when"]


def test_links_about_order_agree_with_the_dates():
    ordered = [link for link in DOSSIER["link"] if link["type"] in vocabulary.TEMPORAL_LINKS]
    assert len(ordered) >= 10
    for link in ordered:
        one, other = (parse(ENTRIES[link[side]]["when"]) for side in ("from", "to"))
        forth, back = before(one, other), before(other, one)
        if link["type"] in {"precedes", "follows"}:
            assert (forth if link["type"] == "precedes" else back) is Possibility.DEFINITE, link
        else:
            assert Possibility.DEFINITE not in {forth, back}, link


def test_no_entry_ends_after_the_sample_and_one_has_no_date():
    assert sum(not entry["when"] for entry in ENTRIES.values()) == 1
    days = re.findall(r"\d{4}-\d\d-\d\d", " ".join(entry["when"] for entry in ENTRIES.values()))
    assert min(days) == "2019-08-31"
    assert max(days) == "2019-09-10"


@pytest.mark.parametrize("key", [key for key, source in SOURCES.items() if source["file"].endswith(".html")])
def test_pages_say_when_they_were_published_as_the_dossier_does(key):
    page = html.fromstring((FOLDER / SOURCES[key]["file"]).read_bytes())
    (linked,) = page.xpath("//script[@type='application/ld+json']/text()")
    found = re.search(r'"datePublished": "(\d{4}-\d\d-\d\d)T', linked)
    assert found is not None
    assert found[1] == SOURCES[key]["published"]
    assert page.xpath("string(//meta[@name='author']/@content)") == SOURCES[key]["author"]
    assert page.xpath("string(//link[@rel='canonical']/@href)") == SOURCES[key]["url"]
    assert page.xpath("string(//h1)") == SOURCES[key]["title"]


def test_only_the_dari_page_reads_from_right_to_left():
    directions = {key: 'dir="rtl"' in (FOLDER / source["file"]).read_text("utf-8") for key, source in SOURCES.items()}
    assert [key for key, rtl in directions.items() if rtl] == ["radio-dari"]
