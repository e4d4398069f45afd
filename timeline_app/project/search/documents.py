"""What is searched: of each row of a table the texts in it that people look for.

A text belongs to a band, and bands are asked one after the other: titles and names before texts. A row's texts
follow from that row alone (and from the blob it names), so an edit touches no other row's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from timeline_app.project.search.words import indexed

RULES = 1
"""Version of folding, bands and texts; an index made by other rules is made anew."""

WIDTH = 40  # bits of a number in a band; the number of the band stands above them

Row = Mapping[str, Any]
TextOf = Callable[[str], str]  # SHA-256 in hexadecimal → text; "" where it is missing


class Band(NamedTuple):
    """Texts of one sort: `kind` is what a person finds, `table` and `field` where it stands."""

    kind: str  # entry | quote | article | agent | place | tag; two of them where either may bear the text
    table: str
    field: str
    texts: Callable[[Row, TextOf], str]
    long: bool = False  # how often a word stands in it says something of its weight

    @property
    def number(self) -> int:
        """Its place among the bands, from 1."""
        return BANDS.index(self) + 1

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last number of its texts in the index, both included."""
        first = self.number << WIDTH
        return first, first + (1 << WIDTH) - 1


class Document(NamedTuple):
    """One text of a row as the index holds it."""

    band: Band
    folded: str
    joined: str


def documents(table: str, row: Row, text_of: TextOf) -> list[Document]:
    """Return what of a row is searched; texts without a word are left out."""
    return [
        Document(band, *forms)
        for band in BANDS
        if band.table == table and (forms := indexed(band.texts(row, text_of)))[0].strip()
    ]


def bands(kind: str) -> list[Band]:
    """Return the bands in which things of a kind are found, the weightiest first."""
    return [band for band in BANDS if kind in band.kind.split()]


def title_of(csl: Row) -> str:
    """Return the title of a source."""
    return _plain(csl.get("title"))


def outlet_of(csl: Row) -> str:
    """Return who printed a source."""
    return _plain(csl.get("container-title")) or _plain(csl.get("publisher"))


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _titles(row: Row, _: TextOf) -> str:
    return _lines(row["short_title"], title_of(row["csl"]))


def _about(row: Row, _: TextOf) -> str:
    """Return everything that is said of a source, so that words of title, outlet and author are found together."""
    csl = row["csl"]
    names = (" ".join(_people(csl.get(part))) for part in ("author", "editor", "translator"))
    said = (_plain(csl.get(part)) for part in ("title", "container-title", "publisher", "title-short", "abstract"))
    return _lines(row["short_title"], *said, *names, row["origin"])


def _people(listed: Any) -> Iterator[str]:
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, Mapping):
            yield " ".join(_plain(one.get(part)) for part in ("given", "family", "literal"))


def _field(*names: str) -> Callable[[Row, TextOf], str]:
    return lambda row, _: _lines(*(str(row[name]) for name in names))


def _marked(row: Row, _: TextOf) -> str:
    return _lines(_plain(row["anchor"].get("exact")), row["comment"], row["transcript"])


BANDS: tuple[Band, ...] = (
    Band("entry", "entry", "title", _field("title")),
    Band("article", "source", "title", _titles),
    Band("agent", "agent", "name", _field("name")),
    Band("place", "place", "name", _field("name")),
    Band("agent place", "name", "text", _field("text")),
    Band("tag", "tag", "name", _field("name")),
    Band("entry", "entry", "text", _field("title", "summary")),
    Band("article", "source", "about", _about),
    Band("quote", "passage", "words", _marked),
    Band("entry", "entry", "note", _field("private_note")),
    Band("entry", "citation", "note", _field("note", "hedge", "preferred_why")),
    Band("article", "source", "note", _field("note", "reliability_why")),
    Band("agent", "agent", "note", _field("note")),
    Band("place", "place", "note", _field("note")),
    Band("article", "version", "text", lambda row, text_of: text_of(row["text_sha256"]), long=True),
)
"""In the order of weight. A band's place is part of the index: who changes the order raises `RULES`."""

TABLES = tuple(dict.fromkeys(band.table for band in BANDS))
"""The tables in which something is searched, in the order in which an index is filled."""

NAMES = tuple(band for band in BANDS if band.field == "name" or band.table == "name")
"""The bands that are also found with a letter wrong."""


def span_of(table: str, field: str) -> tuple[int, int]:
    """Return the first and the last number that texts of a field of a table have in the index, both included."""
    return next(band.span for band in BANDS if (band.table, band.field) == (table, field))
