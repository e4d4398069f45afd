"""Entries that hold words, in titles and summaries or in what they quote: found by the index, or read through."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.chronicle import Filter
from timeline_app.project.gathering.tables import Gathered, bytes_of, gather, ids, together
from timeline_app.project.gathering.texts import SIGN
from timeline_app.project.parts import Source
from timeline_app.project.search.documents import span_of
from timeline_app.project.search.words import Word, lines_with, words_of
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
_TEXT = {
    "titles": ("entry", "title || char(10) || summary"),
    "quotes": (
        "passage",
        "coalesce(json_extract(anchor, '$.exact'), '') || char(10) || comment || char(10) || transcript",
    ),
}
"""Where words are looked for without the index: the table, and in SQL the text of a row."""
_MANY = 200_000  # passages whose citations are looked up one by one in the time in which all are read


def worded(sheet: Sheet, source: Source, wanted: Filter) -> Iterator[Through]:
    """Yield, for each word of a filter, which rows hold it; the index must be whole.

    A word that a tenth of a million titles and quotes hold takes 0.4 s, and nothing when it is asked for again.
    """
    for word in words_of(wanted.text):
        yield sheet.looked(source, ("anywhere", word), partial(_anywhere, sheet, source, word))
    for word in words_of(wanted.quote):
        yield sheet.looked(source, ("quoted", word), partial(_quoting, sheet, source, word))


def _anywhere(sheet: Sheet, source: Source, word: Word) -> Through:
    found = _quoting(sheet, source, word)
    sheet.ids(source).mark(found, _ids(source, _TEXTS, "t.row", word, _TITLES))
    return found


def looked_through(sheet: Sheet, source: Source, wanted: Filter) -> list[Through]:
    """Return, for each word of a filter, which rows hold it, without the index; each is read for once.

    A million titles take 0.8 s, a million quotes twice as long, for several words hardly longer.

    Raises:
        ValueError: a text holds the sign between texts.
    """
    texts, quotes = words_of(wanted.text), words_of(wanted.quote)
    quoting = _looked(sheet, source, "quotes", tuple(dict.fromkeys(texts + quotes)))
    if texts:
        titles = _looked(sheet, source, "titles", texts)
        return [*(titles[word] | quoting[word] for word in texts), *(quoting[word] for word in quotes)]
    return [quoting[word] for word in quotes]


def _looked(sheet: Sheet, source: Source, where: str, words: tuple[Word, ...]) -> dict[Word, Through]:
    known = sheet.looked(source, (where, words), lambda: _look(sheet, source, where, words))
    return dict(zip(words, known, strict=True))


def _look(sheet: Sheet, source: Source, where: str, words: tuple[Word, ...]) -> NDArray[np.bool_]:
    roll = sheet.ids(source)
    found = np.zeros((len(words), len(roll)), np.bool_)
    table, text = _TEXT[where]
    spans = roll.spans() if table == "entry" else source.spans(table)
    asked = f"from {table} where +gone = 0 and id > ? and id <= ?"
    read, lines = gather(source, asked, [ids(source, "id"), _lines(text, words)], spans)
    for held, line in zip(found, lines, strict=True):
        if table == "entry":
            roll.mark(held, read[line])
        else:
            held[sheet.column(source, "quoting").of(read[line])] = True
    return found


def _lines(text: str, words: tuple[Word, ...]) -> Gathered:
    """Return in which texts each of the words stands, a row of bool for each word."""
    return Gathered(
        f"group_concat({text}, char({ord(SIGN)}))",
        lambda joined, count: (joined, count),
        lambda parts: np.concatenate([np.empty((len(words), 0), np.bool_), *parts], axis=1),
        lambda said: _standing(said[0], said[1], words),
    )


def _standing(joined: str, count: int, words: tuple[Word, ...]) -> NDArray[np.bool_]:
    if joined.count(SIGN) != count - 1:
        raise ValueError("not as many texts as there should be")
    found = np.zeros((len(words), count), np.bool_)
    for line, word in lines_with(words, joined, SIGN):
        found[word, line] = True
    return found


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
        roll.mark(found, _ids(source, _CITING, "c.entry_id", word, _QUOTES))
    return found


def _ids(source: Source, query: str, column: str, word: Word, span: tuple[int, int]) -> NDArray[Any]:
    source.between()
    (joined,) = source.db.execute(query.format(ids=together(source, column)), (word.asked(), *span)).fetchone()
    return np.frombuffer(bytes_of(joined or b""), "S16")
