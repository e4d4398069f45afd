from __future__ import annotations

import doctest
import json
import string

import pytest

from timeline_app import paths, words


@pytest.fixture
def tongue(tmp_path, monkeypatch):
    """A folder of languages with a little German and Portuguese in it."""
    monkeypatch.setattr(paths, "resource", lambda *parts: _exists(tmp_path.joinpath(*parts)))
    (tmp_path / "i18n").mkdir()
    tables = {"de": {"{count} entry": "{count} Eintrag", "Undo": "Zurück"}, "pt": {"Undo": "Desfazer"}}
    for tag, table in tables.items():
        (tmp_path / "i18n" / f"{tag}.json").write_text(json.dumps(table), encoding="utf-8")
    yield words.use
    words.use("en")


def _exists(path):
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def test_the_examples_in_the_docstrings_are_true():
    assert doctest.testmod(words).attempted == 2
    assert doctest.testmod(words).failed == 0


def test_a_text_without_holes_keeps_its_braces():
    assert words.tr("a set {a, b} of {two}") == "a set {a, b} of {two}"


def test_one_is_not_many():
    assert [words.counted("{count} day", "{count} days", n) for n in (0, 1, 2)] == [
        "0 days",
        "1 day",
        "2 days",
    ]
    assert words.counted("{count} day of {of}", "{count} days of {of}", 3, of=9) == "3 days of 9"


def test_what_a_language_lacks_stays_english(tongue):
    tongue("de")
    assert words.counted("{count} entry", "{count} entries", 1) == "1 Eintrag"
    assert words.counted("{count} entry", "{count} entries", 2) == "2 entries"


def test_a_language_of_a_country_falls_back_to_the_language(tongue):
    tongue("pt-BR")
    assert words.tr("Undo") == "Desfazer"


def test_an_unknown_language_is_english_again(tongue):
    tongue("de")
    tongue("xx-YY")
    assert words.tr("Undo") == "Undo"


def test_every_language_table_keeps_the_holes_of_its_sentences():
    def holes(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    root = paths.resource("i18n")
    for file in root.glob("*.json"):
        table = json.loads(file.read_text(encoding="utf-8"))
        assert [english for english, other in table.items() if holes(english) != holes(other)] == []


def test_counts_have_their_figures_in_groups_of_three_wherever_they_stand():
    assert [words.figures(number) for number in (0, 999, 6_236, 11_078)] == ["0", "999", "6,236", "11,078"]
    assert words.counted("{count} entry", "{count} entries", 6_236) == "6,236 entries"
