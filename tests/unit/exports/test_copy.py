"""A person's words on their way to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.citations import Run
from timeline_app.errors import ExportError
from timeline_app.exports.typeset import fonts
from timeline_app.exports.typeset.copy import Copy, Span
from timeline_app.exports.typeset.fonts import covered


@pytest.fixture
def copy() -> Copy:
    return Copy(("en", "fa-AF", "ps"), covered())


def joined(spans: list[Span]) -> str:
    return "".join(span if isinstance(span, str) else span["t"] for span in spans)


def test_plain_words_are_one_string(copy: Copy):
    assert copy.text("plain words") == ["plain words"]
    assert copy.text("") == []


def test_a_run_keeps_its_looks(copy: Copy):
    run = Run("x", italic=True, bold=True, small_caps=True, raised=1, url="https://example.org")
    assert copy.runs([run]) == [{"t": "x", "i": True, "b": True, "c": True, "r": 1, "u": "https://example.org"}]


def test_right_to_left_words_get_language_and_direction(copy: Copy):
    spans = copy.text("in درقد, they say")
    assert spans == ["in ", {"t": "درقد", "l": "fa"}, "\u200e, they say"]


def test_hebrew_is_not_called_dari(copy: Copy):
    assert copy.text("שלום") == [{"t": "שלום", "l": "he"}]


def test_without_a_language_of_the_project_arabic_letters_are_called_arabic():
    assert Copy(("en",), covered()).paragraph("درقد")["lang"] == "ar"


def test_a_paragraph_runs_as_its_first_letter_does(copy: Copy):
    found = copy.paragraph("درقد (Darqad) و تخار")
    assert (found["rtl"], found["lang"]) == (True, "fa")
    assert joined(found["w"]) == "درقد (Darqad) و تخار"
    assert not copy.paragraph("Darqad (درقد)")["rtl"]


def test_blank_lines_part_paragraphs(copy: Copy):
    assert [joined(p["w"]) for p in copy.paragraphs("a\r\nb\r\n \r\nc\n\n\n")] == ["a\nb", "c"]


def test_what_no_font_has_becomes_a_code_and_is_counted(copy: Copy):
    assert copy.text("a中b") == ["a", {"t": "[U+4E2D]", "m": True}, "b"]
    assert copy.replaced == {"中": 1}


def test_joiners_marks_and_soft_hyphens_pass(copy: Copy):
    text = "a\u200c\u200d\u00ad\u2060b"
    assert joined(copy.text(text)) == text
    assert not copy.replaced


def test_names_of_a_document_hold_no_spans(copy: Copy):
    assert copy.plain("a\n中\0") == "a [U+4E2D]"


def test_a_word_longer_than_a_line_gets_places_to_break_but_no_address_does(copy: Copy):
    assert joined(copy.text("x" * 100)).replace("\u200b", "") == "x" * 100
    assert "\u200b" in joined(copy.text("x" * 100))
    url = "https://example.org/" + "x" * 100
    assert copy.text(url) == [url]


@given(st.text())
def test_nothing_that_cannot_be_printed_gets_through(text: str):
    copy = Copy((), covered())
    for span in copy.text(text):
        words = span if isinstance(span, str) else span["t"]
        assert all(ord(c) in covered() or copy._has(c) for c in words)


def test_missing_fonts_are_a_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("timeline_app.exports.typeset.fonts.find_spec", lambda _name: None)
    fonts.folders.cache_clear()
    with pytest.raises(ExportError, match="fonts of the pages are missing") as caught:
        fonts.folders()
    assert "fontpkg-source-serif-4" in caught.value.hint
