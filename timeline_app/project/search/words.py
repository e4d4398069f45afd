"""What people type into a search, as words that must all be there.

A plain word is the beginning of one (`attack` finds attacks); words in quotation marks stand together and whole.
Nothing of what is typed reaches SQLite but letters and digits, in quotes: no sign of its query language works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from timeline_app.project.folding import INSIDE, fold, fold_all, joined, together

MOST = 24  # words of one search; further ones are passed over
LONG = 2000  # letters of a search; what follows is passed over
LONGEST = 64  # letters of a word that are looked at
SHORT = 3  # letters from which a word is looked for as the beginning of one; shorter ones are whole words

_QUOTES = re.compile('["“”„‟«»\U0001f676\U0001f677＂]')
_TOKEN = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f])"
)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_HIGH = "\u0e00".encode()[0]
_INSIDE = "['’‘`´ ]?"  # what a folded text may have inside a word that is written together elsewhere

Form = tuple[str, ...]


class Word(NamedTuple):
    """One thing that must be there: in any of its forms, each a row of tokens. `open`: the last may go on."""

    forms: tuple[Form, ...]
    open: bool

    def asked(self) -> str:
        """Return the question for FTS5."""
        return " OR ".join(f'"{" ".join(form)}"{"*" if _goes_on(self, form) else ""}' for form in self.forms)

    def is_in(self, folded: str, together_: str) -> bool:
        """Tell whether it stands in a text, given as `indexed` makes it; the same answer as that of FTS5."""
        pattern = _strict(self)
        return bool(pattern.search(folded) or (together_ and pattern.search(together_)))

    def lines(self, folded: str, sign: str) -> Iterator[int]:
        """Yield the numbers of the texts in which it stands, of many folded ones with a sign between them."""
        pattern = _strict(self, sign)
        for first in {form[0] for form in self.forms}:
            line = counted = 0
            at = folded.find(first)
            while at >= 0:
                if pattern.match(folded, at):
                    line += folded.count(sign, counted, at)
                    counted = at
                    yield line
                    at = folded.find(sign, at)  # the rest of this text says no more
                    if at < 0:
                        break
                at = folded.find(first, at + 1)

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a folded text, also where signs part it from inside."""
        return (found.span() for found in _loose(self).finditer(folded))


@lru_cache(maxsize=256)
def words_of(typed: str) -> tuple[Word, ...]:
    """Return the words of what was typed, at most `MOST`; () where there is no letter or digit in it."""
    found: list[Word] = []
    pieces = _QUOTES.split(typed[:LONG])
    for number, piece in enumerate(pieces):
        if number % 2:
            found += _phrase(piece, open_=number == len(pieces) - 1)
        else:
            found += _plain(piece.split())
    return tuple(dict.fromkeys(found))[:MOST]


def indexed(text: str) -> tuple[str, str]:
    """Return the two forms of a text that are indexed: folded, and its parted words written together."""
    return _spaced(fold(text)), _spaced(joined(text))


def lines_with(words: Sequence[Word], texts: str, sign: str) -> Iterator[tuple[int, int]]:
    """Yield in which of many texts, with a sign between them, which of the words stands, as places from 0.

    The same answer as that of `Word.is_in`, for each text, in a tenth of the time; a pair may come twice.
    """
    folded = fold_all(texts)
    folded = _spaced(folded) if _may_be_unspaced(folded) else folded
    for number, word in enumerate(words):
        yield from ((line, number) for line in word.lines(folded, sign))
    if INSIDE.search(texts):
        for line, text in enumerate(texts.split(sign)):
            together_ = _spaced(joined(text)) if INSIDE.search(text) else ""
            yield from ((line, number) for number, word in enumerate(words) if together_ and word.is_in("", together_))


def asked(words: Iterable[Word]) -> str:
    """Return the question for FTS5 that all these words are in."""
    return " AND ".join(f"({word.asked()})" for word in words)


def _plain(typed: list[str]) -> list[Word]:
    """Return words as typed; neighbours in Arabic letters are also looked for written together."""
    texts = [text for text in list(dict.fromkeys(typed))[:MOST] if _forms(text)]
    pairs = [_forms(one + two) if _ARABIC.search(one) and _ARABIC.search(two) else () for one, two in pairwise(texts)]
    around = zip(texts, [(), *pairs], [*pairs, ()], strict=True) if texts else ()
    return [Word(tuple(dict.fromkeys([*_forms(text), *before, *after])), True) for text, before, after in around]


def _phrase(typed: str, *, open_: bool) -> list[Word]:
    return [Word(_forms(typed), open_)] if _forms(typed) else []


def _forms(typed: str) -> tuple[Form, ...]:
    return tuple(dict.fromkeys(tokens for way in (typed, together(typed)) if (tokens := _tokens(way))))


def _tokens(text: str) -> Form:
    return tuple(token[:LONGEST] for token in _TOKEN.findall(_spaced(fold(text))))[:MOST]


def _spaced(folded: str) -> str:
    """Set letters of scripts that do not part words apart, so that a row of them is found wherever it stands."""
    return folded if folded.isascii() else _UNSPACED.sub(r" \1 ", folded)


def _may_be_unspaced(folded: str) -> bool:
    """Return whether there may be a letter of `_UNSPACED`: in UTF-8 all of them begin with a byte as high."""
    return not folded.isascii() and bool((np.frombuffer(folded.encode(), np.uint8) >= _HIGH).any())


def _goes_on(word: Word, form: Form) -> bool:
    return word.open and len(form[-1]) >= SHORT


@lru_cache(maxsize=256)
def _strict(word: Word, parted_by: str = "") -> re.Pattern[str]:
    """Return what matches where it stands; `parted_by` never lies between two of its tokens."""
    whole, gap = r"(?![^\W_])", rf"(?:(?!{re.escape(parted_by)})[\W_])+" if parted_by else r"[\W_]+"
    forms = (gap.join(map(re.escape, form)) + ("" if _goes_on(word, form) else whole) for form in word.forms)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})")


@lru_cache(maxsize=256)
def _loose(word: Word) -> re.Pattern[str]:
    return re.compile("|".join(_way(form, open_=_goes_on(word, form)) for form in word.forms))


def _way(form: Form, *, open_: bool) -> str:
    gap = r"[\W_]*" if _UNSPACED.match(form[0]) else r"[\W_]+"
    starts = "" if _UNSPACED.match(form[0]) else r"(?<![^\W_])"
    ends = "" if open_ or _UNSPACED.match(form[-1]) else r"(?![^\W_])"
    body = gap.join(_INSIDE.join(map(re.escape, token)) for token in form)
    return f"{starts}{body}{ends}"
