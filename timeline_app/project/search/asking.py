"""The search itself: words to things found, from the index, or from the tables while there is none.

Bands are asked in their order, so that titles and names come before texts; inside a band FTS5 ranks by bm25.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from sqlite3 import Connection
from time import monotonic

from timeline_app.project.search import index
from timeline_app.project.search.documents import WIDTH, Band, bands
from timeline_app.project.search.showing import Hit, shown
from timeline_app.project.search.similar import similar
from timeline_app.project.search.tables import living, texts
from timeline_app.project.search.words import Word, asked, indexed, words_of

RANKED = 2000  # texts of one band that are weighed against each other; of a word in more, these are any


KINDS = ("entry", "quote", "article", "agent", "place", "tag")
"""What can be found, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one search."""

    typed: str
    hits: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)  # kind → the weightiest first
    more: frozenset[str] = frozenset()  # kinds of which there is more than was asked for
    near: tuple[str, ...] = ()  # names that differ by a letter or two, where nothing was found
    whole: bool = True  # the index answered; else the tables were looked through
    unread: bool = False  # the articles themselves were left out, there is no index yet and no time to read them

    def __len__(self) -> int:
        return sum(map(len, self.hits.values()))


def search(
    db: Connection,
    typed: str,
    *,
    kinds: Collection[str] = KINDS,
    most: int = 8,
    entries: Collection[str] | None = None,
    seconds: float = 0,
) -> Found:
    """Return what holds all typed words, up to `most` of each kind.

    Args:
        entries: ids; only these, and quotes that they cite, are found.
        seconds: after which the texts of articles are left out where there is no index; 0 for never.
    """
    words = words_of(typed)
    if not words:
        return Found(typed)
    whole = index.is_whole(db)
    places = _Index(db, words) if whole else _Tables(db, words, seconds)
    asked_for = [kind for kind in KINDS if kind in kinds and (entries is None or kind in ("entry", "quote"))]
    found = {kind: list(islice(_things(places, kind, entries), most + 1)) for kind in asked_for}
    hits = {kind: tuple(things[:most]) for kind, things in found.items() if things}
    more = frozenset(kind for kind, things in found.items() if len(things) > most)
    near = () if hits or not whole or entries is not None else similar(db, words)
    return Found(typed, hits, more, near, whole, places.late)


def _things(places: _Places, kind: str, entries: Collection[str] | None) -> Iterator[Hit]:
    """Yield different things of one kind, the weightiest first."""
    seen: set[str] = set()
    for band in bands(kind):
        for id_ in places.of(band):
            hit = shown(places.db, band, id_, places.words)
            if hit is not None and hit.kind == kind and hit.id not in seen and _fits(places.db, hit, entries):
                seen.add(hit.id)
                yield hit


def _fits(db: Connection, hit: Hit, entries: Collection[str] | None) -> bool:
    if entries is None or (hit.kind == "entry" and hit.id in entries):
        return True
    query = "select lower(hex(entry_id)) from citation where passage_id = ? and gone = 0"
    return hit.kind == "quote" and any(id_ in entries for (id_,) in db.execute(query, (bytes.fromhex(hit.id),)))


class _Places:
    """Where words stand, band by band."""

    def __init__(self, db: Connection, words: Sequence[Word]) -> None:
        self.db, self.words = db, words
        self.late = False

    def of(self, band: Band) -> Iterator[str]:
        """Yield the ids of the rows of a band in which the words stand."""
        raise NotImplementedError


class _Index(_Places):
    """As the index has it: of long texts by bm25, of short ones, where all words weigh the same, the shortest first."""

    def __init__(self, db: Connection, words: Sequence[Word]) -> None:
        super().__init__(db, words)
        query = f"select distinct rowid >> {WIDTH} from search where search match ?"
        self._there = {number for (number,) in db.execute(query, (asked(words),))}

    def of(self, band: Band) -> Iterator[str]:
        """Yield what the index finds in a band, at most `RANKED`."""
        if band.number not in self._there:
            return iter(())
        rank, by = ("rank", "f.rank") if band.long else ("rowid", "length(t.folded)")
        query = (
            f"select lower(hex(t.row)) from (select rowid, {rank} from search where search match ? "
            f"and rowid between ? and ? limit ?) f join search_text t on t.k = f.rowid order by {by}, t.k"
        )
        return (id_ for (id_,) in self.db.execute(query, (asked(self.words), *band.span, RANKED)))


class _Tables(_Places):
    """As the tables themselves have it, the oldest first."""

    def __init__(self, db: Connection, words: Sequence[Word], seconds: float) -> None:
        super().__init__(db, words)
        self._until = monotonic() + seconds if seconds else float("inf")

    def of(self, band: Band) -> Iterator[str]:
        """Yield the rows of a band that hold all words; of long texts as many as there is time for."""
        text_of = texts(self.db)
        query = f'select lower(hex(id)) from "{band.table}" where gone = 0 order by id'
        for (id_,) in self.db.execute(query).fetchall():
            if band.long and monotonic() > self._until:
                self.late = True
                return
            row = living(self.db, band.table, id_)
            forms = indexed(band.texts(row, text_of)) if row else ("", "")
            if all(word.is_in(*forms) for word in self.words):
                yield id_
