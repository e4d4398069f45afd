"""A library of thousands of articles in words of our own, Latin and Arabic, for timing searches.

Words are made of syllables and drawn as words of a language are: the n-th most frequent in proportion to 1/(n + 3).
The rows are written straight into the tables, without a journal: what is timed reads only tables and index.
"""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from random import Random
from sqlite3 import Connection

from timeline_app import actions, settings
from timeline_app.model import Entry, Name, Place, Record, Source, Version, new_id
from timeline_app.project.file import store

KNOWN = 20_000  # words of each script
LENGTH = 480  # words of an article, some 3 kB
_LATIN = ["ka", "ri", "mo", "sen", "ta", "lu", "ven", "dor", "a", "i", "pe", "gra", "bu", "hol", "ny", "ex"]
_ARABIC = ["كا", "ري", "مو", "سن", "تا", "لو", "فن", "دور", "ا", "ي", "بي", "غرا", "بو", "هل", "ني", "قس"]


class Language:
    """Words of one script, the most frequent first."""

    def __init__(self, syllables: list[str], draw: Random) -> None:
        made: dict[str, None] = {}
        while len(made) < KNOWN:
            made["".join(draw.choices(syllables, k=draw.randint(2, 4)))] = None
        self.words = list(made)
        self._draw = draw
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(KNOWN)))

    def text(self, length: int) -> str:
        """Return so many words."""
        return " ".join(self._draw.choices(self.words, cum_weights=self._weights, k=length))


def library(path: Path, articles: int = 10_000, entries: int = 10_000) -> tuple[Language, Language]:
    """Write the project, whose index is to be made; every third article and entry is in Arabic letters."""
    draw = Random(articles)
    languages = Language(_LATIN, draw), Language(_ARABIC, draw)
    actions.new_project(path, settings.load(), title="A library").close()
    db = store.connect(path)
    db.execute("begin immediate")
    for number in range(articles):
        spoken = languages[number % 3 == 2]
        source = Source(id=new_id(), csl={"title": spoken.text(6), "container-title": spoken.words[number % 50]})
        digest = store.put_blob(db, spoken.text(LENGTH).encode(), "text/plain")
        _write(db, source, Version(id=new_id(), source_id=source.id, sha256=digest, text_sha256=digest))
    for number in range(entries):
        _write(db, Entry(id=new_id(), title=languages[number % 3 == 2].text(6)))
    for number in range(2000):
        place = Place(id=new_id(), name=languages[0].words[number * 7].capitalize())
        _write(db, place, Name(id=new_id(), of_table="place", of_id=place.id, text=languages[1].words[number * 7]))
    db.execute("commit")
    db.close()
    return languages


def _write(db: Connection, *records: Record) -> None:
    for record in records:
        store.upsert(db, str(record.__tablename__), [record.model_dump()])
