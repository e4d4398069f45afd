"""A person's words as values for the template: nothing in them is ever read as markup.

A text becomes a list of spans: a plain string, or an object with `t` (text), `i` italic, `b` bold, `c` small capitals,
`r` raised (1) or lowered (-1), `u` address, `l` language, `m` (a character that no font has).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from timeline_app.citations import Run, directed, is_rtl

Span = str | dict[str, Any]

ARABIC = ("fa", "ps", "ar", "ur", "ckb", "ku", "ug", "sd")
IGNORED = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f") | frozenset(
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
"""Characters that print nothing and may stay: joiners, direction marks, soft hyphens, variation selectors."""

LONGEST_ADDRESS = 4000
LONGEST_WORD = 60
"""Letters without a place to break that still fit a line of the page; longer words get places."""

_LONG = re.compile(rf"\S{{{LONGEST_WORD},}}")
_BREAK = "\u200b"
_MARK = "\u200e"  # keeps signs behind right-to-left words in the order of the sentence around them


class Copy:
    """Turns texts into spans, and counts the characters that no font of ours has.

    Args:
        languages: BCP 47, those of the project; the first in Arabic script names that of texts which do not say.
        printable: code points that can be printed.
    """

    def __init__(self, languages: Sequence[str], printable: frozenset[int]) -> None:
        tags = [tag.split("-")[0].lower() for tag in languages]
        self._rtl_language = next((tag for tag in tags if tag in ARABIC), "ar")
        self._printable = printable
        self.replaced: Counter[str] = Counter()

    def text(self, text: str) -> list[Span]:
        """Return one line or paragraph as spans."""
        return self.runs([Run(text)])

    def runs(self, runs: Iterable[Run]) -> list[Span]:
        """Return a processor's runs as spans."""
        cleaned = (run._replace(text=_broken(_clean(run.text))) for run in runs)
        spans: list[Span] = []
        after_rtl = False
        for run in directed(cleaned):
            found = run._replace(text=_MARK + run.text) if after_rtl else run
            spans += self._spans(found)
            after_rtl = run.rtl
        return spans

    def stretch(self, text: str, *, rtl: bool) -> list[Span]:
        """Return a part of a paragraph whose direction is known; blanks at its ends stay."""
        return list(self._spans(Run(_broken(_clean(text))))) if rtl else self.text(text)

    def language(self, text: str) -> str:
        """Return the language of a text in a right-to-left script, as far as it can be told."""
        return self._rtl(text)

    def paragraph(self, text: str) -> dict[str, Any]:
        """Return a paragraph with the direction that its first letter gives it."""
        rtl = is_rtl(text)
        return {"w": self.stretch(text, rtl=rtl), "rtl": rtl, "lang": self._rtl(text) if rtl else ""}

    def paragraphs(self, text: str) -> list[dict[str, Any]]:
        """Return a text's paragraphs, which blank lines part."""
        parts = (part.strip() for part in re.split(r"\n\s*\n", _clean(text)))
        return [self.paragraph(part) for part in parts if part]

    def plain(self, text: str) -> str:
        """Return a text without what cannot be printed, for places that hold no spans: bookmarks, properties."""
        return "".join(char if self._has(char) else f"[U+{ord(char):04X}]" for char in _clean(text).replace("\n", " "))

    def _has(self, char: str) -> bool:
        return char in IGNORED or char in " \n\t" or ord(char) in self._printable

    def _rtl(self, text: str) -> str:
        return "he" if any("\u0590" <= char <= "\u05ff" for char in text) else self._rtl_language

    def _spans(self, run: Run) -> Iterator[Span]:
        marks: dict[str, Any] = {}
        for key, value in (
            ("i", run.italic),
            ("b", run.bold),
            ("c", run.small_caps),
            ("r", run.raised),
            ("u", _address(run.url)),
        ):
            if value:
                marks[key] = value
        if run.rtl:
            marks["l"] = self._rtl(run.text)
        start = 0
        for place, char in enumerate(run.text):
            if self._has(char):
                continue
            if place > start:
                yield _span(run.text[start:place], marks)
            self.replaced[char] += 1
            yield {"t": f"[U+{ord(char):04X}]", "m": True}
            start = place + 1
        if start < len(run.text):
            yield _span(run.text[start:], marks)


def _span(text: str, marks: dict[str, Any]) -> Span:
    return {"t": text, **marks} if marks else text


def _address(url: str) -> str:
    """Return an address that a PDF may hold; "" for what is none."""
    return url if len(url) <= LONGEST_ADDRESS and url.isprintable() else ""


def _clean(text: str) -> str:
    """Take out control characters and byte order marks; every kind of line break becomes one."""
    lines = re.sub("\r\n?|\u2028|\u2029|\v|\f|\x85", "\n", text).replace("\ufeff", "")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def _broken(text: str) -> str:
    """Give a word that no line can hold places to break."""
    if len(text) < LONGEST_WORD:
        return text
    return _LONG.sub(lambda m: m[0] if "://" in m[0] else _BREAK.join(_chunks(m[0])), text)


def _chunks(word: str) -> Iterator[str]:
    for start in range(0, len(word), 12):
        yield word[start : start + 12]
