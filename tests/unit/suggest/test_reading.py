"""Whatever the text, reading it ends well, in one pass, with dates that are dates and reasons that say why."""

import itertools
import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app import dates, paths
from timeline_app.suggest import Kind, read
from timeline_app.suggest.grammar import candidates, expressions, tokenize
from timeline_app.suggest.language import build
from timeline_app.suggest.resolving.history import Setting
from timeline_app.suggest.resolving.resolver import resolve

WORDS = tomllib.loads(paths.resource("languages", "en", "words.toml").read_text(encoding="utf-8"))["words"]
VOCABULARY = sorted({word for listed in WORDS.values() for word in listed})
NUMBERS = ["1", "3", "9", "12", "18", "29", "31", "98", "480", "1914", "2019", "1990s", "80s", "10th", "1st", "10:30"]
SIGNS = [",", ".", "-", "–", "(", ")", "\n\n", "’", "'", "/", "“", ";", "30/02/2019", "2019-02-30", "1.5", "7.30"]
PIECES = st.sampled_from([*VOCABULARY, *(word.title() for word in VOCABULARY), *NUMBERS * 8, *SIGNS * 6])
PUBLISHED = st.sampled_from(["2019-09-11", "2020-02-29", "2019-01-01", "1918-12-31", ""])


@given(st.lists(PIECES, max_size=40), PUBLISHED, st.sampled_from(["auto", "news", "narrative"]), st.integers(1, 7))
@settings(max_examples=400, deadline=None)
def test_every_date_is_a_date_with_a_reason(pieces, published, mode, week_start):
    text = " ".join(pieces)
    reading = read(text, published, mode=mode, week_start=week_start)
    found = reading.expressions
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    for each in found:
        assert text[each.start : each.end] == each.text
        assert each.text in each.derivation.reason
        assert each.timex.value
        assert 0 <= each.derivation.confidence.score <= 1
        assert (each.date is None) == (each.edtf == "")
        for other in each.derivation.alternatives:
            assert dates.accept(other.edtf)
            assert other.edtf != each.edtf
    for group in reading.groups:
        assert group.edtf == "" or dates.accept(group.edtf)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert read(text, "2019-09-11").expressions is not None


@given(st.lists(PIECES, max_size=20))
@settings(max_examples=100, deadline=None)
def test_the_same_text_is_read_the_same_way_behind_another_paragraph(pieces):
    text = " ".join(pieces).strip()
    alone = [each.text for each in read(text, "2019-09-11", mode="news").expressions]
    behind = [each.text for each in read("Nothing here.\n\n" + text, "2019-09-11", mode="news").expressions]
    assert len(behind) == len(alone) or "480" in text or "479" in text


@pytest.mark.parametrize("published", ["2019", "soon", "2019-13-01x"])
def test_a_publication_date_is_an_iso_day(published):
    with pytest.raises(ValueError, match=r"."):
        read("x", published)


def test_a_language_without_a_pack_is_refused():
    with pytest.raises(FileNotFoundError):
        read("x", language="tlh")


TOY = {
    "pack": {"tag": "toy", "version": 3, "capital": ["mai"]},
    "endings": {"ordinal": ["."], "decade": []},
    "words": {
        "MONTH": {"mai": 5, "juni": 6},
        "UNIT": {"tag": "day"},
        "UNITS": {"tage": "day"},
        "AGO": {"vor": -1},
        "NUM": {"zwei": 2},
        "ON": ["am"],
    },
}
TOY_FORMS = {
    "fragments": {"WHEN": "MONTH YEAR?"},
    "form": [
        {"name": "day", "match": "DAYTH=day <WHEN>"},
        {
            "name": "ago",
            "match": "AGO=direction NUM=quantity UNITS=unit",
            "means": {"anchor": "publication", "offset": True},
        },
        {"name": "since", "match": "{<seit} YEAR"},
    ],
}


def test_a_new_language_is_data_and_no_code():
    pack = build(TOY, TOY_FORMS, dict.fromkeys(("past", "future", "clause", "between", "from", "lead"), ()) | SIDES, {})
    tokens = tokenize("Am 5. Mai 1945, vor zwei Tage und seit 1990; 1990 mai.", pack)
    found = expressions(tokens, candidates(tokens, pack), "news")
    resolved = resolve(found, tokens, pack, Setting())
    assert [tokens.text[tokens.starts[each.first] : tokens.ends[each.last - 1]] for each in found] == [
        "5. Mai 1945",
        "vor zwei Tage",
        "1990",
    ]
    assert resolved[0].answer.moment[:4] == (30, 1945, 5, 5)
    assert resolved[1].found.meaning.kind is Kind.POINT
    assert pack.name == "toy 3"
    assert pack.prior("day") == 0.8


SIDES = dict.fromkeys(("since", "until", "by", "before", "after"), ())


@pytest.mark.parametrize("match", ["MONTH %", "{MONTH}", "MONTH {>"])
def test_a_form_that_cannot_be_read_is_refused(match):
    with pytest.raises(ValueError, match="cannot read"):
        build(TOY, {"form": [{"name": "x", "match": match}]}, {}, {})


def test_sentences_end_where_a_capital_follows_and_no_abbreviation_stands_before():
    pack = build(TOY | {"words": {"ABBREVIATED": {"jan": 1}}}, {"form": []}, {}, {})
    text = "One. Two at 3.5 km. J. Smith came in Jan. Then “he left.” She stayed. not here\n\nNew paragraph"
    tokens = tokenize(text, pack)
    begun = [text[tokens.starts[at] :].split()[0] for at in tokens.sentences if 0 < at < len(tokens.words) - 1]
    assert begun == ["One.", "Two", "J.", "She", "New"]
    assert tokens.sentence(0) == 0
    assert tokens.paragraph(len(tokens.words) - 1) == 2
    assert tokens.lower(-1) == ""


ENGINE = {
    *(
        "YEAR",
        "YEAR2",
        "YEAR3",
        "YEARX",
        "DAY",
        "DAYTH",
        "HOUR",
        "NUM",
        "NUMERAL",
        "ORD",
        "CLOCK",
        "DOTTED",
        "MILITARY",
    ),
    *(
        "ISO",
        "SLASHED",
        "DECADE",
        "DECADE2",
        "NAME",
        "WORD",
        "DASH",
        "APOS",
        "QUOTE",
        "OPEN",
        "CLOSE",
        "MONEY",
        "COLON",
    ),
    *("DOT", "COMMA", "SLASH", "PERCENT", "TILDE", "BREAK"),
}


def test_every_class_and_fragment_that_an_english_form_names_is_there():
    forms = tomllib.loads(paths.resource("languages", "en", "forms.toml").read_text(encoding="utf-8"))
    shapes = tomllib.loads(paths.resource("languages", "en", "words.toml").read_text(encoding="utf-8"))["shapes"]
    notations = [*(row["match"] for row in forms["form"]), *forms["fragments"].values()]
    fragments = {name for notation in notations for name in re.findall(r"<([A-Z_]+)>", notation)}
    bare = [re.sub(r"<[A-Z_]+>|=[a-z_]+", " ", notation) for notation in notations]
    classes = {name for notation in bare for name in re.findall(r"\b[A-Z][A-Z_0-9]*\b", notation)}
    assert classes - ENGINE - set(WORDS) - set(shapes) == set()
    assert fragments == set(forms["fragments"])
    names = [row["name"] for row in forms["form"]]
    assert len(names) == len(set(names))
