"""Names that differ from a typed word by a letter or two, for “Did you mean …?”.

Candidates share three letters in a row with the word (a trigram index over names alone, so it stays small), or its
first two. Which of them are near is told by the optimal string alignment distance (Damerau 1964): neighbours that
are swapped count as one mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from timeline_app.project.folding import fold
from timeline_app.project.search.documents import NAMES
from timeline_app.project.search.words import Word

LEAST = 4  # letters of a word that may be misspelt; of shorter ones too many are near
CANDIDATES = 200
SHOWN = 3


def similar(db: Connection, words: Sequence[Word]) -> tuple[str, ...]:
    """Return up to three names in which every typed word is, with a letter or two wrong, the nearest first."""
    typed = [" ".join(word.forms[0]) for word in words]
    long = [word for word in typed if len(word) >= LEAST]
    found = [*_sharing(db, long), *_beginning(db, long)] if long else []
    far = {name: wrong for table, row in found if (name := _name(db, table, row)) and (wrong := _wrong(typed, name))}
    return tuple(sorted(far, key=lambda name: (far[name], name))[:SHOWN])


def _sharing(db: Connection, long: Sequence[str]) -> list[tuple[str, bytes]]:
    """Return the names that share the most rows of three letters with the words."""
    grams = sorted({word[at : at + 3] for word in long for at in range(len(word) - 2)})
    query = (
        'select t."table", t.row from (select rowid, rank from search_names where search_names match ? '
        "order by rank limit ?) f join search_text t on t.k = f.rowid order by f.rank"
    )
    return db.execute(query, (" OR ".join(f'"{gram}"' for gram in grams), CANDIDATES)).fetchall()


def _beginning(db: Connection, long: Sequence[str]) -> list[tuple[str, bytes]]:
    """Return names in which a word begins with the first two letters: all other rows of three may hold the mistake."""
    query = "select \"table\", row from search_text where k between ? and ? and ' ' || folded like ? limit ?"
    likes = [f"% {word[:2]}%" for word in long]
    return [row for band in NAMES for like in likes for row in db.execute(query, (*band.span, like, CANDIDATES))]


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped with their neighbour; `most` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def _wrong(typed: Sequence[str], name: str) -> int:
    """Return how many letters are wrong in all; 0 where a word is like none of the name."""
    parts = fold(name).split()
    found = 0
    for word in typed:
        most = 0 if len(word) < LEAST else 1 if len(word) < 2 * LEAST else 2
        nearest = min((distance(word, part[: len(word) + most], most) for part in parts), default=most + 1)
        if nearest > most:
            return 0
        found += nearest
    return found


def _name(db: Connection, table: str, row: bytes) -> str:
    column = "text" if table == "name" else "name"
    found = db.execute(f'select "{column}" from "{table}" where id = ? and gone = 0', (row,)).fetchone()
    return str(found[0]) if found else ""
