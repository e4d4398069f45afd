"""Canonical text and Qt's documents agree, unit by unit; on that rests every offset of a passage."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from timeline_app.anchors import Utf16, canonical, describe, intact, snap

LETTERS = [
    *"abc XYZ.,-\t\n\r\v\f'\"",
    *"àéïßſﬁ½²…“”’–—\u00a0\u00ad\u2009\u200b\u200c\u200d\u200e\u200f\u202b\u202c\u2066\u2069\u2028\u2029",
    *"والایتبخشانچگپيىۀ\u0640\u064b\u0651\u0670٠۱۹؟،",
    *"\u0301\u0308\u0338\u034f\ufe0f\u20dd",
    *"😀👩👨🇩🇪🏳🌈\U00010330\U0001d400\U0002a700",
    *"\0\x01\x08\x1b\x7f\x80\x85\x9f\ufeff\ufffc\ufffd\ufdd0\ufdd1\ufdef\ufffe\uffff\U0001fffe\U0010ffff",
    *"\ud83d\ude00\udfff",
]


def strings(count: int) -> list[str]:
    chance = random.Random(20190910)
    return ["".join(chance.choices(LETTERS, k=chance.randint(0, 80))) for _ in range(count)]


def selected(document: QTextDocument, text: str, start: int, end: int) -> str:
    """Return what Qt holds between two code points; a line end is U+2029 there."""
    units, cursor = Utf16(text), QTextCursor(document)
    cursor.setPosition(units.units(start))
    cursor.setPosition(units.units(end), QTextCursor.MoveMode.KeepAnchor)
    assert units.point(cursor.selectionStart()) == start
    assert units.point(cursor.selectionEnd()) == end
    return cursor.selectedText().replace("\u2029", "\n")


def agree(strings: list[str]) -> None:
    chance = random.Random(8)
    for raw in strings:
        text = canonical(raw)
        document = QTextDocument()
        document.setPlainText(text)
        assert document.characterCount() - 1 == Utf16(text).units(len(text)), ascii(text)
        assert [document.findBlockByNumber(n).text() for n in range(document.blockCount())] == text.split("\n")
        for _ in range(3):
            start, end = sorted(chance.choices(range(len(text) + 1), k=2))
            assert selected(document, text, start, end) == text[start:end], ascii(text)
            start, end = snap(text, start, end)
            if start < end:
                anchor = describe(text, start, end)
                assert selected(document, text, anchor.start, anchor.end) == anchor.exact
                assert intact(text, anchor)


def test_a_document_gives_back_every_selection_of_two_thousand_strings(qapp):
    agree(strings(2000))


@pytest.mark.torture
def test_a_document_gives_back_every_selection_of_twenty_thousand_strings(qapp):
    agree(strings(20_000))


def test_without_the_rules_the_offsets_would_shift(qapp):
    """Guards the guard: each of these is why a rule is there."""
    for raw in ("\ufeffab", "a\r\nb", "a\ufdd0b"):
        document = QTextDocument()
        document.setPlainText(raw)
        assert [document.findBlockByNumber(n).text() for n in range(document.blockCount())] != raw.split("\n")
