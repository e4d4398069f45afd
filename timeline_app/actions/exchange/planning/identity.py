"""Which row of the project an arrival is: by its id, by what it says, else a new one with an id that comes again.

An id of our own is taken as it is. What a file calls a row becomes the UUIDv5 of format, table and that word; a row
without a name gets the UUIDv5 of what it says and of how many rows before it say the same (EXPORTS, section 9).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from timeline_app.actions.exchange.planning.standing import Standing
from timeline_app.model import Entry, canonical_json, natural_id
from timeline_app.project.change import Row
from timeline_app.sources.interchange import Arrival

Fields = Mapping[str, Any]
Clue = tuple[Any, ...]

LOCAL = "#"
"""What a key begins with that only holds rows of one file together."""

_OURS = re.compile(r"[0-9a-f]{32}", re.ASCII)
_UUID = re.compile(r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?", re.ASCII | re.IGNORECASE)

_SAME: dict[str, tuple[str, ...]] = {
    "agent": ("name",),
    "place": ("name",),
    "tag": ("name", "parent_id"),
    "version": ("source_id", "sha256"),
    "passage": ("version_id", "anchor"),
    "citation": ("entry_id", "source_id", "passage_id", "locator"),
    "claim": ("citation_id", "property", "value", "number"),
    "name": ("of_table", "of_id", "text"),
    "role": ("entry_id", "agent_id", "role"),
    "site": ("entry_id", "place_id", "relation"),
    "link": ("from_id", "to_id", "type"),
    "tagging": ("target_id", "tag_id"),
}
"""Of rows that these fields make the same, there need be only one."""


def own_id(key: str) -> str:
    """Return a key as an id of ours, "" when it is none; other programs write theirs with hyphens."""
    if _OURS.fullmatch(key):
        return key
    return UUID(key).hex if _UUID.fullmatch(key) else ""


class Identities:
    """Gives each arrival of a file its id; every row of the project is given away once only."""

    def __init__(self, standing: Standing, format_: str, arrivals: Iterable[Arrival]) -> None:
        self._standing = standing
        self._format = format_
        self._before: Counter[str] = Counter()
        self._given: set[str] = set()
        self._titles = Counter(fold(str(a.fields.get("title", ""))) for a in arrivals if a.table == "entry")
        self._index: dict[str, list[dict[Clue, list[str]]]] = {}

    def of(self, arrival: Arrival, fields: Fields) -> str:
        """Return the id of an arrival with these resolved fields."""
        table = arrival.table
        id_ = own_id(arrival.key)
        if table == "tagging":
            id_ = natural_id("tagging", str(fields.get("target_id")), str(fields.get("tag_id")))
        if not id_:
            made = self._made(arrival, fields)
            id_ = made if made in self._standing.rows[table] else self._found(table, fields) or made
        self._given.add(id_)
        return id_

    def _made(self, arrival: Arrival, fields: Fields) -> str:
        if arrival.key and not arrival.key.startswith(LOCAL):
            return natural_id("import", self._format, arrival.table, arrival.key)
        said = canonical_json([arrival.table, *_said(arrival.table, fields)])
        number = self._before[said]
        self._before[said] += 1
        return natural_id("import", said, str(number))

    def _found(self, table: str, fields: Fields) -> str:
        """Return the one row of the project that says the same, by the first clue that leads to just one."""
        if table not in self._index:
            self._index[table] = _indexed(table, self._standing.rows[table].values())
        for clue, index in zip(_clues(table, fields, self._titles), self._index[table], strict=True):
            ids = [id_ for id_ in index.get(clue, ()) if id_ not in self._given] if clue else []
            if len(ids) == 1:
                return ids[0]
        return ""


def _said(table: str, fields: Fields) -> list[Any]:
    match table:
        case "entry":
            return [(fields.get("when") or {}).get("edtf"), fields.get("title")]
        case "source":
            return [fields.get("csl")]
    return [fields.get(name) for name in _SAME[table]]


def _indexed(table: str, rows: Iterable[Row]) -> list[dict[Clue, list[str]]]:
    indexes: list[dict[Clue, list[str]]] = []
    for row in rows:
        clues = _clues(table, row, None)
        indexes = indexes or [defaultdict(list) for _ in clues]
        for clue, index in zip(clues, indexes, strict=True):
            if clue:
                index[clue].append(row["id"])
    return indexes or [{} for _ in _clues(table, {}, None)]


def _clues(table: str, fields: Fields, titles: Counter[str] | None) -> list[Clue]:
    """Return what a row may be known by, the surest first; () where it says nothing of it.

    Args:
        titles: how often each title stands in the file, for a title alone tells only when it stands there once.
    """
    told = _CLUES.get(table)
    return told(fields, titles) if told else [_plain(table, fields)]


def _plain(table: str, fields: Fields) -> Clue:
    known = [fields.get(name) for name in _SAME[table]]
    return (canonical_json(known),) if any(known) else ()


def _of_entry(fields: Fields, titles: Counter[str] | None) -> list[Clue]:
    title = fold(str(fields.get("title") or ""))
    if not title:
        return [(), ()]
    alone = titles is None or titles[title] == 1
    when = fields.get("when")
    start = Entry.derive({"when": when})["when_lo"] if when else None
    return [(start, title) if when else (), (title,) if alone else ()]


def _of_source(fields: Fields, _titles: Counter[str] | None) -> list[Clue]:
    csl = fields.get("csl") or {}
    doi = fold(str(csl.get("DOI") or "")).rpartition("doi.org/")[2]
    isbn = re.sub(r"[^0-9xX]", "", str(csl.get("ISBN") or "")).upper()
    title = fold(str(csl.get("title") or ""))
    return [
        (doi,) if doi else (),
        (isbn,) if isbn else (),
        (title, _year(csl), _first_author(csl)) if title else (),
    ]


_CLUES: dict[str, Callable[[Fields, Counter[str] | None], list[Clue]]] = {"entry": _of_entry, "source": _of_source}


def _year(csl: Fields) -> str:
    try:
        return str(csl["issued"]["date-parts"][0][0])
    except (KeyError, IndexError, TypeError):
        return ""


def _first_author(csl: Fields) -> str:
    try:
        author = csl["author"][0]
        return fold(str(author.get("family") or author.get("literal") or ""))
    except (KeyError, IndexError, TypeError, AttributeError):
        return ""


def fold(text: str) -> str:
    """Return a text as titles are compared: case, accents and white space aside."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())
