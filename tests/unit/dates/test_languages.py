"""What people type in eight languages: right, asked about, or refused; and what is shown reads back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dates.strategies import phrases, texts
from timeline_app.dates import Ambiguous, Context, NoMatch, Normalized, Span, accept, describe, read, show
from timeline_app.dates.languages import TAGS, Language, Role, all_packs, pack
from timeline_app.errors import DateSyntaxError

TABLES = Path(__file__).parents[2] / "data" / "typed"
ROWS = [
    pytest.param(table.stem, *line.split("\t"), id=f"{table.stem}: {line.split(chr(9))[0]}")
    for table in sorted(TABLES.glob("*.tsv"))
    for line in table.read_text(encoding="utf-8").splitlines()
]


def verdict(text: str, context: Context | None = None) -> str:
    """Return the EDTF, the choices with question marks, or “no:” and the reason."""
    found = read(text, context)
    if isinstance(found, Normalized):
        return found.date.edtf
    if isinstance(found, Ambiguous):
        choices = [choice.date.edtf for choice in found.choices]
        return " ? ".join(choices) if len(choices) > 1 else f"{choices[0]} ?"
    return f"no: {found.reason}"


@pytest.mark.parametrize(("tag", "text", "expected"), ROWS)
def test_typed_dates_mean_in_every_context_what_they_say(tag, text, expected):
    alone = [] if tag == "mixed" else [Context(languages=(pack(tag),)), Context(languages=all_packs(tag))]
    for context in (Context(), *alone):
        found = verdict(text, context)
        if expected.startswith("no:"):
            assert found.startswith("no:")
            assert expected[3:].strip() in found
        elif "?" in expected[:-1]:
            assert set(found.split(" ? ")) == set(expected.split(" ? "))
        else:
            assert found == expected


def same(date, language: Language) -> None:
    """Check that what a language shows reads back as the date, in that language alone and beside all others."""
    words = show(date, language=language)
    for languages in ((language,), all_packs(language.tag)):
        again = read(words, Context(languages=languages))
        assert isinstance(again, Normalized), (words, again)
        assert (again.date.meaning, again.date.span) == (date.meaning, date.span), words
        assert again.date.precision is date.precision


@pytest.mark.parametrize("tag", TAGS)
@given(texts(), st.sampled_from([None, *Span]))
def test_what_a_language_shows_reads_back_as_the_same_date(tag, text, span):
    try:
        date = accept(text, span=span)
    except DateSyntaxError:
        return
    same(date, pack(tag))


@pytest.mark.parametrize("tag", TAGS)
@given(phrases(), st.sampled_from(["", "state"]))
def test_whatever_was_read_can_be_shown_in_every_language(tag, typed, kind):
    answer = read(typed, Context(kind=kind))
    if isinstance(answer, NoMatch):
        return
    dates = [answer.date] if isinstance(answer, Normalized) else [choice.date for choice in answer.choices]
    for date in dates:
        same(date, pack(tag))
        assert describe(date, pack(tag))
        assert show(date, "short", pack(tag))


@pytest.mark.parametrize("tag", TAGS)
def test_every_pack_names_every_month_weekday_unit_and_pattern(tag):
    language, english = pack(tag), pack("en")
    assert len(language.months) == len(language.short_months) == 12
    assert (len(language.weekdays), len(language.seasons)) == (7, 4)
    assert set(language.units) == set(english.units)
    assert set(language.patterns) == set(english.patterns)
    assert all(len(names) in (12, 13) for names in language.other_months.values())
    for role in (Role.BETWEEN, Role.AND, Role.OR, Role.SINCE, Role.UNTIL, Role.APPROXIMATE, Role.ORDINAL, Role.ERA):
        assert language.phrases[role]


def test_no_phrase_has_two_values_for_one_role_in_two_languages():
    found: dict[tuple[str, Role], set[int]] = {}
    for language in all_packs():
        for role, phrases_of_role in language.phrases.items():
            for phrase, value in phrases_of_role.items():
                found.setdefault((phrase.lower(), role), set()).add(value)
    assert {key for key, values in found.items() if len(values) > 1} == set()


@pytest.mark.parametrize(
    ("tag", "found"),
    [("de-AT", "de"), ("fa", "fa-AF"), ("prs-AF", "fa-AF"), ("ps-AF", "ps"), ("xx", "en"), ("", "en")],
)
def test_a_language_without_a_pack_has_that_of_its_kin_or_the_english_one(tag, found):
    assert pack(tag).tag == found
