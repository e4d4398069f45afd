"""From a place in the index to what a person sees of it: the thing found, with the words around; a frozen value."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from timeline_app.dates import HistoricalDate, accept
from timeline_app.project.search.documents import Band, Row, outlet_of, title_of
from timeline_app.project.search.snippets import Snippet, highlighted, places, snippet
from timeline_app.project.search.tables import living, texts
from timeline_app.project.search.words import Word

NOTHING = Snippet()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `id` is that of an entry, a passage, a source, an agent, a place or a tag, by `kind`."""

    kind: str
    id: str
    title: Snippet
    around: Snippet = NOTHING  # "" where the words stand in the title
    when: str = ""  # EDTF; of an entry, or the day of publication of an article
    version_id: str = ""  # of the text in which the words stand
    start: int = -1  # code points into that text; -1 where they are not in one
    end: int = -1
    precision: int = 0  # of the `when` of an entry, as `dates.Precision`; 0 for that of the notation

    @property
    def date(self) -> HistoricalDate | None:
        """The date to show, None without one.

        Raises:
            DateSyntaxError: `when` cannot be read.
        """
        return accept(self.when, precision=self.precision) if self.when else None


_NAMED = ("agent", "place", "tag")


def shown(db: Connection, band: Band, id_: str, words: Sequence[Word]) -> Hit | None:
    """Return the thing that a text belongs to, with the words around what was found; None for one that is gone."""
    row = living(db, band.table, id_)
    if row is None:
        return None
    if band.table in _NAMED:
        return _named(band.table, row, words, _around(db, band, row, words))
    return _MAKERS[band.table](db, band, row, words)


def _around(db: Connection, band: Band, row: Row, words: Sequence[Word]) -> Snippet:
    text = band.texts(row, texts(db))
    return snippet(text, places(text, words).spans)


def _entry(db: Connection, band: Band, row: Row, words: Sequence[Word]) -> Hit:
    title = highlighted(row["title"], words)
    text = row["private_note"] if band.field == "note" else row["summary"] if band.field == "text" else ""
    around = snippet(text, places(text, words).spans) if text else Snippet()
    return Hit("entry", row["id"], title, around, row["when_edtf"] or "", precision=row["when_precision"] or 0)


def _cited(db: Connection, band: Band, row: Row, words: Sequence[Word]) -> Hit | None:
    """Return the entry of a citation in whose note the words stand."""
    entry = living(db, "entry", row["entry_id"])
    if entry is None:
        return None
    title = highlighted(entry["title"], words)
    return Hit(
        "entry",
        entry["id"],
        title,
        _around(db, band, row, words),
        entry["when_edtf"] or "",
        precision=entry["when_precision"] or 0,
    )


def _quote(db: Connection, band: Band, row: Row, words: Sequence[Word]) -> Hit:
    version = living(db, "version", row["version_id"])
    source = living(db, "source", version["source_id"]) if version else None
    titled = Snippet(_title(source)) if source else Snippet()
    around = _around(db, band, row, words)
    here = {"version_id": row["version_id"], "start": row["start"], "end": row["end"]} if version else {}
    return Hit("quote", row["id"], around, titled, **here)


def _source(db: Connection, band: Band, row: Row, words: Sequence[Word]) -> Hit:
    around = _around(db, band, row, words) if band.field != "title" else Snippet(outlet_of(row["csl"]))
    title = highlighted(_title(row), words)
    return Hit("article", row["id"], title, _unlike(around, title), _published(db, row["id"]))


def _version(db: Connection, band: Band, row: Row, words: Sequence[Word]) -> Hit | None:
    source = living(db, "source", row["source_id"])
    if source is None:
        return None
    text = band.texts(row, texts(db))
    spans = places(text, words).spans
    start, end = spans[0] if spans else (-1, -1)
    title, published = highlighted(_title(source), words), str(row["published"].get("edtf", ""))
    around = snippet(text, spans)
    return Hit("article", source["id"], title, around, published, version_id=row["id"], start=start, end=end)


def _other_name(db: Connection, band: Band, row: Row, words: Sequence[Word]) -> Hit | None:
    """Return the person or place that is also written so."""
    named = living(db, row["of_table"], row["of_id"]) if row["of_table"] in _NAMED else None
    return _named(row["of_table"], named, words, highlighted(row["text"], words)) if named else None


def _named(table: str, row: Row, words: Sequence[Word], around: Snippet) -> Hit:
    title = highlighted(row["name"], words)
    return Hit(table, row["id"], title, _unlike(around, title))


def _unlike(around: Snippet, title: Snippet) -> Snippet:
    return Snippet() if around.text == title.text else around


def _title(source: Row) -> str:
    return str(source["short_title"] or title_of(source["csl"]))


def _published(db: Connection, source_id: str) -> str:
    query = "select published from version where source_id = ? and gone = 0 order by id desc limit 1"
    found = db.execute(query, (bytes.fromhex(source_id),)).fetchone()
    read: dict[str, Any] = json.loads(found[0]) if found else {}
    return str(read.get("edtf", ""))


_MAKERS = {
    "entry": _entry,
    "citation": _cited,
    "passage": _quote,
    "source": _source,
    "version": _version,
    "name": _other_name,
}
