"""Entries that hold words, in titles and summaries or in what they quote, as the index for searching finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.chronicle import Filter
from timeline_app.project.gathering.tables import bytes_of, together
from timeline_app.project.parts import Source
from timeline_app.project.search.documents import span_of
from timeline_app.project.search.words import Word, words_of
from timeline_app.project.sheets.sheet import Sheet

Through = NDArray[np.bool_]

_TITLES, _QUOTES = span_of("entry", "text"), span_of("passage", "words")
_FOUND = "from search s {joined} where s.search match ? and s.rowid between ? and ?"
_NUMBER = f"select count(*) {_FOUND.format(joined='')}"
_TEXTS = f"select {{ids}} {_FOUND.format(joined='join search_text t on t.k = s.rowid')}"
_CITING = (
    "select {ids} "
    + _FOUND.format(joined="join search_text t on t.k = s.rowid join citation c on c.passage_id = t.row")
    + " and c.gone = 0"
)
_MANY = 100_000  # passages whose citations are looked up one by one in a quarter of a second


def worded(sheet: Sheet, source: Source, wanted: Filter) -> Iterator[Through]:
    """Yield, for each word of a filter, which rows hold it; the index must be whole.

    A word that a tenth of a million titles and quotes hold takes 0.2 s, and 0.4 s more the first time.
    """
    for word in words_of(wanted.text):
        found = _quoting(sheet, source, word)
        rows = sheet.ids(source).rows(_ids(source, _TEXTS, "t.row", word, _TITLES))
        found[rows[rows >= 0]] = True
        yield found
    for word in words_of(wanted.quote):
        yield _quoting(sheet, source, word)


def _quoting(sheet: Sheet, source: Source, word: Word) -> Through:
    """Return which rows quote a word; which entry cites which passage is read once where very many do."""
    roll = sheet.ids(source)
    found = np.zeros(len(roll), np.bool_)
    source.between()
    number = source.db.execute(_NUMBER, (word.asked(), *_QUOTES)).fetchone()[0]
    if number > _MANY or (number and "quoting" in sheet.columns):
        passages = _ids(source, _TEXTS, "t.row", word, _QUOTES)
        found[sheet.column(source, "quoting").of(passages)] = True
    elif number:
        rows = roll.rows(_ids(source, _CITING, "c.entry_id", word, _QUOTES))
        found[rows[rows >= 0]] = True
    return found


def _ids(source: Source, query: str, column: str, word: Word, span: tuple[int, int]) -> NDArray[Any]:
    source.between()
    (joined,) = source.db.execute(query.format(ids=together(source, column)), (word.asked(), *span)).fetchone()
    return np.frombuffer(bytes_of(joined or b""), "S16")
